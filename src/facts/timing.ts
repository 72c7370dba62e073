// The date of publication against the date the law sets.
import { evidenceAt, fact } from './evidence.js'
import { dayNumber, isWorkingDay, nextWorkingDay } from './working-days.js'
import type { FactReader } from './facts.js'
import type { Identity } from '../model/report.js'
import type { Rulebook } from '../model/rulebook.js'
import type { IsoDate } from '../model/words.js'

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
    fact('deadline.calendarKnown', due ? isWorkingDay(due, rulebook) !== null && (isWorkingDay(due, rulebook) === true || nextWorkingDay(due, rulebook) !== null) : null),
    fact('publication.conflict', late !== null && due !== null && other !== null && other.counts && isLate(other.date, due) !== late > 0),
    fact('publication.otherDate', other?.date ?? null, other?.range
      ? [evidenceAt(report, other.range, { zh: '另一处日期', en: 'another date' })] : []),
  ]
}

/**
 * By the regime's date for the kind of issuer, in the year after the report year. Where every kind that has a date has the same one
 * (article 31 of 2007), an issuer of unknown kind has it too.
 */
function dueDate({ regime: id, year, issuer }: Identity, { regimes }: Rulebook): IsoDate | null {
  const due = regimes.find((regime) => regime.id === id)?.due
  if (!due || year.value === null) return null
  const dates = Object.values(due).map(({ month, day }) => `${year.value! + 1}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
  if (issuer.kind.value === null) return new Set(dates).size === 1 ? dates[0]! : null
  const index = Object.keys(due).indexOf(issuer.kind.value)
  return index < 0 ? null : dates[index]!
}

/** The regulation does not move a due day that is a rest day; whether it moves by analogy is arguable, so the rule asks a person. */
function withinGrace(due: IsoDate, published: IsoDate, rulebook: Rulebook): boolean {
  if (published <= due || isWorkingDay(due, rulebook) !== false) return false
  const next = nextWorkingDay(due, rulebook)
  return next !== null && published <= next
}

function isLate(date: IsoDate, due: IsoDate): boolean {
  return date > due
}

/**
 * The other date that would change the verdict, else the best of the others. A signature says when a report was written, 更新时间 when
 * its page was touched: against the page's own 发布日期 they are no second date of publication (regulations, trap 49), against a weaker one they are.
 */
function otherDate(identity: Identity, due: IsoDate | null): { date: IsoDate; range: Identity['otherPublicationDates'][number]['range']; counts: boolean } | null {
  const { publishedOn: { value, source, from }, otherPublicationDates } = identity
  const others = otherPublicationDates.map(({ date, source: place, range }) => ({
    date, range, counts: source !== 'submitted' && (place === 'label' || from !== 'label'),
  }))
  const changes = others.find(({ date, counts }) => counts && due !== null && value !== null && isLate(date, due) !== isLate(value, due))
  return changes ?? others[0] ?? null
}
