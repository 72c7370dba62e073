// Report in, how it tells what was disclosed and what was applied for out: totals, and the four things a reader asks of applications.
import { evidenceOf, fact } from '../evidence.js'
import { sentenceTexts, unwrapped } from '../sentence-text.js'
import type { FactReader } from '../reader.js'
import type { Fact } from '../../model/fact.js'
import type { Report, SectionSlot } from '../../model/report.js'
import type { Range } from '../../model/span.js'

export const readTotalsFacts: FactReader = (report) => [...counts(report), ...narrative(report)]

const disclosed = /公开|发布|公布|更新|上传|录入/
const counted = /\d[\d.]*\s?(?:余|多)?\s?(?:万|亿)?(?:余|多)?(?:条|件|篇|项|份|则)/
/** Figures that stop before the year does, and what is told of other business. */
const aside = /上半年|\d月份?|月底|培训|会议|申请|同意|予以|不予|答复|复议|诉讼|咨询|人员|检查|点击|访问/

interface Counted extends Range { total: boolean }

/** Parts in which a count is none of the year's disclosure. */
const others: Array<SectionSlot | null> = ['preface', 'applications', 'appeals', 'problems', 'improvements']

/** A number of what was disclosed by the year or in all, and without such a word of some kind or by some way. */
function counts(report: Report): Fact[] {
  const told = sentencesWhere(report, (text, slot) => !others.includes(slot)
    && text.split(/[,;]/).some((clause) => disclosed.test(clause) && counted.test(clause) && !aside.test(clause)))
  const [totals, parts] = [told.filter((each) => each.total), told.filter((each) => !each.total)]
  return [
    fact('proactive.totals', totals.length, evidenceOf(report, totals)),
    fact('proactive.partCounts', parts.length, evidenceOf(report, parts)),
  ]
}

const inAll = /全年|年度|20\d\d年|(?<!公)共(?![同享])|累计|总计|合计|总数|总量|一年来/

/** Ids of rules/terms.json, with what tells of each. */
const told = [
  ['channel', /当面|现场(?:提交|申请)|信函|邮寄|邮政|来函|书面申请|网络|网上|在线|网站(?:提交|申请)|传真|电子邮件|平台(?:提交|收到)|渠道(?:收到|提交)/],
  ['subject', /(?:主要)?(?:涉及|内容(?:为|是|包括|集中)|集中在|关于|有关)|(?:征地|拆迁|规划|土地|房屋|环保|财政)[^,。;]{0,8}(?:类|方面|信息)|自然人|法人|企业/],
  ['outcome', /予以公开|同意公开|部分公开|不予|免予公开|不存在|不掌握|无法提供|非本机关|不属于本|补正|撤回|主动撤销|已(?:经)?主动公开|告知|不予处理|结转/],
  ['time', /按时|按期|及时|法定(?:期限|时限)|规定(?:期限|时限|时间)|工作日|办结率|答复率/],
] as const

const onApplications = /依申请|公开申请|申请公开|信息公开.{0,6}申请|申请.{0,10}(?:件|答复|办结)/

function narrative(report: Report): Fact[] {
  const found = new Map<string, Range>()
  const texts = sentenceTexts(report)
  report.sentences.forEach(({ start, end, slot }, index) => {
    const text = unwrapped(texts[index]!)
    if (found.size === told.length || slot === 'preface' || slot === 'problems' || slot === 'improvements' || slot === 'appeals') return
    if (slot !== 'applications' && !onApplications.test(text)) return
    for (const [id, words] of told) if (!found.has(id) && words.test(text)) found.set(id, { start, end })
  })
  const missing = told.map(([id]) => id).filter((id) => !found.has(id))
  return [
    fact('narrative.told', found.size, evidenceOf(report, [...found.values()])),
    fact('narrative.missing', missing.join(',')),
  ]
}

function sentencesWhere(report: Report, holds: (text: string, slot: SectionSlot | null) => boolean): Counted[] {
  const texts = sentenceTexts(report)
  return report.sentences.flatMap(({ start, end, slot }, index) => {
    const text = unwrapped(texts[index]!)
    return holds(text, slot) ? [{ start, end, total: inAll.test(text) }] : []
  })
}
