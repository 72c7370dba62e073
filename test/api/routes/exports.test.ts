// Exports over HTTP: of a document sent along, stored nowhere, and of a stored evaluation, the same bytes each time.
import { readFileSync } from 'node:fs'
import t from 'tap'
import { evaluate } from '../../../src/evaluate.js'
import { ingest } from '../../../src/ingest/ingest.js'
import { exportFormats } from '../../../src/model/export-format.js'
import { loadRulebook } from '../../../src/rulebook/load.js'
import { aService } from '../asked.js'

const book = loadRulebook()
const page = readFileSync('test/golden/qingxi-education-2024/report.html')

t.test('of a document', async (t) => {
  const service = await aService({ evaluate: (submission, submitted) => evaluate(submission, submitted, book) })
  t.teardown(service.close)
  const ask = (format: string, query = '', payload: Buffer = page) =>
    service.ask({
      method: 'POST', url: `/v1/exports/${format}?name=${encodeURIComponent("年报'1.html")}${query}`, headers: { 'content-type': 'text/html' }, payload,
    })
  for (const [format, { mediaType, ending }] of Object.entries(exportFormats)) {
    const answer = await ask(format)
    t.equal(answer.statusCode, 200, format)
    t.match(answer.headers, {
      'content-type': new RegExp(`^${mediaType.replace('+', '\\+')}`), 'content-language': 'zh',
      'content-disposition': `attachment; filename*=UTF-8''%E5%B9%B4%E6%8A%A5%271.${ending}`, 'cache-control': 'no-store',
    }, format)
  }
  const list = await ask('problem-list.docx', '&mendBy=2025-04-30')
  t.match((await ingest({ name: 'a.docx', bytes: list.rawPayload })).text, '2025年4月30日')
  const record = await ask('record.pdf', '&lang=en')
  t.match((await ingest({ name: 'a.pdf', bytes: record.rawPayload })).text, /Not checked/)
  t.equal((await ask('exe')).statusCode, 400)
  t.equal((await ask('csv', '&mendBy=2025-02-30')).statusCode, 400)
  t.equal((await ask('csv', '', Buffer.from(' '))).statusCode, 422)
  t.same((await service.ask({ method: 'GET', url: '/v1/evaluations' })).json(), { items: [], next: null }, 'nothing is stored')
})

t.test('of a stored evaluation', async (t) => {
  const service = await aService()
  t.teardown(service.close)
  const { id } = (await service.ask({ method: 'POST', url: '/v1/evaluations', payload: { text: 'x' } })).json<{ id: string }>()
  const get = (format: string, of = id) => service.ask({ method: 'GET', url: `/v1/evaluations/${of}/exports/${format}` })
  for (const format of Object.keys(exportFormats)) {
    const [first, second] = [await get(format), await get(format)]
    t.equal(first.statusCode, 200, format)
    t.ok(first.rawPayload.equals(second.rawPayload), `${format}: the same bytes`)
  }
  t.equal((await get('csv', id.replace(/\d$/, '9'))).statusCode, 404)
  t.equal((await get('doc')).statusCode, 400)
})
