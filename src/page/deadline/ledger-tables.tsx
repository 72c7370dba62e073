// What was found in a register in, its rates, its columns and how it agrees with the report out, as tables.
import { useEffect, useState } from 'preact/hooks'
import { language, number, say } from '../frame/language.js'
import { askJson } from '../parts/ask.js'
import { kind, map, noColumn, putColumn } from './ledger.js'
import { fieldNames, fieldsOf, howNames, words } from './words-of-ledgers.js'
import type { JSX } from 'preact'
import type { FormView } from '../../model/form-view.js'
import type { LedgerAnswer, Reconciliation } from '../../model/ledger.js'

export function Rates({ answer: { lines, summary: { timeliness, processDefects, reconciliation } } }: { answer: LedgerAnswer }): JSX.Element {
  const { percent, inTime, decided } = timeliness
  // A rate of a handful says nothing: the service gives none under five.
  const rate = percent === null ? `${inTime}/${decided}` : `${number(percent)} % (${inTime}/${decided})`
  const figures: Array<[name: string, value: string]> = [
    [say(words.lines), number(lines)],
    [say(words.inTime), rate],
    [say(words.late), number(timeliness.late)], [say(words.open), number(timeliness.open)], [say(words.toReview), number(timeliness.review)],
    [say(words.defects), number(processDefects.count)],
    ...(reconciliation.compared > 0 ? [[say(words.agreed), `${reconciliation.agreed}/${reconciliation.compared}`] as [string, string]] : []),
  ]
  return (
    <>
      <h3>{say(words.rates)}</h3>
      <dl class="rates figures">{figures.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
    </>
  )
}

/** A register whose head was not recognised: its columns by their letters alone, for its reader knows what stands in them. */
const byLetters: Pick<LedgerAnswer, 'columns' | 'unmapped'> = {
  columns: [], unmapped: [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((column) => ({ sheet: null, column, header: '' })),
}

export function Columns({ answer }: { answer: LedgerAnswer | null }): JSX.Element {
  const { columns, unmapped } = answer ?? byLetters
  const all = [...columns, ...unmapped]
  const options = [...new Map(all.map((each) => [each.column, each.header])).entries()].sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1))
  return (
    <details class="columns" open={answer === null}>
      <summary><h3>{say(words.columns)}</h3> <span class="small soft figures">{columns.length}/{fieldsOf[kind.value].length}</span></summary>
      <p class="small soft">{say(answer === null ? words.lettersLead : words.columnsLead)}</p>
      <div class="scroll-x" tabIndex={0} role="region" aria-label={say(words.columns)}>
        <table>
          <thead><tr><th scope="col">{say(words.field)}</th><th scope="col">{say(words.column)}</th><th scope="col">{say(words.how)}</th></tr></thead>
          <tbody>
            {fieldsOf[kind.value].map((field) => {
              const held = columns.find((each) => each.field === field)
              return (
                <tr key={field}>
                  <th scope="row">{say(fieldNames[field])}</th>
                  <td>
                    <select
                      aria-label={say(fieldNames[field])} value={map.value[field] ?? held?.column ?? noColumn}
                      onChange={(event) => putColumn(field, event.currentTarget.value)}
                    >
                      <option value={noColumn}>{say(words.noColumn)}</option>
                      {options.map(([column, header]) => <option key={column} value={column}>{column} {header}</option>)}
                    </select>
                  </td>
                  <td>{say(held ? howNames[held.how] : field in map.value ? howNames.given : words.none)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </details>
  )
}

const heads = [words.rule, words.item, words.ofLedger, words.ofReport, words.agrees, words.lineNumbers]

function Agreement({ agrees }: { agrees: boolean | null }): JSX.Element {
  if (agrees === null) return <span class="chip review">{say(words.unknown)}</span>
  return <span class={agrees ? 'chip pass' : 'chip fail'}>{say(agrees ? words.yes : words.no)}</span>
}

export function Reconciled({ answer: { summary }, reconciliation: { comparisons, report, year } }: {
  answer: LedgerAnswer; reconciliation: Reconciliation
}): JSX.Element {
  const [form, setForm] = useState<FormView | null>(null)
  const [whole, showWhole] = useState(false)
  // Without the form its rows keep their ids.
  useEffect(() => { askJson<FormView>(`/v1/forms/cn-2019-form-2021?lang=${language.value}`).then(setForm, () => undefined) }, [language.value])
  const table = form?.tables.find((each) => each.table === 'applications')
  // A form has 175 figures, most of them 0 on either side: what differs, or can't be told, is what is looked for.
  const apart = comparisons.filter(({ agrees }) => agrees !== true)
  const agreeing = comparisons.length - apart.length
  const listed = whole ? comparisons : apart
  const titleOf = (list: Array<{ id: string; title: string }> | undefined, id: string): string => list?.find((each) => each.id === id)?.title ?? id
  return (
    <>
      <h3>{say(words.reconciliation)}</h3>
      <p class="small soft with-next">{report}{year !== null && ` · ${year}`}</p>
      {apart.length === 0 && <p>{say(words.allAgree)}</p>}
      {agreeing > 0 && (
        <label class="row screen-only">
          <input type="checkbox" checked={whole} onChange={(event) => showWhole(event.currentTarget.checked)} />
          {say(words.agreeing)}（{number(agreeing)}）
        </label>
      )}
      {listed.length > 0 && (
        <div class="scroll-x" tabIndex={0} role="region" aria-label={say(words.reconciliation)}>
          <table class="reconciled">
            <thead>
              <tr>{heads.map((head) => <th key={head.en} scope="col">{say(head)}</th>)}</tr>
            </thead>
            <tbody>
              {listed.map(({ ruleId, row, column, ledger, report: reported, agrees, lines }) => (
                <tr key={`${ruleId} ${row} ${column}`} class={agrees === false ? 'differs' : ''}>
                  <td><a href={`/rules#${ruleId}`}>{summary.rules.find((each) => each.ruleId === ruleId)?.title ?? ruleId}</a></td>
                  <th scope="row">{titleOf(table?.rows, row)} · {titleOf(table?.columns, column)}</th>
                  <td class="figures">{number(ledger)}</td><td class="figures">{reported === null ? '—' : number(reported)}</td>
                  <td><Agreement agrees={agrees} /></td>
                  <td class="figures">{lines.join(', ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}
