// Objections on a real database: every step out of turn, by the wrong one, or too late, is refused; a decision makes the next version.
import { readFileSync } from 'node:fs'
import t from 'tap'
import { evaluate } from '../../../src/evaluate.js'
import { beijingDay } from '../../../src/model/beijing.js'
import { lastDay } from '../../../src/season/clock.js'
import { law } from '../../season/bodies.js'
import { agency, aSeason } from '../season-service.js'
import type { Evaluation } from '../../../src/model/evaluation.js'
import type { Person } from '../season-service.js'

const folder = t.testdir()
const report = readFileSync('test/golden/qingxi-education-2024/report.html', 'utf8')
const [balance, aspects, fee] = ['application-table-balance', 'overview-five-aspects', 'processing-fee-reported']

t.test('objections', async (t) => {
  t.setTimeout(290_000)
  const season = await aSeason(folder, { evaluate: (submission, submitted) => evaluate(submission, submitted, law) })
  const { as } = season
  await as('office', 'POST', `/v1/bodies?organisation=${agency}`, { name: '青溪县教育局', kind: 'department', aliases: ['湖南省青溪县教育局'] })
  const { id, score } = (await as('office', 'POST', '/v1/evaluations', report, { 'content-type': 'text/html' })).json<Evaluation & { id: string }>()
  const window = (body: object, who: Person = 'office') => as(who, 'PUT', `/v1/evaluations/${id}/objection-window`, body)
  const file = (ruleId: string, who: Person = 'agency') => as(who, 'POST', '/v1/objections', { evaluationId: id, ruleId, reason: '结转数已含上年' })
  const decide = (objection: string, body: object, who: Person = 'second') =>
    as(who, 'POST', `/v1/objections/${objection}/decision`, { reason: '经核对', ...body })
  const versions = async () =>
    (await as('office', 'GET', `/v1/evaluations/${id}/scores`)).json<{ items: Array<{ total: number; cause: string }> }>().items

  await t.test('the time for it', async (t) => {
    t.equal((await as('agency', 'GET', `/v1/evaluations/${id}`)).statusCode, 404, 'the body does not see it before it is told')
    t.equal((await file(balance)).statusCode, 404)
    t.equal((await as('office', 'GET', `/v1/evaluations/${id}/objection-window`)).statusCode, 404)
    t.match((await file(balance, 'office')).json(), { type: /outside-window/ }, 'not opened')
    t.equal((await window({}, 'evaluator')).statusCode, 403)
    t.equal((await window({}, 'stranger')).statusCode, 404)
    t.match((await window({ opensOn: '2098-01-01', workingDays: 5 })).json(), { type: /calendar-missing/ })
    t.equal((await window({ opensOn: '2025-03-03', closesOn: '2025-03-01' })).statusCode, 400)
    t.match((await window({ opensOn: '2025-03-03', workingDays: 5 })).json(), {
      opensOn: '2025-03-03', closesOn: '2025-03-10', workingDays: 5, decideWithin: 5, decideBy: null,
    })
    t.match((await file(balance)).json(), { type: /outside-window/ }, 'too late')
    t.match((await window({ opensOn: '2098-03-03', closesOn: '2098-03-10' })).json(), { type: /calendar-missing/ }, 'its decisions can\'t be counted')
    t.equal((await window({ opensOn: '2025-03-03', closesOn: '2025-03-10', decideBy: '2025-03-09' })).statusCode, 400)
    const future = { opensOn: '2098-03-03', closesOn: '2098-03-10', decideBy: '2098-03-20' }
    t.match((await window(future)).json(), { workingDays: null, decideWithin: null, decideBy: '2098-03-20' })
    t.match((await as('office', 'GET', `/v1/evaluations/${id}/objection-window`)).json(), future)
    t.match((await file(balance)).json(), { type: /outside-window/ }, 'too early')
    t.equal((await window({ opensOn: '2025-03-03', closesOn: '2098-03-10', decideBy: '2098-03-20' })).statusCode, 200)
    t.equal((await as('agency', 'GET', `/v1/evaluations/${id}`)).statusCode, 200, 'what it is told, it sees')
    t.equal((await as('agency', 'DELETE', `/v1/evaluations/${id}`)).statusCode, 409, 'and does not delete')
    t.equal((await as('agency', 'POST', `/v1/evaluations/${id}/verdicts`, { ruleId: balance, verdict: 'dismiss', reason: '自评' })).statusCode, 403)
  })

  await t.test('filed, decided by a second reader, once', async (t) => {
    await as('office', 'POST', `/v1/evaluations/${id}/verdicts`, { ruleId: balance, verdict: 'confirm', reason: '初审' })
    t.equal((await file('no-such')).statusCode, 404)
    t.equal((await file(balance, 'evaluator')).statusCode, 403)
    const filed = await file(balance)
    t.match({ status: filed.statusCode, ...filed.json() }, {
      status: 201, state: 'filed', decision: null, ruleId: balance, decideBy: '2098-03-20', daysLeft: null, overdue: false,
    })
    t.match((await file(balance)).json(), { type: /wrong-step/ }, 'one at a time')
    const objection = filed.json<{ id: string }>().id
    const cases: Array<[what: string, body: object, who: Person, type: RegExp]> = [
      ['by the first reader', { decision: 'uphold' }, 'office', /second-reader-needed/],
      ['by the first reader under another name', { decision: 'uphold', reader: '另一人' }, 'office', /second-reader-needed/],
      ['by the body itself', { decision: 'uphold' }, 'agency', /forbidden/], ['by a reader', { decision: 'uphold' }, 'reader', /forbidden/],
      ['from another tree', { decision: 'uphold' }, 'stranger', /not-found/],
      ['in part, without a credit', { decision: 'uphold-partly' }, 'second', /invalid-input/],
    ]
    for (const [what, body, who, type] of cases) t.match((await decide(objection, body, who)).json(), { type }, what)
    t.match((await decide(objection, { decision: 'uphold', reader: '另一人' }, 'office')).json(), { detail: /另一人 uses the key of .*use another/ })
    const before = await versions()
    const decided = await decide(objection, { decision: 'uphold', reader: '乙' })
    const score2 = { cause: 'objection', version: before.length + 1 }
    t.match(decided.json(), { objection: { state: 'upheld', decision: { by: '乙', reason: '经核对', late: false } }, score: score2 })
    t.ok((await versions()).at(-1)!.total > score!.total)
    t.same((await versions()).slice(0, -1), before, 'the old ones stay')
    t.match((await decide(objection, { decision: 'reject' }, 'evaluator')).json(), { type: /wrong-step/ }, 'decided is decided')
    t.match((await as('agency', 'POST', `/v1/objections/${objection}/withdrawal`)).json(), { type: /wrong-step/ })
    t.match((await as('agency', 'GET', `/v1/objections/${objection}`)).json(), { state: 'upheld' })
    t.equal((await as('stranger', 'GET', `/v1/objections/${objection}`)).statusCode, 404)
  })

  await t.test('taken back, in part, rejected', async (t) => {
    const first = (await file(aspects)).json<{ id: string }>().id
    t.equal((await as('evaluator', 'POST', `/v1/objections/${first}/withdrawal`)).statusCode, 403)
    t.match((await as('agency', 'POST', `/v1/objections/${first}/withdrawal`)).json(), { state: 'withdrawn' })
    t.match((await decide(first, { decision: 'uphold' })).json(), { type: /wrong-step/ })
    const again = (await file(aspects)).json<{ id: string }>().id
    t.match((await decide(again, { decision: 'uphold-partly', credit: 0.9 })).json(), { objection: { state: 'partly-upheld' } })
    const last = (await file(fee)).json<{ id: string }>().id
    const before = (await versions()).at(-1)!.total
    t.match((await decide(last, { decision: 'reject' }, 'evaluator')).json(), { objection: { state: 'rejected' }, score: { total: before } })
    t.same((await as('office', 'GET', '/v1/objections?state=filed')).json().items, [])
    t.equal((await as('office', 'GET', `/v1/objections?evaluation=${id}&limit=2`)).json().items.length, 2)
    t.equal(await season.store.as(season.caller('agency')).audit.firstBreak(), null)
  })

  await t.test('past its last day it waits, and is decided late', async (t) => {
    const { objections } = season.store.as(season.caller('office'))
    const { audit } = season.store.as(season.caller('agency'))
    const filed = (await file(aspects)).json<{ id: string }>().id
    t.same((await as('office', 'GET', '/v1/objections?overdue=true')).json().items, [])
    await season.db.updateTable('objections').set({ decide_by: '2025-03-20' }).where('id', '=', filed).execute()
    const waiting = { id: filed, state: 'filed', decideBy: '2025-03-20', daysLeft: 0, overdue: true, decision: null }
    t.match((await as('office', 'GET', '/v1/objections?overdue=true')).json().items, [waiting])
    t.equal((await as('office', 'GET', '/v1/objections?overdue=false')).statusCode, 400)
    t.same((await as('stranger', 'GET', '/v1/objections?overdue=true')).json().items, [])
    t.match((await as('agency', 'GET', `/v1/objections/${filed}`)).json(), waiting, 'nothing is decided by silence')
    t.match((await decide(filed, { decision: 'reject' }, 'evaluator')).json().objection, { overdue: false, daysLeft: null, decision: { late: true } })
    t.same((await as('office', 'GET', '/v1/objections?overdue=true')).json().items, [])
    const trail = await audit.list({ limit: 100, subject: filed })
    t.match(trail.filter(({ action }) => action === 'objection.decided'), [{ detail: { late: true, decideBy: '2025-03-20' } }])

    const today = beijingDay(new Date())
    const year = Number(today.slice(0, 4))
    const years = Object.fromEntries([year, year + 1].map((each) => [each, { ...law.calendar[2025]!, year: each, working: [], off: [] }]))
    await objections.open(id, { opensOn: '2025-03-03', closesOn: '2098-03-10', workingDays: null, decideWithin: 3, decideBy: null })
    const by = { key: null, person: null, label: '乙局' }
    const counted = await objections.file(id, { ruleId: aspects, reason: '再申诉', links: [], by }, years)
    t.equal(counted.decideBy, lastDay(today, 3, years), 'in working days from its filing')
    await objections.open(id, { opensOn: '2025-03-03', closesOn: '2098-03-10', workingDays: null, decideWithin: null, decideBy: null })
    t.equal((await objections.get(counted.id))!.decideBy, counted.decideBy, 'a window moved later moves no clock')
    const none = await objections.file(id, { ruleId: balance, reason: '再申诉', links: [], by }, years)
    const { objection } = (await decide(none.id, { decision: 'reject' }, 'evaluator')).json()
    t.match(objection, { decideBy: null, decision: { late: null } }, 'without a clock')
    t.equal(await audit.firstBreak(), null)
  })
  await season.close()
})
