// Whether a reply kept its limit, as facts.
import { dateOf } from '../calendar/days.js'
import { missingEvents } from './reply.js'
import type { Deadline } from '../model/deadline.js'
import type { LineContext, Readers } from './context.js'

export function replyFacts(context: LineContext): Readers {
  const { line, book } = context
  const iso = (day: number | null | undefined): string | null => (day === null || day === undefined ? null : dateOf(day))
  return {
    'reply.verdict': () => context.reply?.verdict ?? null,
    'reply.dueOn': () => iso(context.reply?.dueOn),
    'reply.workingDays': () => context.reply?.workingDays ?? null,
    'reply.daysAllowed': () => {
      const { edition, reply } = context
      return edition && edition.reply.days + (isExtended(reply?.deadline) ? edition.extension.days : 0)
    },
    'reply.overdueBy': () => {
      const dueOn = context.reply?.dueOn ?? null
      const until = line.day('repliedOn') ?? context.asOf
      return dueOn === null || until === null ? null : book.law.tables.between(dueOn, until)
    },
    'reply.missingColumns': () => missingEvents(line, context.edition).join(',') || null,
    'received.on': () => iso(line.day('receivedOn')),
    'replied.on': () => iso(line.day('repliedOn')),
    'asOf': () => iso(context.asOf),
  }
}

function isExtended(deadline: Deadline | null | undefined): boolean {
  return deadline?.steps.some(({ effect }) => effect === 'extended') ?? false
}
