// What was read beside the tables in, who and when and the figures of the text out, each to be put right where it was read wrongly.
import { language, say } from '../frame/language.js'
import { kindNames } from '../parts/names.js'
import { CorrectionBar } from './correction-bar.js'
import { correcting, typedIdentity } from './correcting.js'
import { showInText } from './follow.js'
import { identityCorrections } from './state.js'
import { Value } from './value-field.js'
import { identityNames, words } from './words-of-results.js'
import { provinces } from './words.js'
import type { JSX } from 'preact'
import type { ReadingAnswer } from '../../model/reading.js'
import type { IssuerKind } from '../../model/words.js'
import type { IdentityCorrections } from './state.js'

type Identity = ReadingAnswer['identity'][number]

export function WhatWasRead({ reading: { identity, figures } }: { reading: ReadingAnswer }): JSX.Element {
  return (
    <section class="card" aria-labelledby="read">
      <h2 id="read">{say(words.read)}</h2>
      <p class="soft small">{say(words.readLead)}</p>
      <CorrectionBar />
      <dl class="identity">
        {identity.map((each) => (
          <div key={each.field}>
            <dt>{say(identityNames[each.field] ?? { zh: each.field, en: each.field })}</dt>
            <dd>{correcting.value && each.field !== 'title' ? <Field identity={each} /> : <Shown identity={each} />}</dd>
          </div>
        ))}
      </dl>
      {figures.length > 0 && (
        <details open={correcting.value}>
          <summary>{say(words.figures)}（{figures.length}）</summary>
          <table>
            <thead><tr>{[words.figures, words.value, words.asPrinted].map((name) => <th key={name.en} scope="col">{say(name)}</th>)}</tr></thead>
            <tbody>
              {figures.map(({ fact, title, value, start, end }) => (
                <tr key={`${fact} ${start}`}>
                  <th scope="row">{title}</th>
                  <td><Value value={value} raw="" start={start} end={end} name={title} /></td>
                  <td><ToText start={start} what={title} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  )
}

function ToText({ start, what }: { start: number; what: string }): JSX.Element {
  return (
    <button type="button" class="quiet small screen-only" onClick={() => showInText(start, true)}>
      {say(words.inText)}<span class="unseen"> {what}</span>
    </button>
  )
}

function Shown({ identity: { field, value, start } }: { identity: Identity }): JSX.Element {
  const said = field === 'issuerKind' && value !== null ? say(kindNames[value as IssuerKind]) : value === null ? '—' : String(value)
  return (
    <>
      {said}
      {field in identityCorrections.value && <> <span class="chip review">{say(words.corrected)}</span></>}
      {start !== undefined && <ToText start={start} what={say(identityNames[field] ?? words.read)} />}
    </>
  )
}

function Field({ identity: { field, value } }: { identity: Identity }): JSX.Element {
  const name = say(identityNames[field]!)
  const held = (typedIdentity.value as Record<string, string | number | undefined>)[field] ?? value ?? ''
  const take = (as: string): void => {
    const others = Object.entries(typedIdentity.value).filter(([each]) => each !== field)
    // An empty field, or what was read already, corrects nothing.
    const given = as === '' || as === String(value ?? '') ? [] : [[field, field === 'year' ? Number(as) : as] as const]
    typedIdentity.value = Object.fromEntries([...others, ...given]) as IdentityCorrections
  }
  const given = { 'aria-label': name, value: held, lang: language.value === 'en' ? 'zh-CN' : undefined }
  if (field === 'issuerKind' || field === 'province') {
    const options = field === 'province' ? provinces.map((each) => [each, each]) : Object.entries(kindNames).map(([id, each]) => [id, say(each)])
    return (
      <select {...given} onChange={(event) => take(event.currentTarget.value)}>
        <option value="">—</option>
        {options.map(([id, text]) => <option key={id} value={id}>{text}</option>)}
      </select>
    )
  }
  const type = field === 'year' ? 'number' : field === 'publishedOn' ? 'date' : 'text'
  const bounds = field === 'year' ? { min: 1900, max: 2100 } : {}
  return <input {...given} {...bounds} type={type} onInput={(event) => take(event.currentTarget.value)} />
}
