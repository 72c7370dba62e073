// Each thing that moves a limit, as one step with its reason and its article.
import type { Count } from './working-days.js'
import type { DeadlineStep, EventType, Handling, StepEffect } from '../model/deadline.js'
import type { Citation } from '../model/rule.js'
import type { Edition, EventEffect } from '../model/rulebook.js'
import type { IsoDate } from '../model/words.js'

const step = (date: IsoDate, effect: StepEffect, zh: string, en: string, ...basis: Citation[]): DeadlineStep => ({ date, effect, reason: { zh, en }, basis })

const receipts = {
  counter: { zh: '当面提交，提交之日为收到之日', en: 'handed in: the day of submission is the day of receipt' },
  'signed-mail': { zh: '邮寄并签收，签收之日为收到之日', en: 'signed-for mail: the day of signing is the day of receipt' },
  mail: { zh: '平常信函，与申请人确认之日为收到之日', en: 'ordinary mail: the day confirmed with the applicant is the day of receipt' },
  online: { zh: '网上提交，双方确认之日为收到之日', en: 'online: the day both sides confirm is the day of receipt' },
  fax: { zh: '传真提交，双方确认之日为收到之日', en: 'fax: the day both sides confirm is the day of receipt' },
}
/** Before 2019 an announced mailbox or fax received when its system did (国办公开办函〔2015〕207号). */
const systemReceipt = { zh: '系统收到之日为收到之日', en: 'the day the system received it is the day of receipt' }

export function received({ received: date, channel }: Handling, edition: Edition): DeadlineStep {
  const bySystem = edition.receivedTo !== null && (channel === 'online' || channel === 'fax')
  const how = bySystem ? systemReceipt : channel ? receipts[channel] : { zh: '收到申请', en: 'application received' }
  return step(date, 'received', `${how.zh}；当日不计，次日起算`, `${how.en}; the day itself does not count`, edition.receipt)
}

export function outOfOrder({ type, date }: { type: EventType; date: IsoDate }): DeadlineStep {
  return step(date, 'noted', `“${type}”早于收到申请之日，未计入`, `"${type}" is before the day of receipt and was left out`)
}

export function correctionAsked(date: IsoDate, { correction }: Edition, late: number | null): DeadlineStep {
  const zh = late === null ? '通知补正，等待补正期间不起算' : `通知补正用了${late}个工作日，超过${correction.noticeWithin}个工作日`
  const en = late === null ? 'correction asked for: the limit waits' : `correction asked for after ${late} working days, more than ${correction.noticeWithin}`
  return step(date, 'waits', zh, en, correction.cites)
}

export function restarted(date: IsoDate, why: 'corrected' | 'fee-paid', effect: EventEffect): DeadlineStep {
  const doubt = effect.certain ? { zh: '', en: '' } : { zh: '（当时条文未明确，两种算法都考虑）', en: ' (the text did not settle it: both readings are tried)' }
  const what = why === 'corrected' ? { zh: '收到补正', en: 'correction received' } : { zh: '缴纳信息处理费', en: 'fee paid' }
  return step(date, 'restarts', `${what.zh}，期限自次日起重新计算${doubt.zh}`, `${what.en}: the limit starts anew the next day${doubt.en}`, effect.cites)
}

export function feeAsked(date: IsoDate, fee: EventEffect): DeadlineStep {
  return step(date, 'waits', '发出收费通知，缴费前不计算期限', 'fee notice sent: the limit waits for payment', fee.cites)
}

export function noFeeMeasure(date: IsoDate, fee: EventEffect): DeadlineStep {
  return step(date, 'noted', '当时没有信息处理费的规定，不影响期限', 'no measure on processing fees was in force: the limit is not touched', fee.cites)
}

const asker = { thirdParty: { zh: '第三方', en: 'the third party' }, organ: { zh: '其他机关', en: 'another organ' } }

export function asked(date: IsoDate, who: 'thirdParty' | 'organ', edition: Edition): DeadlineStep {
  return step(date, 'noted', `征求${asker[who].zh}意见`, `${asker[who].en} asked`, edition[who].cites)
}

export function answered(date: IsoDate, from: IsoDate, who: 'thirdParty' | 'organ', { effect, certain, cites }: EventEffect): DeadlineStep {
  const doubt = certain ? { zh: '', en: '' } : { zh: '（条文未明确，两种算法都考虑）', en: ' (the text does not settle it: both readings are tried)' }
  const span = effect === 'pause'
    ? { zh: `${from}之后至${date}征求${asker[who].zh}意见的时间不计算在内`, en: `the time after ${from} to ${date} spent asking ${asker[who].en} does not count` }
    : { zh: `征求${asker[who].zh}意见的时间照常计算`, en: `the time spent asking ${asker[who].en} counts` }
  return step(date, effect === 'pause' ? 'paused' : 'noted', span.zh + doubt.zh, span.en + doubt.en, cites)
}

export function answeredUnasked(date: IsoDate, who: 'thirdParty' | 'organ', edition: Edition): DeadlineStep {
  return step(date, 'noted', `没有此前征求${asker[who].zh}意见的日期，未计入`, `no earlier day of asking ${asker[who].en}: left out`, edition[who].cites)
}

export function unanswered(from: IsoDate, who: 'thirdParty' | 'organ', until: IsoDate | null, { cites, answerWithin }: EventEffect): DeadlineStep {
  const zh = until ? `没有答复日期；${answerWithin}个工作日（至${until}）后由行政机关决定` : '没有答复日期，不能确定扣除的时间'
  const en = until ? `no day of answer; after ${answerWithin} working days (${until}) the organ decides` : 'no day of answer: the time to leave out is unknown'
  return step(from, 'paused', `征求${asker[who].zh}意见，${zh}`, `${asker[who].en} asked: ${en}`, cites)
}

export function extended(date: IsoDate, { extension }: Edition): DeadlineStep {
  return step(date, 'extended', `告知延长，增加${extension.days}个工作日`, `extension notified: ${extension.days} working days more`, extension.cites)
}

export function extendedTwice(date: IsoDate, { extension }: Edition): DeadlineStep {
  return step(date, 'not-extended', '只能延长一次，再次延长不计', 'only one extension is allowed', extension.cites)
}

export function extendedTooLate(date: IsoDate, due: IsoDate, { extension }: Edition): DeadlineStep {
  return step(date, 'not-extended', `期限已于${due}届满，此后告知延长不计`, `the limit ran out on ${due}: an extension notified later does not count`, extension.cites)
}

/** Days off and make-up days one by one, weekends in one line. */
export function passed({ passed: days, last }: Count, start: IsoDate): DeadlineStep[] {
  const weekends = days.filter(({ kind }) => kind === 'weekend').length
  const named = days.flatMap(({ day, kind }) => {
    if (kind === 'day-off') return [step(day, 'not-counted', '放假通知规定的放假日', 'a day off by the holiday notice')]
    return kind === 'make-up' ? [step(day, 'counted', '放假通知规定的调休上班日', 'a make-up working day by the holiday notice')] : []
  })
  const summary = step(last, 'not-counted', `${start}之后的周六、周日和周末假日共${weekends}天不计`, `${weekends} weekend days after ${start} do not count`)
  return weekends > 0 ? [...named, summary] : named
}

export function due(date: IsoDate, days: number, { reply }: Edition): DeadlineStep {
  return step(date, 'due', `第${days}个工作日，答复期限届满`, `working day ${days}: the limit runs out`, reply.cites)
}

export function straddles({ reply, receivedFrom }: Edition, dueOn: IsoDate | null): DeadlineStep {
  const zh = `修订后的条例自${receivedFrom}施行，对此前收到的申请没有过渡规定；按新规定期限为${dueOn ?? '未知'}`
  const en = `the revised regulation is in force from ${receivedFrom} without a transition rule; under it the limit is ${dueOn ?? 'unknown'}`
  return step(receivedFrom, 'noted', zh, en, reply.cites)
}

export function replied(date: IsoDate): DeadlineStep {
  return step(date, 'replied', '答复：当面送达以签收之日、邮寄以交邮之日为准', 'replied: the day of signature by hand, the day of posting by mail')
}
