// Nothing in, the form to be filled in out: tables as they are drawn officially, their sums as they stand, and a document at the end.
import { useEffect, useState } from 'preact/hooks'
import { language, say } from '../frame/language.js'
import { Problem } from '../parts/problem.js'
import { fetchForm } from './actions.js'
import { Controls, DownloadButton } from './controls.js'
import { DrawnTable } from './drawn-table.js'
import { nameOf } from './entry.js'
import { at, entryAt, form, issuer, keysOf, problem, sumsOf, unsaved, year } from './state.js'
import { SumList } from './sum-list.js'
import { filled, standing, stillBroken, words } from './words.js'
import '../parts/parts.css'
import './form.css'
import type { JSX } from 'preact'
import type { FormTable } from '../../model/form-view.js'

export function FormView(): JSX.Element {
  useEffect(() => void fetchForm(), [language.value])
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => { if (unsaved.value) event.preventDefault() }
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [])
  const paper = [issuer.value.trim(), year.value.trim()].filter((each) => each !== '')
  return (
    <div class="view fill-form">
      <h1>{say(words.title)}</h1>
      <p class="lead">{say(words.lead)}</p>
      {problem.value && <Problem problem={problem.value} />}
      {problem.value && !form.value && <div><button type="button" onClick={() => void fetchForm()}>{say(words.again)}</button></div>}
      {!form.value && !problem.value && <p role="status">{say(words.loading)}…</p>}
      {form.value && <Controls />}
      {form.value && <Key />}
      {paper.length > 0 && <p class="paper-only">{paper.join(' · ')}</p>}
      {form.value?.tables.map((table) => <Table key={table.id} table={table} />)}
      {form.value && <End tables={form.value.tables} />}
      <p class="where screen-only" aria-hidden="true">{place()}</p>
      {form.value && <Spoken tables={form.value.tables} />}
    </div>
  )
}

/** Its field says the same to whoever listens. */
function place(): string {
  const table = form.value?.tables.find(({ id }) => id === at.value?.table)
  return table && at.value ? nameOf(table, at.value.row, at.value.column) : ''
}

/** At the end of a long form: what still fails, and the document. */
function End({ tables }: { tables: FormTable[] }): JSX.Element {
  const broken = tables.flatMap((table) => sumsOf(table).value.judged).filter(({ state }) => state === 'broken').length
  return (
    <div class="row screen-only">
      <DownloadButton />
      {broken > 0 && <span class="chip fail">{say(stillBroken(broken))}</span>}
    </div>
  )
}

function Table({ table }: { table: FormTable }): JSX.Element {
  const kinds = keysOf(table).map(({ row, column }) => entryAt(table, row, column))
  const count = (...which: string[]): number => kinds.filter(({ kind }) => which.includes(kind)).length
  return (
    <section class={`card drawn-section-${table.table}`} aria-labelledby={`title-${table.id}`}>
      <h2 id={`title-${table.id}`}>{table.short}{say({ zh: '　', en: ': ' })}{table.title}</h2>
      <p class="small soft">{say(filled(count('blank'), count('zero'), count('dash', 'none'), kinds.filter(({ fault }) => fault).length))}</p>
      <DrawnTable table={table} />
      <SumList table={table} />
    </section>
  )
}

/** Empty, zero and struck out are three things; neither colour nor sign is alone in saying so. */
function Key(): JSX.Element {
  return (
    <ul class="key small screen-only" aria-label={say(words.legend)}>
      <li><span class="entry blank" aria-hidden="true" />{say(words.blank)}</li>
      <li><span class="entry zero" aria-hidden="true">0</span>{say(words.zero)}</li>
      <li><span class="entry dash" aria-hidden="true">/</span>{say(words.dash)}</li>
      <li><span class="entry wrong" aria-hidden="true">8</span>{say(words.wrong)}</li>
      <li><span class="entry right" aria-hidden="true">8 ✓</span>{say(words.right)}</li>
    </ul>
  )
}

/** How the sums stand, read aloud once the typing rests. */
function Spoken({ tables }: { tables: FormTable[] }): JSX.Element {
  const now = tables.map((table) => {
    const { judged } = sumsOf(table).value
    const count = (state: string): number => judged.filter((each) => each.state === state).length
    return judged.length === 0 ? '' : `${table.short} ${say(standing(count('holds'), count('broken'), count('open')))}`
  }).filter(Boolean).join('; ')
  const [said, speak] = useState(now)
  useEffect(() => {
    const timer = setTimeout(() => speak(now), 1200)
    return () => clearTimeout(timer)
  }, [now])
  return <p class="unseen" role="status">{said}</p>
}
