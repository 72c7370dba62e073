// Each event in the life of an application in, one step with its reason and its article out.
import type { DeadlineStep, EventType, Handling, StepEffect } from '../model/deadline.js'
import type { Citation } from '../model/rule.js'
import type { Edition, EventEffect } from '../model/rulebook.js'
import type { IsoDate, Localised } from '../model/words.js'

type Consulted = 'thirdParty' | 'organ'
type Awaited = 'correction' | 'fee'

/** A step with its reason in both languages and the articles behind it. */
export const step = (date: IsoDate, effect: StepEffect, zh: string, en: string, ...basis: Citation[]): DeadlineStep =>
  ({ date, effect, reason: { zh, en }, basis })

const receipts = {
  counter: { zh: '当面提交，提交之日为收到之日', en: 'handed in: the day of submission is the day of receipt' },
  'signed-mail': { zh: '邮寄并签收，签收之日为收到之日', en: 'signed-for mail: the day of signing is the day of receipt' },
  mail: { zh: '平常信函，与申请人确认之日为收到之日', en: 'ordinary mail: the day confirmed with the applicant is the day of receipt' },
}
const electronic = {
  system: { zh: '系统收到之日为收到之日', en: 'the day the system received it is the day of receipt' },
  confirmed: { zh: '双方确认之日为收到之日', en: 'the day both sides confirm is the day of receipt' },
}
const sent = { online: { zh: '网上提交', en: 'online' }, fax: { zh: '传真提交', en: 'fax' } }

export function received({ received: date, channel }: Handling, { receipt }: Edition): DeadlineStep {
  const how = howReceived(channel, electronic[receipt.electronic])
  return step(date, 'received', `${how.zh}；当日不计，次日起算`, `${how.en}; the day itself does not count`, ...receipt.cites)
}

function howReceived(channel: Handling['channel'], rule: Localised): Localised {
  if (channel === undefined) return { zh: '收到申请', en: 'application received' }
  if (channel !== 'online' && channel !== 'fax') return receipts[channel]
  const { zh, en } = sent[channel]
  return { zh: `${zh}，${rule.zh}`, en: `${en}: ${rule.en}` }
}

const names: Record<EventType, Localised> = {
  'correction-requested': { zh: '通知补正', en: 'correction asked for' }, corrected: { zh: '收到补正', en: 'correction received' },
  'third-party-asked': { zh: '征求第三方意见', en: 'third party asked' },
  'third-party-answered': { zh: '第三方答复', en: 'third party answered' },
  'organ-asked': { zh: '征求其他机关意见', en: 'another organ asked' }, 'organ-answered': { zh: '其他机关答复', en: 'another organ answered' },
  'extension-notified': { zh: '告知延长', en: 'extension notified' },
  'fee-notified': { zh: '发出收费通知', en: 'fee notice sent' }, 'fee-paid': { zh: '缴纳信息处理费', en: 'fee paid' },
}

export function beforeReceipt({ type, date }: { type: EventType; date: IsoDate }): DeadlineStep {
  return step(date, 'noted', `“${names[type].zh}”早于收到申请之日，未计入，请核对日期`,
    `"${names[type].en}" is before the day of receipt and was left out: check the date`)
}

export function afterReply({ type, date }: { type: EventType; date: IsoDate }): DeadlineStep {
  return step(date, 'noted', `“${names[type].zh}”晚于答复，不影响期限`, `"${names[type].en}" is after the reply and moves nothing`)
}

const bothWays = { zh: '；是否影响期限没有明文，两种算法都考虑', en: '; no text settles whether it moves the limit: both readings are tried' }
const settled = { zh: '', en: '' }

/** late: working days the notice took, where that is too many. */
interface Notice { late: number | null; repeated: boolean; doubtful: boolean }

export function correctionAsked(date: IsoDate, { noticeWithin, cites }: EventEffect, notice: Notice): DeadlineStep {
  const { late, repeated } = notice
  const doubt = notice.doubtful ? bothWays : settled
  const zh = ['通知补正，收到补正前期限停止', ...(late === null ? [] : [`通知用了${late}个工作日，超过${noticeWithin}个工作日`]),
    ...(repeated ? ['条例要求一次性告知'] : []), '无正当理由逾期不补正的，视为放弃申请']
  const en = ['correction asked for: the limit waits for it',
    ...(late === null ? [] : [`the notice took ${late} working days, more than ${noticeWithin}`]),
    ...(repeated ? ['the regulation asks for one notice only'] : []),
    'an applicant who fails to correct without reason has given up']
  // The duty to ask once, within days, and its consequence are of 2019.
  const told = noticeWithin === undefined ? 1 : zh.length
  return step(date, 'waits', zh.slice(0, told).join('；') + doubt.zh, en.slice(0, told).join('; ') + doubt.en, cites)
}

export function feeAsked(date: IsoDate, fee: EventEffect, payBy: IsoDate | null, doubtful: boolean): DeadlineStep {
  const { answerWithin, cites } = fee
  const doubt = doubtful ? bothWays : settled
  const day = payBy ? { zh: `（当日收到的，至${payBy}）`, en: ` (by ${payBy} if received the same day)` } : settled
  const until = answerWithin ? {
    zh: `；应自收到通知次日起${answerWithin.days}个工作日内缴费${day.zh}，逾期视为放弃申请`,
    en: `; to be paid within ${answerWithin.days} working days of its receipt${day.en}, or the application counts as given up`,
  } : settled
  return step(date, 'waits', `发出收费通知，缴费前期限停止${until.zh}${doubt.zh}`,
    `fee notice sent: the limit waits for payment${until.en}${doubt.en}`,
    cites, ...(answerWithin ? [answerWithin.cites] : []))
}

/** requested: whether a day of the request is known; tooLate: working days the applicant took, where that is too many. */
interface Response { requested: boolean; tooLate: number | null; doubtful: boolean }

export function restarted(date: IsoDate, what: Awaited, { answerWithin, cites }: EventEffect, response: Response): DeadlineStep {
  const { requested, tooLate } = response
  const doubt = response.doubtful ? bothWays : settled
  const { zh, en } = what === 'correction' ? names.corrected : names['fee-paid']
  const notAsked = requested ? settled : { zh: '；没有通知的日期', en: '; no day of the request is given' }
  const late = tooLate === null ? settled : {
    zh: `；用了${tooLate}个工作日，超过${answerWithin?.days}个工作日`,
    en: `; it took ${tooLate} working days, more than ${answerWithin?.days}`,
  }
  return step(date, 'restarts', `${zh}，期限自次日起重新计算${notAsked.zh}${late.zh}${doubt.zh}`,
    `${en}: the limit starts anew the next day${notAsked.en}${late.en}${doubt.en}`, cites)
}

export function noFeeMeasure(date: IsoDate, { cites }: EventEffect): DeadlineStep {
  return step(date, 'noted', '当时没有信息处理费的规定，不影响期限', 'no measure on processing fees was in force: the limit is not touched', cites)
}

const asker = { thirdParty: { zh: '第三方', en: 'the third party' }, organ: { zh: '其他机关', en: 'another organ' } }

export function asked(date: IsoDate, who: Consulted, edition: Edition): DeadlineStep {
  return step(date, 'noted', `征求${asker[who].zh}意见`, `${asker[who].en} asked`, edition[who].cites)
}

/** tooLong: working days the answer took, where that is too many. */
export function answered(
  date: IsoDate, from: IsoDate, who: Consulted, effect: EventEffect, tooLong: number | null,
): DeadlineStep {
  const { answerWithin, certain, cites } = effect
  const pauses = effect.effect === 'pause'
  const { zh, en } = asker[who]
  const span = pauses
    ? {
        zh: `${from}之后至${date}征求${zh}意见的时间不计算在内`,
        en: `the time after ${from} to ${date} spent asking ${en} does not count`,
      }
    : { zh: `征求${zh}意见的时间照常计算`, en: `the time spent asking ${en} counts` }
  const long = tooLong === null ? settled : {
    zh: `；答复用了${tooLong}个工作日，超过${answerWithin?.days}个工作日，超过的时间是否扣除没有明文，两种算法都考虑`,
    en: `; the answer took ${tooLong} working days, more than ${answerWithin?.days}: `
      + 'no text settles whether the excess counts, both readings are tried',
  }
  const doubt = certain ? long : bothWays
  const within = tooLong !== null && answerWithin ? [answerWithin.cites] : []
  return step(date, pauses ? 'paused' : 'noted', span.zh + doubt.zh, span.en + doubt.en, cites, ...within)
}

export function answeredUnasked(date: IsoDate, who: Consulted, edition: Edition): DeadlineStep {
  return step(date, 'noted', `没有此前征求${asker[who].zh}意见的日期，不能确定扣除的时间`,
    `no earlier day of asking ${asker[who].en}: the time to leave out is unknown`, edition[who].cites)
}

export function unanswered(from: IsoDate, who: Consulted, until: IsoDate | null, effect: EventEffect): DeadlineStep {
  const { answerWithin, cites } = effect
  const { zh, en } = asker[who]
  if (!until || !answerWithin) {
    return step(from, effect.effect === 'pause' ? 'paused' : 'noted',
      `征求${zh}意见，没有答复日期，不能确定扣除的时间`, `${en} asked, no day of answer: the time to leave out is unknown`, cites)
  }
  const { days } = answerWithin
  return step(from, 'paused', `征求${zh}意见，没有答复日期；逾${days}个工作日（${until}）不答复的，由行政机关决定；提前答复的，期限相应提前`,
    `${en} asked, no day of answer; after ${days} working days (${until}) the organ decides; an earlier answer brings the due day forward`,
    cites, answerWithin.cites)
}

export function extended(date: IsoDate, { extension }: Edition): DeadlineStep {
  return step(date, 'extended', `告知延长，增加${extension.days}个工作日`, `extension notified: ${extension.days} working days more`,
    extension.cites)
}

export function extensionLapsed(date: IsoDate, { extension }: Edition): DeadlineStep {
  return step(date, 'not-extended', '期限重新计算，此前告知的延长是否仍然有效没有明文，两种算法都考虑',
    'the limit starts anew: no text settles whether the earlier extension still holds, both readings are tried', extension.cites)
}

export function extendedTwice(date: IsoDate, { extension }: Edition): DeadlineStep {
  return step(date, 'not-extended', '只能延长一次，再次延长不计', 'only one extension is allowed', extension.cites)
}

export function extendedTooLate(date: IsoDate, due: IsoDate, { extension }: Edition): DeadlineStep {
  return step(date, 'not-extended', `期限已于${due}届满，此后告知延长不计`,
    `the limit ran out on ${due}: an extension notified later does not count`, extension.cites)
}
