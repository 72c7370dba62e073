// Registers over HTTP: as JSON, as a form with the report beside it, refused with a reason; nothing of them in the log.
import t from 'tap'
import { loadRulebook } from '../../../src/rulebook/load.js'
import { aService } from '../asked.js'
import type { LedgerAnswer } from '../../../src/model/ledger.js'

const text = '登记编号,申请人姓名,联系电话,收到日期,答复日期\n1号,欧阳某人,13800000000,2024-01-05,2024-05-20\n'
const url = '/v1/ledgers'

t.test('JSON', async (t) => {
  const { ask, log, close } = await aService({ rulebook: loadRulebook(), settings: { logLevel: 'info' } })
  const response = await ask({ method: 'POST', url, payload: { kind: 'applications', text, asOf: '2024-12-31' } })
  t.equal(response.statusCode, 200)
  const answer = response.json<LedgerAnswer>()
  t.match(answer, { kind: 'applications', asOf: '2024-12-31', lines: 1, reconciliation: null })
  t.match(answer.findings.find(({ ruleId }) => ruleId === 'reply-in-time'), { outcome: 'review', evidence: [{ cell: { row: 2, column: 'D' } }] })
  t.notMatch(response.body, /欧阳|13800000000/, 'nobody is named')
  t.notMatch(log.join(''), /欧阳|13800000000|1号/, 'nothing of it in the log')
  const asked = { method: 'POST', url, payload: { kind: 'applications', contentBase64: Buffer.from(text).toString('base64') } } as const
  t.equal((await ask({ ...asked, headers: { 'accept-language': 'en' } })).headers['content-language'], 'en')
  await close()
})

t.test('CSV, for a spreadsheet', async (t) => {
  const { ask, log, close } = await aService({ rulebook: loadRulebook(), settings: { logLevel: 'info' } })
  const payload = { kind: 'applications', text, asOf: '2024-12-31' }
  for (const asked of [{ url: `${url}?format=csv` }, { url, headers: { accept: 'text/csv' } }]) {
    const response = await ask({ method: 'POST', payload, ...asked })
    t.match(response.headers, { 'content-type': /^text\/csv; charset=utf-8/, 'content-disposition': /attachment/, 'content-language': 'zh' })
    t.match(response.body, /^\uFEFF规则编号,.*\r\n(?:.*\r\n)*L-01,reply-in-time,/)
    t.notMatch(response.body + log.join(''), /欧阳|13800000000/, 'nobody is named')
  }
  for (const asked of [{ url: `${url}?format=json`, headers: { accept: 'text/csv' } }, { url, headers: { accept: '*/*' } }]) {
    t.match((await ask({ method: 'POST', payload, ...asked })).headers, { 'content-type': /json/ })
  }
  const refused = await ask({ method: 'POST', url: `${url}?format=csv`, payload: { kind: 'applications', text: '1号,欧阳某人,2024-01-05,2024-05-20' } })
  t.equal(refused.statusCode, 422)
  t.notMatch(refused.body + log.join(''), /欧阳/, 'not in a refusal either')
  await close()
})

t.test('a form with the report of the year', async (t) => {
  const { ask, received, close } = await aService({ rulebook: loadRulebook() })
  const boundary = 'x-part'
  const part = (name: string, content: string, file = ''): string =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file && `; filename="${file}"`}\r\n\r\n${content}\r\n`
  const parts = [part('file', text, 'ledger.csv'), part('metadata', '{"kind":"applications"}'), part('report', '报告', 'r.txt')]
  const payload = `${parts.join('')}--${boundary}--\r\n`
  const response = await ask({ method: 'POST', url, payload, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } })
  t.equal(response.statusCode, 200, response.body)
  t.match(received, [{ name: 'r.txt' }])
  t.match(response.json(), { reconciliation: { report: 'r.txt' } })
  await close()
})

t.test('refused, with the reason', async (t) => {
  const { ask, close } = await aService({ rulebook: loadRulebook() })
  const cases: Array<[name: string, payload: Record<string, unknown>, status: number, type: string]> = [
    ['no kind', { text }, 400, 'invalid-input'], ['no file', { kind: 'applications' }, 400, 'invalid-input'],
    ['another kind', { kind: 'disclosures', text }, 422, 'ledger-not-recognised'],
    ['nothing in it', { kind: 'applications', text: '' }, 422, 'empty-file'],
    ['a field nobody knows', { kind: 'applications', text, map: { shoeSize: 'A' } }, 400, 'invalid-input'],
    ['an impossible day', { kind: 'applications', text, asOf: '2024-02-30' }, 400, 'invalid-input'],
    ['a damaged workbook', { kind: 'applications', text: 'PK\u0003\u0004' }, 422, 'damaged-file'],
  ]
  for (const [name, payload, status, type] of cases) {
    const response = await ask({ method: 'POST', url, payload })
    t.equal(response.statusCode, status, `${name}: ${response.body}`)
    t.equal(response.json<{ type: string }>().type, `urn:mingjian:problem:${type}`, name)
  }
  const strange = { kind: 'applications', text, map: { pages: '页' } }
  t.match((await ask({ method: 'POST', url, payload: strange })).json(), { type: /invalid-input/, errors: [{ at: 'body/map', message: /pages=页/ }] })
  await close()
})
