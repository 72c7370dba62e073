// Report in, claims that every application was answered in time out, and what the same text says against them.
import { evidenceOf, fact } from '../evidence.js'
import { sentenceTexts, unwrapped } from '../sentence-text.js'
import type { FactReader } from '../reader.js'
import type { Range } from '../../model/span.js'

export const readAnsweredInTimeFacts: FactReader = (report) => {
  const claimed: Range[] = []
  const late: Range[] = []
  const perhaps: Range[] = []
  sentenceTexts(report).forEach((raw, index) => {
    if (!hint.test(raw)) return
    const text = unwrapped(raw)
    const { start, end, slot } = report.sentences[index]!
    if (!ofApplications.test(text) && slot !== 'applications' && slot !== 'appeals') return
    if (claim.test(text) && !otherBusiness.test(text) && !plan.test(text)) claimed.push({ start, end })
    if (applicantLate.test(text) || denied.test(text)) return
    if (counted.test(text) && slot !== 'appeals' && !otherBusiness.test(text)) late.push({ start, end })
    else if (held.test(text) || (said.test(text) && !plan.test(text) && !otherBusiness.test(text))) perhaps.push({ start, end })
  })
  return [
    fact('inTime.claimed', claimed.length, evidenceOf(report, claimed)),
    fact('inTime.late', late.length, evidenceOf(report, late)),
    fact('inTime.perhapsLate', perhaps.length, evidenceOf(report, perhaps)),
  ]
}

const hint = /期|时|日/
const ofApplications = /依申请|公开申请|申请公开|信息公开.{0,10}申请|申请.{0,12}(?:答复|办结)|受理申请|收到.{0,6}申请/
const otherBusiness = /信访|提案|建议|热线|信箱|留言|工单|许可|审批|投诉|咨询|来信|来电/
const plan = /将|下一步|今后|应当|要求|确保|力争|防止|避免|杜绝|督促|强化|加强/

const inTime = '(?:按时|按期|如期|按规定(?:时限|期限|时间)|在?(?:法定|规定)(?:的)?(?:期限|时限|时间)(?:内|之内)?|工作日(?:内|之内))'
const answered = '(?:答复|办结|回复|办复|办理|反馈)'
const claim = new RegExp([
  `(?:均|全部|都|全都|100%|百分之百)[^,。;]{0,16}${inTime}[^,。;]{0,12}${answered}`, `${inTime}[^,。;]{0,6}(?:均|全部|都)[^,。;]{0,6}${answered}`,
  `(?:按时|按期|法定期限内|及时)${answered}率[^,。;]{0,6}(?:100|百分之百)`,
].join('|'))

/** 申请人逾期不补正 is the applicant's delay, and a row of the form. */
const applicantLate = /逾期不补正|逾期未补正|不补正|未按收费通知|缴纳|缴费|申请人逾期|逾期不(?:缴|交)|(?:上诉|起诉|申请复议)[^,。;]{0,6}(?:逾期|超期)/
const denied = new RegExp([
  '(?:没有|未|无|不存在|零|杜绝|避免|防止)[^,。;]{0,10}(?:逾期|超期|超时)', '(?:逾期|超期|超时)[^,。;]{0,12}(?:没有|零|(?<![\\d.])0(?![.\\d]))',
].join('|'))
const delay = '(?:逾期|超期|超时|超出法定期限|超过法定(?:期限|时限))'
const counted = new RegExp([
  `${delay}(?:未)?${answered}(?:的)?[^,。;\\d]{0,6}[1-9]\\d{0,3}\\s?(?:件|宗|起|例)`,
  `(?<![\\d.])[1-9]\\d{0,3}\\s?(?:件|宗|起|例)(?:申请)?(?:因[^,。;]{0,14})?${delay}(?:未)?${answered}`,
].join('|'))
const said = new RegExp(`${delay}(?:未)?${answered}|未(?:能)?(?:在(?:法定|规定)(?:期限|时限)内?|按时|按期)${answered}`)
/** Held against the office by review or court: 因超期答复被确认违法. */
const held = /(?:逾期|超期|超时|超过法定期限)[^。;]{0,30}(?:败诉|确认违法|责令|撤销|纠正)|(?:败诉|确认违法|责令|撤销|纠正)[^。;]{0,30}(?:逾期|超期|超时|超过法定期限)/
