// The years of the calendar in, every day that can't be so and every notice that left no trace out.
import { dayNumber, isDate, isWeekend } from '../calendar/days.js'
import { ofCalendar as reasons } from './reasons.js'
import type { CalendarYear } from '../model/rulebook.js'
import type { Localised } from '../model/words.js'
import type { JSONPath } from 'jsonc-parser'

type TellIn = (file: string, path: JSONPath, reason: Localised) => void
type Part = 'off' | 'working'

/**
 * Open data has been found with an empty year and with a notice of September left out: a count of days catches the first, only
 * the days a notice is known by catch the second.
 */
export function checkCalendar(years: CalendarYear[], tell: TellIn): void {
  const off = new Set(years.flatMap((year) => year.off))
  const working = new Set(years.flatMap((year) => year.working))
  const bare = (day: string): string => (isWeekend(dayNumber(day)) ? 'weekend' : 'working')
  const kindOf = (day: string): string => (off.has(day) ? 'day-off' : working.has(day) ? 'make-up' : bare(day))
  for (const year of years) {
    const file = `calendar/${year.year}.json`
    for (const part of ['off', 'working'] as const) checkDays(year, part, (path, reason) => { tell(file, path, reason) })
    checkSum(year, (reason) => { tell(file, ['off'], reason) })
    year.notices.forEach(({ shows }, at) => {
      shows.forEach(({ day, is }, index) => {
        if (kindOf(day) !== is) tell(file, ['notices', at, 'shows', index], reasons.notShown(day, is))
      })
    })
  }
}

/** Real days of the year, in order, each once; weekdays that are off and weekend days that are worked. */
function checkDays(year: CalendarYear, part: Part, tell: (path: JSONPath, reason: Localised) => void): void {
  year[part].forEach((day, index) => {
    const before = year[part][index - 1]
    const path = [part, index]
    if (!isDate(day)) return tell(path, reasons.noDay(day))
    if (!day.startsWith(`${year.year}-`)) tell(path, reasons.otherYear(day))
    if (before !== undefined && day <= before) tell(path, reasons.order(day))
    if (isWeekend(dayNumber(day)) !== (part === 'working')) tell(path, part === 'off' ? reasons.weekend(day) : reasons.weekday(day))
  })
}

/**
 * A weekday off is a statutory holiday or is paid back by a make-up day, so the difference is the statutory days: 11 from 2008,
 * 13 from 2025. A notice that gives a day more, or reaches into the December before, moves it by one or two.
 */
function checkSum({ year, off, working }: CalendarYear, tell: (reason: Localised) => void): void {
  const want = year < 2025 ? 11 : 13
  const net = off.length - working.length
  if (Math.abs(net - want) > 2) tell(reasons.net(net, want))
}
