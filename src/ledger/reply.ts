// One line of applications in, whether its reply kept the limit out: late only where no lawful pause could explain it.
import { deadlineFor } from '../calendar/deadline.js'
import { dateOf, dayNumber } from '../calendar/days.js'
import type { DayTables } from '../calendar/day-tables.js'
import type { WorkCalendar } from '../calendar/working-days.js'
import type { Deadline, EventType, Handling } from '../model/deadline.js'
import type { LedgerField } from '../model/ledger.js'
import type { Edition, HandlingLaw } from '../model/rulebook.js'
import type { RegimeId } from '../model/words.js'
import type { Line } from './line.js'

/**
 * `late-unless-paused`: a column for an event that stops or extends the limit is missing, or its cell can't be read.
 * `overdue`: not replied by the day asked about. `closed`: ended without a reply, as the result says.
 */
export type ReplyVerdict =
  | 'in-time' | 'late' | 'late-unless-paused' | 'two-readings' | 'open' | 'overdue' | 'overdue-unless-paused' | 'waiting' | 'closed'
  | 'no-receipt' | 'unreadable' | 'backwards' | 'before-the-law' | 'no-calendar'

export interface Reply {
  verdict: ReplyVerdict
  dueOn: number | null
  /** By the day of receipt alone. */
  plainDueOn: number | null
  workingDays: number | null
  /** With its steps; null where the reply came within the plain limit, which needs no second thought. */
  deadline: Deadline | null
}

export interface DayEdition extends Edition { from: number; to: number; forms: Array<{ id: RegimeId; from: number }> }
export interface Law { handling: HandlingLaw; calendar: WorkCalendar; editions: DayEdition[]; tables: DayTables }

export const events: Array<{ field: LedgerField; type: EventType }> = [
  { field: 'correctionRequestedOn', type: 'correction-requested' }, { field: 'correctedOn', type: 'corrected' },
  { field: 'thirdPartyAskedOn', type: 'third-party-asked' }, { field: 'thirdPartyAnsweredOn', type: 'third-party-answered' },
  { field: 'organAskedOn', type: 'organ-asked' }, { field: 'organAnsweredOn', type: 'organ-answered' },
  { field: 'extensionNotifiedOn', type: 'extension-notified' }, { field: 'feeNotifiedOn', type: 'fee-notified' },
  { field: 'feePaidOn', type: 'fee-paid' },
]

/**
 * Nothing that happens to an application moves its limit forward, so a reply within the plain limit is in time whatever happened:
 * test/ledger/reply.test.ts holds this against the clock. Only the others are worth its steps.
 * @param closed the result says that the case ended without a reply. @param asOf the day asked about, if any.
 */
export function replyOf(line: Line, law: Law, closed: boolean, asOf: number | null): Reply {
  const received = line.day('receivedOn')
  if (received === null) return none(line.state('receivedOn') === 'blank' ? 'no-receipt' : 'unreadable')
  const edition = law.editions.find(({ from, to }) => from <= received && received <= to)
  if (!edition) return none('before-the-law')
  const replied = line.day('repliedOn')
  if (replied === null && line.state('repliedOn') !== 'blank') return none('unreadable')
  if (replied !== null && replied < received) return none('backwards')
  const plainDueOn = law.tables.due(received, edition.reply.days)
  if (replied !== null && plainDueOn !== null && replied <= plainDueOn) {
    return { verdict: 'in-time', dueOn: plainDueOn, plainDueOn, workingDays: law.tables.between(received, replied), deadline: null }
  }
  const handling = handlingOf(line, received, replied)
  const deadline = deadlineFor(handling, law.handling, law.calendar)
  const verdict = verdictOf(deadline, handling, line, law, edition, closed, asOf)
  return { verdict, dueOn: deadline.dueOn === null ? null : dayNumber(deadline.dueOn), plainDueOn, workingDays: deadline.workingDays, deadline }
}

function none(verdict: ReplyVerdict): Reply {
  return { verdict, dueOn: null, plainDueOn: null, workingDays: null, deadline: null }
}

function handlingOf(line: Line, received: number, replied: number | null): Handling & { events: NonNullable<Handling['events']> } {
  const found = events.flatMap(({ field, type }) => {
    const day = line.day(field)
    return day === null ? [] : [{ type, date: dateOf(day) }]
  })
  return { received: dateOf(received), events: found, ...(replied !== null && { replied: dateOf(replied) }) }
}

type Handled = ReturnType<typeof handlingOf>

function verdictOf(
  { verdict, dueOn }: Deadline, handling: Handled, line: Line, law: Law, edition: DayEdition, closed: boolean, asOf: number | null,
): ReplyVerdict {
  if (verdict === 'in-time') return 'in-time'
  if (verdict === 'late') return mayBeExplained(handling, line, law, edition) ? 'late-unless-paused' : 'late'
  if (closed && handling.replied === undefined) return 'closed'
  if (verdict === 'not-assessable') return 'no-calendar'
  if (verdict === 'review') return 'two-readings'
  if (dueOn === null) return 'waiting'
  const until = asOf === null ? null : dateOf(asOf)
  if (until === null || until <= dueOn) return 'open'
  return mayBeExplained({ ...handling, replied: until }, line, law, edition) ? 'overdue-unless-paused' : 'overdue'
}

/** Columns of events that could have moved the limit and are not in this ledger. A fee stops it only once there was a measure. */
export function missingEvents(line: Line, edition: Edition | null): LedgerField[] {
  const missing: LedgerField[] = []
  if (!line.has('extensionNotifiedOn')) missing.push('extensionNotifiedOn')
  if (!line.has('correctedOn')) missing.push('correctedOn')
  if (!line.has('thirdPartyAskedOn') || !line.has('thirdPartyAnsweredOn')) missing.push('thirdPartyAskedOn')
  if (!line.has('organAskedOn') || !line.has('organAnsweredOn')) missing.push('organAskedOn')
  if (!line.has('feePaidOn') && edition?.fee.effect === 'restart') missing.push('feePaidOn')
  return missing
}

/** An extension alone moves a limit by a known number of days; beyond it nothing explains the rest. */
function mayBeExplained(handling: Handled, line: Line, law: Law, edition: DayEdition): boolean {
  if (line.hasOddDate && events.some(({ field }) => !['blank', 'day'].includes(line.state(field)))) return true
  const missing = missingEvents(line, edition)
  if (missing.length === 0) return verdictWith(handling, law) !== 'late'
  if (missing.length > 1 || missing[0] !== 'extensionNotifiedOn') return true
  const restarted = handling.events.findLast(({ type }) => type === 'corrected' || type === 'fee-paid')?.date ?? handling.received
  return verdictWith({ ...handling, events: [...handling.events, { type: 'extension-notified', date: restarted }] }, law) !== 'late'
}

function verdictWith(handling: Handled, law: Law): Deadline['verdict'] {
  return deadlineFor(handling, law.handling, law.calendar).verdict
}
