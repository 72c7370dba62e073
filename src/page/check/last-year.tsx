// Last year's report, or one number of it, in; what the comparison found out.
import { say } from '../frame/language.js'
import { DropZone } from '../parts/drop-zone.js'
import { outcomeNames } from '../parts/names.js'
import { check, handInPrevious } from './actions.js'
import { lastYearNumber, previous } from './state.js'
import { words } from './words-of-results.js'
import type { JSX } from 'preact'
import type { Evaluation, FindingAnswer } from '../../model/evaluation.js'

/** Rules that hold a report against last year's. */
export const compared = new Set([
  'carried-over-matches-last-year', 'valid-stock-continuity', 'year-jump', 'last-problems-followed', 'problems-not-repeated',
  'not-copied-from-last-year',
])

export function LastYear({ evaluation: { findings } }: { evaluation: Evaluation }): JSX.Element {
  const told = findings.filter(({ ruleId, outcome }) => compared.has(ruleId) && outcome !== 'not-applicable')
  return (
    <section class="card" aria-labelledby="last-year">
      <h2 id="last-year">{say(words.lastYear)}</h2>
      <p class="soft small">{say(words.lastYearLead)}</p>
      <div class="screen-only last-year-given">
        {previous.value ? (
          <p class="row"><span>{say(words.lastYearFile)}：{previous.value.name}</span>
            <button type="button" onClick={() => void handInPrevious(null)}>{say(words.remove)}</button></p>
        ) : (
          <>
            <DropZone
              onFile={(file) => void handInPrevious({ name: file.name, bytes: file })}
              pick={say(words.lastYearPick)} name={say(words.lastYearFile)}
            />
            <form class="row" onSubmit={(event) => { event.preventDefault(); void check() }}>
              <label class="field"><span>{say(words.lastYearNumber)}</span>
                <input
                  type="text" inputMode="numeric" pattern="[0-9]{0,7}" size={8} value={lastYearNumber.value}
                  onInput={(event) => { lastYearNumber.value = event.currentTarget.value.trim() }}
                />
              </label>
              <button type="submit">{say(words.compare)}</button>
            </form>
          </>
        )}
      </div>
      {told.length > 0 && <ul class="plain compared">{told.map((finding) => <Compared key={finding.ruleId} finding={finding} />)}</ul>}
    </section>
  )
}

function Compared({ finding: { title, outcome, message, evidence } }: { finding: FindingAnswer }): JSX.Element {
  const beside = evidence.flatMap(({ quote, beside }) => (beside ? [{ ...beside, now: quote }] : []))
  return (
    <li>
      <p><span class={`chip ${outcome}`}>{say(outcomeNames[outcome])}</span> <b>{title}</b></p>
      <p class="small">{message}</p>
      {beside.map(({ now, quote, document }, index) => (
        <div key={index} class="quotes two">
          <blockquote>{now}</blockquote>
          <blockquote><span class="small soft">{say(words.beside)} {document}</span> {quote}</blockquote>
        </div>
      ))}
    </li>
  )
}
