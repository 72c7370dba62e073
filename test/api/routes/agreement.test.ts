// Agreement on a real database: with the engine, against targets, and settled by a third reader; blind till a code is the last word.
import t from 'tap'
import { aResult } from '../../store/sample-result.js'
import { aSeason } from '../season-service.js'
import type { Sample } from '../../../src/model/review-records.js'
import type { Person } from '../season-service.js'

const folder = t.testdir()

t.test('agreement', async (t) => {
  t.setTimeout(290_000)
  const season = await aSeason(folder)
  const { as, store, caller } = season
  const base = aResult()
  const reports = 32
  for (let at = 0; at < reports; at += 1) {
    await store.as(caller('office')).evaluations.save(aResult({
      document: { ...base.document, sha256: String(at).padStart(64, '0') },
      findings: ['r', 's'].map((ruleId) => ({ ...base.findings[0]!, ruleId, outcome: 'fail' as const })),
    }))
  }
  const plan = { seed: '二〇二四', random: { share: 1, least: 1 } }
  const draw = async (over: object = {}) =>
    (await as('office', 'POST', '/v1/samples', { year: 2024, plan: { ...plan, doubleShare: 1, ...over } })).json<Sample>()
  const code = (id: string, item: number, codes: object, who: Person) => as(who, 'POST', `/v1/samples/${id}/codings`, { item, codes })
  const agreement = async (id: string, who: Person = 'office') => (await as(who, 'GET', `/v1/samples/${id}/agreement`)).json()
  const settle = (id: string, n: number, codes: object, who: Person = 'evaluator') =>
    as(who, 'POST', `/v1/samples/${id}/items/${n}/adjudication`, { codes, reason: '核对原文' })

  await t.test('a third reader settles', async (t) => {
    const { id } = await draw()
    t.equal((await settle(id, 1, { r: 'fail' })).statusCode, 409, 'nobody has read it')
    await code(id, 1, { r: 'pass', s: 'fail' }, 'office')
    const unread = { machine: { rules: [], all: { items: 0 } }, rules: [], unsettled: [] }
    t.match(await agreement(id, 'second'), unread, 'who is to read it learns nothing')
    t.equal((await settle(id, 1, { r: 'fail' })).statusCode, 409, 'one has read it')
    await code(id, 1, { r: 'fail', s: 'fail' }, 'second')
    const before = await agreement(id)
    t.match(before, { unsettled: [1], machine: { rules: [{ ruleId: 's', items: 1, fail: { precision: 1 } }] } }, 'on r there is no agreed code yet')
    t.equal(before.machine.rules.length, 1)
    const cases: Array<[what: string, n: number, codes: object, who: Person, status: number]> = [
      ['by the first', 1, { r: 'fail' }, 'office', 409], ['by the second', 1, { r: 'fail' }, 'second', 409],
      ['by a reader', 1, { r: 'fail' }, 'reader', 403], ['from another tree', 1, { r: 'fail' }, 'stranger', 404],
      ['what they agree on', 1, { r: 'fail', s: 'pass' }, 'evaluator', 400], ['not all', 1, { s: 'pass' }, 'evaluator', 400],
      ['no such code', 1, { r: 'perhaps' }, 'evaluator', 400], ['no such item', 99, { r: 'fail' }, 'evaluator', 404],
      ['a third', 1, { r: 'partial' }, 'evaluator', 201], ['a third again', 1, { r: 'fail' }, 'evaluator', 409],
    ]
    for (const [what, n, codes, who, status] of cases) t.equal((await settle(id, n, codes, who)).statusCode, status, what)
    const after = await agreement(id)
    const confusion = [{ engine: 'fail', human: 'partial', count: 1 }]
    t.match(after, { unsettled: [], machine: { rules: [{ ruleId: 'r', differences: [1], confusion }, { ruleId: 's' }] } })
    t.same(after.rules, before.rules, 'what the two gave stays')
    t.match((await as('reader', 'GET', `/v1/samples/${id}/adjudications`)).json(), { items: [{ n: 1, codes: { r: 'partial' }, reason: '核对原文' }] })
    t.equal((await as('stranger', 'GET', `/v1/samples/${id}/adjudications`)).statusCode, 404)
    const trail = await store.as(caller('office')).audit.list({ limit: 100, subject: id })
    t.match(trail.filter(({ action }) => action === 'sample.adjudicated'), [{ detail: { item: 1, rules: ['r'] } }])
  })

  await t.test('two at once: one settles', async (t) => {
    const { id } = await draw()
    await code(id, 1, { r: 'pass' }, 'office')
    await code(id, 1, { r: 'fail' }, 'second')
    const answers = await Promise.all(['甲', '乙'].map((adjudicator) =>
      as('evaluator', 'POST', `/v1/samples/${id}/items/1/adjudication`, { codes: { r: 'pass' }, reason: '核对', adjudicator })))
    t.same(answers.map(({ statusCode }) => statusCode).sort(), [201, 409])
  })

  await t.test('against the engine, and the plan\'s targets', async (t) => {
    const { id, items } = await draw({ targets: { measure: 'alpha', objective: 0.9, substance: 0.5 } })
    t.equal(items.length, reports)
    for (const { n } of items) {
      await code(id, n, { r: n <= 2 ? 'pass' : 'fail', s: 'fail' }, 'office')
      await code(id, n, { r: n <= 2 ? 'pass' : 'fail', s: 'fail' }, 'second')
    }
    const { rules, machine } = await agreement(id)
    t.match(rules, [{ ruleId: 'r', target: { wanted: 0.9, reached: 1, state: 'met' } }, { ruleId: 's', target: { state: 'no-variation' } }])
    t.match(machine.rules, [
      {
        ruleId: 'r', items: reports, differences: [1, 2],
        fail: { engine: reports, human: reports - 2, precision: (reports - 2) / reports, recall: 1 },
      },
      { ruleId: 's', percent: 1, kappa: null, differences: [] },
    ])
    const single = await draw({ doubleShare: 0 })
    await code(single.id, 5, { r: 'pass' }, 'office')
    const answer = await agreement(single.id, 'second')
    t.match(answer, { rules: [], machine: { all: { items: 1 }, rules: [{ ruleId: 'r', differences: [5] }] } }, 'the only reader\'s code counts')
    t.match(answer, { codings: 1, blind: 0 })
    t.match(single.plan.targets, { measure: 'kappa', objective: 0.8, substance: 0.6 }, 'the usual ones')
    await season.db.updateTable('samples').set({ plan: JSON.stringify({ ...single.plan, targets: undefined }) }).where('id', '=', single.id).execute()
    t.same((await as('office', 'GET', `/v1/samples/${single.id}`)).json<Sample>().plan, single.plan, 'a plan of before there were any')
  })
  await season.close()
})
