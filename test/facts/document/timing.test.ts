// The date of publication against the date the law sets, with the holidays of its year.
import t from 'tap'
import { readTimingFacts } from '../../../src/facts/document/timing.js'
import { loadRulebook } from '../../../src/rulebook/load.js'
import type { FactValue } from '../../../src/model/fact.js'
import type { Identity, Report } from '../../../src/model/report.js'
import type { IssuerKind, RegimeId } from '../../../src/model/words.js'

const rulebook = loadRulebook()

type Others = Array<[date: string, source: string]>

interface Given { year: number; regime: RegimeId; kind: IssuerKind | null; on: string | null; from?: string; others?: Others }

function timing({ year, regime, kind, on, from = 'label', others = [] }: Given): Record<string, FactValue> {
  const identity = {
    regime, year: { value: year }, issuer: { kind: { value: kind } },
    publishedOn: { value: on, ranges: [], from, source: from === 'submitted' || from === 'closing-line' ? from : 'page' },
    otherPublicationDates: others.map(([date, source]) => ({ date, source, range: null })),
  } as unknown as Identity
  return Object.fromEntries(readTimingFacts({ identity } as Report, rulebook).map(({ id, value }) => [id, value]))
}

t.test('the due date is of the regime and the kind, in the year after', (t) => {
  const due = (regime: RegimeId, year: number, kind: IssuerKind | null): FactValue =>
    timing({ regime, year, kind, on: null })['deadline.date'] ?? null
  t.equal(due('cn-2007', 2012, 'department'), '2013-03-31')
  t.equal(due('cn-2007', 2012, null), '2013-03-31', 'one date for all')
  t.equal(due('cn-2007', 2012, 'public-institution'), null)
  t.equal(due('cn-2007-form-2014', 2018, 'street'), '2019-03-31')
  t.equal(due('cn-2019-form-2021', 2022, 'department'), '2023-01-31')
  t.equal(due('cn-2019-form-2021', 2022, 'government'), '2023-03-31')
  t.equal(due('cn-2019-form-2021', 2022, 'township'), null, 'article 49 names none')
  t.equal(due('cn-2019-form-2021', 2022, null), null)
  t.end()
})

t.test('days late', (t) => {
  const late = (on: string): FactValue =>
    timing({ regime: 'cn-2019-form-2021', year: 2022, kind: 'department', on })['deadline.daysLate'] ?? null
  t.equal(late('2023-01-31'), 0, 'the day itself is on time')
  t.equal(late('2023-02-10'), 10)
  t.equal(late('2022-10-20'), -103)
  t.equal(timing({ regime: 'cn-2007-form-2014', year: 2014, kind: 'street', on: '2019-12-10' })['deadline.daysLate'], 1715)
  t.end()
})

t.test('a due day that is a rest day', (t) => {
  const grace = (year: number, regime: RegimeId, kind: IssuerKind, on: string): FactValue =>
    timing({ year, regime, kind, on })['deadline.withinRestDayGrace'] ?? null
  t.equal(grace(2019, 'cn-2019-form-2019', 'department', '2020-02-03'), true, 'the prolonged Spring Festival')
  t.equal(grace(2019, 'cn-2019-form-2019', 'department', '2020-02-04'), false)
  t.equal(grace(2012, 'cn-2007', 'department', '2013-04-01'), true, 'a Sunday')
  t.equal(grace(2022, 'cn-2019-form-2021', 'department', '2023-02-01'), false, 'a Tuesday')
  const known = (year: number): FactValue =>
    timing({ year, regime: 'cn-2019-form-2021', kind: 'department', on: `${year + 1}-02-01` })['deadline.calendarKnown'] ?? null
  t.equal(known(2022), true)
  t.equal(known(2026), false, 'no calendar for 2027')
  t.end()
})

t.test('two dates that lead to different verdicts', (t) => {
  const given = { year: 2022, regime: 'cn-2019-form-2021', kind: 'department' } as const
  const conflict = (on: string, from: string, ...others: Others): FactValue =>
    timing({ ...given, on, from, others })['publication.conflict'] ?? null
  t.equal(conflict('2023-01-20', 'label', ['2023-02-20', 'label']), true)
  t.equal(conflict('2023-01-20', 'label', ['2023-01-10', 'label']), false, 'both on time')
  t.equal(conflict('2023-03-20', 'label', ['2023-01-10', 'closing-line']), false, 'a signature is no publication')
  t.equal(conflict('2023-01-20', 'label', ['2023-05-20', 'page']), false, 'nor is a later change of the page')
  t.equal(conflict('2023-03-20', 'page', ['2023-01-10', 'closing-line']), true, 'against a date without a label it counts')
  t.equal(conflict('2023-03-20', 'submitted', ['2023-01-10', 'page']), false, 'what is submitted is not doubted')
  const both = timing({ ...given, on: '2023-01-20', others: [['2023-01-10', 'page'], ['2023-02-20', 'label']] })
  t.equal(both['publication.otherDate'], '2023-02-20', 'the one that changes the verdict is shown')
  t.end()
})
