// Every format: named, the same each time, and with the traps of a report as plain text, read back by readers that did not write it.
import { spawnSync } from 'node:child_process'
import t from 'tap'
import { evaluate } from '../../src/evaluate.js'
import { exportEvaluation, partsFor, stemOf } from '../../src/export/export.js'
import { ingest } from '../../src/ingest/ingest.js'
import { exportFormats } from '../../src/model/export-format.js'
import { present } from '../../src/present/present.js'
import { loadRulebook } from '../../src/rulebook/load.js'
import { typeface } from '../../src/typeface.js'
import { anEvaluation, hostile, hostileEvaluation } from './sample-evaluation.js'
import type { Evaluation } from '../../src/model/evaluation.js'
import type { ExportFormat } from '../../src/model/export-format.js'
import type { Language } from '../../src/model/words.js'

const formats = Object.keys(exportFormats) as ExportFormat[]
const make = async (evaluation: Evaluation, format: ExportFormat, language: Language = 'zh') =>
  exportEvaluation(evaluation, format, { language, typeface, mendBy: '2025-04-30' })

t.test('names', async (t) => {
  const cases: Array<[document: string, stem: string]> = [
    ['年报.docx', '年报'], ['a/b/年报.v2.pdf', '年报.v2'], ['..', 'report'], ['', 'report'], ['C:\\x\\年报', '年报'], ['a<b>:c?.txt', 'a_b__c_'],
    ['年报\u202etxt.exe', '年报〔U+202E〕txt'], ['长'.repeat(300), '长'.repeat(66)], ['.txt', 'txt'],
  ]
  for (const [document, stem] of cases) t.equal(stemOf(document), stem, document)
  t.match(await make(anEvaluation(), 'record.pdf'), { name: '清溪县教育局年报.record.pdf', mediaType: 'application/pdf' })
})

t.test('same evaluation, same bytes, in any time zone', async (t) => {
  const script = `
    const [{ exportEvaluation }, { typeface }, { anEvaluation }] = await Promise.all([
      import('./dist/src/export/export.js'), import('./dist/src/typeface.js'), import('./dist/test/export/sample-evaluation.js')])
    const { createHash } = await import('node:crypto')
    for (const format of ${JSON.stringify(formats)}) {
      const { bytes } = await exportEvaluation(anEvaluation(), format, { language: 'zh', typeface })
      console.log(format, createHash('sha256').update(bytes).digest('hex'))
    }`
  const digests = ['Asia/Shanghai', 'America/Los_Angeles'].map((TZ) =>
    spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8', env: { ...process.env, TZ } }))
  t.equal(digests[0]!.stdout.trim().split('\n').length, formats.length, digests[0]!.stderr)
  t.equal(digests[0]!.stdout, digests[1]!.stdout)
})

t.test('what a report says stays text', async (t) => {
  const rare = /[\u4DAE]/g
  for (const format of ['xlsx', 'record.docx', 'record.pdf', 'problem-list.docx', 'html'] as const) {
    for (const [name, text, seen] of hostile) {
      const { bytes } = await make(hostileEvaluation(text), format)
      const source = await ingest({ name: `export.${format}`, bytes })
      const expected = format === 'record.pdf' ? seen.replace(rare, '〔U+4DAE〕') : seen
      t.ok(source.text.replace(/\s+/g, '').includes(expected.replace(/\s+/g, '')), `${format}: ${name}`)
      if (format === 'html') t.notMatch(Buffer.from(bytes).toString(), /<script|<img|<b>/, name)
    }
  }
  for (const [name, text] of hostile) {
    const whole = JSON.stringify(text).slice(1, -1)
    for (const format of ['json', 'ndjson'] as const) {
      const written = Buffer.from((await make(hostileEvaluation(text), format)).bytes).toString()
      t.ok(written.includes(whole), `${format}: ${name}`)
    }
  }
})

t.test('what is masked stays masked', async (t) => {
  const secrets = ['110105194912310021', '13800138000']
  const report = '清溪县教育局2024年政府信息公开工作年度报告\n\n一、总体情况\n'
    + `本年主动公开政府信息120条。申请人身份证号${secrets[0]}，联系电话${secrets[1]}，对此提出意见。\n`
  const result = await evaluate({ name: 'report.txt', bytes: Buffer.from(report) }, {}, loadRulebook())
  for (const format of formats) {
    const evaluation = present(result, { language: 'zh', id: null, createdAt: '2025-02-03T08:00:00.000Z', include: partsFor(format) })
    t.ok(evaluation.findings.some(({ ruleId, outcome }) => ruleId === 'personal-data' && outcome !== 'pass'), 'there is something to mask')
    const { bytes } = await make(evaluation, format)
    const text = exportFormats[format].binary ? (await ingest({ name: `a.${format}`, bytes })).text : Buffer.from(bytes).toString()
    for (const secret of secrets) t.notOk(text.includes(secret), format)
  }
})

t.test('in English', async (t) => {
  for (const format of formats) t.ok((await make(anEvaluation(), format, 'en')).bytes.length > 500, format)
  const source = await ingest({ name: 'a.pdf', bytes: (await make(anEvaluation(), 'record.pdf', 'en')).bytes })
  t.match(source.text, /Record of a check/)
})
