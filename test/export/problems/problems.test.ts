// Files of issued problem lists: named, the same each time, the traps of what people typed as plain text, and tables that count.
import { parse } from 'csv-parse/sync'
import t from 'tap'
import { exportProblemList, exportProblemSheet } from '../../../src/export/problems/problems.js'
import { problemCsv } from '../../../src/export/problems/table-files.js'
import { evaluate } from '../../../src/evaluate.js'
import { ingest } from '../../../src/ingest/ingest.js'
import { problemListFormats } from '../../../src/model/problem-list-export.js'
import { present } from '../../../src/present/present.js'
import { typeface } from '../../../src/typeface.js'
import { law } from '../../season/bodies.js'
import { hostile } from '../sample-evaluation.js'
import { anIssuedList, anItem, aStep, hostileList } from './sample-list.js'
import type { IssuedList, ProblemListFormat } from '../../../src/model/problem-list-export.js'
import type { Language } from '../../../src/model/words.js'

const formats = Object.keys(problemListFormats) as ProblemListFormat[]
const make = (list: IssuedList, format: ProblemListFormat, language: Language = 'zh') => exportProblemList(list, format, { language, typeface })

t.test('names, and the same bytes each time', async (t) => {
  for (const format of formats) {
    for (const language of ['zh', 'en'] as const) {
      const [one, other] = [await make(anIssuedList(), format, language), await make(anIssuedList(), format, language)]
      t.ok(Buffer.from(one.bytes).equals(Buffer.from(other.bytes)), `${format} ${language}`)
      t.match(one, { name: `清溪县教育局-2024.${problemListFormats[format].ending}`, mediaType: problemListFormats[format].mediaType })
    }
  }
  t.equal((await make(anIssuedList({ body: null, year: null }), 'csv')).name, '清溪县教育局年报.problem-list.csv')
  t.equal((await make(anIssuedList({ body: '../a/b', document: null }), 'csv')).name, 'b-2024.problem-list.csv')
})

t.test('what people typed stays text', async (t) => {
  const rare = /[\u4DAE]/g
  for (const format of formats) {
    for (const [name, text, seen] of hostile) {
      const { bytes } = await make(hostileList(text), format)
      if (format === 'csv') {
        const cells: string[][] = parse(Buffer.from(bytes), { bom: true })
        t.notOk(cells.flat().some((cell) => /^[=+\-@\t\r]/.test(cell)), `csv: ${name}`)
        continue
      }
      const expected = format === 'pdf' ? seen.replace(rare, '〔U+4DAE〕') : seen
      const { text: read } = await ingest({ name: `list.${format}`, bytes })
      t.ok(read.replace(/\s+/g, '').split(expected.replace(/\s+/g, '')).length > 6, `${format}: ${name}, at each of its places`)
    }
  }
})

t.test('what is masked stays masked', async (t) => {
  const secrets = ['110105194912310021', '13800138000']
  const report = '清溪县教育局2024年政府信息公开工作年度报告\n\n一、总体情况\n'
    + `本年主动公开政府信息120条。申请人身份证号${secrets[0]}，联系电话${secrets[1]}，对此提出意见。\n`
  const result = await evaluate({ name: 'report.txt', bytes: Buffer.from(report) }, {}, law)
  const { findings } = present(result, { language: 'zh', id: null, createdAt: '2025-02-03T08:00:00.000Z', include: [] })
  const leaking = findings.filter(({ ruleId }) => ruleId === 'personal-data')
  t.not(leaking[0]?.outcome, 'pass', 'there is something to mask')
  const list = anIssuedList({ items: leaking.map((finding, index) => anItem({ n: index + 1, finding })) })
  for (const format of formats) {
    const { text } = await ingest({ name: `list.${format}`, bytes: (await make(list, format)).bytes })
    t.match(text, /\*/, `${format}: quoted with stars`)
    for (const secret of secrets) t.notOk(text.replace(/\s+/g, '').includes(secret), format)
  }
})

t.test('each item by its own day', async (t) => {
  const step = aStep({ step: 'keep-open', late: null, links: [], dueOn: '2025-04-11' })
  const list = anIssuedList({ items: [anItem(), anItem({ n: 2, dueOn: '2025-04-11', steps: [step] })] })
  const [heads, ...rows]: string[][] = parse(Buffer.from((await make(list, 'csv')).bytes), { bom: true })
  t.same(rows.map((row) => row[heads!.indexOf('整改期限')]), ['2025-03-18', '2025-04-11'])
  t.match(rows[1]![heads!.indexOf('经过')], /新的整改期限2025年4月11日/, 'and how it came to it')
  t.match((await ingest({ name: 'a.xlsx', bytes: (await make(list, 'xlsx')).bytes })).text, /2025-04-11/)
})

t.test('a row for each item', async (t) => {
  const lists = [anIssuedList(), anIssuedList({ body: '清溪县民政局' }), anIssuedList({ items: [] })]
  const { head, rowsOf } = problemCsv('zh')
  const rows: string[][] = parse(head + lists.map(rowsOf).join(''), { bom: true })
  t.same(rows[0]!.slice(0, 11), ['报告主体', '报告年度', '序号', '检查项', '状态', '是否按期', '下发日期', '整改期限', '报送次数', '最近一步', '最近一步日期'])
  t.same(rows.slice(1).map((row) => [row[0], row[2], row[4], row[5], row[9], row[10]]), ['清溪县教育局', '清溪县民政局'].flatMap((body) => [
    [body, '1', '待整改', '未到期', '', ''], [body, '2', '待整改', '逾期未整改', '复核未通过，继续整改', '2025-03-21'],
    [body, '3', '已销号', '按期报送', '复核通过，销号', '2025-03-20'],
  ]))
  const sheet = await exportProblemSheet(lists, '2024', 'en')
  t.equal(sheet.name, '2024.problems.xlsx')
  const { text } = await ingest({ name: 'a.xlsx', bytes: sheet.bytes })
  t.equal(text.split('re-checked, stays open').length - 1, 4, 'last steps and histories of two lists')
})
