// From a report to its marked copy: what asks for something is marked where it stands, what passed is not, and nobody is named.
import { readFileSync } from 'node:fs'
import t from 'tap'
import { annotate } from '../../src/annotate/annotate.js'
import { marksOf, noteOf } from '../../src/annotate/marks.js'
import { evaluate } from '../../src/evaluate.js'
import { loadRulebook } from '../../src/rulebook/load.js'
import { markedWords, unmarked } from './marked.js'

const rulebook = loadRulebook()
const page = { name: '年报/report.html', bytes: readFileSync('test/golden/qingxi-education-2024/report.html') }
const text = { name: 'report.txt', bytes: readFileSync('test/golden/qingxi-county-2016/report.txt') }

t.test('what is marked', async (t) => {
  const result = await evaluate(page, {}, rulebook)
  const { placed, unplaced, remarks } = marksOf(result, 'zh')
  const asked = result.findings.filter(({ outcome }) => ['fail', 'partial', 'review'].includes(outcome))
  t.ok(asked.length > 0)
  t.same(new Set(remarks.map(({ ruleId }) => ruleId)), new Set(asked.map(({ ruleId }) => ruleId)))
  t.same(remarks.map(({ number }) => number), remarks.map((_, index) => index + 1))
  t.same(new Set([...placed.map(({ remark }) => remark), ...unplaced]), new Set(remarks), 'each stands somewhere or in the list of those that do not')
  t.same(placed.map(({ span }) => span.start), placed.map(({ span }) => span.start).sort((a, b) => a - b))
  t.ok(placed.every(({ places }) => places.length > 0), 'with their places in the file')
  t.match(noteOf(remarks[0]!, 'zh'), /^1\. .+（.+ · .+）\n/)
  t.match(noteOf(marksOf(result, 'en').remarks[0]!, 'en'), /Law: /)
})

t.test('a page keeps its form, other files become a page', async (t) => {
  const html = await annotate(page, await evaluate(page, {}, rulebook), 'zh')
  t.same({ name: html.name, mediaType: html.mediaType }, { name: 'report.marked.html', mediaType: 'text/html' })
  t.equal(unmarked(Buffer.from(html.bytes).toString()), page.bytes.toString())
  t.ok(markedWords(Buffer.from(html.bytes).toString()).length > 3)
  const other = await annotate(text, await evaluate(text, {}, rulebook), 'en')
  t.equal(other.name, 'report.marked.html')
  t.match(Buffer.from(other.bytes).toString(), /<!DOCTYPE html>[^]+<main>/)
})

t.test('personal data are starred in notes', async (t) => {
  const number = '110101199003074178'
  const submission = { name: 'r.txt', bytes: Buffer.from(text.bytes.toString('utf8').replace('。', `。联系人张某某，身份证号码${number}。`)) }
  const { remarks } = marksOf(await evaluate(submission, {}, rulebook), 'zh')
  t.ok(remarks.some(({ ruleId }) => /personal|identity|safety/.test(ruleId)), remarks.map(({ ruleId }) => ruleId).join())
  t.notOk(remarks.some((remark) => noteOf(remark, 'zh').includes(number)))
})
