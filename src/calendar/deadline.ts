// What happened to an application in, the legal due date with every step that made it out.
// Source: articles 21 and 24 of 2007; 30, 31 and 33 of 2019; the fee measure of 2020. The numbers are data: rules/handling.json.
import { editionOn, laterEdition, regimeOn } from './editions.js'
import { runClock } from './clock.js'
import { asGiven, notDecidedHere, replied, straddles } from './count-steps.js'
import type { WorkCalendar } from './working-days.js'
import type { Deadline, DeadlineStep, DeadlineVerdict, Handling } from '../model/deadline.js'
import type { HandlingLaw } from '../model/rulebook.js'

/**
 * The due date under the edition in force on the day of receipt, and what a reply date means for it.
 * A day without a calendar gives `not-assessable`, never a guess. An application received under the edition of 2007 and
 * still open when that of 2019 came into force may be judged by either: where they differ, a person decides.
 * @throws Fault invalid-input for a day of receipt before the first regulation.
 */
export function deadlineFor(handling: Handling, law: HandlingLaw, calendar: WorkCalendar): Deadline {
  const edition = editionOn(handling.received, law)
  const clock = runClock(handling, edition, calendar)
  const later = laterEdition(handling, clock.dueOn, law)
  const other = later && runClock(handling, later, calendar)
  const verdict = agreed([...clock.verdicts, ...(other?.verdicts ?? [])])
  const last = handling.replied
  const steps: DeadlineStep[] = [
    ...clock.steps,
    ...(later && other ? [straddles(later, other.dueOn)] : []),
    ...(last === undefined ? [] : [replied(last, handling.received, law.delivery)]),
    ...(last !== undefined && verdict === 'late' ? [asGiven(last)] : []),
    ...(last !== undefined && verdict === 'late' && edition.excessive ? [notDecidedHere(last, edition.excessive)] : []),
  ]
  const regime = regimeOn(handling.received, edition)
  return { regime, dueOn: clock.dueOn, verdict, workingDays: clock.counted, steps: byDay(steps) }
}

/** Those of one day as they were told. */
function byDay(steps: DeadlineStep[]): DeadlineStep[] {
  return steps.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

function agreed(verdicts: DeadlineVerdict[]): DeadlineVerdict {
  if (verdicts.includes('not-assessable')) return 'not-assessable'
  return verdicts.every((verdict) => verdict === verdicts[0]) ? verdicts[0]! : 'review'
}
