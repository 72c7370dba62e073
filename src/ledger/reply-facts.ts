// Whether a reply kept its limit, as facts.
import { isoOf } from '../calendar/day-number.js'
import { missingEvents } from './reply.js'
import type { LineContext } from './context.js'
import type { Readers } from './facts.js'

export function replyFacts(context: LineContext): Readers {
  const { line, book } = context
  const iso = (day: number | null | undefined): string | null => (day === null || day === undefined ? null : isoOf(day))
  return {
    'reply.verdict': () => context.reply?.verdict ?? null,
    'reply.dueOn': () => iso(context.reply?.dueOn),
    'reply.workingDays': () => context.reply?.workingDays ?? null,
    'reply.daysAllowed': () => context.edition && context.edition.reply.days + (context.reply?.deadline?.extended ? context.edition.extension.days : 0),
    'reply.overdueBy': () => {
      const dueOn = context.reply?.dueOn ?? null
      const until = line.day('repliedOn') ?? context.asOf
      return dueOn === null || until === null ? null : book.law.tables.between(dueOn, until)
    },
    'reply.missingColumns': () => missingEvents(line, context.edition, line.day('receivedOn')).join(',') || null,
    'received.on': () => iso(line.day('receivedOn')),
    'replied.on': () => iso(line.day('repliedOn')),
    'asOf': () => iso(context.asOf),
  }
}
