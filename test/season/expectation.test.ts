// Who must report and by which day, under the law of each year and through what happens to a body.
import t from 'tap'
import { expectationOf } from '../../src/season/expectation.js'
import { aBody, byId, law } from './bodies.js'
import type { Body, Expectation } from '../../src/model/roster.js'

const says = (body: Partial<Body>, year: number, ...others: Body[]): Expectation => {
  const asked = aBody(body)
  return expectationOf(asked, year, law, byId(asked, ...others))
}

t.test('the day by law, by kind and year, and the office\'s own day where there is none', (t) => {
  const cases: Array<[kind: Body['kind'], year: number, state: string, due: string | null, article: string | null]> = [
    ['government', 2024, 'expected', '2025-03-31', '49'], ['department', 2024, 'expected', '2025-01-31', '49'],
    ['department', 2019, 'expected', '2020-01-31', '49'], ['department', 2018, 'expected', '2019-03-31', '31'],
    ['township', 2018, 'expected', '2019-03-31', '31'], ['township', 2019, 'review', null, null], ['street', 2024, 'review', null, null],
    ['development-zone', 2024, 'review', null, null], ['other', 2024, 'review', null, null],
    ['government', 2007, 'not-expected', null, null], ['government', 2008, 'expected', '2009-03-31', '31'],
    ['government', 2099, 'review', null, null],
  ]
  for (const [kind, year, state, dueOn, article] of cases) {
    const { cites, ...told } = says({ kind }, year)
    t.match(told, { state, dueOn, successor: null }, `${kind} ${year}`)
    t.equal(cites[0]?.article ?? null, article, `${kind} ${year}`)
    t.ok(told.reasons.length > 0 && told.reasons.every(({ zh, en }) => zh && en))
  }
  t.end()
})

t.test('local days', (t) => {
  const localDue = { yearly: '02-20', byYear: { 2024: '2025-02-14' } }
  t.match(says({ kind: 'township', localDue }, 2024), { state: 'expected', dueOn: '2025-02-14', cites: [] }, 'the day of that year')
  t.match(says({ kind: 'township', localDue }, 2023), { state: 'expected', dueOn: '2024-02-20' }, 'the day of every year')
  t.match(says({ kind: 'department', localDue }, 2024), { dueOn: '2025-01-31' }, 'where the law sets a day, it stands')
  t.match(says({ kind: 'street', localDue: { yearly: '02-29', byYear: {} } }, 2024), { state: 'review' }, '2025 has no such day')
  t.match(says({ kind: 'street', localDue: { yearly: '02-29', byYear: {} } }, 2023), { dueOn: '2024-02-29' })
  t.end()
})

t.test('founded, merged, abolished', (t) => {
  const heir = aBody({ id: 'heir', name: '清溪县教育体育局' })
  const merged = (on: string | null, into: string | null = 'heir') => ({ merged: { on, into } })
  const cases: Array<[what: string, body: Partial<Body>, others: Body[], state: string, successor: string | null]> = [
    ['founded within the year', { founded: '2024-11-30' }, [], 'expected', null],
    ['founded on its last day', { founded: '2024-12-31' }, [], 'expected', null],
    ['founded after it', { founded: '2025-01-01' }, [], 'not-expected', null],
    ['abolished before it was due', { abolished: '2025-01-30' }, [], 'not-expected', null],
    ['abolished on the due day', { abolished: '2025-01-31' }, [], 'not-expected', null],
    ['abolished after', { abolished: '2025-02-01' }, [], 'expected', null],
    ['merged within the year', merged('2024-06-01'), [heir], 'not-expected', 'heir'],
    ['merged after it was due', merged('2025-03-01'), [heir], 'expected', null],
    ['merged on an unknown day', merged(null), [heir], 'review', null],
    ['merged into nobody known', merged('2024-06-01', null), [], 'review', null],
    ['merged into one who left the roster', merged('2024-06-01', 'gone'), [], 'review', null],
    ['the heir was abolished', merged('2024-06-01'), [{ ...heir, abolished: '2024-12-01' }], 'review', null],
    ['the heir was merged on', merged('2024-06-01'),
      [{ ...heir, merged: { into: 'last', on: '2024-09-01' } }, aBody({ id: 'last', name: '清溪县文教局' })], 'not-expected', 'last'],
    ['the heir was merged on later', merged('2024-06-01'), [{ ...heir, merged: { into: 'last', on: '2025-09-01' } }], 'not-expected', 'heir'],
    ['a circle', merged('2024-06-01'), [{ ...heir, merged: { into: 'education', on: '2024-09-01' } }], 'review', null],
    ['a township abolished in the year, of which no day is asked', { kind: 'township', abolished: '2024-05-01' }, [], 'not-expected', null],
    ['a township abolished after it', { kind: 'township', abolished: '2025-05-01' }, [], 'review', null],
  ]
  for (const [what, body, others, state, successor] of cases) t.match(says(body, 2024, ...others), { state, successor }, what)
  t.match(says({ founded: '2024-11-30' }, 2024).reasons.map(({ en }) => en), [/Due by law/, /Founded on 2024-11-30/])
  t.end()
})
