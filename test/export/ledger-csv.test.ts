// Findings as a spreadsheet reads them: whatever a cell holds, it is no formula, and parsed again it is the same text.
import fc from 'fast-check'
import t from 'tap'
import { parse } from 'csv-parse/sync'
import { ledgerCsv } from '../../src/export/ledger-csv.js'
import { loadRulebook } from '../../src/rulebook/load.js'
import { answerFor } from '../ledger/run.js'
import type { FindingAnswer } from '../../src/model/evaluation.js'

const rulebook = loadRulebook()
const formula = /^[=+\-@\t\r＝＋－＠]/

t.test('a line for each finding, its cells and its number', async (t) => {
  const { findings } = await answerFor('登记编号,收到日期,答复日期\n=1+1,2024-01-05,2024-01-20\n=1+1,2024-01-05,2024-05-20\n')
  for (const [language, head, late] of [['zh', '规则编号', '需人工复核'], ['en', 'number', 'review']] as const) {
    const write = ledgerCsv(rulebook, language)
    const text = write(findings.slice(0, 1)) + write(findings.slice(1)) + write([])
    t.ok(text.startsWith(`\uFEFF${head},`), 'marked as UTF-8')
    t.equal(text.split('\uFEFF').length, 2, 'once')
    const rows = parse(text, { bom: true })
    t.equal(rows.length, findings.length + 1)
    t.match(rows.find(([number]) => number === 'L-01' ), ['L-01', 'reply-in-time', String, late, String, '', '3', 'B3 C3', '2024-01-05 | 2024-05-20'])
    t.match(rows.find(([number]) => number === 'L-14'), ['L-14', 'number-unique', String, String, String, '', '2 3', 'A2 A3', "'=1+1 | =1+1"])
  }
})

t.test('no cell is a formula', (t) => {
  const opening = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠')
  const cell = fc.oneof(fc.string(), fc.tuple(opening, fc.string()).map((parts) => parts.join('')))
  fc.assert(fc.property(fc.array(cell, { minLength: 4, maxLength: 4 }), ([quote = '', message = '', sheet = '', advice = '']) => {
    const finding: FindingAnswer = {
      ruleId: 'reply-in-time', title: message, dimension: 'release', severity: 'major', outcome: 'fail',
      points: { earned: null, possible: null }, message, advice, basis: [], evidence: [{ quote, where: '', cell: { sheet, row: 2, column: 'A' } }],
    }
    const [, row = []] = parse(ledgerCsv(rulebook, 'zh')([finding]), { bom: true })
    const kept = [row[5], row[8], row[9], row[10]].map((each) => each?.replace(/^'/, ''))
    return row.every((each) => !formula.test(each)) && [sheet, quote, message, advice].every((each, index) => kept[index] === each.replace(/^'/, ''))
  }), { seed: 3, numRuns: 2000 })
  t.end()
})
