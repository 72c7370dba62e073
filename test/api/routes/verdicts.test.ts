// Verdicts on a real database and by the real rules: what each makes of the score, that it is found again, and when it lapses.
import { readFileSync } from 'node:fs'
import t from 'tap'
import { evaluate } from '../../../src/evaluate.js'
import { law } from '../../season/bodies.js'
import { aSeason } from '../season-service.js'
import type { ScoreVersion, Verdict } from '../../../src/model/review.js'
import type { Evaluation } from '../../../src/model/evaluation.js'
import type { Person } from '../season-service.js'

const folder = t.testdir()
const report = readFileSync('test/golden/qingxi-education-2024/report.html', 'utf8')
const balance = 'application-table-balance'
type Given = { verdict: Verdict; score: ScoreVersion }

t.test('verdicts', async (t) => {
  t.setTimeout(290_000)
  const season = await aSeason(folder, { evaluate: (submission, submitted) => evaluate(submission, submitted, law) })
  const { as, store, caller } = season
  const submit = async (html = report, who: Person = 'office'): Promise<Evaluation & { id: string }> =>
    (await as(who, 'POST', '/v1/evaluations', html, { 'content-type': 'text/html' })).json()
  const say = (id: string, body: object, who: Person = 'office') => as(who, 'POST', `/v1/evaluations/${id}/verdicts`, { reason: '核对原表', ...body })
  const scores = async (id: string) => (await as('reader', 'GET', `/v1/evaluations/${id}/scores`)).json<{ items: ScoreVersion[] }>().items
  const verdicts = async (id: string) => (await as('reader', 'GET', `/v1/evaluations/${id}/verdicts`)).json<{ holding: Verdict[]; past: Verdict[] }>()

  const first = await submit()
  const engine = first.score!.total

  await t.test('a dismissed finding earns its points: a new version beside the old', async (t) => {
    const answer = await say(first.id, { ruleId: balance, verdict: 'dismiss', reader: '甲' })
    t.equal(answer.statusCode, 201)
    const { verdict, score } = answer.json<Given>()
    t.match(verdict, { evaluationId: first.id, ruleId: balance, verdict: 'dismiss', reader: '甲', replacedBy: null })
    t.match(score, { version: 2, cause: 'verdict', changes: [{ ruleId: balance, from: 'fail', to: 'pass', verdictId: verdict.id }] })
    t.ok(score.total! > engine, `${score.total} is more than ${engine}`)
    t.match(await scores(first.id), [{ version: 1, cause: 'engine', total: engine, changes: [] }, { version: 2, total: score.total }])
    t.same((await as('office', 'GET', `/v1/evaluations/${first.id}`)).json(), { ...first }, 'the evaluation itself is as the engine left it')
  })

  await t.test('decided otherwise later: the last word counts, every version stays', async (t) => {
    const before = (await verdicts(first.id)).holding[0]!
    const { verdict, score } = (await say(first.id, { ruleId: balance, verdict: 'correct', outcome: 'partial', credit: 0.5 })).json<Given>()
    t.match(score, { version: 3, changes: [{ ruleId: balance, to: 'partial' }] })
    t.ok(score.total! > engine && score.total! < (await scores(first.id))[1]!.total!)
    t.match(await verdicts(first.id), { holding: [{ id: verdict.id }], past: [{ id: before.id, replacedBy: verdict.id }] })
    t.match((await say(first.id, { ruleId: balance, verdict: 'confirm' })).json<Given>().score, { version: 4, total: engine, changes: [] })
    t.equal((await scores(first.id)).length, 4)
  })

  await t.test('what can not be said', async (t) => {
    const cases: Array<[what: string, body: object, who: Person, status: number]> = [
      ['a rule it does not have', { ruleId: 'no-such', verdict: 'dismiss' }, 'office', 404],
      ['dismiss what passed', { ruleId: 'document-kind', verdict: 'dismiss' }, 'office', 422],
      ['confirm what could not be assessed', { ruleId: 'links-work', verdict: 'confirm' }, 'office', 422],
      ['correct without an outcome', { ruleId: balance, verdict: 'correct' }, 'office', 422],
      ['partial without a credit', { ruleId: balance, verdict: 'correct', outcome: 'partial' }, 'office', 422],
      ['without a reason', { ruleId: balance, verdict: 'dismiss', reason: '' }, 'office', 400],
      ['a reason that no database holds', { ruleId: balance, verdict: 'dismiss', reason: '核\0对' }, 'office', 400],
      ['a gate no person sets off', { gate: 'late', verdict: 'confirm' }, 'office', 400],
      ['by the agency itself', { ruleId: balance, verdict: 'dismiss' }, 'agency', 403],
      ['by a reader', { ruleId: balance, verdict: 'dismiss' }, 'reader', 403],
      ['a waiver by an evaluator', { ruleId: balance, verdict: 'waive' }, 'evaluator', 403],
      ['not published by an evaluator', { gate: 'not-published', verdict: 'confirm' }, 'evaluator', 403],
      ['from another tree', { ruleId: balance, verdict: 'dismiss' }, 'stranger', 404],
    ]
    for (const [what, body, who, status] of cases) t.equal((await say(first.id, body, who)).statusCode, status, what)
    t.equal((await as('office', 'GET', '/v1/bodies?name=%00')).statusCode, 400, 'nor looks for')
    for (const part of ['scores', 'verdicts']) t.equal((await as('stranger', 'GET', `/v1/evaluations/${first.id}/${part}`)).statusCode, 404)
    t.equal((await scores(first.id)).length, 4, 'no version was made')
  })

  await t.test('found again by a re-run, and by another format; lapsed with its text', async (t) => {
    await say(first.id, { ruleId: balance, verdict: 'dismiss' })
    const best = (await scores(first.id)).at(-1)!.total
    const again = await submit()
    t.equal(again.score!.total, engine, 'the engine finds what it found')
    t.match(await scores(again.id), [{ version: 1, total: engine }, { version: 2, cause: 'carried-over', total: best }])
    const spaced = await submit(report.replace('</h1>', ' </h1>\n'))
    t.match((await scores(spaced.id)).at(-1), { cause: 'carried-over', total: best }, 'other bytes, same quotes')
    const quoted = first.findings.find(({ ruleId }) => ruleId === balance)!.evidence[0]!.quote
    t.equal(quoted, '26')
    const changed = await submit(report.replace('<td>26</td>', '<td>27</td>'))
    t.same((await verdicts(changed.id)).holding, [], 'a figure that was quoted changed')
    t.equal((await scores(changed.id)).length, 1)
    const elsewhere = await submit(report, 'stranger')
    t.match((await as('stranger', 'GET', `/v1/evaluations/${elsewhere.id}/scores`)).json().items.length, 1, 'another tree has its own')
  })

  await t.test('what stood before it was decided gets it when asked', async (t) => {
    const result = await evaluate({ name: 'r.html', bytes: Buffer.from(report) }, {}, law)
    const { id } = await store.as(caller('office')).evaluations.save(result)
    t.equal((await scores(id)).length, 1)
    const carry = (who: Person = 'office') => as(who, 'POST', '/v1/seasons/2024/carry-overs?limit=100')
    t.equal((await carry('agency')).statusCode, 403)
    t.match((await carry('stranger')).json(), { examined: 1, carried: 0 })
    t.match((await carry()).json(), { carried: 1, next: null })
    t.match((await scores(id)).at(-1), { version: 2, cause: 'carried-over' })
    t.match((await carry()).json(), { carried: 0 }, 'harmless to repeat')
  })

  await t.test('a waiver rests on no text', async (t) => {
    t.match((await say(first.id, { ruleId: 'overview-five-aspects', verdict: 'waive', reason: '当年不作要求' })).json<Given>().score,
      { cause: 'waiver', changes: [{ ruleId: 'overview-five-aspects', from: 'partial', to: 'not-applicable' }, { ruleId: balance, to: 'pass' }] })
    const rewritten = await submit(report.replace('政府信息公开工作年度报告', '政府信息公开工作年度报告（修订）').replace(/主动公开/g, '公开'))
    t.ok((await verdicts(rewritten.id)).holding.some(({ ruleId, verdict }) => ruleId === 'overview-five-aspects' && verdict === 'waive'))
  })

  await t.test('gates that wait for a person', async (t) => {
    const { id } = await submit(report.replace(/青溪县教育局/g, '青溪县水利局'))
    t.match((await say(id, { gate: 'reissued', verdict: 'confirm' }, 'evaluator')).json<Given>().score, { total: 59, gates: [{ id: 'reissued' }] })
    t.match((await say(id, { gate: 'not-published', verdict: 'confirm' })).json<Given>().score, { total: 0, band: 'failing' })
    await say(id, { gate: 'not-published', verdict: 'dismiss' })
    const last = (await say(id, { gate: 'reissued', verdict: 'dismiss' })).json<Given>().score
    t.match(last, { version: 5, gates: [] })
    t.ok(last.total! > 59)
  })

  await t.test('two at once: two versions, of which the second knows the first', async (t) => {
    const { id } = await submit(report.replace(/青溪县教育局/g, '青溪县民政局'))
    await Promise.all([
      say(id, { ruleId: balance, verdict: 'dismiss' }), say(id, { ruleId: 'overview-five-aspects', verdict: 'dismiss' }),
      say(id, { ruleId: 'processing-fee-reported', verdict: 'dismiss' }),
    ])
    const all = await scores(id)
    t.same(all.map(({ version }) => version), [1, 2, 3, 4])
    t.same(all.map(({ changes }) => changes.length), [0, 1, 2, 3])
  })

  await t.test('kept, put on record, and not to be deleted', async (t) => {
    t.equal((await as('office', 'DELETE', `/v1/evaluations/${first.id}`)).statusCode, 409)
    const trail = store.as(caller('office')).audit
    t.equal(await trail.firstBreak(), null)
    const actions = (await trail.list({ limit: 100, subject: first.id })).map(({ action }) => action)
    t.ok(['verdict.given', 'waiver.given'].every((action) => actions.includes(action)), actions.join())
    const columns = JSON.stringify((await trail.list({ limit: 100 })).map(({ detail }) => detail))
    t.notMatch(columns, /本年新收/, 'no text of a report in the trail')
  })

  await t.test('rules that are no longer at hand', async (t) => {
    const { id } = await store.as(caller('office')).evaluations.save(await evaluate({ name: 'r.html', bytes: Buffer.from(report) }, {}, law))
    const { result } = (await store.as(caller('office')).evaluations.get(id))!
    const head = JSON.stringify({ ...result, ruleset: { id: 'gone', version: '1', digest: '' } })
    await season.db.updateTable('evaluations').set({ head }).where('id', '=', id).execute()
    t.match((await say(id, { ruleId: balance, verdict: 'dismiss' })).json(), { type: /rules-gone/ })
  })
  await season.close()
})
