// An evaluation in, what is not to be mended out: what a person decides, remarks, what was not checked, what passed.
import { say } from '../frame/language.js'
import { outcomeNames } from '../parts/names.js'
import { FindingBody } from './finding.js'
import { followFinding } from './follow.js'
import { compared } from './last-year.js'
import { useIsCurrent } from './state.js'
import { words } from './words-of-results.js'
import type { JSX } from 'preact'
import type { Evaluation, FindingAnswer } from '../../model/evaluation.js'

export function Remarks({ evaluation: { findings, mends } }: { evaluation: Evaluation }): JSX.Element {
  const mended = new Set(mends.map(({ ruleId }) => ruleId))
  const rest = findings.filter(({ ruleId, outcome, causedBy }) =>
    (outcome === 'fail' || outcome === 'partial') && !mended.has(ruleId) && !(causedBy !== undefined && mended.has(causedBy)))
  return (
    <>
      <Group id="review" title={say(words.review)} lead={say(words.reviewLead)} findings={findings.filter(({ outcome }) => outcome === 'review')} />
      <Group id="other" title={say(words.other)} findings={rest} />
    </>
  )
}

function Group({ id, title, lead, findings }: { id: string; title: string; lead?: string; findings: FindingAnswer[] }): JSX.Element | null {
  if (findings.length === 0) return null
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>{title}（{findings.length}）</h2>
      {lead !== undefined && <p class="soft small">{lead}</p>}
      <ul class="mends">
        {findings.map((finding) => <Remark key={finding.ruleId} finding={finding} />)}
      </ul>
    </section>
  )
}

function Remark({ finding }: { finding: FindingAnswer }): JSX.Element {
  const { ruleId, title, outcome } = finding
  return (
    <li
      id={`finding-${ruleId}`} class="finding" data-finding={ruleId} aria-current={useIsCurrent(ruleId)}
      onFocusIn={() => followFinding(ruleId)}
    >
      <div class="finding-head">
        <h3 tabIndex={-1}>{title}</h3>
        <span class={`chip ${outcome}`}>{say(outcomeNames[outcome])}</span>
      </div>
      <FindingBody finding={finding} />
    </li>
  )
}

export function NotChecked({ evaluation: { notChecked, findings } }: { evaluation: Evaluation }): JSX.Element {
  const titles = new Map(findings.map(({ ruleId, title }) => [ruleId, title]))
  // One reason for several rules is told once.
  const byReason = new Map<string, string[]>()
  for (const { ruleId, why } of notChecked) byReason.set(why, [...(byReason.get(why) ?? []), ruleId])
  return (
    <section class="card" aria-labelledby="not-checked">
      <h2 id="not-checked">{say(words.notChecked)}（{notChecked.length}）</h2>
      {notChecked.length > 0 && <p class="soft small">{say(words.notCheckedLead)}</p>}
      <dl class="reasons">
        {[...byReason].map(([why, ids]) => (
          <div key={why}>
            <dt>
              {ids.map((id, index) => (
                <span key={id}>{index > 0 && say({ zh: '、', en: ', ' })}<a href={`/rules#${id}`}>{titles.get(id) ?? id}</a></span>
              ))}
            </dt>
            <dd class="small">
              {why}{ids.some((id) => compared.has(id)) && <>{' '}<a href="#last-year">{say(words.lastYear)}</a></>}
            </dd>
          </div>
        ))}
      </dl>
      <Folded title={words.passed} findings={findings.filter(({ outcome }) => outcome === 'pass')} />
      <Folded title={words.notApplicable} findings={findings.filter(({ outcome }) => outcome === 'not-applicable')} />
    </section>
  )
}

function Folded({ title, findings }: { title: { zh: string; en: string }; findings: FindingAnswer[] }): JSX.Element | null {
  if (findings.length === 0) return null
  return (
    <details class="folded">
      <summary>{say(title)}（{findings.length}）</summary>
      <ul class="plain">
        {findings.map((finding) => (
          <li key={finding.ruleId}>
            <details><summary>{finding.title}</summary><FindingBody finding={finding} /></details>
          </li>
        ))}
      </ul>
    </details>
  )
}
