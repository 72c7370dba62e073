// Dates of a document in, the day it was published out: what the page says of itself first, the signature last.
import type { OpeningLine } from './opening.js'
import type { DateMention } from '../../model/report.js'
import type { Range } from '../../model/span.js'
import type { IsoDate } from '../../model/words.js'

interface Places { clean: string; dates: DateMention[]; opening: OpeningLine[]; closing: OpeningLine[]; titleEnd: number }

export interface PublicationDate { date: IsoDate; source: 'page' | 'closing-line'; range: Range; strength: number }

/** The page's own word first; 生成日期 is when the record was made. 成文日期 is a signature and no publication. */
const labels: Array<[strength: number, pattern: RegExp]> = [
  [5, /(?:发布|发文|公布|公开|刊发|上网)(?:日 ?期|时 ?间)|PubDate|publishdate/gi],
  [4, /(?:更新|录入|添加|上传)(?:日 ?期|时 ?间)/g],
  [3, /(?:^|[\s|[【(])(?:日 ?期|时 ?间)(?=\s?[::])/gm],
  [2, /生成日期/g],
]
/** Between a label and its date stand marks only; a record row may put a bar or a line break there. */
const between = /^[\s::|\]】)>]{0,24}$/
/** A banner says the weekday of the day the page was opened or made. */
const weekday = /^\s{0,3}[,,(]?(?:星期|周)[一二三四五六日天]/
const timeOfDay = /\d{1,2}[::时]\d{1,2}(?:[::分]\d{1,2}秒?|分)?|\s/g
const aroundDate = /来源|字体|字号|门户网站|作者|浏览|点击|分享|打印|阅读|政府网|编辑|www\.|\.cn|\.com/

/**
 * Every credible date of publication, best first, one entry for each day.
 * A report is not published before October of its own year, so an earlier date is a banner, a record's or a slip of the pen.
 * A date repaired from glued digits is believed inside the year after the report year only.
 */
export function publicationDates({ clean, dates, opening, closing, titleEnd }: Places, year: number | null): PublicationDate[] {
  const days = dates.filter(({ kind }) => kind === 'day')
  const found = [
    ...labelled(clean, days, opening), ...besideTitle(clean, days, opening, titleEnd), ...signed(clean, days, closing),
  ].filter((each) => isCredible(each.date, year, days.find((day) => day.start === each.range.start)?.repaired ?? false))
  found.sort((a, b) => b.strength - a.strength || a.range.start - b.range.start)
  return found.filter((each, index) => found.findIndex(({ date }) => date === each.date) === index)
}

function isCredible(date: IsoDate, year: number | null, repaired: boolean): boolean {
  if (year === null) return date >= '2008-05-01'
  return repaired ? date.slice(0, 4) === String(year + 1) : date >= `${year}-10-01`
}

/** Looked for where pages carry it: in the opening, and in the last lines of the file. */
function labelled(clean: string, days: DateMention[], opening: OpeningLine[]): PublicationDate[] {
  const head = Math.min(clean.length, Math.max(1500, Math.min(opening.at(-1)?.range.end ?? 0, 4000)))
  const tail = Math.max(head, clean.length - 1500)
  const found: PublicationDate[] = []
  for (const [strength, pattern] of labels) {
    for (const [from, to] of [[0, head], [tail, clean.length]] as const) {
      for (const match of clean.slice(from, to).matchAll(pattern)) {
        const end = from + match.index + match[0].length
        const day = firstFrom(days, end)
        if (day && between.test(clean.slice(end, day.start)) && !weekday.test(clean.slice(day.end, day.end + 8))) {
          found.push({ date: day.from, source: 'page', range: { start: day.start, end: day.end }, strength })
        }
      }
    }
  }
  return found
}

/** Binary: `days` stand in order. */
function firstFrom(days: DateMention[], offset: number): DateMention | undefined {
  let low = 0
  let high = days.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (days[middle]!.start < offset) low = middle + 1
    else high = middle
  }
  return days[low]
}

/** A line close under the title that holds a date and a source, or a date alone. A ticker's line names other news. */
function besideTitle(clean: string, days: DateMention[], opening: OpeningLine[], titleEnd: number): PublicationDate[] {
  const found: PublicationDate[] = []
  const near = opening.filter(({ range }) => range.start >= titleEnd && range.start - titleEnd < 300).slice(0, 4)
  for (const { range, text } of near) {
    if (/[。;]|^[一二三][、.]/.test(text)) break
    const day = firstFrom(days, range.start)
    if (!day || day.end > range.end || text.length > 90 || weekday.test(clean.slice(day.end, day.end + 8))) continue
    const rest = (clean.slice(range.start, day.start) + clean.slice(day.end, range.end)).replace(timeOfDay, '')
    if (rest.length <= 3 || (rest.length <= 60 && aroundDate.test(rest))) {
      found.push({ date: day.from, source: 'page', range: { start: day.start, end: day.end }, strength: 2.5 })
    }
  }
  return found
}

/** The last line of the body that is a date, or a body's name with one. */
function signed(clean: string, days: DateMention[], closing: OpeningLine[]): PublicationDate[] {
  for (const { range, text } of closing) {
    const day = firstFrom(days, range.start)
    if (!day || day.end > range.end || text.length > 60) continue
    const before = clean.slice(range.start, day.start).replace(/[\s(]/g, '')
    const after = clean.slice(day.end, range.end).replace(/[\s)印发]/g, '')
    if (after === '' && (before === '' || /^[一-龥]{3,40}(?:府|局|委|厅|室|处|会|办|中心|[镇乡]|街道|所|院|校|司|队)$/.test(before))) {
      return [{ date: day.from, source: 'closing-line', range: { start: day.start, end: day.end }, strength: 1 }]
    }
  }
  return []
}
