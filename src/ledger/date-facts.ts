// The dates of a line, as facts: which are impossible, which can't be read, which stand in the wrong order.
import type { DateState } from './dates.js'
import type { LineContext, Readers } from './context.js'
import type { LedgerField } from '../model/ledger.js'

/** The second can't be before the first, whatever the practice of the office. */
const inOrder: Array<[first: LedgerField, second: LedgerField]> = [
  ['receivedOn', 'repliedOn'], ['correctionRequestedOn', 'correctedOn'], ['thirdPartyAskedOn', 'thirdPartyAnsweredOn'],
  ['organAskedOn', 'organAnsweredOn'], ['feeNotifiedOn', 'feePaidOn'],
]
/** Before the day of receipt: some offices write the day the corrected application came, so a person looks. */
const afterReceipt: LedgerField[] = [
  'correctionRequestedOn', 'correctedOn', 'thirdPartyAskedOn', 'thirdPartyAnsweredOn', 'organAskedOn', 'organAnsweredOn',
  'extensionNotifiedOn', 'feeNotifiedOn', 'feePaidOn',
]
/** What has happened can't lie ahead; a limit may. */
const happened = (field: LedgerField): boolean => field !== 'dueOn'

export function dateFacts(context: LineContext): Readers {
  const { line } = context
  const inState = (...states: DateState[]) => (): string | null => {
    if (!line.hasOddDate) return null
    return line.dateFields.filter(({ field }) => states.includes(line.state(field))).map(({ field }) => field).join(',') || null
  }
  return {
    'line.broken': () => line.broken,
    'dates.impossible': inState('impossible'),
    'dates.unreadable': inState('text', 'partial', 'several'),
    'dates.twoDigit': inState('two-digit'),
    'dates.disorder': () => {
      for (const [first, second] of inOrder) {
        const [from, to] = [line.day(first), line.day(second)]
        if (from !== null && to !== null && to < from) return `${first},${second}`
      }
      return null
    },
    'dates.beforeReceipt': () => {
      const received = line.day('receivedOn')
      if (received === null) return null
      return afterReceipt.filter((field) => (line.day(field) ?? received) < received).join(',') || null
    },
    'dates.future': () => {
      const { asOf } = context
      if (asOf === null) return null
      const ahead = line.dateFields.filter(({ field }) => happened(field) && (line.day(field) ?? asOf) > asOf)
      return ahead.map(({ field }) => field).join(',') || null
    },
  }
}
