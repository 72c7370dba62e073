// A report in, its figures by the day they run to out: of the whole year, or cut off before it ended.
import { sentenceTexts } from '../sentence-text.js'
import type { DateMention, Report } from '../../model/report.js'
import type { Range } from '../../model/span.js'

export interface YearFigures {
  /** Figures on disclosure or applications of the whole year, one entry a sentence. */
  fullYear: Range[]
  /** Figures on disclosure or applications that stop before the year does. */
  cutOff: Array<Range & { to: string }>
  /** Figures on other business that stop before the year does. */
  otherCutOffs: Range[]
}

const figure = /\d[\d.]*\s?(?:余|多|几)?\s?(?:万|亿)?(?:条|件|次|篇|期|份|个|项|宗|起|例|人|元|户)/
const nil = /(?:没有|未|无|尚未)[^。;,]{0,20}申请/
/** Whose figure it is: the words of disclosure and of applications for it, not of permits, letters or visits. */
const ofDisclosure = new RegExp([
  '主动公开', '公开[^,。;]{0,12}信息', '信息[^,。;]{0,6}公开', '(?:发布|发表|录入|上传|更新|公布)[^,。;]{0,14}(?:信息|稿件|文件|公文|政策)',
  '依申请', '申请[^,。;]{0,6}公开', '公开[^,。;]{0,8}申请',
].join('|'))
/** Said of disclosure, and counting something else. */
const aside = /培训|会议|检查|访问|点击|浏览|咨询|人次/
const wholeYear = /全年|本年度|年度|一年来|年内|年底|年末|12月31日|12月底|20\d\d1231(?!\d)/
const untilWord = /(?:截[至止](?:到|至)?|到|至)(?:目前|今年|本年|当年|同年|\d{4}年?)?\s?$/

/** @param year of the report; without one nothing can be said. */
export function yearFigures(report: Report, year: number | null): YearFigures {
  const found: YearFigures = { fullYear: [], cutOff: [], otherCutOffs: [] }
  if (year === null) return found
  const dates = datesBySentence(report)
  sentenceTexts(report).forEach((text, index) => {
    if (!figure.test(text) && !nil.test(text)) return
    const { start, end, slot } = report.sentences[index]!
    if (slot === 'problems' || slot === 'improvements') return
    sortSentence(found, { text, start, end }, dates.get(index) ?? [], { clean: report.text.clean, year })
  })
  return found
}

function datesBySentence({ dates, sentences }: Report): Map<number, DateMention[]> {
  const bySentence = new Map<number, DateMention[]>()
  let at = 0
  for (const date of dates) {
    while (at < sentences.length && sentences[at]!.end <= date.start) at++
    const sentence = sentences[at]
    if (!sentence) break
    if (date.start < sentence.start) continue
    const here = bySentence.get(at)
    if (here) here.push(date)
    else bySentence.set(at, [date])
  }
  return bySentence
}

type Said = Range & { text: string }
interface OfYear { clean: string; year: number }

/** A date governs the figures after it, up to the next date of another kind. */
function sortSentence(found: YearFigures, sentence: Said, dates: DateMention[], { clean, year }: OfYear): void {
  const { text, start } = sentence
  const cut = dates.filter((date) => stopsEarly(date, year, clean.slice(Math.max(0, date.start - 10), date.start)))
  for (const [index, date] of cut.entries()) {
    const part = text.slice(date.end - start, (cut[index + 1]?.start ?? sentence.end) - start)
    const range = { start: date.start, end: cut[index + 1]?.start ?? sentence.end }
    const [whole, stated] = apart(clauses(part).filter((clause) => figure.test(clause)), (clause) => wholeYear.test(clause))
    if (whole.some(isDisclosed)) found.fullYear.push(range)
    if (stated.some(isDisclosed)) found.cutOff.push({ ...range, to: date.to })
    else if (stated.length > 0) found.otherCutOffs.push(range)
  }
  const before = text.slice(0, (cut[0]?.start ?? sentence.end) - start)
  const until = cut[0]?.start ?? sentence.end
  const dated = wholeYear.test(before) || dates.some((date) => coversYear(date, year) && date.start < until)
  if (dated && clauses(before).some(isYearFigure)) found.fullYear.push({ start: sentence.start, end: until })
}

/** A list of figures shares the subject of its first: 主动公开120条,其中网站100条. */
function clauses(text: string): string[] {
  return text.split(/[,;:]/)
}

function isDisclosed(clause: string): boolean {
  return ofDisclosure.test(clause) && !aside.test(clause)
}

/** A nil counts as a figure where it is said of applications. */
function isYearFigure(clause: string): boolean {
  return (figure.test(clause) && isDisclosed(clause)) || /(?:没有|未|无)[^,]{0,16}申请/.test(clause)
}

function apart(clauses: string[], is: (clause: string) => boolean): [those: string[], others: string[]] {
  return [clauses.filter(is), clauses.filter((clause) => !is(clause))]
}

/** 截至11月底, 上半年, 1-8月份; a single day or month without 截至 is when something happened. */
function stopsEarly({ kind, from, to }: DateMention, year: number, before: string): boolean {
  if (!to.startsWith(`${year}-`) || to >= `${year}-12-30`) return false
  if (kind === 'period') return from === `${year}-01-01` || untilWord.test(before) || /前$/.test(before)
  return kind !== 'year' && untilWord.test(before)
}

function coversYear({ from, to }: DateMention, year: number): boolean {
  if (from === to) return to >= `${year}-12-30` && to <= `${year}-12-31`
  return from <= `${year}-01-01` && from >= `${year - 1}-12-31` && to >= `${year}-12-30`
}
