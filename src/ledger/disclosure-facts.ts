// Whether a document was published within the limit, as facts.
import { dateOf } from '../calendar/days.js'
import type { LineContext, Readers } from './context.js'

export function disclosureFacts(context: LineContext): Readers {
  const { line, book: { law: { tables }, limits } } = context
  const due = (): number | null => {
    const formed = line.day('formedOn')
    return formed === null ? null : tables.due(formed, limits.proactive)
  }
  const iso = (day: number | null): string | null => (day === null ? null : dateOf(day))
  return {
    'formed.on': () => iso(line.day('formedOn')),
    'published.on': () => iso(line.day('publishedOn')),
    'published.dueOn': () => iso(due()),
    'published.workingDays': () => {
      const [formed, published] = [line.day('formedOn'), line.day('publishedOn')]
      return formed === null || published === null ? null : tables.between(formed, published)
    },
    'published.verdict': () => {
      const [formed, published] = [line.day('formedOn'), line.day('publishedOn')]
      if (formed === null) return line.state('formedOn') === 'blank' ? 'no-formation' : 'unreadable'
      if (published === null) return line.state('publishedOn') === 'blank' ? 'not-published' : 'unreadable'
      if (published < formed) return 'before-formation'
      const last = due()
      if (last === null) return 'no-calendar'
      return published <= last ? 'in-time' : 'late'
    },
  }
}
