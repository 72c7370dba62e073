// Report in, how far the dates of publication of page, text, address and caller lie apart.
import { dayNumber } from '../../calendar/days.js'
import { asRead, evidenceAt, fact, readingAt } from '../evidence.js'
import { dueDate } from './timing.js'
import type { FactReader } from '../reader.js'
import type { Report } from '../../model/report.js'
import type { Range } from '../../model/span.js'
import type { IsoDate } from '../../model/words.js'

const place = { zh: '读到的日期', en: 'a date read' }

interface Dated { date: IsoDate; range: Range | null; signature: boolean }

export const readPublicationDatesFacts: FactReader = (report, rulebook) => {
  const dates = datesOf(report).sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  const [first, last] = [dates[0], dates.at(-1)]
  const evidence = dates.flatMap(({ range }) => (range ? [evidenceAt(report, range, asRead(place, readingAt(report, range)))] : []))
  const due = dueDate(report.identity, rulebook)
  return [
    fact('publicationDates.count', dates.length, evidence),
    fact('publicationDates.earliest', first?.date ?? null, evidence),
    fact('publicationDates.latest', last?.date ?? null, evidence),
    fact('publicationDates.spreadDays', first && last && dates.length > 1 ? dayNumber(last.date) - dayNumber(first.date) : null),
    fact('publicationDates.acrossDue', due !== null && liesBetween(due, dates)),
  ]
}

/** Of the days on which it was put online, one in time and one too late; a signature comes before either by custom. */
function liesBetween(due: IsoDate, dates: Dated[]): boolean {
  const online = dates.filter(({ signature }) => !signature)
  return online.some(({ date }) => date <= due) && online.some(({ date }) => date > due)
}

function datesOf(report: Report): Dated[] {
  const { publishedOn, otherPublicationDates, year } = report.identity
  const found: Dated[] = []
  const add = (date: IsoDate, range: Range | null, signature: boolean): void => {
    if (!found.some((each) => each.date === date)) found.push({ date, range, signature })
  }
  if (publishedOn.value) add(publishedOn.value, publishedOn.ranges[0] ?? null, publishedOn.source === 'closing-line')
  for (const { date, range, source } of otherPublicationDates) {
    if (!isUpdate(report, range)) add(date, range, source === 'closing-line')
  }
  const inAddress = dateInAddress(report.origin.url)
  if (inAddress && (year.value === null || inAddress >= `${year.value}-10-01`)) add(inAddress, null, false)
  return found
}

/** 更新时间 says when the page was touched, which may be any day later. */
function isUpdate({ text: { clean } }: Report, range: Range | null): boolean {
  return range !== null && /(?:更新|修改)(?:日 ?期|时 ?间)/.test(clean.slice(Math.max(0, range.start - 16), range.start))
}

/** Site systems put the day into the path: /2023/3/31/, /202303/t20230331_12.html, /2023-03/31/content_12.html. */
const dayInPath = /[/_t-](20\d{2})(?:[-/]?)(0?[1-9]|1[0-2])(?:[-/]?)(0[1-9]|[12]\d|3[01]|[1-9])(?=[/_.-]|$)/g

function dateInAddress(url: string | null): IsoDate | null {
  const path = url?.replace(/^[a-z]+:\/\/[^/]*/i, '').slice(0, 500) ?? ''
  const days = [...path.matchAll(dayInPath)].filter(([whole]) => /\d{8}|[-/]\d{1,2}[-/]\d{1,2}/.test(whole))
    .map(([, year, month, day]) => `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`)
  return days.at(-1) ?? null
}
