// A finding in, everything a clerk needs to mend it out: where, why, how, by which law.
import { say } from '../frame/language.js'
import { Basis } from '../parts/basis.js'
import { showInText } from './follow.js'
import { current, evaluation } from './state.js'
import { brokenOf } from './tables-read.js'
import { words } from './words-of-results.js'
import type { JSX } from 'preact'
import type { FindingAnswer } from '../../model/evaluation.js'

/** Of one finding no more quotes are shown at once than fit a screen. */
const shownFirst = 3

export function FindingBody({ finding }: { finding: FindingAnswer }): JSX.Element {
  const { message, advice, evidence, basis, ruleId } = finding
  return (
    <div class="finding-body">
      <p class="why">{message}</p>
      {brokenOf(evaluation.value, ruleId).map(({ written }) => <p key={written} class="equation figures">{written}</p>)}
      {evidence.length > 0 && <Evidence ruleId={ruleId} evidence={evidence.slice(0, shownFirst)} />}
      {evidence.length > shownFirst && (
        <details>
          <summary>{say({ zh: `另 ${evidence.length - shownFirst} 处`, en: `${evidence.length - shownFirst} more` })}</summary>
          <Evidence ruleId={ruleId} evidence={evidence.slice(shownFirst)} />
        </details>
      )}
      {advice !== null && <p class="how"><b>{say(words.how)}</b> {advice}</p>}
      <p class="law small">
        <b>{say(words.law)}</b>{' '}
        <Basis basis={basis} />
        {' '}<a href={`/rules#${ruleId}`}>{say({ zh: '这条规则', en: 'This rule' })}</a>
      </p>
    </div>
  )
}

function Evidence({ ruleId, evidence }: { ruleId: string; evidence: FindingAnswer['evidence'] }): JSX.Element {
  return (
    <ul class="evidence">
      {evidence.map(({ start, end, quote, where, page, beside }, index) => (
        <li key={index} class={quote.length <= 12 && !beside ? 'short' : ''}>
          <span class="where small">{where}{page !== undefined && say({ zh: ` · 第${page}页`, en: ` · p. ${page}` })}</span>
          <div class={beside ? 'quotes two' : 'quotes'}>
            <blockquote>{quote}</blockquote>
            {beside && <blockquote><span class="small soft">{say(words.beside)} {beside.document}</span> {beside.quote}</blockquote>}
          </div>
          {start !== undefined && end !== undefined && (
            <button type="button" class="quiet small" onClick={() => { current.value = ruleId; showInText(start, true) }}>
              {say(words.inText)}<span class="unseen">{say({ zh: `：${where}`, en: `: ${where}` })}</span>
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}
