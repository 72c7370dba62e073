// What the office did on the way to a reply, as facts: receipt, correction, consultation, extension, fee, delivery.
import { deadlineFor } from '../calendar/deadline.js'
import { dateOf, dayNumber } from '../calendar/days.js'
import { isFeeOfItems, isFeeOfPages } from './fee-scale.js'
import { events, missingEvents } from './reply.js'
import type { LineContext, Readers } from './context.js'
import type { LedgerField } from '../model/ledger.js'

export function handlingFacts(context: LineContext): Readers {
  const { line, book: { law: { tables }, words } } = context
  const between = (from: LedgerField, to: LedgerField): number | null => {
    const [first, last] = [line.day(from), line.day(to)]
    return first === null || last === null ? null : tables.between(first, last)
  }
  const iso = (day: number | null): string | null => (day === null ? null : dateOf(day))
  return {
    'due.written': () => iso(line.day('dueOn')),
    'due.comparison': () => dueComparison(context),
    'correction.noticeDays': () => between('receivedOn', 'correctionRequestedOn'),
    'correction.within': () => context.edition?.correction.noticeWithin ?? null,
    'correction.notices': () => line.dates('correctionRequestedOn'),
    'extension.state': () => extensionState(context),
    'extension.notifiedOn': () => iso(line.day('extensionNotifiedOn')),
    'extension.limitOn': () => iso(limitBeforeExtension(context)),
    'extension.days': () => extensionDays(context),
    'extension.allowed': () => context.edition?.extension.days ?? null,
    'thirdParty.state': () => consultation(context, 'thirdPartyAskedOn', 'thirdPartyAnsweredOn'),
    'thirdParty.days': () => between('thirdPartyAskedOn', 'thirdPartyAnsweredOn'),
    'thirdParty.within': () => context.edition?.thirdParty.answerWithin?.days ?? null,
    'receipt.comparison': () => comparison(line.day('submittedOn'), line.day('receivedOn')),
    'receipt.delay': () => between('submittedOn', 'receivedOn'),
    'receipt.channel': () => words.channel(line.text('channel')),
    'submitted.on': () => iso(line.day('submittedOn')),
    'delivered.on': () => iso(line.day('deliveredOn')),
    'delivered.comparison': () => comparison(line.day('repliedOn'), line.day('deliveredOn')),
    'delivered.blank': () => line.state('deliveredOn') === 'blank',
    'fee.state': () => feeState(context),
  }
}

function comparison(first: number | null, second: number | null): string | null {
  if (first === null || second === null) return null
  return second < first ? 'before' : second === first ? 'same' : 'after'
}

/** A limit written before an extension was notified is right too: offices write it on the day of receipt. */
function dueComparison({ line, reply, edition }: LineContext): string | null {
  const written = line.day('dueOn')
  if (written === null || !reply || reply.plainDueOn === null) return null
  if (written === reply.plainDueOn || written === reply.dueOn) return 'same'
  const due = reply.dueOn ?? reply.plainDueOn
  if (written < due) return 'before'
  return missingEvents(line, edition).length > 0 || line.hasOddDate ? 'after-unless-paused' : 'after'
}

function extensionState(context: LineContext): string {
  const { line, reply, edition } = context
  const day = line.day('extensionNotifiedOn')
  if (line.state('extensionNotifiedOn') === 'several') return 'repeated'
  if (day === null) return line.state('extensionNotifiedOn') === 'blank' ? 'none' : 'unreadable'
  if (reply?.plainDueOn !== null && reply?.plainDueOn !== undefined && day <= reply.plainDueOn) return 'in-time'
  const limit = limitBeforeExtension(context)
  if (limit === null) return 'unreadable'
  if (day <= limit) return 'in-time'
  const others = missingEvents(line, edition).filter((field) => field !== 'extensionNotifiedOn')
  return others.length > 0 || line.hasOddDate ? 'late-unless-paused' : 'late'
}

/** The due day had there been no extension; null where it can't be told. */
function limitBeforeExtension({ line, book: { law }, edition }: LineContext): number | null {
  const received = line.day('receivedOn')
  if (received === null || !edition) return null
  const others = events.filter(({ type }) => type !== 'extension-notified').flatMap(({ field, type }) => {
    const day = line.day(field)
    return day === null ? [] : [{ type, date: dateOf(day) }]
  })
  const { dueOn } = deadlineFor({ received: dateOf(received), events: others }, law.handling, law.calendar)
  return dueOn === null ? null : dayNumber(dueOn)
}

/** Working days between the plain limit and the one written, where an extension was notified. */
function extensionDays(context: LineContext): number | null {
  const { line, book: { law } } = context
  const written = line.day('dueOn')
  if (written === null || line.day('extensionNotifiedOn') === null) return null
  const limit = limitBeforeExtension(context)
  return limit === null || written <= limit ? null : law.tables.between(limit, written)
}

function consultation({ line }: LineContext, asked: LedgerField, answered: LedgerField): string {
  const [from, to] = [line.state(asked), line.state(answered)]
  if (from === 'blank' && to === 'blank') return 'none'
  if (from === 'blank') return 'unasked'
  return to === 'blank' ? 'unanswered' : 'whole'
}

function feeState({ line, edition, book: { law } }: LineContext): string {
  const [notified, paid] = [line.day('feeNotifiedOn'), line.day('feePaidOn')]
  const amount = line.yuan() ?? 0
  if (notified === null && paid === null && amount === 0) return 'none'
  const first = notified ?? paid
  const { from, answerWithin, scale } = edition?.fee ?? {}
  if (from !== undefined && first !== null && dateOf(first) < from) return 'before-the-measure'
  if (paid !== null && notified === null && line.has('feeNotifiedOn')) return 'unasked'
  const taken = notified === null || paid === null ? null : law.tables.between(notified, paid)
  if (taken !== null && answerWithin !== undefined && taken > answerWithin.days) return 'paid-late'
  return scale && amount > 0 && !isFeeOfItems(amount, scale) && !isFeeOfPages(amount, scale) ? 'odd-amount' : 'regular'
}
