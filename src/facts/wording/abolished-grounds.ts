// Report in, tests and fees out that the revision of 2019 abolished: special need (article 13 of 2007) and the cost of search (article 27).
import { evidenceOf, fact } from '../evidence.js'
import { sentenceTexts, unwrapped } from '../sentence-text.js'
import type { FactReader } from '../reader.js'
import type { Report } from '../../model/report.js'
import type { Range } from '../../model/span.js'

/** sure: it decided an application, or money was taken; doubtful: it is only told as if it were still the law. */
type Force = 'sure' | 'doubtful'
interface Use extends Range { what: 'need' | 'fee'; force: Force }

export const readAbolishedGroundFacts: FactReader = (report) => {
  const uses = usesIn(report)
  const of = (what: Use['what'], force: Force): Use[] => uses.filter((each) => each.what === what && each.force === force)
  return (['need', 'fee'] as const).flatMap((what) => (['sure', 'doubtful'] as const).map((force) =>
    fact(`abolished.${what}.${force}`, of(what, force).length, evidenceOf(report, of(what, force)))))
}

/** Applications received before 15 May 2019 were rightly handled under the first edition. */
const yearOfChange = 2019

function usesIn(report: Report): Use[] {
  const changing = report.identity.year.value === yearOfChange
  return sentenceTexts(report).flatMap((raw, index) => {
    if (!hint.test(raw)) return []
    const text = unwrapped(raw)
    if (history.test(text)) return []
    const { start, end } = report.sentences[index]!
    const read = needOf(text) ?? feeOf(text)
    return read ? [{ start, end, what: read.what, force: changing ? 'doubtful' as const : read.force }] : []
  })
}

const hint = /需要|检索|复印|复制/
/** 取消了“三需要”的限制 tells of the change. */
const history = /取消|删除|删去|不再|废除|废止|旧条例|原条例|修订前|修改前|5月15日前|以前/

const need = /三需要|特殊需要|(?:生产|生活|科研)[、和及]?(?:等)?(?:的)?(?:特殊)?需要(?=无关|不符|为由|,?不予|的证明|证明材料)/
const refusal = /不予(?:公开|受理|提供|答复|处理)|未予公开|不属于.{0,12}特殊需要|(?:没有|无|非|缺乏|不符合|与.{0,16}无关|未(?:能)?(?:提供|证明)).{0,20}需要|需要.{0,6}(?:无关|不符)/
const denied = /(?:没有|未|无|不存在)[^,。;]{0,12}(?:以|因|要求)[^,。;]{0,16}需要/

function needOf(text: string): Pick<Use, 'what' | 'force'> | null {
  if (!need.test(text) || denied.test(text)) return null
  return { what: 'need', force: refusal.test(text) && /不予|未予|拒绝/.test(text) ? 'sure' : 'doubtful' }
}

const costs = /(?:检索|复制|复印)(?:、(?:检索|复制|复印|邮寄|邮递))*(?:等)?(?:成本|工本)?费/
const none = new RegExp([
  '(?:未|没有|无|不|免|零)[^,。;]{0,24}费', '费[^,。;]{0,10}(?:未|没有|零|全免|免除|免收)', '免费', '(?<![\\d.])0\\s?万?元', '为0(?!\\.)',
].join('|'))
const taken = /(?:收取|收费|收到|共收)[^,。;]{0,24}[1-9]\d*(?:\.\d+)?\s?万?元/

function feeOf(text: string): Pick<Use, 'what' | 'force'> | null {
  if (!costs.test(text) || none.test(text) || !/申请|信息/.test(text)) return null
  return { what: 'fee', force: taken.test(text) ? 'sure' : 'doubtful' }
}
