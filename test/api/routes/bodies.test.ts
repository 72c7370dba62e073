// The roster over HTTP on a real database: entered, corrected, brought in whole or not at all, and seen by its own tree alone.
import t from 'tap'
import { Value } from 'typebox/value'
import { limits } from '../../../src/model/limits.js'
import { Body } from '../../../src/model/roster.js'
import { readLines } from '../../../src/api/season/roster-file.js'
import { workbook } from '../../ledger/workbook-file.js'
import { agency, aSeason, elsewhere, province } from '../season-service.js'

const csv = { 'content-type': 'text/csv' }
const nobody = '01930a2e-7c40-7d3a-9b1e-5a2f60c4d811'

const folder = t.testdir()

t.test('the roster', async (t) => {
  t.setTimeout(290_000)
  const season = await aSeason(folder)
  const { as } = season
  t.teardown(() => season.close())
  const enter = (over: object, who: 'office' | 'stranger' = 'office', query = '') =>
    as(who, 'POST', `/v1/bodies${query}`, { kind: 'department', ...over })
  const idOf = async (over: object): Promise<string> => (await enter(over)).json<{ id: string }>().id

  await t.test('one by one', async (t) => {
    const county = await idOf({ name: '清溪县人民政府', kind: 'government', code: 'QX', host: 'WWW.qingxi.gov.cn'.toLowerCase() })
    const made = await enter({ name: '清溪县教育局', parent: county, localDue: { yearly: '02-20', byYear: {} }, merged: { into: null, on: null } })
    t.equal(made.statusCode, 201)
    t.ok(Value.Check(Body, made.json()))
    t.match(made.json(), { parent: county, code: null, aliases: [], merged: null, localDue: { yearly: '02-20' } })
    const { id } = made.json<{ id: string }>()
    t.same((await as('reader', 'GET', `/v1/bodies/${id}`)).json(), made.json())
    t.match((await as('office', 'PUT', `/v1/bodies/${id}`, { name: '清溪县教育体育局', kind: 'department', parent: county, founded: '2020-01-01' })).json(),
      { name: '清溪县教育体育局', founded: '2020-01-01', localDue: null })
    const cases: Array<[what: string, status: number, answer: () => ReturnType<typeof enter>]> = [
      ['a code twice', 409, () => enter({ name: '另一县', code: 'QX' })],
      ['a code another office uses', 201, () => enter({ name: '别处县', code: 'QX' }, 'stranger')],
      ['a parent of another tree', 404, () => enter({ name: '清溪县某局', parent: county }, 'stranger')],
      ['a parent nobody has', 404, () => enter({ name: '清溪县某局', parent: nobody })],
      ['under itself', 400, () => as('office', 'PUT', `/v1/bodies/${county}`, { name: '清溪县人民政府', kind: 'government', parent: county })],
      ['under its own child', 400, () => as('office', 'PUT', `/v1/bodies/${county}`, { name: '清溪县人民政府', kind: 'government', parent: id })],
      ['of another tree', 404, () => as('stranger', 'GET', `/v1/bodies/${id}`)],
      ['changed from another tree', 404, () => as('stranger', 'PUT', `/v1/bodies/${id}`, { name: '抢改', kind: 'other' })],
      ['removed from another tree', 404, () => as('stranger', 'DELETE', `/v1/bodies/${id}`)],
      ['by who may only read', 403, () => as('reader', 'DELETE', `/v1/bodies/${id}`)],
      ['with others under it', 409, () => as('office', 'DELETE', `/v1/bodies/${county}`)],
      ['no date', 400, () => enter({ name: '某局', founded: '2024-02-30' })],
      ['no year', 400, () => enter({ name: '某局', founded: '0000-01-01' })],
      ['a year that no roster file takes', 400, () => enter({ name: '某局', founded: '0099-12-31' })],
      ['for an organisation below', 201, () => enter({ name: '清溪县水利局' }, 'office', `?organisation=${agency}`)],
      ['for one elsewhere', 404, () => enter({ name: '清溪县水利局' }, 'office', `?organisation=${elsewhere}`)],
      ['without others', 204, () => as('office', 'DELETE', `/v1/bodies/${id}`)],
      ['removed twice', 404, () => as('office', 'DELETE', `/v1/bodies/${id}`)],
    ]
    for (const [what, status, answer] of cases) t.equal((await answer()).statusCode, status, what)
    const intoItself = await as('office', 'PUT', `/v1/bodies/${county}`, { name: '清溪县', kind: 'government', merged: { into: county, on: null } })
    t.match(intoItself.json(), { errors: [{ at: 'body/merged/into' }] })
    t.same((await as('agency', 'GET', '/v1/bodies')).json().items.map(({ name }: Body) => name), ['清溪县水利局'], 'its own')
    const given = await idOf({ name: '清溪县交通局', code: 'JT' })
    const give = async (to: string) =>
      (await as('office', 'PUT', `/v1/bodies/${given}?organisation=${to}`, { name: '清溪县交通局', kind: 'department' })).statusCode
    t.same([await give(elsewhere), (await as('agency', 'GET', `/v1/bodies/${given}`)).statusCode], [404, 404], 'given to nobody elsewhere')
    t.same([await give(agency), (await as('agency', 'GET', `/v1/bodies/${given}`)).statusCode], [200, 200], 'given to its own')
    t.equal((await as('office', 'PUT', `/v1/bodies/${given}`, { name: '清溪县交通运输局', kind: 'department' })).statusCode, 200)
    t.match((await as('agency', 'GET', `/v1/bodies/${given}`)).json(), { name: '清溪县交通运输局' }, 'and stays with it when corrected')
    t.equal((await as('agency', 'PUT', `/v1/bodies/${given}?organisation=${province}`, { name: 'x局', kind: 'department' })).statusCode, 403)
    t.equal(await give(province), 200, 'and taken back')
    const actions = await season.db.selectFrom('audit').select('action').execute()
    for (const action of ['body.entered', 'body.changed', 'body.removed']) t.ok(actions.some((each) => each.action === action), action)
  })

  await t.test('in pages, by kind, parent and name', async (t) => {
    const city = await idOf({ name: '大清市', kind: 'government' })
    for (let at = 0; at < 5; at += 1) await enter({ name: `大清市第${at}局`, parent: city })
    const seen: string[] = []
    let cursor = ''
    do {
      const { items, next } = (await as('office', 'GET', `/v1/bodies?parent=${city}&limit=2${cursor}`)).json<{ items: Body[]; next: string | null }>()
      seen.push(...items.map(({ name }) => name))
      cursor = next === null ? '' : `&cursor=${next}`
    } while (cursor)
    t.same(seen, ['大清市第0局', '大清市第1局', '大清市第2局', '大清市第3局', '大清市第4局'])
    t.equal((await as('office', 'GET', `/v1/bodies?name=${encodeURIComponent('第3')}`)).json().items.length, 1)
    t.equal((await as('office', 'GET', '/v1/bodies?kind=township')).json().items.length, 0)
    t.equal((await as('office', 'GET', '/v1/bodies?cursor=x')).statusCode, 400)
  })

  await t.test('a file: tried, brought in, taken out and brought in again', async (t) => {
    const file = '代码,名称,类别,上级,撤销日期,其他名称,本地期限\nBS-1,白水县教育局,部门,BS,,教体局,02-20;2024:2025-02-14\nBS,=白水县,政府,,,,\n'
    const put = (payload: string | Buffer, query = '', headers: Record<string, string> = csv) =>
      as('office', 'PUT', `/v1/roster${query}`, payload, headers)
    t.match((await put(file, '?dryRun=true')).json(), { written: false, added: 2, lines: [{ line: 2, id: null, became: 'added' }, { line: 3 }] })
    t.equal((await as('office', 'GET', `/v1/bodies?name=${encodeURIComponent('白水')}`)).json().items.length, 0, 'a dry run writes nothing')
    t.match((await put(file)).json(), { written: true, added: 2, changed: 0 })
    t.match((await put(file)).json(), { added: 0, changed: 0, unchanged: 2 }, 'the same again changes nothing')
    t.match((await put(file.replace('教育局,部门,BS,', '教体局,部门,BS,2025-05-01'))).json(), { changed: 1, lines: [{ fields: ['name', 'abolished'] }, {}] })
    for (const format of ['csv', 'xlsx']) {
      const out = await as('office', 'GET', `/v1/roster?format=${format}&lang=zh`)
      const type = String(out.headers['content-type']).split(';')[0]!
      if (format === 'csv') t.match(out.body, /'=白水县/, 'no formula')
      t.ok((await readLines(out.rawPayload)).length > 8)
      t.match((await put(out.rawPayload, '', { 'content-type': type })).json(), { added: 0, changed: 0 }, `${format} is read as it was written`)
    }
    const swap = '代码,名称,类别\nBS,白水县教体局,部门\n'
    t.match((await put(swap)).json(), { changed: 1 }, 'a code names the body')
  })

  await t.test('all or nothing', async (t) => {
    const count = async () => Number((await season.db.selectFrom('bodies').select((of) => of.fn.countAll().as('n')).executeTakeFirstOrThrow()).n)
    const before = await count()
    const cases: Array<[what: string, file: string | Buffer, at: string[]]> = [
      ['mistakes in two lines of three', '名称,类别,上级\n新县,政府,\n新局,科室,\n又局,部门,没有\n', ['line 3/kind', 'line 4/parent']],
      ['empty', '', ['line 0']],
      ['controls that nobody sees', '名称,类别,其他名称\n新\0县,政府,\n新局,部门,旧\u0007局\n', ['line 2/name', 'line 3/aliases']],
      ['escaped in a workbook', workbook({ 名单: [['名称', '类别'], ['新_x0000_县', '政府']] }), ['line 2/name']],
      ['one line', '名称,类别', ['line 1']],
    ]
    for (const [what, file, at] of cases) {
      const answer = await as('office', 'PUT', '/v1/roster', file || Buffer.from(' '), csv)
      t.equal(answer.statusCode, 422, what)
      t.same(answer.json().errors.map((each: { at: string }) => each.at), at, what)
    }
    const many = `名称,类别\n${Array.from({ length: limits.rosterLines + 1 }, (_, at) => `第${at}局,部门`).join('\n')}`
    t.match((await as('office', 'PUT', '/v1/roster', many, csv)).json(), { type: /roster-refused/, detail: /20000/ })
    t.equal((await as('office', 'PUT', '/v1/roster', Buffer.from('PK\u0003\u0004 no workbook'), csv)).statusCode, 422)
    for (const type of ['application/json', 'multipart/form-data; boundary=b']) {
      const form = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nx\r\n--b--\r\n'
      const body = type === 'application/json' ? '{"a":1}' : form
      const answer = await as('office', 'PUT', '/v1/roster', body, { 'content-type': type })
      t.match([answer.statusCode, answer.body], [415, /data-binary/], type)
    }
    const wrong = await as('office', 'PUT', '/v1/roster', `名称,类别\n${'x\n'.repeat(limits.rosterMistakes + 5)}`, csv)
    t.equal(wrong.json<{ errors: unknown[] }>().errors.length, limits.rosterMistakes, 'no more are named than the limit')
    t.equal((await as('agency', 'PUT', '/v1/roster', '名称,类别\n新县,政府\n', csv)).statusCode, 403)
    for (const over of [{ name: '新\0县' }, { name: '新县', aliases: ['旧\u0007县'] }, { name: '新县', code: '1\u001b' }]) {
      t.equal((await as('office', 'POST', '/v1/bodies', { kind: 'government', ...over })).statusCode, 400, JSON.stringify(over))
    }
    t.equal(await count(), before)
  })
})
