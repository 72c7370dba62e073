// A deadline as counted in, its verdict, calendar and steps out.
import { say } from '../frame/language.js'
import { Basis } from '../parts/basis.js'
import { regimeNames } from '../parts/names.js'
import { deadlineDays } from '../parts/service-limits.js'
import { answer, asked, leftOut } from './calculator.js'
import { Calendar } from './calendar.js'
import { effectNames, eventNames, verdictNames, words } from './words.js'
import type { JSX } from 'preact'
import type { DeadlineAnswer, DeadlineVerdict } from '../../model/deadline.js'

const tones: Record<DeadlineVerdict, string> = { 'in-time': 'pass', late: 'fail', open: '', review: 'review', 'not-assessable': 'review' }

export function Outcome(): JSX.Element {
  const found = answer.value
  return (
    <div class="outcome">
      <div role="status">
        {found && <Verdict found={found} />}
        {found && leftOut.value.length > 0 && (
          <p class="small"><b>{leftOut.value.map((type) => say(eventNames[type])).join(say({ zh: '、', en: ', ' }))}</b> {say(words.withoutDay)}</p>
        )}
      </div>
      {found && (
        <>
          <h3>{say(words.calendar)}</h3>
          <Calendar days={found.days ?? []} marked={{ dueOn: found.dueOn, repliedOn: asked.value?.replied ?? null, events: namesByDay() }} />
          {(found.days?.length ?? 0) >= deadlineDays && <p class="small soft">{say(words.cut)}</p>}
          <h3>{say(words.steps)}</h3>
          <Steps steps={found.steps} />
        </>
      )}
    </div>
  )
}

function Verdict({ found: { dueOn, verdict, workingDays, regime } }: { found: DeadlineAnswer }): JSX.Element {
  return (
    <p class="due-line">
      <span class={`chip ${tones[verdict]}`}>{say(verdictNames[verdict])}</span>
      {dueOn === null ? <b>{say(words.noDue)}</b> : <span>{say(words.dueOn)} <b class="figures"><time dateTime={dueOn}>{dueOn}</time></b></span>}
      {workingDays !== null && <span>{say(words.workingDays)} <b class="figures">{workingDays}</b></span>}
      <span class="soft">{say(regimeNames[regime])}</span>
    </p>
  )
}

function namesByDay(): Map<string, string> {
  const names = new Map<string, string>()
  for (const { type, date } of asked.value?.events ?? []) {
    names.set(date, [names.get(date), say(eventNames[type])].filter(Boolean).join(say({ zh: '、', en: ', ' })))
  }
  return names
}

function Steps({ steps }: { steps: DeadlineAnswer['steps'] }): JSX.Element {
  return (
    <ol class="steps">
      {steps.map(({ date, effect, reason, basis }, index) => (
        <li key={index}>
          <time dateTime={date} class="figures">{date}</time> <span class="chip">{say(effectNames[effect])}</span> {reason}
          {basis.length > 0 && <span class="small soft"> <Basis basis={basis} /></span>}
        </li>
      ))}
    </ol>
  )
}
