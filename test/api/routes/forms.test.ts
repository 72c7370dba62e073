// The form over HTTP: as the rulebook prescribes it, and as a Word document once it is filled in.
import t from 'tap'
import { readReport } from '../../../src/evaluate.js'
import { limits } from '../../../src/model/limits.js'
import { loadRulebook } from '../../../src/rulebook/load.js'
import { aService } from '../asked.js'
import type { FormView } from '../../../src/model/form-view.js'

const book = loadRulebook()
const url = '/v1/forms/cn-2019-form-2021'

t.test('the form', async (t) => {
  const service = await aService({ rulebook: book })
  t.teardown(service.close)
  const get = async (path: string) => (await service.ask({ method: 'GET', url: path })).json<FormView>()
  const form = await get(url)
  t.same(form.tables.map(({ id }) => id), ['disclosure-2021', 'applications-2021', 'appeals-2019'])
  t.same(form.tables.map(({ rows }) => rows.length), [6, 25, 3])
  t.same(form.tables.map(({ equations }) => equations.length), [0, 7 + 7 + 25, 3])
  t.same(form.tables[1]!.equations[0], {
    ruleId: 'application-table-balance', name: '自然人',
    left: [{ row: 'newlyReceived', column: 'naturalPerson' }, { row: 'carriedOver', column: 'naturalPerson' }],
    right: [{ row: 'handledTotal', column: 'naturalPerson' }, { row: 'carriedForward', column: 'naturalPerson' }],
  })
  t.same(form.tables[0]!.rows.filter(({ decimals }) => decimals).map(({ id }) => id), ['feesTenThousandYuan'])
  t.match((await get(`${url}?lang=en`)).tables[1]!.layout!.rows[1]![0], { text: '自然人', title: 'Natural persons', down: 2 })
  const old = await get('/v1/forms/cn-2007-form-2014')
  t.same([old.tables[0]!.layout, old.tables[0]!.rows.length > 50, old.tables[0]!.equations.length > 0], [null, true, true])
  t.equal((await service.ask({ method: 'GET', url: '/v1/forms/none' })).statusCode, 404)
})

t.test('filled in', async (t) => {
  const service = await aService({ rulebook: book })
  t.teardown(service.close)
  const send = (payload: object, path = url) => service.ask({ method: 'POST', url: path, payload })
  const answer = await send({ issuer: '清溪县教育局', year: 2024, cells: { 'appeals-2019': { review: { upheld: '1', total: '1' } } } })
  t.equal(answer.statusCode, 200, answer.body)
  t.match(decodeURIComponent(String(answer.headers['content-disposition'])), '清溪县教育局2024政府信息公开统计表.docx')
  const { report } = await readReport({ name: 'form.docx', bytes: answer.rawPayload }, {}, book)
  t.same(report.tables.find(({ form }) => form === 'appeals-2019')?.rows[0]?.cells.map(({ value }) => value), [1, null, null, null, 1])
  const cases: Array<[name: string, payload: object, status: number, path?: string]> = [
    ['nothing filled in', { cells: {} }, 200],
    ['a table the form lacks', { cells: { 'disclosure-2019': {} } }, 400],
    ['a row it lacks', { cells: { 'appeals-2019': { litigation: {} } } }, 400],
    ['a column the row lacks', { cells: { 'disclosure-2021': { licences: { issued: '1' } } } }, 400],
    ['a name of every object', { cells: { 'appeals-2019': { constructor: { upheld: '1' } } } }, 400],
    ['too long', { cells: { 'appeals-2019': { review: { upheld: '1'.repeat(limits.formCell + 1) } } } }, 400],
    ['a control character', { cells: { 'appeals-2019': { review: { upheld: '1\u0000' } } } }, 400],
    ['a form whose layout is not on file', { cells: {} }, 404, '/v1/forms/cn-2007-form-2014'],
    ['no form', { cells: {} }, 404, '/v1/forms/none'],
  ]
  for (const [name, payload, status, path] of cases) t.equal((await send(payload, path)).statusCode, status, name)
})
