// The findings of a register in, a table line by line out, some at a time, and all of them as a file.
import { useState } from 'preact/hooks'
import { number, say } from '../frame/language.js'
import { Basis } from '../parts/basis.js'
import { outcomeNames } from '../parts/names.js'
import { saveFindings } from './ledger.js'
import { words } from './words-of-ledgers.js'
import type { JSX } from 'preact'
import type { FindingAnswer } from '../../model/evaluation.js'
import type { LedgerAnswer } from '../../model/ledger.js'
import type { Outcome } from '../../model/words.js'

const step = 100
const heads = [words.where, words.outcome, words.rule, words.says]
const told: Outcome[] = ['fail', 'partial', 'review']

export function Findings({ answer: { findings, summary } }: { answer: LedgerAnswer }): JSX.Element {
  const [outcome, choose] = useState<Outcome | ''>('')
  const [shown, show] = useState(step)
  const lines = findings.filter((each) => told.includes(each.outcome) && (outcome === '' || each.outcome === outcome))
  const open = findings.filter((each) => each.outcome === 'not-assessable')
  return (
    <>
      <h3>{say(words.findings)} <span class="small soft figures">{number(lines.length)}</span></h3>
      <div class="row screen-only">
        <label class="row">{say(words.show)}
          <select value={outcome} onChange={(event) => { choose(event.currentTarget.value as Outcome | ''); show(step) }}>
            <option value="">{say(words.all)}</option>
            {told.map((each) => <option key={each} value={each}>{say(outcomeNames[each])}</option>)}
          </select>
        </label>
        <button type="button" onClick={() => void saveFindings()}>{say(words.download)}</button>
        {summary.findings.listed < summary.findings.found && (
          <span class="small soft">{number(summary.findings.listed)}/{number(summary.findings.found)}</span>
        )}
      </div>
      {lines.length === 0 ? <p>{say(words.noFindings)}</p> : <Table lines={lines.slice(0, shown)} />}
      {lines.length > shown && (
        <div><button type="button" onClick={() => show(shown + step)}>{say(words.more)} {shown}/{lines.length}</button></div>
      )}
      {lines.length > shown && <p class="small paper-only">{say(words.cutOnPaper)} {shown}/{lines.length}</p>}
      {open.length > 0 && (
        <details>
          <summary>{say(words.notAsked)} {open.length}</summary>
          <ul class="not-asked">
            {open.map((each, index) => <li key={index}><a href={`/rules#${each.ruleId}`}>{each.title}</a> {each.message}</li>)}
          </ul>
        </details>
      )}
    </>
  )
}

/** On a narrow screen its rows are stacked by the style sheet, which takes a table its roles: they are said here. */
function Table({ lines }: { lines: FindingAnswer[] }): JSX.Element {
  return (
    <div class="scroll-x" tabIndex={0} role="region" aria-label={say(words.findings)}>
      <table class="line-findings" role="table">
        <thead role="rowgroup"><tr role="row">{heads.map((head) => <th key={head.en} scope="col" role="columnheader">{say(head)}</th>)}</tr></thead>
        <tbody role="rowgroup">
          {lines.map(({ ruleId, title, outcome, message, advice, evidence, basis }, index) => (
            <tr key={index} role="row">
              <td role="cell">
                {[...new Set(evidence.slice(0, 4).map(({ where }) => where))].map((where) => <span key={where} class="where">{where}</span>)}
              </td>
              <td role="cell"><span class={`chip ${outcome}`}>{say(outcomeNames[outcome])}</span></td>
              <td role="cell"><a href={`/rules#${ruleId}`}>{title}</a></td>
              <td role="cell">
                {message}
                {evidence.length > 0 && <q class="small soft">{evidence.slice(0, 4).map(({ quote }) => quote).filter(Boolean).join(' · ')}</q>}
                {advice !== null && <p class="small">{advice}</p>}
                <p class="small soft"><Basis basis={basis} /></p>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
