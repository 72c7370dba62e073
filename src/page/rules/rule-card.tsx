// One rule in, its line out, and once opened all of it: why, how it decides, what it costs, its law and its cases.
import { Fragment } from 'preact'
import { language, number, say } from '../frame/language.js'
import { dimensionNames, kindNames, outcomeNames, regimeNames, severityNames } from '../parts/names.js'
import { Cases } from './cases.js'
import { Laws } from './laws.js'
import { named, open, setOpen } from './state.js'
import { outcomeTones } from './tones.js'
import { gateWords, pointsWords, words } from './words.js'
import type { JSX } from 'preact'
import type { RegimeId } from '../../model/words.js'
import type { RuleView } from '../../model/rule-view.js'
import type { Entry } from './search.js'

const tones: Record<string, string> = { critical: 'fail', major: 'partial', minor: 'review', info: '' }

export function RuleCard({ entry }: { entry: Entry }): JSX.Element {
  const rule = entry[language.value]
  const isOpen = open.value.has(rule.id)
  return (
    <details
      id={rule.id} class="card rule" open={isOpen} aria-current={named.value === rule.id ? 'true' : undefined}
      onToggle={(event) => setOpen(rule.id, event.currentTarget.open)}
    >
      <summary>
        <h3>{rule.number !== null && <span class="figures number">{rule.number} </span>}{rule.title}</h3>
        <span class={`chip ${tones[rule.severity] ?? ''}`}>{say(severityNames[rule.severity])}</span>
        <span class="chip">{say(dimensionNames[rule.dimension])}</span>
        {rule.statutory.length > 0 && <span class="chip">{say(words.statutory)}</span>}
        {rule.status === 'retired' && <span class="chip review">{say(words.retired)}</span>}
      </summary>
      {isOpen && <Body rule={rule} />}
    </details>
  )
}

function Body({ rule }: { rule: RuleView }): JSX.Element {
  const { id, why, verdicts, since, basis, stands } = rule
  const advice = [...new Set(verdicts.flatMap((each) => (each.advice === null || each.outcome === 'pass' ? [] : [each.advice])))]
  return (
    <div class="rule-body">
      <h4>{say(words.why)}</h4>
      <p>{why}</p>
      <h4>{say(words.asks)}</h4>
      <p class="small soft">{say(words.asksLead)}</p>
      <ol class="verdicts">
        {verdicts.map(({ outcome, says }, index) => (
          <li key={index}>
            <span class={`chip ${outcomeTones[outcome] ?? ''}`}>{say(outcomeNames[outcome])}</span> <Filled text={says} stands={stands} />
          </li>
        ))}
      </ol>
      {advice.length > 0 && <h4>{say(words.how)}</h4>}
      {advice.length > 0 && <ul class="advice">{advice.map((each) => <li key={each}><Filled text={each} stands={stands} /></li>)}</ul>}
      <h4>{say(words.costs)}</h4>
      <Costs rule={rule} />
      <h4>{say(words.scope)}</h4>
      <Scope rule={rule} />
      <h4>{say(words.law)}</h4>
      <Laws basis={basis} />
      <Cases id={id} />
      <p class="small soft">
        {say(words.since)} <time dateTime={since}>{since}</time> · <a href={`#${id}`}>{say(words.link)}</a> <code>{id}</code>
      </p>
    </div>
  )
}

/** What a brace stands for is set in a frame of its own: a number or a word is read there. */
function Filled({ text, stands }: { text: string; stands: RuleView['stands'] }): JSX.Element {
  const [first, ...rest] = text.split('{')
  return (
    <>
      {first}
      {rest.map((part, index) => {
        const end = part.indexOf('}')
        const name = part.slice(0, end)
        return <Fragment key={index}><span class="stands">{stands[name] ?? name}</span>{part.slice(end + 1)}</Fragment>
      })}
    </>
  )
}

/** Where a regime has fewer rules in the dimension, each counts for more. */
function Costs({ rule }: { rule: RuleView }): JSX.Element {
  const { for: subject, weight, severity, points, gates } = rule
  if (subject === 'ledger') return <p>{say(words.noPoints)}</p>
  return (
    <ul class="plain">
      {weight === 0 && <li>{say(words.noWeight)}</li>}
      {weight > 0 && (Object.entries(points) as Array<[RegimeId, number]>).map(([regime, each]) => (
        <li key={regime}>{say(regimeNames[regime])}{say({ zh: '：', en: ': ' })}<b class="figures">{say(pointsWords(number(each, 2)))}</b></li>
      ))}
      <li class="small soft">{say({
        zh: `权重 ${weight}，程度“${severityNames[severity].zh}”；同一维度有规则不适用时，其余规则分值相应增加`,
        en: `Weight ${weight}, ${severityNames[severity].en}; where rules of the dimension do not apply, the others count for more`,
      })}</li>
      {gates.map(({ id, title, caps, person }) => (
        <li key={id}><span class="chip fail">{say({ zh: '封顶', en: 'Cap' })}</span> {say(gateWords(title, caps, person))}</li>
      ))}
    </ul>
  )
}

function Scope({ rule: { regimes, issuerKinds, statutory, needs, for: subject } }: { rule: RuleView }): JSX.Element {
  const colon = say({ zh: '：', en: ': ' })
  const comma = say({ zh: '、', en: ', ' })
  return (
    <ul class="plain">
      {regimes.map((regime) => (
        <li key={regime}>
          {say(regimeNames[regime])}
          {subject === 'report' && `${colon}${issuerKinds?.[regime]?.map((kind) => say(kindNames[kind])).join(comma) ?? say(words.everyKind)}`}
          {statutory.includes(regime) && <> <span class="chip">{say(words.statutory)}</span></>}
        </li>
      ))}
      {needs.length > 0 && <li>{say(words.needs)}{colon}<code>{needs.join(', ')}</code></li>}
    </ul>
  )
}
