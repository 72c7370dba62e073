// The date of publication against the date the law sets.
import { dayNumber } from '../../calendar/days.js'
import { countWorkingDays, isWorking, workCalendar } from '../../calendar/working-days.js'
import { evidenceAt, fact } from '../evidence.js'
import type { FactReader } from '../reader.js'
import type { Identity } from '../../model/report.js'
import type { Range } from '../../model/span.js'
import type { Rulebook } from '../../model/rulebook.js'
import type { IsoDate } from '../../model/words.js'

export const readTimingFacts: FactReader = (report, rulebook) => {
  const { identity } = report
  const due = dueDate(identity, rulebook)
  const published = identity.publishedOn.value
  const late = due && published ? dayNumber(published) - dayNumber(due) : null
  const other = otherDate(identity, due)
  return [
    fact('deadline.date', due),
    fact('deadline.daysLate', late),
    fact('deadline.withinRestDayGrace', due && published ? withinGrace(due, published, rulebook) : null),
    fact('deadline.calendarKnown', due ? calendarReaches(due, rulebook) : null),
    fact('publication.conflict', other?.changesVerdict ?? false),
    fact('publication.otherDate', other?.date ?? null, other?.range
      ? [evidenceAt(report, other.range, { zh: '另一处日期', en: 'another date' })] : []),
  ]
}

/**
 * By the regime's date for the kind of issuer, in the year after the report year. Where every kind that has a date has the
 * same one (article 31 of 2007), an issuer of unknown kind has it too.
 */
export function dueDate({ regime: id, year, issuer }: Identity, { regimes }: Rulebook): IsoDate | null {
  const due = regimes.find((regime) => regime.id === id)?.due
  if (!due || year.value === null) return null
  const days = Object.values(due)
  const [first] = days
  const alike = days.every(({ month, day }) => month === first?.month && day === first.day)
  const named = issuer.kind.value === null ? (alike ? first : undefined) : due[issuer.kind.value]
  return named ? dueOn(year.value, named) : null
}

/** That day in the year after the report year. */
export function dueOn(year: number, { month, day }: { month: number; day: number }): IsoDate {
  return `${year + 1}-${twoDigits(month)}-${twoDigits(day)}`
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}

function calendarReaches(due: IsoDate, { calendar: years }: Rulebook): boolean {
  const calendar = workCalendar(years)
  return isWorking(calendar.kindOf(due)) || (calendar.kindOf(due) !== 'unknown' && countWorkingDays(calendar, due, 1) !== null)
}

/** The regulation does not move a due day that is a rest day; whether it moves by analogy is arguable: the rule asks a person. */
function withinGrace(due: IsoDate, published: IsoDate, { calendar: years }: Rulebook): boolean {
  const calendar = workCalendar(years)
  const kind = calendar.kindOf(due)
  if (published <= due || kind === 'unknown' || isWorking(kind)) return false
  const next = countWorkingDays(calendar, due, 1)
  return next !== null && published <= next.last
}

function isLate(date: IsoDate, due: IsoDate): boolean {
  return date > due
}

interface OtherDate { date: IsoDate; range: Range | null; changesVerdict: boolean }

/**
 * The other date that would change the verdict, else the best of the others. A signature says when a report was written,
 * 更新时间 when its page was touched: against the page's own 发布日期 they are no second date of publication
 * (regulations, trap 49), against a weaker one they are.
 */
export function otherDate({ publishedOn, otherPublicationDates }: Identity, due: IsoDate | null): OtherDate | null {
  const { value, source, from } = publishedOn
  const others = otherPublicationDates.map(({ date, source: place, range }) => {
    const counts = source !== 'submitted' && (place === 'label' || from !== 'label')
    return { date, range, changesVerdict: counts && due !== null && value !== null && isLate(date, due) !== isLate(value, due) }
  })
  return others.find(({ changesVerdict }) => changesVerdict) ?? others[0] ?? null
}
