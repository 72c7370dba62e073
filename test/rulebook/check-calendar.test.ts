// Years of the calendar in: sound ones pass, and each way in which open data was found broken is named with its file.
import t from 'tap'
import { checkCalendar } from '../../src/rulebook/check-calendar.js'
import { loadRulebook } from '../../src/rulebook/load.js'
import type { CalendarYear } from '../../src/model/rulebook.js'

const ours = Object.values(loadRulebook().calendar)

/** What is told when one year of ours is changed. */
function told(year: number, change: (year: CalendarYear) => Partial<CalendarYear>): string[] {
  const problems: string[] = []
  const years = ours.map((each) => (each.year === year ? { ...each, ...change(each) } : each))
  checkCalendar(years, (file, path, reason) => { problems.push(`${file} ${path.join('.')} ${reason.en}`) })
  return problems
}

const without = (days: string[], ...gone: string[]): string[] => days.filter((day) => !gone.includes(day))

t.test('ours is sound', (t) => {
  t.same(told(2015, () => ({})), [])
  t.end()
})

t.test('what is refused', (t) => {
  const cases: Array<[name: string, year: number, change: (year: CalendarYear) => Partial<CalendarYear>, says: RegExp]> = [
    ['a year without a day', 2022, () => ({ off: [], working: [] }), /2022\.json off 0 more days off/],
    ['its make-up days gone', 2022, () => ({ working: [] }), /2022\.json off 18 more days off/],
    ['the second notice of 2015 left out', 2015, ({ off, working }) =>
      ({ off: without(off, '2015-09-03', '2015-09-04'), working: without(working, '2015-09-06') }),
        /notices\.1\.shows\.0 .*2015-09-03 is a day-off/],
    ['the extension of 2020 left out', 2020, ({ off }) => ({ off: without(off, '2020-01-31') }), /notices\.1\.shows\.0/],
    ['a make-up day it had cancelled', 2020, ({ working }) => ({ working: [...working, '2020-02-01'].sort() }),
      /2020-02-01 is a weekend/],
    ['Labour Day of 2019 as first announced', 2019, ({ off }) => ({ off: without(off, '2019-05-02', '2019-05-03') }),
      /2019-05-02 is a day-off/],
    ['a notice that reaches back', 2018, ({ working }) => ({ working: without(working, '2018-12-29') }), /2019\.json notices\.0/],
    ['a weekend day that is off', 2022, ({ off }) => ({ off: [...off, '2022-12-31'] }), /2022-12-31 is a weekend day/],
    ['a weekday made up', 2022, ({ working }) => ({ working: [...working, '2022-12-30'] }), /2022-12-30 is no weekend day/],
    ['no such day', 2022, ({ off }) => ({ off: [...off, '2022-12-32'] }), /no day "2022-12-32"/],
    ['a day of another year', 2022, ({ off }) => ({ off: [...off, '2023-01-02'] }), /2023-01-02 is not of this year/],
    ['a day twice', 2022, ({ off }) => ({ off: [...off, off.at(-1)!] }), /once/],
  ]
  for (const [name, year, change, says] of cases) {
    const problems = told(year, change)
    t.ok(problems.some((each) => says.test(each)), `${name}: ${problems.join(' | ')}`)
  }
  t.end()
})
