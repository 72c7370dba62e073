// The score sheet: numbers as numbers, long Chinese whole in its cells, tables and equations as they were read.
import { unzipSync } from 'fflate'
import t from 'tap'
import { scoreSheet } from '../../../src/export/sheet/score-sheet.js'
import { evaluate } from '../../../src/evaluate.js'
import { present } from '../../../src/present/present.js'
import { loadRulebook } from '../../../src/rulebook/load.js'
import { readFileSync } from 'node:fs'
import { crowdedEvaluation } from '../crowded-evaluation.js'
import { noOffice, rendered } from '../rendered.js'
import { anEvaluation } from '../sample-evaluation.js'
import type { Evaluation } from '../../../src/model/evaluation.js'

const partsOf = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, Buffer.from(part).toString()]))

async function sample(): Promise<Evaluation> {
  const bytes = readFileSync('test/golden/qingxi-education-2024/report.html')
  const result = await evaluate({ name: 'report.html', bytes }, {}, loadRulebook())
  return present(result, { language: 'zh', id: null, createdAt: '2025-02-03T08:00:00.000Z', include: ['reading'] })
}

t.test('its parts', async (t) => {
  const parts = partsOf(await scoreSheet(anEvaluation(), 'zh'))
  const sheets = [...parts['xl/workbook.xml']!.matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(([, name]) => name)
  t.same(sheets, ['概要', '维度', '检查结果', '没有检查'])
  t.match(parts['xl/workbook.xml'], '_xlnm.Print_Titles" localSheetId="2">\'检查结果\'!$1:$1<')
  const all = Object.entries(parts).filter(([path]) => path.includes('/sheet')).map(([, xml]) => xml).join('')
  t.match(all, '<v>92.5</v>', 'a score is a number')
  t.notMatch(all, /<f[ >]/, 'there is no formula')
  t.equal([...all.matchAll(/<pageSetup ([^>]*)>/g)].length, 4)
  for (const [, attributes] of all.matchAll(/<pageSetup ([^>]*)>/g)) {
    const names = [...attributes!.matchAll(/(\w+)=/g)].map(([, name]) => name)
    t.equal(new Set(names).size, names.length, 'no attribute stands twice')
  }
  const bare = partsOf(await scoreSheet(anEvaluation({ score: null, findings: [], notChecked: [] }), 'en'))
  t.match(bare['xl/workbook.xml'], /Summary.*Findings/)
})

t.test('as laid out', { skip: noOffice }, async (t) => {
  const read = await rendered(await scoreSheet(await sample(), 'zh'), 'xlsx')
  for (const phrase of ['26+2=28≠26+1=27', '本年新收263012032', '结转下年度1000102', '湖南省青溪县教育局', '收到和处理政府信息公开申请情况表']) {
    t.ok(read.text.includes(phrase), phrase)
  }
  const crowded = crowdedEvaluation()
  const { text } = await rendered(await scoreSheet(crowded, 'zh'), 'xlsx')
  for (const { title, message } of crowded.findings) {
    t.ok(text.includes(title), title)
    t.ok(text.includes(message), 'its message to the end')
  }
  for (const { why } of crowded.notChecked) t.ok(text.includes(why), 'the reason whole')
})
