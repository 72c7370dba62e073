// An evaluation in, what to mend out, the most points first, with the score each mend brings.
import { number, say } from '../frame/language.js'
import { severityNames } from '../parts/names.js'
import { FindingBody } from './finding.js'
import { followFinding } from './follow.js'
import { ticked, useIsCurrent } from './state.js'
import { whatIf } from './what-if.js'
import { words } from './words-of-results.js'
import type { JSX } from 'preact'
import type { Evaluation, FindingAnswer, MendAnswer } from '../../model/evaluation.js'

export function Mends({ evaluation }: { evaluation: Evaluation }): JSX.Element | null {
  const { mends, findings } = evaluation
  if (mends.length === 0) return null
  const byRule = new Map(findings.map((finding) => [finding.ruleId, finding]))
  return (
    <section class="card" aria-labelledby="mends">
      <h2 id="mends">{say(words.mendFirst)}</h2>
      <WhatIf evaluation={evaluation} />
      <ol class="mends">
        {mends.map((mend, index) => {
          const finding = byRule.get(mend.ruleId)
          const consequences = consequencesOf(findings, mend.ruleId)
          return finding && <Mend key={mend.ruleId} mend={mend} place={index + 1} finding={finding} consequences={consequences} />
        })}
      </ol>
    </section>
  )
}

function consequencesOf(findings: FindingAnswer[], ruleId: string): FindingAnswer[] {
  return findings.filter(({ causedBy, outcome }) => causedBy === ruleId && (outcome === 'fail' || outcome === 'partial'))
}

interface Given { mend: MendAnswer; place: number; finding: FindingAnswer; consequences: FindingAnswer[] }

function Mend({ mend, place, finding, consequences }: Given): JSX.Element {
  const { ruleId, title, gain, after } = mend
  const isTicked = ticked.value.has(ruleId)
  const [colon, semicolon] = [say({ zh: '：', en: ': ' }), say({ zh: '；', en: '; ' })]
  return (
    <li
      id={`finding-${ruleId}`} class="finding" data-finding={ruleId}
      aria-current={useIsCurrent(ruleId)} onFocusIn={() => followFinding(ruleId)}
    >
      <div class="finding-head">
        <span class={`place ${finding.outcome}`} aria-hidden="true">{place}</span>
        <h3 tabIndex={-1}>{title}</h3>
        <span class={`chip ${finding.outcome}`}>{say(severityNames[finding.severity])}</span>
        <span class="gain figures">{gain > 0 ? `+${number(gain)}` : '±0'} {say(words.points)}</span>
        <label class="tick screen-only">
          <input type="checkbox" checked={isTicked} onChange={() => tick(ruleId, !isTicked)} aria-label={`${say(words.tick)} ${title}`} />
          {say(words.tick)}
        </label>
      </div>
      <FindingBody finding={finding} />
      {consequences.length > 0 && (
        <p class="small soft">{say(words.consequences)}{colon}{consequences.map((each) => each.title).join(semicolon)}</p>
      )}
      <p class="small soft figures">
        {say({ zh: `改完前 ${place} 项：${after.total} 分`, en: `Once the first ${place} ${place === 1 ? 'is' : 'are'} mended: ${after.total}` })}
      </p>
    </li>
  )
}

function tick(ruleId: string, on: boolean): void {
  const next = new Set(ticked.value)
  if (on) next.add(ruleId)
  else next.delete(ruleId)
  ticked.value = next
}

function WhatIf({ evaluation }: { evaluation: Evaluation }): JSX.Element | null {
  const { score, mends } = evaluation
  const then = whatIf(evaluation, ticked.value)
  if (!score || !then) return null
  const all = mends.every(({ ruleId }) => ticked.value.has(ruleId))
  const prefix = { exact: { zh: '', en: '' }, about: { zh: '约 ', en: 'about ' }, least: { zh: '至少 ', en: 'at least ' } }[then.sure]
  return (
    <div class="what-if">
      <span>{say(words.whatIf)}</span>
      <output class="figures">
        {number(score.total)} → <b>{say(prefix)}{number(then.total)}</b>
        {' '}<span class="small soft">{say({ zh: `已勾选 ${ticked.value.size} 处`, en: `${ticked.value.size} ticked` })}</span>
      </output>
      <button type="button" class="quiet screen-only" onClick={() => { ticked.value = new Set(all ? [] : mends.map(({ ruleId }) => ruleId)) }}>
        {say(all ? words.untickAll : words.tickAll)}
      </button>
    </div>
  )
}
