// Fees, refusals and the processing fee: bound to information supplied on application, and to nothing else.
import t from 'tap'
import { readFeeFacts } from '../../../src/facts/elements/fees.js'
import { readProcessingFeeFacts } from '../../../src/facts/elements/processing-fee.js'
import { readRefusalFacts } from '../../../src/facts/elements/refusals.js'
import { aTable, factsOf, quotesOf, type Said } from '../said.js'
import type { SectionSlot } from '../../../src/model/report.js'

type FeeCase = [slot: SectionSlot | null, said: string, statement: string | null, charged: number | null, waiver?: boolean]
const fees: FeeCase[] = [
  ['fees', '没有收费。', 'none', 0],
  ['fees', '未收取任何费用。', 'none', 0],
  ['fees', '2016年度,没有发生相关收费和减免情况。', 'none', 0, true],
  ['fees', '全年没有对公民、法人和其他组织进行收费。', 'none', 0],
  ['fees', '检索、复制等服务均为免费提供。', 'free', 0],
  ['fees', '检索、复制等服务均为免费提供,全年没有收取任何政府信息公开费用。', 'none', 0],
  ['fees', '收取检索、复制、邮寄费用共120元,减免3件。', 'amount', 120, true],
  ['fees', '收取检索费20元、复制费100元,合计120元。', 'amount', 120],
  ['fees', '收取检索费20元、复制费100元。', 'amount', 120],
  ['fees', '无。', 'none', 0],
  ['fees', '0元。', 'none', 0],
  ['fees', '收费及减免情况:无。', 'none', 0, true],
  ['fees', '收费金额为0元。', 'none', 0],
  ['fees', '按照规定执行收费政策,合理收取成本。', 'mentioned', null],
  ['fees', '全年没有发生政府信息公开的费用支出。', 'mentioned', null],
  ['applications', '依申请公开未收取费用。', 'none', 0],
  ['other', '2016年政府信息公开工作未收费。', 'none', 0],
  ['applications', '向申请人提供政府信息,收取复制费35.5元。', 'amount', 35.5],
  ['proactive', '公开了行政事业性收费标准,没有乱收费。', null, null],
  ['overview', '梳理行政收费项目40余项,对收费主体、收费标准、减免程度进行了摸底。', null, null],
  ['overview', '大厅收取各类规费近8642万元。', null, null],
  ['proactive', '免费发放宣传册1000份。', null, null],
  ['preface', '全文包括概述、依申请公开情况、收费及减免情况等。', null, null],
  ['applications', '本年度收到政府信息公开申请3件。', null, null],
]

t.test('fees', (t) => {
  for (const [slot, said, statement, charged, waiver = false] of fees) {
    const facts = factsOf(readFeeFacts, { text: [[slot, said]] })
    t.same([facts['fees.statement'], facts['fees.charged'], facts['fees.waiverStated']], [statement, charged, waiver], said)
  }
  t.end()
})

t.test('the fee row of the statistics form', (t) => {
  const form = (value: number): Said => ({ text: [], tables: [aTable('statistics-2014', { 'fees.tenThousandYuan': [value] })] })
  t.match(factsOf(readFeeFacts, form(0)), { 'fees.statement': 'none', 'fees.charged': 0 })
  t.match(factsOf(readFeeFacts, form(0.012)), { 'fees.statement': 'amount', 'fees.charged': 120 })
  t.end()
})

t.test('a denial of spending is not quoted as one of charges', (t) => {
  const said: Said = { text: [['fees', '(一)全年没有发生与诉讼有关的费用支出;(二)全年没有对公民进行收费。']] }
  t.same(quotesOf(readFeeFacts, said, 'fees.statement'), ['(二)全年没有对公民进行收费。'])
  t.end()
})

const refusals: Array<[said: Said, statement: string | null]> = [
  [{ text: [['applications', '收到申请9件,予以公开8件,不予公开1件。']] }, 'number'],
  [{ text: [['applications', '没有不予公开的情况。']] }, 'none'],
  [{ text: [['applications', '不予公开0件。']] }, 'none'],
  [{ text: [['applications', '未收到申请。']] }, 'implied'],
  [{ text: [['applications', '收到政府信息公开申请9件。在已经答复的9件申请中,同意公开的9件。']] }, 'implied'],
  [{ text: [['applications', '收到政府信息公开申请9件,均予以公开。']] }, 'implied'],
  [{ text: [['applications', '收到申请5件,同意公开4件,部分公开1件。']] }, 'implied'],
  [{ text: [['applications', '受理申请4件,已答复4件,其中同意公开3件,不属于本机关公开1件。']] }, 'implied'],
  [{ text: [['applications', '收到申请5件,同意公开3件,其他2件。']] }, null],
  [{ text: [['applications', '对不予公开的,说明理由。']] }, 'mentioned'],
  [{ text: [['applications', '收到申请9件,办结率100%。']] }, null],
  [{ text: [['overview', '坚持以公开为常态、不公开为例外。']] }, null],
  [{ text: [], tables: [aTable('statistics-2014', { 'applications.refused': [2] })] }, 'number'],
  [{ text: [], tables: [aTable('statistics-2014', { 'applications.refused': [0] })] }, 'none'],
]

t.test('refusals', (t) => {
  for (const [said, statement] of refusals) t.equal(factsOf(readRefusalFacts, said)['refusals.statement'], statement, said.text[0]?.[1] ?? 'form')
  t.end()
})

type ProcessingCase = [said: string, statement: string | null, collected: number | null, slot?: SectionSlot]
const processing: ProcessingCase[] = [
  ['本年度未收取信息处理费。', 'none', 0],
  ['2022年未发出信息处理费收费通知,未收取信息处理费。', 'none', 0],
  ['发出收费通知0件,收费总金额0元,实际收取信息处理费0元。', 'none', 0],
  ['本机关信息处理费收取情况:无。', 'none', 0],
  ['依申请提供政府信息收取信息处理费共计400元。', 'collected', 400],
  ['发出信息处理费收费通知3件,通知收费总金额600元,实际收取400元。', 'complete', 400],
  ['发出3份信息处理费收费通知,总金额600元。实际收取400元。', 'complete', 400],
  ['严格执行《政府信息公开信息处理费管理办法》。', 'mentioned', null],
  ['按照《政府信息公开信息处理费管理办法》的规定,本机关未收费。', 'none', 0],
  ['发出收费通知2件,总金额600元,实际收取400元。', 'complete', 400],
  ['1件因申请人未按收费通知缴纳费用不再处理。', null, null, 'applications'],
  ['本年度未收取任何费用。', 'none', 0],
  ['无。', 'bare', null],
  ['无其他需要报告的事项。', 'bare', null],
  ['本年度办理人大建议3件。', null, null],
  ['未收取信息处理费。', 'none', 0, 'applications'],
]

t.test('processing fee', (t) => {
  for (const [said, statement, collected, slot = 'other'] of processing) {
    const facts = factsOf(readProcessingFeeFacts, { text: [[slot, said]], year: 2022 })
    t.same([facts['processingFee.statement'], facts['processingFee.collected']], [statement, collected], said)
  }
  t.end()
})
