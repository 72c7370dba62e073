// A step on a problem and the new day it gives to mend by in; nothing out, or why there can be no such day.
import { Fault } from '../model/fault.js'
import type { ItemStep } from '../model/review-records.js'
import type { IsoDate, Localised } from '../model/words.js'

/** Steps after which a problem is open, taken by who re-checks: they may give it a new day. An extension is nothing else, and must. */
export const stepsWithDay: readonly ItemStep[] = ['keep-open', 'reopen', 'extend']

/**
 * A day once given is not cut short: the body was promised it. Today is a day on which it can still be mended.
 * @param inForce the day the problem has now. @throws Fault invalid-input
 */
export function refuseDay(step: ItemStep, dueOn: IsoDate | null, { today, inForce }: { today: IsoDate; inForce: IsoDate }): void {
  if (dueOn === null) {
    if (step === 'extend') throw wrong({ zh: '延期须给出新的整改期限（dueOn 或 workingDays）。', en: 'An extension needs the new day: dueOn or workingDays.' })
    return
  }
  if (!stepsWithDay.includes(step)) {
    throw wrong({ zh: `${step} 不能带整改期限；可以带的有：${stepsWithDay.join('、')}。`, en: `${step} gives no day; these do: ${stepsWithDay.join(', ')}.` })
  }
  if (dueOn < today) {
    throw wrong({ zh: `新的整改期限${dueOn}早于复核当日（${today}）。`, en: `The new day ${dueOn} lies before that of the re-check, ${today}.` })
  }
  if (dueOn < inForce) {
    throw wrong({
      zh: `新的整改期限${dueOn}早于现行期限（${inForce}），期限不能缩短。`,
      en: `The new day ${dueOn} lies before the present one, ${inForce}, which is not cut short.`,
    })
  }
  if (step === 'extend' && dueOn === inForce) {
    throw wrong({ zh: `新的整改期限与现行期限（${inForce}）相同。`, en: `The new day is the present one, ${inForce}.` })
  }
}

function wrong(detail: Localised): Fault {
  return new Fault('invalid-input', detail)
}
