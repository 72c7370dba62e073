// Working days by the notices of their years: spot days, the last day of a limit, another source, and what must always hold.
import { execFileSync } from 'node:child_process'
import chineseDays from 'chinese-days'
import fc from 'fast-check'
import t from 'tap'
import { dateOf, dayNumber, isDate, nextDay } from '../../src/calendar/days.js'
import { countWorkingDays, isWorking, workCalendar, workingDaysBetween } from '../../src/calendar/working-days.js'
import { loadRulebook } from '../../src/rulebook/load.js'
import type { CalendarYear } from '../../src/model/rulebook.js'

const years = loadRulebook().calendar
const calendar = workCalendar(years)

t.test('the last day of a limit, by the notices of its years', (t) => {
  const cases: Array<[received: string, days: number, last: string]> = [
    ['2015-08-20', 15, '2015-09-11'], ['2016-02-01', 15, '2016-02-25'], ['2019-04-18', 15, '2019-05-10'],
    ['2019-05-15', 20, '2019-06-13'], ['2020-01-10', 20, '2020-02-14'], ['2022-01-20', 20, '2022-02-22'],
    ['2022-01-20', 40, '2022-03-22'], ['2022-09-20', 20, '2022-10-21'], ['2026-02-05', 20, '2026-03-11'],
    ['2026-09-10', 20, '2026-10-14'], ['2011-12-30', 1, '2011-12-31'], ['2011-12-31', 1, '2012-01-04'], ['2018-12-28', 2,
      '2019-01-02'],
  ]
  for (const [received, days, last] of cases) t.equal(countWorkingDays(calendar, received, days)?.last, last,
    `${received} + ${days}`)
  t.end()
})

t.test('days that trip a naive calendar', (t) => {
  const cases: Array<[day: string, working: boolean, why: string]> = [
    ['2011-12-31', true, 'the notice of 2012 reaches into the December before'], ['2012-01-03', false, 'the same'],
    ['2015-09-03', false, 'a second notice in 2015'], ['2015-09-04', false, 'the same'], ['2015-09-06', true,
      'its make-up Sunday'],
    ['2018-12-29', true, 'the notice of 2019'], ['2018-12-31', false, 'the same'],
    ['2019-05-02', false, 'Labour Day was lengthened in March 2019'], ['2019-04-28', true, 'its make-up day'], ['2019-05-05',
      true, 'the other'],
    ['2020-01-31', false, 'the extension of 2020'], ['2020-02-01', false, 'had been a make-up day'], ['2020-02-03', true,
      'its end'],
    ['2022-01-29', true, 'make-up Saturday'], ['2026-02-28', true, 'make-up Saturday'], ['2026-10-07', false, 'National Day'],
  ]
  for (const [day, working, why] of cases) t.equal(isWorking(calendar.kindOf(day)), working, `${day}: ${why}`)
  for (const day of ['2007-12-28', '2027-01-04', '2027-01-02', '2099-06-01']) t.equal(calendar.kindOf(day), 'unknown',
    `${day}: never a guess`)
  t.equal(countWorkingDays(calendar, '2026-12-21', 20), null)
  t.equal(workingDaysBetween(calendar, '2026-12-31', '2027-01-04'), null)
  t.end()
})

t.test('every notice of the General Office is represented', (t) => {
  const numbers: Record<number, Array<string | null>> = {
    2008: [null], 2009: ['〔2008〕42号'], 2010: ['〔2009〕27号'], 2011: ['〔2010〕40号', '〔2011〕45号'], 2012: ['〔2011〕45号'], 2013: ['〔2012〕33号'],
      2014: ['〔2013〕28号'],
    2015: ['〔2014〕28号', '〔2015〕1号'], 2016: ['〔2015〕18号'], 2017: ['〔2016〕17号'], 2018: ['〔2017〕12号', '〔2018〕15号'],
    2019: ['〔2018〕15号', '〔2019〕3号'], 2020: ['〔2019〕16号', '〔2020〕1号'], 2021: ['〔2020〕27号'], 2022: ['〔2021〕11号'],
    2023: ['〔2022〕16号'], 2024: ['〔2023〕7号'], 2025: ['〔2024〕12号'], 2026: ['〔2025〕7号'],
  }
  t.same(calendar.years, Object.keys(numbers).map(Number))
  for (const [year, want] of Object.entries(numbers)) {
    const held = years[Number(year)]!.notices.map(({ number }) => number?.replace(/^国(办)?发明电/, '') ?? null)
    t.same(held, want, year)
  }
  t.ok(Object.values(years).every(({ notices }) => notices.every(({ url }) => url?.includes('gov.cn'))), 'each with its address')
  t.end()
})

t.test('another source agrees on every day since the regulation came into force', (t) => {
  /** Day to reason: where the other source is wrong, and why we do not follow it. None is known. */
  const differences: Record<string, string> = {}
  const found: string[] = []
  for (let day = dayNumber('2008-05-01'); day <= dayNumber('2026-12-31'); day += 1) {
    const date = dateOf(day)
    if (chineseDays.isWorkday(date) !== isWorking(calendar.kindAt(day))) found.push(date)
  }
  t.same(found, Object.keys(differences))
  t.end()
})

t.test('any time zone, same answer', (t) => {
  const program = [
    "import { loadRulebook } from './src/rulebook/load.js'",
    "import { deadlineFor } from './src/calendar/deadline.js'",
    "import { workCalendar } from './src/calendar/working-days.js'",
    'const { calendar, handling } = loadRulebook()',
    "const days = ['2008-05-01', '2012-02-29', '2019-05-14', '2022-01-20', '2026-11-20']",
    'const answer = (received) => deadlineFor({ received, replied: received }, handling, workCalendar(calendar))',
    'console.log(JSON.stringify(days.map(answer)))',
  ].join('\n')
  const call = [...process.execArgv, '--input-type=module', '--eval', program]
  const answers = ['UTC', 'Asia/Shanghai', 'Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Kathmandu'].map((zone) =>
    execFileSync(process.execPath, call, { cwd: new URL('../..', import.meta.url), env: { ...process.env, TZ: zone } }).toString())
  t.equal(new Set(answers).size, 1)
  t.match(answers[0], /"dueOn":"2008-05-22"/)
  t.end()
})

t.test('a date that exists', (t) => {
  for (const date of ['2024-02-29', '2008-05-01', '2026-12-31']) t.ok(isDate(date), date)
  for (const text of ['2023-02-29', '2022-02-30', '2022-13-01', '2022-00-10', '2022-01-00', '22-01-01', '2022-1-1', '0050-01-01', '']) {
    t.notOk(isDate(text), text)
  }
  t.end()
})

const first = dayNumber('2008-05-01')
const someDay = fc.integer({ min: 0, max: dayNumber('2025-12-31') - first }).map((days) => dateOf(first + days))
const seed = 20190515

t.test('a day off is never earlier, a make-up day never later', (t) => {
  fc.assert(fc.property(someDay, fc.integer({ min: 1, max: 40 }), fc.integer({ min: -3, max: 80 }), (received, days, away) => {
    const plain = countWorkingDays(calendar, received, days)!.last
    const changed = dateOf(dayNumber(received) + away)
    const kind = calendar.kindOf(changed)
    if (isWorking(kind)) return countWorkingDays(workCalendar({ ...years, 1: extra({ off: [changed] }) }), received,
      days)!.last >= plain
    return kind === 'unknown' || countWorkingDays(workCalendar({ ...years, 1: extra({ working: [changed] }) }), received,
      days)!.last <= plain
  }), { seed, numRuns: 60 })
  t.pass()
  t.end()
})

t.test('counting and measuring agree, and pieces add up', (t) => {
  fc.assert(fc.property(someDay, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), (from, some, more) => {
    const middle = countWorkingDays(calendar, from, some)!.last
    const end = countWorkingDays(calendar, from, some + more)!.last
    return workingDaysBetween(calendar, from, end) === some + more && countWorkingDays(calendar, middle, more)!.last === end
      && isWorking(calendar.kindOf(end))
  }), { seed })
  fc.assert(fc.property(someDay, (day) => dateOf(dayNumber(day)) === day && nextDay(day) > day), { seed })
  t.pass()
  t.end()
})

/** A year of its own outside all others, so that only its days count. */
function extra(days: Partial<CalendarYear>): CalendarYear {
  return { year: 1900, notices: [], off: [], working: [], ...days }
}
