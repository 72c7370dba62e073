// Bad input: each with a clear error or a clear outcome, never a crash, a hang or a lost file.
import { createHash } from 'node:crypto'
import t from 'tap'
import { evaluate } from '../src/evaluate.js'
import { Fault } from '../src/model/fault.js'
import { limits } from '../src/model/limits.js'
import { present } from '../src/present/present.js'
import { loadRulebook } from '../src/rulebook/load.js'
import type { Evaluation } from '../src/model/evaluation.js'

const rulebook = loadRulebook()
const title = '湖南省青溪县教育局2022年政府信息公开工作年度报告'
const body = `${title}
发布日期：2023-01-18
一、总体情况
2022年主动公开政府信息120条，收到政府信息公开申请2件，办结2件。
二、主动公开政府信息情况
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
没有发生行政复议、行政诉讼。
五、存在的主要问题及改进情况
存在解读材料偏少的问题，2023年将增加图解。
六、其他需要报告的事项
未收取信息处理费。
`

t.test('what can be answered with an error only', async (t) => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  const cases: Array<[name: string, bytes: Uint8Array, code: string]> = [
    ['empty.txt', Buffer.alloc(0), 'empty-file'],
    ['random.txt', noise(4096), 'not-text'],
    ['picture.txt', Buffer.concat([png, noise(2000)]), 'not-text'],
    ['large.txt', Buffer.alloc(limits.documentBytes + 1, 0x41), 'file-too-large'],
    ['report.pdf', Buffer.from('%PDF-1.7\n%âãÏÓ\n'), 'damaged-file'],
    ['no-body.html', Buffer.from('<!DOCTYPE html><html><head><title></title></head></html>'), 'not-text'],
  ]
  for (const [name, bytes, code] of cases) {
    const fault = await evaluate({ name, bytes }, {}, rulebook).then(() => null, (error: unknown) => error)
    t.ok(fault instanceof Fault, name)
    if (fault instanceof Fault) t.equal(fault.code, code, `${name}: ${fault.message}`)
  }
})

t.test('what is answered, whatever its shape', async (t) => {
  const cases: Array<[name: string, text: string, expect: (answer: Evaluation) => boolean]> = [
    ['1 byte', 'a', (a) => a.score === null && a.report.kind === 'other'],
    ['a page with unclosed tags', `<html><body><div><p>${body.replaceAll('\n', '<p><b><div>')}`, (a) => a.report.year === 2022],
    ['NUL and control characters', body.replaceAll('，', '，\u0000\u0007\u001b'), (a) => a.report.year === 2022],
    ['10,000 headings', body + headings(10_000), (a) => a.report.kind === 'annual-report'],
    ['a 2,000 x 50 table', `<html><body><h1>${title}</h1>${table(2000, 50)}<p>${body}</p></body></html>`, (a) => a.report.year === 2022],
    ['5 MB', body + '本年度认真落实政府信息公开各项要求，主动公开各类信息。\n'.repeat(62_000), (a) => a.report.year === 2022],
    ['5 MB on one line', body + '本年度认真落实政府信息公开各项要求，主动公开各类信息，'.repeat(62_000), (a) => a.report.year === 2022],
    ['5 MB of figures in one sentence', body + '本年度认真落实各项要求，主动公开各类信息12条，'.repeat(75_000), (a) => a.report.year === 2022],
    ['5 MB of digits', `${body}${'1234567890,'.repeat(450_000)}`, (a) => a.report.year === 2022],
    ['5 MB of brackets', `${body}${'（(〔《'.repeat(400_000)}`, (a) => a.report.year === 2022],
    ['100,000 nested elements', `<html><body>${'<div>'.repeat(100_000)}${body}`, (a) => a.report.year === 2022],
    ['the year 2007', body.replaceAll('2022', '2007').replaceAll('2023', '2008'), (a) => a.report.regime === null && a.score === null],
    ['the year 2031', body.replaceAll('2022', '2031').replaceAll('2023', '2032'), (a) => a.report.regime === null && a.score === null],
    ['no year', body.replaceAll(/20\d\d年?/g, ''), (a) => a.report.year === null],
    ['two reports', `${body}\n${body.replaceAll('教育局', '民政局')}`, (a) => outcomeOf(a, 'document-kind') === 'review' && a.score === null],
  ]
  for (const [name, text, expect] of cases) {
    const answer = await evaluateText(text)
    t.ok(expect(answer), `${name}: ${answer.report.kind} ${answer.report.year} ${answer.report.regime} ${answer.score?.total}`)
    t.equal(answer.findings.length, rulebook.rules.length, `${name}: one finding for every rule`)
    t.doesNotThrow(() => { JSON.parse(JSON.stringify(answer)) }, `${name}: valid JSON`)
  }
})

t.test('lone surrogates leave offsets sound', async (t) => {
  const answer = await evaluateText(body.replaceAll('。', '\ud800。'))
  for (const { start, end, quote } of answer.findings.flatMap((finding) => finding.evidence)) t.equal(answer.text?.slice(start, end), quote)
})

async function evaluateText(text: string): Promise<Evaluation> {
  const name = text.startsWith('<') ? 'page.html' : 'report.txt'
  const result = await evaluate({ name, bytes: Buffer.from(text) }, {}, rulebook)
  return present(result, { language: 'zh', id: null, createdAt: '2026-01-01T00:00:00.000Z', include: ['text'] })
}

function outcomeOf(answer: Evaluation, ruleId: string): string | undefined {
  return answer.findings.find((finding) => finding.ruleId === ruleId)?.outcome
}

/** Bytes without a pattern, the same on every run. */
function noise(length: number): Buffer {
  const parts = Array.from({ length: Math.ceil(length / 32) }, (_, index) => createHash('sha256').update(String(index)).digest())
  return Buffer.concat(parts).subarray(0, length)
}

function headings(count: number): string {
  return Array.from({ length: count }, (_, index) => `（${index}）第${index}项工作\n`).join('')
}

function table(rows: number, columns: number): string {
  return `<table>${`<tr>${'<td>1</td>'.repeat(columns)}</tr>`.repeat(rows)}</table>`
}
