// A problem's state, its returns and the day to mend by in; whether it came in time, came late, is overdue or still has time, out.
import type { ItemState, Punctuality } from '../model/review-records.js'
import type { IsoDate } from '../model/words.js'

/**
 * What is open is judged by today, also where an earlier return was not enough; what was returned, by its first return. The day itself is in
 * time. Null for what was waived or closed without a return: nothing was owed.
 */
export function punctualityOf(
  { state, steps }: { state: ItemState; steps: ReadonlyArray<{ late: boolean | null }> }, dueOn: IsoDate, today: IsoDate,
): Punctuality | null {
  if (state === 'open') return today > dueOn ? 'overdue' : 'pending'
  const first = steps.find(({ late }) => late !== null)
  if (!first) return null
  return first.late === true ? 'late' : 'in-time'
}
