// A day, a number of working days and the calendar in, the last day of a limit out: for objections, decisions and problems to mend.
import { countWorkingDays, workCalendar, workingDaysBetween } from '../calendar/working-days.js'
import { Fault } from '../model/fault.js'
import type { CalendarYear } from '../model/rulebook.js'
import type { ObjectionState } from '../model/review-records.js'
import type { IsoDate } from '../model/words.js'

/** The day itself is not counted. @throws Fault calendar-missing where no notice of days off covers the time: a guess would be disputed. */
export function lastDay(from: IsoDate, workingDays: number, years: Record<number, CalendarYear>): IsoDate {
  const count = countWorkingDays(workCalendar(years), from, workingDays)
  if (count) return count.last
  throw new Fault('calendar-missing', {
    zh: `${from}之后${workingDays}个工作日所在的年度没有放假安排，请直接给出日期。`,
    en: `No notice of days off covers the ${workingDays} working days after ${from}; give the day itself.`,
  })
}

/**
 * How long a decision still has. Counted in working days after today up to and with the last one; null where it can't be counted.
 * That nothing is decided when it runs out is the rule of objections, not of this.
 */
export function timeLeft(
  { state, decideBy }: { state: ObjectionState; decideBy: IsoDate | null }, today: IsoDate, years: Record<number, CalendarYear>,
): { daysLeft: number | null; overdue: boolean } {
  if (state !== 'filed' || decideBy === null) return { daysLeft: null, overdue: false }
  return { daysLeft: workingDaysBetween(workCalendar(years), today, decideBy), overdue: today > decideBy }
}

/** Whether that day lies from the first to the last, both included. @throws Fault outside-window */
export function refuseOutside(today: IsoDate, { opensOn, closesOn }: { opensOn: IsoDate; closesOn: IsoDate }): void {
  if (today >= opensOn && today <= closesOn) return
  throw new Fault('outside-window', {
    zh: `申诉期限为${opensOn}至${closesOn}，今天是${today}。`, en: `Objections are taken from ${opensOn} to ${closesOn}; today is ${today}.`,
  })
}
