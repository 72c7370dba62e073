// CSV reads back as it was written, and no cell of it begins like a formula.
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import t from 'tap'
import { csv, findingsCsv } from '../../src/export/csv.js'
import { aFinding, anEvaluation, hostile, hostileEvaluation } from './sample-evaluation.js'

const read = (bytes: Uint8Array): string[][] => parse(Buffer.from(bytes), { bom: true, relax_column_count: true, skip_empty_lines: false })
const formula = /^[=+\-@\t\r＝＋－＠]/

t.test('round trip', (t) => {
  const cell = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom('=1+1', '-1', '\r=x', '"', 'a\r\nb', '', '＝1'))
  fc.assert(fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1 }), (rows) => {
    const expected = rows.map((row) => row.map((each) => (formula.test(each) ? `'${each}` : each)))
    return JSON.stringify(read(csv(rows.map((row) => ['x', ...row])))) === JSON.stringify(expected.map((row) => ['x', ...row]))
  }))
  t.end()
})

t.test('traps', (t) => {
  for (const [name, text] of hostile) {
    const rows = read(findingsCsv(hostileEvaluation(text), 'zh'))
    t.notOk(rows.flat().some((each) => formula.test(each)), name)
    t.ok(rows[1]!.some((each) => each === text || each === `'${text}`) || /[\ud800]/.test(text), name)
  }
  t.end()
})

t.test('a row a rule', (t) => {
  const bytes = findingsCsv(anEvaluation({ findings: [aFinding()] }), 'zh')
  t.same([...bytes.subarray(0, 3)], [0xEF, 0xBB, 0xBF], 'marked as UTF-8')
  t.same(read(bytes), [
    [
      '报告主体', '主体类别', '省份', '报告年度', '规则编号', '检查项', '结论', '严重程度', '失分', '满分', '说明', '位置', '原文', '建议', '依据',
      '文件', '文件SHA-256', '规则集', '规则集SHA-256',
    ],
    [
      '清溪县教育局', '部门', '吉林省', '2024', 'application-table-balance', '申请收办平衡', '不符合', '严重', '3.8', '3.8', aFinding().message,
      '表三 行“本年新收” 列“自然人”', '26', aFinding().advice!, '中华人民共和国政府信息公开条例（2019年修订） 第50条',
      '清溪县教育局年报.docx', anEvaluation().document.sha256, 'cn-national 2026.1', anEvaluation().ruleset.digest,
    ],
  ])
  t.equal(read(findingsCsv(anEvaluation(), 'en'))[2]![8], '0.2', 'a number as it is')
  t.end()
})
