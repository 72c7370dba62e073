// A problem's state, its steps and the day to mend by in; whether it came in time, came late, is overdue or still has time, out.
import type { ItemState, Punctuality } from '../model/review-records.js'
import type { IsoDate } from '../model/words.js'

interface Followed {
  state: ItemState
  /** The day that holds. */
  dueOn: IsoDate
  steps: ReadonlyArray<{ late: boolean | null; dueOn: IsoDate | null }>
}

/**
 * What is open is judged by today, also where an earlier return was not enough; what was returned, by its first return since the day that
 * holds was given: a new day begins anew, and what was late before it stands in its step. The day itself is in time. Null for what was
 * waived or closed without a return: nothing was owed.
 */
export function punctualityOf({ state, dueOn, steps }: Followed, today: IsoDate): Punctuality | null {
  if (state === 'open') return today > dueOn ? 'overdue' : 'pending'
  const first = steps.slice(steps.findLastIndex((step) => step.dueOn !== null) + 1).find(({ late }) => late !== null)
  if (!first) return null
  return first.late === true ? 'late' : 'in-time'
}
