// A document over HTTP and back with marks: as a file to be saved, in its own format where that takes marks, never stored.
import { readFileSync } from 'node:fs'
import t from 'tap'
import { evaluate } from '../../../src/evaluate.js'
import { loadRulebook } from '../../../src/rulebook/load.js'
import { aService } from '../asked.js'

const book = loadRulebook()
const page = readFileSync('test/golden/qingxi-education-2024/report.html')

t.test('a marked copy', async (t) => {
  const service = await aService({ evaluate: (submission, submitted) => evaluate(submission, submitted, book) })
  t.teardown(service.close)
  const ask = (headers: Record<string, string>, payload: Buffer | object, query = '') =>
    service.ask({ method: 'POST', url: `/v1/marked-copies${query}`, headers, payload })

  const html = await ask({ 'content-type': 'text/html' }, page, `?name=${encodeURIComponent("年报'1.html")}`)
  t.equal(html.statusCode, 200)
  t.match(html.headers, {
    'content-type': /^text\/html/, 'content-language': 'zh',
    'content-disposition': "attachment; filename*=UTF-8''%E5%B9%B4%E6%8A%A5%271.marked.html",
    'content-security-policy': /default-src 'none'/,
  })
  t.match(html.body, /<mark /)
  t.match(html.body, /&#x660E;/, 'in Chinese')

  const text = await ask({ 'content-type': 'application/json' }, { name: 'report.txt', text: '青溪县2024年政府信息公开工作年度报告\n\n一、总体情况\n无。' }, '?lang=en')
  t.match(text.headers, { 'content-type': /^text\/html/, 'content-language': 'en' })
  t.match(text.body, /Findings by Mingjian/)

  const empty = await ask({ 'content-type': 'text/html' }, Buffer.from(' '))
  t.equal(empty.statusCode, 422)
  t.equal((await ask({ 'content-type': 'text/html' }, page, '?ruleset=mine')).statusCode, 404)
  const listed = await service.ask({ method: 'GET', url: '/v1/evaluations' })
  t.same(listed.json(), { items: [], next: null }, 'nothing is stored')
})
