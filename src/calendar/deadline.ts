// What happened to an application in, the legal due date with every step that made it out.
// Source: articles 21 and 24 of 2007; 30, 31 and 33 of 2019; the fee measure of 2020. The numbers are data: rules/handling.json.
import { editionOn, laterEdition, regimeOn } from './editions.js'
import { runClock } from './clock.js'
import { replied, straddles } from './steps.js'
import type { Clock } from './clock.js'
import type { WorkCalendar } from './working-days.js'
import type { Deadline, DeadlineVerdict, Handling } from '../model/deadline.js'
import type { HandlingLaw } from '../model/rulebook.js'

/**
 * The due date under the edition in force on the day of receipt, and what a reply date means for it.
 * A day without a calendar gives `not-assessable`, never a guess. An application received under the edition of 2007 and
 * still open when that of 2019 came into force may be judged by either: where they differ, a person decides.
 */
export function deadlineFor(handling: Handling, law: HandlingLaw, calendar: WorkCalendar): Deadline {
  const edition = editionOn(handling.received, law)
  const clock = runClock(handling, edition, calendar)
  const later = laterEdition(handling, edition, law)
  const other = later && runClock(handling, later, calendar)
  const verdicts = [clock, ...(other ? [other] : [])].flatMap((each) => readings(handling, each))
  return {
    regime: regimeOn(handling.received, edition),
    dueOn: clock.dueOn,
    verdict: agreed(verdicts),
    workingDays: clock.counted,
    steps: [...clock.steps, ...(later && other ? [straddles(later, other.dueOn)] : []), ...(handling.replied ? [replied(handling.replied)] : [])],
  }
}

/** A doubtful step is read both ways: with it and without it. */
function readings({ replied: reply }: Handling, clock: Clock): DeadlineVerdict[] {
  if (!clock.known) return ['not-assessable']
  const dates = [clock.dueOn, ...clock.arguable]
  return dates.map((due) => {
    if (reply === undefined) return 'open'
    // A due date that can't be told lies later than the plain one: the reply is in time under that reading.
    return due === null || reply <= due ? 'in-time' : 'late'
  })
}

function agreed(verdicts: DeadlineVerdict[]): DeadlineVerdict {
  if (verdicts.includes('not-assessable')) return 'not-assessable'
  return verdicts.every((verdict) => verdict === verdicts[0]) ? verdicts[0]! : 'review'
}
