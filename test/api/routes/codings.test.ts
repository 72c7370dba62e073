// Coding with keys that see the document and the rules alone, on a real database: from the list of tasks to the agreement.
import { readFileSync } from 'node:fs'
import t from 'tap'
import { evaluate } from '../../../src/evaluate.js'
import { law } from '../../season/bodies.js'
import { agency, aSeason } from '../season-service.js'
import type { BlindItem, CodingView, ItemToCode } from '../../../src/model/coding-view.js'
import type { Evaluation } from '../../../src/model/evaluation.js'
import type { Sample } from '../../../src/model/review-records.js'
import type { Person } from '../season-service.js'

const folder = t.testdir()
const report = readFileSync('test/golden/qingxi-education-2024/report.html', 'utf8')
const other = '青溪县民政局2024年政府信息公开工作年度报告\n\n一、总体情况\n申请人身份证号11010519491231002X，对此提出意见。\n'
const html = { 'content-type': 'text/html' }

t.test('coding blind', async (t) => {
  t.setTimeout(290_000)
  const season = await aSeason(folder, { evaluate: (submission, submitted) => evaluate(submission, submitted, law) })
  const { as, store, caller, db } = season
  await as('office', 'POST', `/v1/bodies?organisation=${agency}`, { name: '青溪县教育局', kind: 'department', aliases: ['湖南省青溪县教育局'] })
  const evaluated = async (text: string, type: Record<string, string>): Promise<string> =>
    (await as('office', 'POST', '/v1/evaluations?publishedOn=2025-01-20&name=report', text, type)).json<Evaluation & { id: string }>().id
  const first = await evaluated(report, html)
  const second = await evaluated(other, { 'content-type': 'text/plain' })
  // The bytes of the first are kept below the office, with the body they were handed in for; those of the second nowhere.
  await store.as(caller('agency')).submissions.receive({
    year: 2024, body: null, clues: { code: null, submitted: null, read: null, host: null }, name: 'a.html', mediaType: 'text/html', url: null,
    publishedOn: null, content: { bytes: Buffer.from(report) },
  })
  const draw = async (doubleShare: number): Promise<Sample> => (await as('office', 'POST', '/v1/samples', {
    year: 2024, plan: { seed: '二〇二四', random: { share: 1, least: 1 }, doubleShare },
  })).json<Sample>()
  const { id, items } = await draw(1)
  const nOf = (evaluation: string): number => items.find(({ evaluationId }) => evaluationId === evaluation)!.n
  const [kept, bare] = [nOf(first), nOf(second)]
  const item = async (n: number, who: Person = 'coder', lang = 'zh') =>
    (await as(who, 'GET', `/v1/samples/${id}/items/${n}?lang=${lang}`)).json<ItemToCode>()
  const list = async (who: Person, query = '') =>
    (await as(who, 'GET', `/v1/samples/${id}/items${query}`)).json<{ items: BlindItem[]; next: string | null }>()
  const code = (n: number, codes: object, who: Person) => as(who, 'POST', `/v1/samples/${id}/codings`, { item: n, codes })
  const open = async (who: Person) =>
    (await as(who, 'GET', '/v1/coding-tasks')).json<{ items: Array<{ id: string; items: number; open: number }> }>().items

  await t.test('what is shown', async (t) => {
    t.match(await open('coder'), [{ id, year: 2024, items: 2, open: 2 }])
    t.notOk('plan' in (await open('coder'))[0]!, 'the plan says what was looked for')
    const one = await item(kept)
    t.match(one, {
      state: 'open', reasons: null, evaluationId: null, codings: [], conflicts: [], year: 2024, body: { name: '青溪县教育局', kind: 'department' },
      submitted: { publishedOn: '2025-01-20' }, document: { form: 'file', mediaType: 'text/html' },
    })
    t.same(one.rules.map(({ id: rule }) => rule).sort(), law.rules.map(({ id: rule }) => rule).sort(), 'every rule, whatever came of it')
    t.ok(one.rules.every(({ title, why, outcomes }) => title && why && outcomes.length > 0))
    const ofYear = new Set(law.rules.filter(({ regimes }) => regimes.includes('cn-2019-form-2021')).map(({ id: rule }) => rule))
    t.same(one.rules.filter(({ id: rule, basis }) => ofYear.has(rule) && basis.length === 0), [], 'and the law of that year')
    t.match(one.rules.find(({ id: rule }) => rule === 'application-table-balance'), { title: '申请收办平衡', why: /表头注明/ })
    t.match((await item(kept, 'coder', 'en')).rules.find(({ id: rule }) => rule === 'application-table-balance')?.title, 'Applications balance')
    const two = await item(bare)
    t.match(two, { body: null, document: { form: 'text' } })
    t.same(two.rules.map(({ id: rule }) => rule), one.rules.map(({ id: rule }) => rule), 'the same of each')
    const file = await as('coder', 'GET', `/v1/samples/${id}/items/${kept}/document`)
    t.equal(file.body, report, 'the bytes as they came')
    t.match(file.headers, { 'content-type': 'application/octet-stream', 'content-disposition': /^attachment/ })
    const text = await as('coder', 'GET', `/v1/samples/${id}/items/${bare}/document`)
    t.match(text.headers, { 'content-type': /^text\/plain/, 'content-disposition': /^attachment/ })
    t.match(text.body, /^青溪县民政局2024年.*\*{18}，对此提出意见/s)
  })

  await t.test('who may, and what', async (t) => {
    const cases: Array<[who: Person, url: string, status: number]> = [
      ['coder', `/v1/samples/${id}/items/99`, 404], ['coder', `/v1/samples/${id}/items/99/document`, 404],
      ['coder', `/v1/samples/${agency}/items`, 404],
      ['stranger', `/v1/samples/${id}/items`, 404], ['stranger', `/v1/samples/${id}/items/1/document`, 404],
      ['reader', `/v1/samples/${id}/items`, 403],
      ['agency', `/v1/samples/${id}/items/1`, 403], ['office', `/v1/samples/${id}/items/1`, 200], ['coder', `/v1/samples/${id}`, 403],
      ['coder', `/v1/samples/${id}/agreement`, 403], ['coder', `/v1/evaluations/${first}`, 403], ['coder', `/v1/samples/${id}/items?cursor=x`, 400],
    ]
    for (const [who, url, status] of cases) t.equal((await as(who, 'GET', url)).statusCode, status, `${who} ${url}`)
    const [page] = [await list('coder', '?limit=1')]
    t.same([page.items.map(({ n }) => n), (await list('coder', `?limit=1&cursor=${page.next}`)).items.map(({ n }) => n)], [[1], [2]])
    t.match((await item(kept, 'office')), { reasons: null, evaluationId: null }, 'hidden here from an office that codes as well')
  })

  await t.test('coded, disputed, settled', async (t) => {
    const [pass, fail] = [{ 'application-table-balance': 'pass' }, { 'application-table-balance': 'fail' }]
    t.match((await code(kept, pass, 'coder')).json<CodingView>(), { place: 1, blind: true })
    t.equal((await code(kept, pass, 'coder')).statusCode, 409)
    t.match([await open('coder'), await open('other')], [[{ open: 1 }], [{ open: 2 }]])
    t.match(await item(kept), { state: 'waiting', codings: [{ codes: pass }] })
    t.match(await item(kept, 'other'), { state: 'open', codings: [], reasons: null })
    await code(kept, fail, 'other')
    const disputed = { state: 'disputed', conflicts: ['application-table-balance'], codings: [{}, {}], reasons: null, evaluationId: null }
    t.match(await item(kept, 'third'), disputed)
    const settle = (who: Person) => as(who, 'POST', `/v1/samples/${id}/items/${kept}/adjudication`, { codes: fail, reason: '核对原表' })
    t.equal((await settle('other')).statusCode, 409, 'none of the two')
    t.match((await settle('third')).json(), { blind: true, codes: fail })
    t.match(await item(kept), { state: 'settled', evaluationId: first, adjudication: { codes: fail } })
    t.same((await item(kept)).reasons, items.find(({ n }) => n === kept)!.reasons, 'and now why it was drawn')
    t.match((await list('coder', '?state=open')).items.map(({ n }) => n), [bare])
    await code(bare, pass, 'coder')
    t.match((await code(bare, fail, 'evaluator')).json<CodingView>(), { place: 2, blind: false }, 'who could look at evaluations')
    const agreement = async (query = '') => (await as('reader', 'GET', `/v1/samples/${id}/agreement${query}`)).json()
    t.match(await agreement(), { codings: 4, blind: 3, rules: [{ items: 2 }], unsettled: [bare] })
    const ofBlind = { codings: 4, blind: 3, rules: [{ items: 1, conflicts: [kept] }], waiting: [bare], machine: { all: { items: 1 } } }
    t.match(await agreement('?blind=true'), ofBlind)
    const trail = await store.as(caller('office')).audit.list({ limit: 100, subject: id })
    const said = trail.filter(({ action }) => action === 'sample.coded').map(({ detail }) => (detail as { blind: boolean }).blind)
    t.same(said, [false, true, true, true])
  })

  await t.test('after the text was erased', async (t) => {
    await db.updateTable('evaluations').set({ erased_at: new Date() }).where('id', '=', first).execute()
    t.match(await item(kept), { document: { form: 'erased' } })
    t.match((await as('coder', 'GET', `/v1/samples/${id}/items/${kept}/document`)).json(), { type: /document-erased/, status: 422 })
  })
  await season.close()
})
