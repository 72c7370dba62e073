// Time limits in Chinese working days: the vectors of the holiday notices, the events that pause or restart, and what must always hold.
import fc from 'fast-check'
import t from 'tap'
import { deadlineFor } from '../../src/calendar/deadline.js'
import { nextDay } from '../../src/calendar/days.js'
import { countWorkingDays, isWorking, workCalendar, workingDaysBetween } from '../../src/calendar/working-days.js'
import { loadRulebook } from '../../src/rulebook/load.js'
import type { EventType, Handling } from '../../src/model/deadline.js'

const { calendar: years, handling: law } = loadRulebook()
const calendar = workCalendar(years)

t.test('the last day of a limit, by the notices of its years', (t) => {
  const cases: Array<[received: string, days: number, last: string]> = [
    ['2015-08-20', 15, '2015-09-11'], ['2016-02-01', 15, '2016-02-25'], ['2019-04-18', 15, '2019-05-10'],
    ['2019-05-15', 20, '2019-06-13'], ['2020-01-10', 20, '2020-02-14'], ['2022-01-20', 20, '2022-02-22'],
    ['2022-01-20', 40, '2022-03-22'], ['2022-09-20', 20, '2022-10-21'], ['2026-02-05', 20, '2026-03-11'],
    ['2026-09-10', 20, '2026-10-14'],
  ]
  for (const [received, days, last] of cases) t.equal(countWorkingDays(calendar, received, days)?.last, last, `${received} + ${days}`)
  t.end()
})

t.test('days that trip a naive calendar', (t) => {
  const cases: Array<[day: string, working: boolean, why: string]> = [
    ['2011-12-31', true, 'the notice of 2012 reaches into the December before'], ['2015-09-03', false, 'a second notice in 2015'],
    ['2015-09-06', true, 'its make-up Sunday'], ['2018-12-29', true, 'the notice of 2019'], ['2018-12-31', false, 'the notice of 2019'],
    ['2019-05-02', false, 'Labour Day was lengthened in March 2019'], ['2019-04-28', true, 'its make-up day'],
    ['2020-01-31', false, 'the extension of 2020'], ['2020-02-01', false, 'had been a make-up day'], ['2022-01-29', true, 'make-up Saturday'],
  ]
  for (const [day, working, why] of cases) t.equal(isWorking(calendar.kindOf(day)), working, `${day}: ${why}`)
  t.equal(calendar.kindOf('2027-01-04'), 'unknown', 'no notice on file: never a guess')
  t.end()
})

t.test('one application after another', (t) => {
  const cases: Array<[name: string, handling: Handling, dueOn: string | null, verdict: string]> = [
    ['20 days, in time on the last', given('2022-01-20', {}, '2022-02-22'), '2022-02-22', 'in-time'],
    ['20 days, late by one', given('2022-01-20', {}, '2022-02-23'), '2022-02-22', 'late'],
    ['not replied yet', given('2022-01-20'), '2022-02-22', 'open'],
    ['15 days before 2019', given('2016-02-01', {}, '2016-02-26'), '2016-02-25', 'late'],
    ['extended in time', given('2022-01-20', { 'extension-notified': '2022-02-22' }, '2022-03-22'), '2022-03-22', 'in-time'],
    ['extended too late', given('2022-01-20', { 'extension-notified': '2022-02-23' }, '2022-03-01'), '2022-02-22', 'late'],
    ['corrected: counted anew', given('2022-03-01', { 'correction-requested': '2022-03-04', corrected: '2022-03-14' }, '2022-04-12'), '2022-04-12', 'in-time'],
    ['correction asked for, never received', given('2022-03-01', { 'correction-requested': '2022-03-04' }), null, 'open'],
    ['third party asked and heard', given('2022-03-01', { 'third-party-asked': '2022-03-03', 'third-party-answered': '2022-03-10' }), '2022-04-06', 'open'],
    ['another organ asked, 2022', given('2022-03-01', { 'organ-asked': '2022-03-03', 'organ-answered': '2022-03-10' }), '2022-04-06', 'open'],
    ['another organ asked, 2016: the text is silent', given('2016-03-01', { 'organ-asked': '2016-03-03', 'organ-answered': '2016-03-10' }, '2016-03-24'), '2016-03-22', 'review'],
    ['third party never heard, reply after the plain limit', given('2022-03-01', { 'third-party-asked': '2022-03-03' }, '2022-04-06'), '2022-03-29', 'review'],
    ['third party never heard, reply within it', given('2022-03-01', { 'third-party-asked': '2022-03-03' }, '2022-03-29'), '2022-03-29', 'in-time'],
    ['fee paid: counted anew from the next day', given('2022-03-01', { 'fee-notified': '2022-03-08', 'fee-paid': '2022-03-15' }), '2022-04-13', 'open'],
    ['a fee before the measure of 2021 changes nothing', given('2020-03-02', { 'fee-notified': '2020-03-08', 'fee-paid': '2020-03-15' }), '2020-03-30', 'open'],
    ['straddles 15 May 2019: late by 15, in time by 20', given('2019-05-06', {}, '2019-05-31'), '2019-05-27', 'review'],
    ['straddles and late by both', given('2019-05-06', {}, '2019-06-20'), '2019-05-27', 'late'],
    ['reaches a year without a calendar', given('2026-12-21'), null, 'not-assessable'],
  ]
  for (const [name, handling, dueOn, verdict] of cases) {
    const answer = deadlineFor(handling, law, calendar)
    t.equal(answer.dueOn, dueOn, `${name}: due`)
    t.equal(answer.verdict, verdict, `${name}: verdict`)
    t.ok(answer.steps.every(({ reason }) => reason.zh && reason.en), `${name}: every step has its reason`)
  }
  t.end()
})

const someDay = fc.integer({ min: 0, max: 365 * 17 }).map((days) => new Date(Date.UTC(2008, 4, 1) + days * 86_400_000).toISOString().slice(0, 10))

t.test('what must always hold', (t) => {
  fc.assert(fc.property(someDay, fc.integer({ min: 1, max: 40 }), someDay, (received, days, changed) => {
    const plain = countWorkingDays(calendar, received, days)!.last
    const lessWork = workCalendar({ ...years, 2000: { year: 2000, notices: [], off: [changed], working: [] } })
    if (countWorkingDays(lessWork, received, days)!.last < plain) return false
    const kind = calendar.kindOf(changed)
    if (kind !== 'weekend') return true
    const moreWork = workCalendar({ ...years, 2000: { year: 2000, notices: [], off: [], working: [changed] } })
    return countWorkingDays(moreWork, received, days)!.last <= plain
  }), { seed: 20190515 })
  t.pass('a day off never makes a due day earlier, a make-up day never later')
  fc.assert(fc.property(someDay, fc.integer({ min: 0, max: 15 }), fc.integer({ min: 0, max: 30 }), (received, before, length) => {
    if (received < '2019-05-15') return true
    const asked = countWorkingDays(calendar, received, before)!.last
    const answered = Array.from({ length }).reduce<string>((day) => nextDay(day), asked)
    const due = deadlineFor(given(received, { 'organ-asked': asked, 'organ-answered': answered }), law, calendar).dueOn!
    const plain = deadlineFor(given(received), law, calendar).dueOn!
    return workingDaysBetween(calendar, plain, due) === workingDaysBetween(calendar, asked, answered)
  }), { seed: 20190515 })
  t.pass('n working days of pause move the due day by n working days')
  t.end()
})

function given(received: string, events: Partial<Record<EventType, string>> = {}, replied?: string): Handling {
  const list = Object.entries(events).map(([type, date]) => ({ type: type as EventType, date }))
  return { received, events: list, ...(replied !== undefined && { replied }) }
}
