// Batches of submissions over HTTP on a real database and by the real rules: each evaluation stands under the body it was handed in for.
import { readFileSync } from 'node:fs'
import t from 'tap'
import { evaluate } from '../../../src/evaluate.js'
import { law } from '../../season/bodies.js'
import { agency, aSeason } from '../../api/season-service.js'
import { aWorker, until } from '../../worker/on-postgres.js'
import type { BatchItemList, BatchView } from '../../../src/api/batches/views.js'
import type { SubmissionView } from '../../../src/api/season/submission-view.js'

const folder = t.testdir()
const report = readFileSync('test/golden/qingxi-education-2024/report.html', 'utf8')
const html = { 'content-type': 'text/html' }
const read = (name: string): string => report.replaceAll('湖南省青溪县教育局', name).replaceAll('青溪县教育局', name)

t.test('batches of submissions', async (t) => {
  t.setTimeout(290_000)
  const season = await aSeason(folder, { evaluate: (submission, submitted) => evaluate(submission, submitted, law) })
  const { as, store, db, caller } = season
  const worker = await aWorker(store, (submission, submitted, wishes) => evaluate(submission, submitted, law, wishes?.companions))
  const enter = async (name: string, query = ''): Promise<string> =>
    (await as('office', 'POST', `/v1/bodies${query}`, { name, kind: 'department' })).json<{ id: string }>().id
  const [tourism, education] = [await enter('青溪县文广旅局', `?organisation=${agency}`), await enter('青溪县教育局')]
  const [first, second] = [await enter('青溪县水利局'), await enter('青溪县水利局')]
  const [civil, justice] = [await enter('青溪县民政局'), await enter('青溪县司法局')]
  const hand = async (name: string, query: string): Promise<SubmissionView> =>
    (await as('office', 'POST', `/v1/submissions?year=2024&${query}`, read(name), html)).json()
  const attach = (id: string, body: string | null) => as('office', 'PUT', `/v1/submissions/${id}/body`, { body })
  const toldOf = async (id: string, who: 'office' | 'agency' = 'office') =>
    (await as(who, 'GET', `/v1/submissions/${id}`)).json<SubmissionView>().evaluationId
  /** @returns the evaluations of its documents, in order. */
  const run = async (documents: object[], over: object = {}): Promise<string[]> => {
    const { links } = (await as('office', 'POST', '/v1/batches', { documents, ...over })).json<BatchView>()
    await until(async () => (await as('office', 'GET', links.self)).json<BatchView>().state === 'finished')
    return (await as('office', 'GET', `${links.items}?limit=100`)).json<BatchItemList>().items.map(({ evaluation }) => evaluation!.id)
  }
  const bodyOf = async (id: string) => (await db.selectFrom('evaluations').select('body_id').where('id', '=', id).executeTakeFirstOrThrow()).body_id
  /** What the ranking and the coverage show, each. */
  const shown = async () => {
    const ranking = (await as('reader', 'GET', '/v1/results/2024/ranking?kind=department')).json<{ items: Array<{ bodyId: string }> }>()
    const coverage = (await as('reader', 'GET', '/v1/seasons/2024/coverage?on=2025-06-01'))
      .json<{ items: Array<{ body: { id: string }; evaluation: string | null }> }>()
    const covered = coverage.items.filter(({ evaluation }) => evaluation !== null).map(({ body }) => body.id)
    return { ranked: ranking.items.map(({ bodyId }) => bodyId).sort(), covered: covered.sort() }
  }
  const both = (...bodies: string[]) => ({ ranked: bodies.sort(), covered: bodies.sort() })

  const cases: Array<[what: string, submission: SubmissionView, body: string | null]> = [
    ['a name the roster does not have', await hand('青溪县文化和旅游局', `body=${tourism}`), tourism],
    ['a name two bodies have', await hand('青溪县水利局', `body=${second}`), second],
    ['another body\'s name', await hand('青溪县教育局', `body=${civil}`), civil],
    ['named by nobody, found by the name that is read', await hand('青溪县司法局', ''), justice],
    ['named by nobody, and of a name two bodies have', await hand('青溪县水利局', ''), null],
  ]
  const [ofTourism, ofSecond, ofCivil] = cases.map(([, submission]) => submission) as [SubmissionView, SubmissionView, SubmissionView]
  const documents = cases.map(([, { id }]) => ({ submission: id }))
  const made = await run(documents)

  await t.test('each stands under its body, and its submission names it', async (t) => {
    for (const [at, [what, { id }, body]] of cases.entries()) {
      t.equal(await bodyOf(made[at]!), body, what)
      t.equal(await toldOf(id), made[at]!)
    }
    t.same(await shown(), both(tourism, second, civil, justice))
    t.equal(await toldOf(ofTourism.id, 'agency'), null, 'the office\'s evaluation is not the agency\'s to see yet')
    const { result } = (await store.as(caller('office')).evaluations.get(made[0]!))!
    t.match(result.report, { year: 2024, issuer: { name: '青溪县文广旅局' } })
  })

  await t.test('run again, also as a set: the latest is named', async (t) => {
    const again = await run([...documents, { submission: ofSecond.id }], { set: true })
    t.same(await Promise.all(again.map(bodyOf)), [...cases.map(([, , body]) => body), second])
    t.equal(await toldOf(ofCivil.id), again[2])
    t.equal(await toldOf(ofSecond.id), again[5], 'twice in one batch: the later')
    t.same(await shown(), both(tourism, second, civil, justice))
    await as('office', 'DELETE', `/v1/evaluations/${again[2]}`)
    t.equal(await toldOf(ofCivil.id), null, 'what was removed is named no more')
  })

  await t.test('an evaluation read again stays with its body', async (t) => {
    const [again, said] = await run([{ evaluation: made[1]! }, { evaluation: made[1]!, metadata: { issuer: '青溪县司法局' } }])
    t.equal(await bodyOf(again!), second)
    t.equal(await bodyOf(said!), justice, 'unless it is now said whose it is')
    await db.deleteFrom('evaluations').where('id', 'in', [again!, said!]).execute()
  })

  await t.test('put to another body, what was made of it follows', async (t) => {
    t.match((await attach(ofSecond.id, first)).json(), { body: first, evaluationId: await toldOf(ofSecond.id) })
    t.equal(await bodyOf(made[1]!), first)
    t.equal(await bodyOf((await toldOf(ofSecond.id))!), first)
    t.same(await shown(), both(tourism, first, civil, justice))
    await attach(ofSecond.id, null)
    t.same(await shown(), both(tourism, civil, justice), 'nobody\'s')
    await attach(ofSecond.id, second)
    const subjects = (await store.as(caller('office')).audit.list({ limit: 100, subject: made[1]! })).map(({ action }) => action)
    t.same(subjects, ['evaluation.attached', 'evaluation.attached', 'evaluation.attached'], 'on record')
  })

  await t.test('with what people decided on it, but not once the body was told', async (t) => {
    const [later] = await run([{ submission: ofCivil.id }])
    const said = { ruleId: 'application-table-balance', verdict: 'dismiss', reason: '核对原表' }
    t.equal((await as('office', 'POST', `/v1/evaluations/${later}/verdicts`, said)).statusCode, 201)
    const scoreNow = async () => (await store.as(caller('office')).verdicts.scores(later!))!.at(-1)!
    const before = await scoreNow()
    t.match((await attach(ofCivil.id, education)).json(), { body: education })
    t.same([await bodyOf(made[2]!), await bodyOf(later!)], [education, education])
    t.same(await scoreNow(), before, 'the same verdict holds')
    t.equal(await toldOf(ofCivil.id), later)
    const list = { evaluationId: later, ruleIds: ['overview-five-aspects'], dueOn: '2099-01-01' }
    t.equal((await as('office', 'POST', '/v1/problem-lists', list)).statusCode, 201)
    t.match((await attach(ofCivil.id, civil)).json(), { status: 409, type: /wrong-step/ })
    t.same([await bodyOf(made[2]!), await bodyOf(later!)], [education, education], 'none of them')
  })

  await t.test('put to another body while a batch is at it: neither is lost', async (t) => {
    const all = run(Array.from({ length: 12 }, () => ({ submission: ofSecond.id })))
    const done = { yet: false }
    const finished = all.then(() => { done.yet = true })
    let turns = 0
    for (; !done.yet || turns < 2; turns += 1) await attach(ofSecond.id, turns % 2 === 0 ? first : second)
    await finished
    const now = (await as('office', 'GET', `/v1/submissions/${ofSecond.id}`)).json<SubmissionView>().body
    t.same(new Set(await Promise.all((await all).map(bodyOf))), new Set([now]))
  })

  await t.test('held against last year\'s report of its body, which had another name', async (t) => {
    const renamed = { name: '青溪县文体旅游局', kind: 'department' }
    t.equal((await as('office', 'PUT', `/v1/bodies/${tourism}`, renamed)).statusCode, 200)
    const { id } = (await as('office', 'POST', `/v1/submissions?year=2025&body=${tourism}`, read(renamed.name), html)).json<SubmissionView>()
    const [held] = await run([{ submission: id }], { previous: 'stored' })
    const [, inSet] = await run([{ submission: ofTourism.id }, { submission: id }], { set: true })
    for (const [each, how] of [[held!, 'the one kept'], [inSet!, 'the one of the same set']] as const) {
      const { result } = (await store.as(caller('office')).evaluations.get(each))!
      t.match(result.findings.find(({ ruleId }) => ruleId === 'not-copied-from-last-year'), { outcome: 'review' }, how)
      t.equal(await bodyOf(each), tourism)
    }
  })

  await worker.stop(5000)
  await season.close()
})
