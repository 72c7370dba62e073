// Problem lists on a real database: issued, returned, re-checked, closed or left open; steps out of turn are refused.
import { readFileSync } from 'node:fs'
import t from 'tap'
import { countWorkingDays, workCalendar } from '../../../src/calendar/working-days.js'
import { evaluate } from '../../../src/evaluate.js'
import { law } from '../../season/bodies.js'
import { beijingDay } from '../../../src/model/beijing.js'
import { agency, aSeason } from '../season-service.js'
import type { ProblemList } from '../../../src/model/review-records.js'
import type { Evaluation } from '../../../src/model/evaluation.js'
import type { Person } from '../season-service.js'

const folder = t.testdir()
const report = readFileSync('test/golden/qingxi-education-2024/report.html', 'utf8')
const html = { 'content-type': 'text/html' }

function dayAfter(from: string, workingDays: number): string | null {
  return countWorkingDays(workCalendar(law.calendar), from, workingDays)?.last ?? null
}

t.test('problem lists', async (t) => {
  t.setTimeout(290_000)
  const season = await aSeason(folder, { evaluate: (submission, submitted) => evaluate(submission, submitted, law) })
  const { as } = season
  await as('office', 'POST', `/v1/bodies?organisation=${agency}`, { name: '青溪县教育局', kind: 'department', aliases: ['湖南省青溪县教育局'] })
  const submit = async (text: string, who: Person = 'office') =>
    (await as(who, 'POST', '/v1/evaluations', text, html)).json<Evaluation & { id: string }>()
  const { id: evaluationId } = await submit(report)
  const another = async (name: string): Promise<{ evaluationId: string; ruleIds: string[] }> => {
    await as('office', 'POST', `/v1/bodies?organisation=${agency}`, { name, kind: 'department', aliases: [`湖南省${name}`] })
    return {
      evaluationId: (await submit(report.replaceAll('青溪县教育局', name))).id, ruleIds: ['overview-five-aspects', 'application-table-balance'],
    }
  }
  const issue = (body: object, who: Person = 'office') => as(who, 'POST', '/v1/problem-lists', { evaluationId, ...body })

  await t.test('issued', async (t) => {
    t.equal((await issue({}, 'agency')).statusCode, 403)
    t.equal((await issue({}, 'stranger')).statusCode, 404)
    t.equal((await issue({ ruleIds: ['no-such'] })).statusCode, 404)
    t.equal((await issue({ issuedOn: '2025-03-03', dueOn: '2025-03-01' })).statusCode, 400)
    await as('office', 'POST', `/v1/evaluations/${evaluationId}/verdicts`, { ruleId: 'processing-fee-reported', verdict: 'dismiss', reason: '已说明' })
    const made = await issue({ issuedOn: '2025-03-03', workingDays: 10, note: '请按期整改' })
    t.equal(made.statusCode, 201)
    const list = made.json<ProblemList>()
    t.match(list, { issuedOn: '2025-03-03', dueOn: '2025-03-17', year: 2024, note: '请按期整改' })
    t.equal(list.issuedBy, 'office', 'by the name of the key')
    t.same(list.items.map(({ n, ruleId, state }) => [n, ruleId, state]),
      [[1, 'overview-five-aspects', 'open'], [2, 'application-table-balance', 'open']], 'what was dismissed is no problem')
    t.equal((await as('agency', 'GET', `/v1/problem-lists/${list.id}`)).statusCode, 200)
    t.equal((await as('stranger', 'GET', `/v1/problem-lists/${list.id}`)).statusCode, 404)
    t.equal((await as('agency', 'GET', '/v1/problem-lists?year=2024')).json().items.length, 1)
  })

  await t.test('every step in its turn, by its own', async (t) => {
    const { id } = (await as('office', 'GET', '/v1/problem-lists')).json<{ items: ProblemList[] }>().items[0]!
    const mended = await submit(report.replace('<td>26</td>', '<td>25</td>'), 'agency')
    const unmended = await submit(report, 'agency')
    const stranger = await submit(report, 'stranger')
    const step = (n: number, body: object, who: Person) => as(who, 'POST', `/v1/problem-lists/${id}/items/${n}`, body)
    const reason = '复核'
    const cases: Array<[what: string, n: number, body: object, who: Person, status: number]> = [
      ['closed before it was returned', 1, { step: 'close' }, 'office', 409], ['kept open before', 1, { step: 'keep-open', reason }, 'office', 409],
      ['reopened while open', 1, { step: 'reopen', reason }, 'office', 409], ['no such item', 9, { step: 'return' }, 'agency', 404],
      ['from another tree', 1, { step: 'return' }, 'stranger', 404], ['returned by an evaluator', 1, { step: 'return' }, 'evaluator', 403],
      ['with what it does not see', 1, { step: 'return', evaluationId: stranger.id }, 'agency', 404],
      ['returned', 1, { step: 'return', links: ['http://a.gov.cn'], evaluationId: unmended.id }, 'agency', 200],
      ['returned twice', 1, { step: 'return' }, 'agency', 409], ['closed by the body', 1, { step: 'close' }, 'agency', 403],
      ['kept open without a reason', 1, { step: 'keep-open' }, 'office', 400], ['kept open', 1, { step: 'keep-open', reason }, 'evaluator', 200],
      ['returned again', 1, { step: 'return' }, 'agency', 200], ['waived by an evaluator', 1, { step: 'waive', reason }, 'evaluator', 403],
      ['waived', 1, { step: 'waive', reason }, 'office', 200], ['closed after', 1, { step: 'close' }, 'office', 409],
      ['the other returned', 2, { step: 'return', evaluationId: mended.id }, 'agency', 200], ['closed', 2, { step: 'close' }, 'office', 200],
      ['closed twice', 2, { step: 'close' }, 'office', 409], ['returned after', 2, { step: 'return' }, 'agency', 409],
      ['reopened by the body', 2, { step: 'reopen', reason }, 'agency', 403], ['reopened', 2, { step: 'reopen', reason }, 'office', 200],
    ]
    for (const [what, n, body, who, status] of cases) t.equal((await step(n, body, who)).statusCode, status, what)
    const list = (await as('agency', 'GET', `/v1/problem-lists/${id}`)).json<ProblemList>()
    t.same(list.items.map(({ state, returns }) => [state, returns]), [['waived', 2], ['open', 1]])
    t.match(list.items[0]!.steps[0], { step: 'return', from: 'open', to: 'returned', late: true, seen: 'still-there', links: ['http://a.gov.cn'] })
    t.match(list.items[1]!.steps, [{ step: 'return' }, { step: 'close', late: null }, { step: 'reopen', reason }])
    const trail = (await season.store.as(season.caller('agency')).audit.list({ limit: 100, subject: id })).map(({ action }) => action)
    t.equal(trail.filter((action) => action.startsWith('problem.')).length, 7)
  })

  await t.test('a new day for what stays open', async (t) => {
    const inDays = (days: number): string => beijingDay(new Date(Date.now() + days * 86_400_000))
    const { id } = (await issue({ ...await another('青溪县民政局'), issuedOn: '2025-03-03', dueOn: '2025-03-17' })).json<ProblemList>()
    const ahead = (await issue({ ...await another('青溪县财政局'), issuedOn: inDays(0), dueOn: inDays(40) })).json<ProblemList>()
    const reason = '复核'
    const [past, soon, later] = [inDays(-2), inDays(20), inDays(30)]
    const cases: Array<[what: string, body: object, who: Person, status: number, says?: RegExp]> = [
      ['with a return', { step: 'return', dueOn: soon }, 'agency', 400, /return gives no day/],
      ['returned', { step: 'return' }, 'agency', 200],
      ['while it waits for its re-check', { step: 'extend', reason, dueOn: soon }, 'office', 409],
      ['past', { step: 'keep-open', reason, dueOn: past }, 'office', 400, /before that of the re-check/],
      ['no day at all', { step: 'keep-open', reason, dueOn: '2025-02-30' }, 'office', 400],
      ['a day and a number', { step: 'keep-open', reason, dueOn: soon, workingDays: 5 }, 'office', 400],
      ['without a reason', { step: 'keep-open', dueOn: soon }, 'office', 400],
      ['by the body', { step: 'keep-open', reason, dueOn: soon }, 'agency', 403],
      ['with what is closed', { step: 'close', dueOn: soon }, 'office', 400, /close gives no day/],
      ['kept open', { step: 'keep-open', reason, dueOn: soon }, 'evaluator', 200],
      ['put off by the body', { step: 'extend', reason, dueOn: later }, 'agency', 403],
      ['put off by an evaluator', { step: 'extend', reason, dueOn: later }, 'evaluator', 403],
      ['put off, without a day', { step: 'extend', reason }, 'office', 400, /needs the new day/],
      ['cut short', { step: 'extend', reason, dueOn: inDays(10) }, 'office', 400, /not cut short/],
      ['put off', { step: 'extend', reason, dueOn: later }, 'office', 200], ['returned again', { step: 'return' }, 'agency', 200],
      ['closed', { step: 'close' }, 'office', 200], ['a day on a closed item', { step: 'keep-open', reason, dueOn: later }, 'office', 409, /closed/],
      ['an extension of a closed item', { step: 'extend', reason, dueOn: inDays(60) }, 'office', 409, /closed/],
    ]
    for (const [what, body, who, status, says] of cases) {
      const answer = await as(who, 'POST', `/v1/problem-lists/${id}/items/1`, body)
      t.equal(answer.statusCode, status, `${what}: ${answer.body}`)
      if (says) t.match(answer.json(), { detail: says }, what)
    }
    const list = (await as('agency', 'GET', `/v1/problem-lists/${id}`)).json<ProblemList>()
    t.match(list, { dueOn: '2025-03-17' }, 'the list stays as issued')
    t.same(list.items.map(({ dueOn }) => dueOn), [later, ...list.items.slice(1).map(() => '2025-03-17')], 'and no other item moves')
    t.same(list.items[0]!.steps.map(({ step, late, dueOn }) => [step, late, dueOn]), [
      ['return', true, null], ['keep-open', null, soon], ['extend', null, later], ['return', false, null], ['close', null, null],
    ], 'every day given can be read, and each return was held to its own')
    const trail = await season.store.as(season.caller('agency')).audit.list({ limit: 100, subject: id })
    t.same(trail.map(({ detail }) => detail as Record<string, string>)
      .filter(({ dueBefore }) => dueBefore !== undefined).map(({ dueOn, dueBefore }) => [dueBefore, dueOn]).sort(),
    [['2025-03-17', soon], [soon, later]])

    const rowsBy = async (punctuality: string): Promise<string> =>
      (await as('office', 'GET', `/v1/problem-lists/exports/csv?lang=zh&punctuality=${punctuality}`)).body
    await as('office', 'POST', `/v1/problem-lists/${ahead.id}/items/1`, { step: 'extend', reason, dueOn: inDays(50) })
    t.match(await rowsBy('pending'), new RegExp(`${ahead.id}`))
    t.match(await rowsBy('in-time'), new RegExp(`${later}.*${id}`), 'in time for the new day')
    t.notMatch(await rowsBy('late'), new RegExp(`${later}.*${id}`))
    await as('agency', 'POST', `/v1/problem-lists/${id}/items/2`, { step: 'return' })
    await as('office', 'POST', `/v1/problem-lists/${id}/items/2`, { step: 'keep-open', reason })
    t.match(await rowsBy('overdue'), new RegExp(id), 'kept open without a new day: the old one holds, and it is over')
    await as('office', 'POST', `/v1/problem-lists/${id}/items/2`, { step: 'extend', reason, dueOn: soon })
    t.notMatch(await rowsBy('overdue'), new RegExp(`${id}`), 'with one there is time')
    const counted = await as('office', 'POST', `/v1/problem-lists/${id}/items/2`, { step: 'extend', reason, workingDays: 60 })
    const expected = dayAfter(inDays(0), 60)
    if (expected === null) t.match(counted.json(), { type: /calendar-missing/ }, 'no notice covers it yet')
    else t.equal(counted.json<ProblemList>().items[1]!.dueOn, expected, 'counted in working days after today')
  })
  await season.close()
})
