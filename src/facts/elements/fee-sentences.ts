// Sentences in, what each says of charges for supplying information out: none, free, an amount, or only that there is such a thing.
import { claimsWithin, slotOf } from '../figures/said-figures.js'
import type { Claim, Report, Sentence } from '../../model/report.js'

export type FeeWord = 'none' | 'free' | 'amount' | 'mentioned'
export interface FeeSaid { sentence: Sentence; said: FeeWord; waiver: boolean; /** Yuan charged, totals and parts alike. */ amounts: Claim[] }

/**
 * What the sentences say of fees under article 27 of the 2007 regulation: search, copying and postage for information supplied on
 * application. Administrative charges that a body collects, or publishes the standards of, are another thing and never read as one.
 */
export function readFeeSentences(report: Report): FeeSaid[] {
  const found: FeeSaid[] = []
  for (const sentence of report.sentences) {
    const text = report.text.clean.slice(sentence.start, sentence.end)
    const inPart = slotOf(report, sentence) === 'fees'
    if (sentence.slot === 'preface' || !(inPart || feeTerm.test(text)) || listsParts.test(text) || text.includes('处理费')) continue
    const said = readOne(report, sentence, text, inPart)
    if (said) found.push(said)
  }
  return found
}

const feeTerm = /收费|收取|费用|免费|无偿|减免|[检复邮][索制寄]费|工本费/
/** A sentence that names the parts of the report names the part on fees as well. */
const listsParts = /全文|本(?:年度)?报告(?:由|共|包括|分|全文)|(?:部分|方面)(?:组成|内容)/

function readOne(report: Report, sentence: Sentence, text: string, inPart: boolean): FeeSaid | null {
  if (!inPart && !supply.test(text)) return null
  const amounts = amountsOf(report, sentence, inPart || strongSupply.test(text))
  const said = amounts.length ? 'amount' : deniesFee(text) || (inPart && bareNone.test(text)) ? 'none' : isFree(text) ? 'free' : null
  const waiver = /减免|免除|免收|全免/.test(text)
  if (said) return { sentence, said, waiver, amounts }
  if (administrative.test(text) && !strongSupply.test(text)) return null
  return (inPart || strongSupply.test(text)) && (feeTerm.test(text) || inPart) ? { sentence, said: 'mentioned', waiver, amounts } : null
}

/** Words that bind a fee to the supply of information. */
const supply = /依申请|申请公开|公开申请|信息公开|公开政府信息|提供(?:的)?(?:政府)?信息|检索|复制|邮寄|[向对](?:申请人|公民)/
const strongSupply = /依申请[^。]{0,30}(?:费|免)|申请人[^。]{0,20}费|检索|复制[、费及和]|邮寄|(?:信息公开|公开政府信息|提供政府信息)[^,。]{0,12}(?:收费|费用|收取)/
const administrative = /收费(?:项目|标准|依据|许可|目录|公示|管理|主体|行为|政策|清单)|事业性|行政收费|规费|乱收费|涉企|学费|药费|水费|电费|经费|罚/

const denial = /(?:未|没有?|无|暂无|尚无|从未|并未|不(?=收|予收|再|向|存在|涉及|产生|对))(?!(?:偿|法|按|断|得|准))([^,。;]{0,32}?)(?:收费|收取|收过|费用|收缴|减免)([^,。;]{0,4})/
const saidZero = /(?:收费|收取|费用|减免)[^,。;\d]{0,20}(?:0(?:\.0+)?(?:万)?元|零|0[件宗人]|0(?![\d.]))|(?:收费|费用|减免)[^,。;]{0,10}(?:未发生|没有发生|未产生|为零|[::]\s?无|情况无)/
const bareNone = /^(?:\(?[一二三四五六七八九十\d][\d)、.]{1,3})?(?:[^,。]{0,12},)?(?:无|没有|0元|零|未发生|暂无|没有发生|无此[类项]?(?:情况|事项|内容))[。;]?$/

/** '没有发生…费用支出' is about spending; '没有乱收费' about how charges are made. */
export function deniesFee(text: string): boolean {
  const match = denial.exec(text)
  if (match && !/违规|乱|超标|擅自|支出|诉讼|复议/.test(match[1]!) && !/^(?:的?支出|的?开支|标准|项目|依据|许可)/.test(match[2]!)) return true
  return saidZero.test(text)
}

export function isFree(text: string): boolean {
  return /(?:均|都|全部|一律|实行)?(?:免费|无偿)(?!(?:开放|发放|赠|午餐|培训|师范|上网|WiFi))|免收|全免/.test(text)
}

/** Money of the sentence that was charged; what was waived, budgeted or spent is not. */
function amountsOf(report: Report, sentence: Sentence, bound: boolean): Claim[] {
  if (!bound) return []
  return claimsWithin(report, sentence).filter((claim) => {
    if (claim.unit !== 'yuan' || claim.value === 0 || claim.role === 'last-year' || claim.role === 'comparison') return false
    const clause = report.text.clean.slice(Math.max(sentence.start, claim.start - 30), claim.start)
    return /收|费/.test(clause) && !/(?:减免|免收|免除|经费|预算|支出|投入|[每/])[^,。]{0,14}$/.test(clause) && claim.subject !== 'processingFee'
  })
}
