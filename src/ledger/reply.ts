// One line of applications in, whether its reply kept the limit out: late only where no lawful pause could explain it.
import { quickDeadline } from '../calendar/quick-deadline.js'
import type { DayEdition, DayHandling, QuickDeadline } from '../calendar/quick-deadline.js'
import type { DayTables } from '../calendar/day-tables.js'
import type { EventType } from '../model/deadline.js'
import type { LedgerField } from '../model/ledger.js'
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
  /** By the two dates alone. */
  plainDueOn: number | null
  workingDays: number | null
  deadline: QuickDeadline | null
}

export interface Law { editions: DayEdition[]; tables: DayTables }

export const events: Array<{ field: LedgerField; type: EventType }> = [
  { field: 'correctionRequestedOn', type: 'correction-requested' }, { field: 'correctedOn', type: 'corrected' },
  { field: 'thirdPartyAskedOn', type: 'third-party-asked' }, { field: 'thirdPartyAnsweredOn', type: 'third-party-answered' },
  { field: 'organAskedOn', type: 'organ-asked' }, { field: 'organAnsweredOn', type: 'organ-answered' },
  { field: 'extensionNotifiedOn', type: 'extension-notified' }, { field: 'feeNotifiedOn', type: 'fee-notified' },
  { field: 'feePaidOn', type: 'fee-paid' },
]

/** @param closed the result says that the case ended without a reply. @param asOf the day asked about, if any. */
export function replyOf(line: Line, law: Law, closed: boolean, asOf: number | null): Reply {
  const received = line.day('receivedOn')
  if (received === null) return none(line.state('receivedOn') === 'blank' ? 'no-receipt' : 'unreadable')
  const edition = law.editions.find(({ from, to }) => from <= received && received <= to)
  if (!edition) return none('before-the-law')
  const replied = line.day('repliedOn')
  if (replied === null && line.state('repliedOn') !== 'blank') return none('unreadable')
  if (replied !== null && replied < received) return none('backwards')
  const plainDueOn = law.tables.due(received, edition.reply.days)
  const handling = handlingOf(line, received, replied)
  if (handling.events.length === 0 && replied !== null && plainDueOn !== null && replied <= plainDueOn) {
    return { verdict: 'in-time', dueOn: plainDueOn, plainDueOn, workingDays: law.tables.between(received, replied), deadline: null }
  }
  const deadline = quickDeadline(handling, law.editions, law.tables)!
  const verdict = verdictOf(deadline, handling, line, law, edition, closed, asOf)
  return { verdict, dueOn: deadline.dueOn, plainDueOn, workingDays: deadline.workingDays, deadline }
}

function none(verdict: ReplyVerdict): Reply {
  return { verdict, dueOn: null, plainDueOn: null, workingDays: null, deadline: null }
}

const noEvents: DayHandling['events'] = []

function handlingOf(line: Line, received: number, replied: number | null): DayHandling {
  let found = noEvents
  for (const { field, type } of events) {
    const day = line.day(field)
    if (day === null) continue
    if (found === noEvents) found = []
    found.push({ type, day })
  }
  if (found.length > 1) found.sort((a, b) => a.day - b.day)
  return { received, events: found, replied }
}

function verdictOf(
  deadline: QuickDeadline, handling: DayHandling, line: Line, law: Law, edition: DayEdition, closed: boolean, asOf: number | null,
): ReplyVerdict {
  const { verdict, dueOn } = deadline
  if (verdict === 'not-assessable') return 'no-calendar'
  if (verdict === 'in-time') return 'in-time'
  if (verdict === 'review') return 'two-readings'
  if (verdict === 'late') return mayBeExplained(handling, line, law, edition, handling.replied!) ? 'late-unless-paused' : 'late'
  if (closed) return 'closed'
  if (dueOn === null) return 'waiting'
  if (asOf === null || asOf <= dueOn) return 'open'
  return mayBeExplained({ ...handling, replied: asOf }, line, law, edition, asOf) ? 'overdue-unless-paused' : 'overdue'
}

/** Columns of events that could have moved the limit and are not in this ledger. A fee stops it only once there was a measure. */
export function missingEvents(line: Line, edition: DayEdition | null, received: number | null): string[] {
  const missing: string[] = []
  if (!line.has('extensionNotifiedOn')) missing.push('extensionNotifiedOn')
  if (!line.has('correctedOn')) missing.push('correctedOn')
  if (!line.has('thirdPartyAskedOn') || !line.has('thirdPartyAnsweredOn')) missing.push('thirdPartyAskedOn')
  if (!line.has('organAskedOn') || !line.has('organAnsweredOn')) missing.push('organAskedOn')
  if (!line.has('feePaidOn') && edition && received !== null && edition.fee.effect === 'restart' && received + 366 >= edition.feeFrom) missing.push('feePaidOn')
  return missing
}

/** An extension alone moves a limit by a known number of days; beyond it nothing explains the rest. */
function mayBeExplained(handling: DayHandling, line: Line, law: Law, edition: DayEdition, until: number): boolean {
  if (line.hasOddDate && events.some(({ field }) => !['blank', 'day'].includes(line.state(field)))) return true
  const missing = missingEvents(line, edition, handling.received)
  if (missing.length === 0) return false
  if (missing.length > 1 || missing[0] !== 'extensionNotifiedOn') return true
  const restarted = handling.events.findLast(({ type }) => type === 'corrected' || type === 'fee-paid')?.day ?? handling.received
  const extended = [...handling.events, { type: 'extension-notified' as const, day: restarted }].sort((a, b) => a.day - b.day)
  return quickDeadline({ ...handling, events: extended, replied: until }, law.editions, law.tables)!.verdict !== 'late'
}
