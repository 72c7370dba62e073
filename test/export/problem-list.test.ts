// The problem list of a body: each finding with quote, law, what to do and by when; of a long quote its beginning, nothing else cut.
import t from 'tap'
import { problemList } from '../../src/export/problem-list.js'
import { ingest } from '../../src/ingest/ingest.js'
import { crowdedEvaluation, unbreakable } from './crowded-evaluation.js'
import { noOffice, rendered } from './rendered.js'
import { aFinding, anEvaluation } from './sample-evaluation.js'
import type { Evaluation } from '../../src/model/evaluation.js'

const textOf = async (evaluation: Evaluation, mendBy?: string): Promise<string> =>
  (await ingest({ name: 'list.docx', bytes: await problemList(evaluation, 'zh', mendBy) })).text

t.test('what it says', async (t) => {
  const text = await textOf(anEvaluation(), '2025-04-30')
  for (const phrase of [
    '政府信息公开工作年度报告问题清单', '清溪县教育局：', '有不符合或部分符合的2项，需人工核对的1项', '申请收办平衡（不符合，严重）', '表三 行“本年新收” 列“自然人”：26',
    '中华人民共和国政府信息公开条例（2019年修订） 第50条', '请对照登记台账更正收到、结转或者办理的数字。', '2025年4月30日', '需人工核对（1项）', '正文不照搬',
    '没有检查（1项）：链接可以打开',
  ]) t.ok(text.includes(phrase), phrase)
  t.notMatch(text, '按法定时间公布', 'what was met is no problem')
  t.match(await textOf(anEvaluation()), '＿＿＿年', 'without a day, a line to fill in')
  t.match(await textOf(anEvaluation({ findings: [] })), '没有不符合的项目。')
})

t.test('a text copied whole is quoted by its beginning, on both sides', async (t) => {
  const copied = '公开'.repeat(200)
  const finding = aFinding({ outcome: 'review', evidence: [{ quote: copied, where: '正文', beside: { document: 'b.html', quote: copied } }] })
  const text = await textOf(anEvaluation({ findings: [finding] }))
  t.equal(text.split('…').length - 1, 2)
  t.notOk(text.includes('公开'.repeat(100)))
})

t.test('as laid out', { skip: noOffice }, async (t) => {
  const { text } = await rendered(await problemList(crowdedEvaluation(), 'zh', '2025-04-30'), 'docx')
  for (let index = 0; index < 30; index++) t.ok(text.includes(`第${index}项fail检查的名称写得比别的检查长得多一些（不符合，严重）`), `row ${index}`)
  t.ok(text.includes('另有3处'), 'places beyond the sixth are counted')
  const address = await rendered(await problemList(unbreakable(), 'zh'), 'docx')
  t.ok(address.text.split('a').length > 700, 'a word without end is broken, not cut')
})
