// Report in, the year of the report as its title, its preface, its period and its own figures say it.
import { evidenceAt, fact, placeOf } from '../evidence.js'
import { sentenceTexts, unwrapped } from '../sentence-text.js'
import { statedPeriod } from '../elements/period.js'
import type { FactReader } from '../reader.js'
import type { Fact } from '../../model/fact.js'
import type { Report } from '../../model/report.js'
import type { Range } from '../../model/span.js'

interface Said { year: number; range: Range }

/** Years that were submitted are no reading: each place is read for itself. */
export const readReportYearFacts: FactReader = (report) => {
  const places = [titled(report), prefaced(report), ofPeriod(report)]
  return [
    ...['title', 'preface', 'period'].map((place, index) => said(report, `reportYear.${place}`, places[index]!)),
    fact('reportYear.places', places.filter((place) => place !== null).length),
    said(report, 'reportYear.figures', ofFigures(report)),
  ]
}

function said(report: Report, id: string, place: Said | null): Fact {
  return place ? fact(id, place.year, [evidenceAt(report, place.range, placeOf(report, place.range))]) : fact(id, null)
}

const arabic = /(?<![〔[(\d.])(20\d{2})\s?年/g

/** One year alone: 2013年关于2012年度… names two, and only a reader knows which is which. */
function titled({ identity: { title }, text }: Report): Said | null {
  const [range] = title.ranges
  if (!range) return null
  const years = new Set([...text.clean.slice(range.start, title.ranges.at(-1)!.end).matchAll(arabic)].map((match) => Number(match[1])))
  return years.size === 1 ? { year: [...years][0]!, range } : null
}

/** 现将2022年度政府信息公开工作情况报告如下: said of this report, not of the notice that asks for it. */
const ofThisReport = /(?:编制|公布|发布|制作|撰写|现将|形成|本报告(?:是|为)|完成)(?:了|本|的|如下){0,2}[^。;,《》\d]{0,16}(20\d{2})\s?年?度?[^。;,\d]{0,24}(?:年度报告|工作报告|年报|报告如下|报告)/

function prefaced(report: Report): Said | null {
  const texts = sentenceTexts(report)
  for (let index = 0; index < texts.length && index < opening; index++) {
    const { slot, start, end } = report.sentences[index]!
    if (slot !== null && slot !== 'preface' && slot !== 'overview') return null
    const found = ofThisReport.exec(unwrapped(texts[index]!))
    if (found && !/通知|要求|部署/.test(found[0])) return { year: Number(found[1]), range: { start, end } }
  }
  return null
}

const opening = 8

/** A whole calendar year read without repair: of damaged digits nobody knows whose slip they are. */
function ofPeriod(report: Report): Said | null {
  const period = statedPeriod(report, report.identity.year.value)
  if (!period?.from || !period.to || period.repaired) return null
  const year = period.from.slice(0, 4)
  return period.from === `${year}-01-01` && period.to >= `${year}-12-30` && period.to.startsWith(year)
    ? { year: Number(year), range: period.range } : null
}

const counted = /(20\d{2})\s?年(?:度|,|全年|期间)?[^。;,\d]{0,14}(?:共|累计|主动公开|受理|收到|办理|答复|发布|制定|制发)[^。;\d]{0,20}\d[\d,.]*\s?(?:余|多)?(?:件|条|次|份|篇|宗)/
const compared = /上年|去年|往年|同比|相比|较|比20|增加|增长|减少|下降|上升|累计|以来|截至|截止|结转/

/** The year before, where all of the report's own figures are said to be of it and none of the report's year. */
function ofFigures(report: Report): Said | null {
  const year = report.identity.year.value
  if (year === null) return null
  let stale: Said | null = null
  const before = String(year - 1)
  const texts = sentenceTexts(report)
  for (let index = 0; index < texts.length; index++) {
    const text = unwrapped(texts[index]!)
    const found: RegExpExecArray | null = text.includes(before) || text.includes(String(year)) ? counted.exec(text) : null
    if (!found || compared.test(text)) continue
    if (Number(found[1]) === year) return null
    if (Number(found[1]) === year - 1) stale ??= { year: year - 1, range: report.sentences[index]! }
  }
  return stale
}
