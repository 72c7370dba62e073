// Samples on a real database: drawn again the same, coded blind, and agreement over what both have read.
import t from 'tap'
import { aResult } from '../../store/sample-result.js'
import { agency, aSeason } from '../season-service.js'
import type { Sample } from '../../../src/model/review-records.js'
import type { Person } from '../season-service.js'

const folder = t.testdir()

t.test('samples', async (t) => {
  t.setTimeout(290_000)
  const season = await aSeason(folder)
  const { as, store, caller } = season
  const base = aResult()
  for (let at = 0; at < 20; at += 1) {
    const near = at === 0
    await store.as(caller('office')).evaluations.save(aResult({
      document: { ...base.document, sha256: String(at).padStart(64, '0') },
      score: { ...base.score!, total: near ? 89.8 : 85, low: near ? 89 : 84, high: near ? 90 : 86, band: 'good' },
      findings: [{ ...base.findings[0]!, severity: 'critical', outcome: at === 1 ? 'fail' : 'pass' }, { ...base.findings[0]!, ruleId: 'other-rule' }],
    }))
  }
  const plan = { seed: '二〇二四', random: { share: 0.1, least: 2 }, doubleShare: 1 }
  const draw = async (over: object = {}) => (await as('office', 'POST', '/v1/samples', { year: 2024, plan: { ...plan, ...over } })).json<Sample>()

  await t.test('drawn', async (t) => {
    const [one, two, other] = [await draw(), await draw(), await draw({ seed: '另' })]
    t.same(two.items, one.items, 'the same seed draws the same')
    t.notSame(other.items, one.items)
    t.equal(one.population, 20)
    t.same(one.items.map(({ reasons }) => reasons.join()).sort(), ['critical', 'edge', 'random', 'random'])
    t.match(one.plan, { edges: { within: 0.5 }, criticalFails: true }, 'what was left out is as usual')
    t.equal((await as('agency', 'POST', '/v1/samples', { year: 2024, plan })).statusCode, 403)
    t.equal((await as('stranger', 'GET', `/v1/samples/${one.id}`)).statusCode, 404)
    t.equal((await as('stranger', 'POST', '/v1/samples', { year: 2024, plan })).json<Sample>().population, 0)
    t.equal((await as('reader', 'GET', '/v1/samples?limit=2')).json().items.length, 2)
  })

  await t.test('coded blind', async (t) => {
    const { id, items } = await draw()
    const code = (item: number, codes: object, who: Person) => as(who, 'POST', `/v1/samples/${id}/codings`, { item, codes })
    const seen = async (who: Person) => (await as(who, 'GET', `/v1/samples/${id}/codings`))
      .json<{ items: Array<{ n: number; place: number }> }>().items.map(({ n, place }) => `${n}.${place}`)
    const pass = { 'some-rule': 'pass', 'other-rule': 'pass' }
    t.equal((await code(1, pass, 'office')).statusCode, 201)
    t.same([await seen('office'), await seen('second'), await seen('evaluator'), await seen('reader')], [['1.1'], [], [], []])
    const cases: Array<[what: string, item: number, codes: object, who: Person, status: number]> = [
      ['twice by one', 1, pass, 'office', 409], ['no such item', 99, pass, 'second', 404], ['no such rule', 1, { nothing: 'pass' }, 'second', 400],
      ['no such code', 1, { 'some-rule': 'perhaps' }, 'second', 400], ['by a reader', 1, pass, 'reader', 403],
      ['from another tree', 1, pass, 'stranger', 404],
      ['the second', 1, { 'some-rule': 'fail', 'other-rule': 'pass' }, 'second', 201], ['a third', 1, pass, 'evaluator', 409],
    ]
    for (const [what, item, codes, who, status] of cases) t.equal((await code(item, codes, who)).statusCode, status, what)
    t.same([await seen('office'), await seen('second'), await seen('evaluator')], [['1.1', '1.2'], ['1.1', '1.2'], ['1.1', '1.2']], 'both are in')
    await code(2, { 'some-rule': 'fail', 'other-rule': 'pass' }, 'second')
    t.same(await seen('office'), ['1.1', '1.2'])
    const both = await Promise.all([code(2, { 'some-rule': 'fail' }, 'office'), code(2, pass, 'evaluator')])
    t.same(both.map(({ statusCode }) => statusCode).sort(), [201, 409], 'two at once: one is the second, the other too many')
    await code(3, pass, 'office')
    await code(3, pass, 'second')
    const agreement = (await as('reader', 'GET', `/v1/samples/${id}/agreement`)).json()
    t.match(agreement, { waiting: [4], rules: [{ ruleId: 'other-rule', percent: 1, kappa: null }, { ruleId: 'some-rule', conflicts: Array }] })
    t.equal(agreement.rules[1].items, 3)
    t.equal(items.length, 4)
  })
  await t.test('a report counts once, whoever evaluated it', async (t) => {
    const save = async (who: Person, document: string, name: string | null, body?: string): Promise<string> =>
      (await store.as(caller(who)).evaluations.save(aResult({
        document: { ...base.document, sha256: document.repeat(64) }, report: { ...base.report, year: 2023, issuer: { ...base.report.issuer, name } },
      }), body)).id
    const counted = async (who: Person = 'office'): Promise<string[]> => {
      const all = { year: 2023, plan: { ...plan, random: { share: 1, least: 0 } } }
      const { population, items } = (await as(who, 'POST', '/v1/samples', all)).json<Sample>()
      t.equal(items.length, population, 'all of them')
      return items.map(({ evaluationId }) => String(evaluationId)).sort()
    }
    const unbound = await save('office', 'a', '清溪县财政局')
    t.same(await counted(), [unbound])
    const { id: body } = (await as('office', 'POST', `/v1/bodies?organisation=${agency}`, { name: '清溪县财政局', kind: 'department' }))
      .json<{ id: string }>()
    const first = await save('office', 'a', '清溪县财政局', body)
    t.same(await counted(), [first], 'what is of the body stands for what was of nobody')
    const list = { evaluationId: first, ruleIds: ['some-rule'] }
    t.equal((await as('office', 'POST', '/v1/problem-lists', list)).statusCode, 201, 'handed down')
    const again = await save('office', 'a', '清溪县财政局', body)
    t.same(await counted(), [again], 'once, though two organisations have it')
    const mended = await save('agency', 'b', '清溪县财政局', body)
    t.same(await counted(), [mended], 'the newest of the body, as in its league')
    t.same(await counted('evaluator'), [mended])
    const nobodys = await save('agency', 'c', '清溪县民政局')
    t.same(await counted(), [mended, nobodys])
    const once = await save('office', 'c', '清溪县民政局')
    t.same(await counted(), [mended, once], 'one document in two organisations')
    const namesake = await save('office', 'c', '清溪县司法局')
    const nameless = await save('office', 'c', null)
    t.same(await counted(), [mended, once, namesake, nameless], 'under another name it is another\'s')
    t.same(await counted('stranger'), [])
  })
  await season.close()
})
