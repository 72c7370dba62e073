// Problem lists on a real database: issued, returned, re-checked, closed or left open; steps out of turn are refused.
import { readFileSync } from 'node:fs'
import t from 'tap'
import { evaluate } from '../../../src/evaluate.js'
import { law } from '../../season/bodies.js'
import { agency, aSeason } from '../season-service.js'
import type { ProblemList } from '../../../src/model/review-records.js'
import type { Evaluation } from '../../../src/model/evaluation.js'
import type { Person } from '../season-service.js'

const folder = t.testdir()
const report = readFileSync('test/golden/qingxi-education-2024/report.html', 'utf8')
const html = { 'content-type': 'text/html' }

t.test('problem lists', async (t) => {
  t.setTimeout(120_000)
  const season = await aSeason(folder, { evaluate: (submission, submitted) => evaluate(submission, submitted, law) })
  const { as } = season
  await as('office', 'POST', `/v1/bodies?organisation=${agency}`, { name: '青溪县教育局', kind: 'department', aliases: ['湖南省青溪县教育局'] })
  const submit = async (text: string, who: Person = 'office') =>
    (await as(who, 'POST', '/v1/evaluations', text, html)).json<Evaluation & { id: string }>()
  const { id: evaluationId } = await submit(report)
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
  await season.close()
})
