// A limit counted to its end, and the reply, in; the steps that say which days counted and when it ran out, out.
import { step } from './steps.js'
import type { Count } from './working-days.js'
import type { DeadlineStep } from '../model/deadline.js'
import type { Citation } from '../model/rule.js'
import type { Edition, HandlingLaw } from '../model/rulebook.js'
import type { IsoDate } from '../model/words.js'

export function starts(date: IsoDate, { reply }: Edition): DeadlineStep {
  return step(date, 'starts', '期限自此日起算', 'the limit is counted from this day', reply.cites)
}

/** Days off and make-up days one by one, weekends in one line. */
export function passed({ passed: days, last }: Count, start: IsoDate): DeadlineStep[] {
  const weekends = days.filter(({ kind }) => kind === 'weekend').length
  const named = days.flatMap(({ day, kind }) => {
    if (kind === 'weekend') return []
    return kind === 'make-up' ? step(day, 'counted', '放假通知规定的调休上班日，计入', 'a make-up working day by the holiday notice: counted')
      : step(day, 'not-counted', '放假通知规定的放假日，不计', 'a day off by the holiday notice: not counted')
  })
  const summary = step(last, 'not-counted', `${start}之后的周六、周日共${weekends}天不计`,
    `${weekends} Saturdays and Sundays after ${start} do not count`)
  return weekends > 0 ? [...named, summary] : named
}

export function due(date: IsoDate, days: number, cites: Citation[]): DeadlineStep {
  return step(date, 'due', `第${days}个工作日，答复期限届满`, `working day ${days}: the limit runs out`, ...cites)
}

export function noCalendar(start: IsoDate, years: number[]): DeadlineStep {
  const [from, to] = [years[0] ?? 0, years.at(-1) ?? 0]
  const held = { zh: `${from}年至${to}年`, en: `${from} to ${to}` }
  return step(start, 'noted', `期限到达没有放假通知的年份（收录：${held.zh}），不作猜测`,
    `the limit reaches a year without a holiday notice on file (held: ${held.en}): never a guess`)
}

export function straddles({ reply, receivedFrom }: Edition, dueOn: IsoDate | null): DeadlineStep {
  return step(receivedFrom, 'noted',
    `修订后的条例自${receivedFrom}施行，对此前收到、当日尚未答复的申请没有过渡规定；按新规定期限为${dueOn ?? '未知'}，两种算法都考虑`,
    `the revised regulation is in force from ${receivedFrom} without a rule for what was open that day; `
    + `under it the limit is ${dueOn ?? 'unknown'}: both readings are tried`, reply.cites)
}

/** Whether a volume is beyond reason, and which later limit was set, no list of dates tells. */
export function notDecidedHere(date: IsoDate, cites: Citation): DeadlineStep {
  return step(date, 'noted', '申请数量、频次明显超过合理范围而另定合理期限的，本程序不作判断',
    'where the volume was beyond reason and a later limit was set for it, this program does not decide', cites)
}

/** A pause or an extension that nobody named can't be counted: a late reply is late by what was given. */
export function asGiven(date: IsoDate): DeadlineStep {
  return step(date, 'noted', '以所给的经过为准；另有延长、补正、征求意见或者收费的，请补充后重新计算',
    'by what was given: add any extension, correction, consultation or fee notice that is missing, and count again')
}

export function replied(date: IsoDate, receivedOn: IsoDate, delivery: HandlingLaw['delivery']): DeadlineStep {
  const odd = date < receivedOn ? { zh: '；早于收到申请之日，请核对日期', en: '; before the day of receipt: check the dates' } : { zh: '', en: '' }
  const basis = delivery && date >= delivery.from ? [delivery.cites] : []
  return step(date, 'replied', `答复：当面送达以签收之日、邮寄以交邮之日为准${odd.zh}`,
    `replied: the day of signature by hand, the day of posting by mail${odd.en}`, ...basis)
}
