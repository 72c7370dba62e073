// Digits that lost their 年, 月 and 日 in, every valid reading of them out.
import { isDay, isYear } from './days.js'

export interface Day { year: number; month: number; day: number }

/** 201732 is 2017-3-2 and nothing else; 2014122 is 2014-1-22 or 2014-12-2. */
export function readingsOfDay(digits: string): Day[] {
  const year = Number(digits.slice(0, 4))
  return monthsAndDays(digits.slice(4)).filter(([month, day]) => isDay(year, month, day)).map(([month, day]) => ({ year, month, day }))
}

/** 1231 is 12-31; checked against a leap year, since the year is said elsewhere. */
export function readingsOfMonthAndDay(digits: string): Array<[month: number, day: number]> {
  return monthsAndDays(digits).filter(([month, day]) => isDay(2000, month, day))
}

/** 2012111231 is 2012-1-1 to 2012-12-31; the second year may be there too: 20121120121231. */
export function readingsOfPeriod(digits: string): Array<[Day, Day]> {
  const year = Number(digits.slice(0, 4))
  const rest = digits.slice(4)
  const found: Array<[Day, Day]> = []
  for (let cut = 2; cut <= 4 && cut < rest.length; cut += 1) {
    const tail = rest.slice(cut)
    for (const [month, day] of monthsAndDays(rest.slice(0, cut))) {
      const from = { year, month, day }
      const ends = tail.length > 4 && isYear(Number(tail.slice(0, 4))) ? readingsOfDay(tail)
        : monthsAndDays(tail).map(([endMonth, endDay]) => ({ year, month: endMonth, day: endDay }))
      for (const to of ends) if (isPeriod(from, to)) found.push([from, to])
    }
  }
  return found
}

function isPeriod(from: Day, to: Day): boolean {
  return isDay(from.year, from.month, from.day) && isDay(to.year, to.month, to.day) && order(from) < order(to)
}

function order({ year, month, day }: Day): number {
  return year * 10_000 + month * 100 + day
}

function monthsAndDays(digits: string): Array<[number, number]> {
  if (digits.length < 2 || digits.length > 4) return []
  const cuts = digits.length === 3 ? [1, 2] : [digits.length / 2]
  return cuts.map((cut) => [Number(digits.slice(0, cut)), Number(digits.slice(cut))])
}
