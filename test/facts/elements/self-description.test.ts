// What a report says of its own parts, held against the parts that stand.
import t from 'tap'
import { readSelfDescriptionFacts } from '../../../src/facts/elements/self-description.js'
import { catalogued, factsOf } from '../prose-report.js'

const prose = '本单位按照要求逐项落实各项任务,责任到人,按月检查,年底汇总。'
const body = ['一、概述', '二、主动公开政府信息情况', '三、依申请公开政府信息情况', '四、政府信息公开收费及减免情况', '五、复议、诉讼情况', '六、存在的主要问题和改进措施']
  .map((heading) => `${heading}\n${prose}`).join('\n')

interface Case { preface: string; claimed: number | null; named: number | null; missing: string | null }
const cases: Case[] = [
  { preface: '全文包括概述、主动公开、问题及改进情况三部分。', claimed: 3, named: 3, missing: null },
  { preface: '本报告共五个部分。', claimed: 5, named: 0, missing: null },
  { preface: '本报告由七部分组成。', claimed: 7, named: 0, missing: null },
  { preface: '全文包括6个部分:概述,主动公开政府信息情况,依申请公开政府信息情况,收费及减免情况,复议、诉讼情况,存在的主要问题和改进措施。', claimed: 6, named: 6, missing: null },
  { preface: '报告全文包括概述、主动公开情况、依申请公开情况、政府信息公开的收费及减免情况、复议诉讼情况、2015年主要工作安排等六部分。', claimed: 6, named: 6, missing: '2015年主要工作安排' },
  { preface: '本报告包括概述、主动公开情况、依申请公开情况和存在的主要问题及改进措施。', claimed: 4, named: 4, missing: null },
  { preface: '全文由概述、主动公开政府信息情况、依申请公开情况、咨询处理情况、行政复议、诉讼情况、存在的主要问题和改进措施、附表组成。', claimed: 7, named: 7, missing: '咨询处理情况、附表' },
  {
    preface: '本报告包括一、概述;二、主动公开情况;三、依申请公开情况;四、收费情况;五、复议诉讼情况;六、存在问题,共六部分。',
    claimed: 6, named: 6, missing: null,
  },
  { preface: '本报告第一部分为概述。', claimed: null, named: null, missing: null },
  { preface: '根据《中华人民共和国政府信息公开条例》编制本报告。', claimed: null, named: null, missing: null },
  { preface: '本年报内容包括概述、主动公开情况、依申请公开情况、收费及减免、复议诉讼、存在问题及改进措施共六个方面内容。', claimed: 6, named: 6, missing: null },
]

t.test('claims', async (t) => {
  for (const { preface, claimed, named, missing } of cases) {
    const facts = await factsOf(readSelfDescriptionFacts, `${preface}统计期限为全年。\n${body}`)
    t.same(['claimedParts', 'namedParts', 'missingParts'].map((id) => facts.value(`selfDescription.${id}`)), [claimed, named, missing], preface)
    if (claimed !== null) t.same(facts.quotes('selfDescription.claimedParts'), [preface], 'the claim is quoted')
  }
})

t.test('parts of something else, said in the body, are no claim', async (t) => {
  const facts = await factsOf(readSelfDescriptionFacts, `前言。\n一、概述\n政务中心由审批大厅、交易大厅、培训中心三部分组成。\n二、主动公开情况\n${prose}`)
  t.equal(facts.value('selfDescription.claimedParts'), null)
})

t.test('a preface inside the first part', async (t) => {
  const facts = await factsOf(readSelfDescriptionFacts, `一、概述\n本报告共分为七个部分。\n二、主动公开情况\n${prose}`)
  t.equal(facts.value('selfDescription.claimedParts'), 7)
})

t.test('every fact of the catalogue', async (t) => {
  const facts = await factsOf(readSelfDescriptionFacts, '一段文字。', null)
  for (const id of catalogued('selfDescription.')) t.equal(facts.value(id), null, id)
})
