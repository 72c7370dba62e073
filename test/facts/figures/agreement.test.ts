// Figures of the text against the tables: broken only where subject, scope and year are sure.
import t from 'tap'
import { readAgreementFacts } from '../../../src/facts/figures/agreement.js'
import { aTable, factsOf, quotesOf } from '../said.js'
import type { SectionSlot, Table } from '../../../src/model/report.js'

const tables: Table[] = [
  aTable('applications-2021', {
    newlyReceived: [30, 1, 31], carriedOver: [2, 0, 2], granted: [20, 0, 20], partlyGranted: [4, 0, 4],
    'refused.stateSecret': [1, 0, 1], handledTotal: [31, 1, 32], carriedForward: [1, 0, 1],
  }),
  aTable('appeals', { review: [1, 0, 1, 1, 3], litigationDirect: [1, 0, 0, 0, 1], litigationAfterReview: [1, 0, 0, 0, 1] }),
  aTable('disclosure-2021', { normativeDocuments: [4, 1, 32], licences: [120] }),
]

type Case = [said: string, checked: number, broken: number, doubtful: number, slot?: SectionSlot]
const cases: Case[] = [
  ['全年新收政府信息公开申请31件,办结32件,结转下年度1件。', 3, 0, 0],
  ['全年新收政府信息公开申请30件。', 1, 1, 0],
  ['全年收到政府信息公开申请33件。', 0, 0, 0],
  ['全县收到政府信息公开申请60件。', 0, 0, 1],
  ['收到政府信息公开申请31件。局机关收到政府信息公开申请30件。', 1, 0, 1],
  ['收到政府信息公开申请30余件。', 0, 0, 0],
  ['较上年增加政府信息公开申请5件。', 0, 0, 0],
  ['制发行政规范性文件0件,现行有效0件。', 2, 2, 0],
  ['2022年我镇制定规范性文件0件。', 0, 0, 1],
  ['2022年制发规范性文件6件,2023年制发规范性文件4件。', 1, 0, 0],
  ['行政复议3件,行政诉讼2件。', 2, 0, 0, 'appeals'],
  ['行政复议2件。', 0, 0, 0, 'appeals'],
  ['未发生政府信息公开行政复议、行政诉讼。', 2, 2, 0, 'appeals'],
  ['作出行政许可决定120件。', 1, 0, 0],
  ['公开行政许可信息80条。', 0, 0, 0],
  ['办理行政许可120件。', 1, 0, 0],
  ['办理行政许可118件。', 0, 0, 1],
  ['全年新收申请31件,较上年增加6件。', 1, 0, 0],
  ['全年新收申请30件,较上年增加6件。', 1, 1, 0],
  ['上年收到申请20件,本年收到31件。', 1, 0, 0, 'applications'],
]

t.test('text and tables', (t) => {
  for (const [said, checked, broken, doubtful, slot = 'overview'] of cases) {
    const facts = factsOf(readAgreementFacts, { text: [[slot, said]], tables, year: 2023 })
    t.same([facts['agreement.checked'], facts['agreement.broken'], facts['agreement.doubtful']], [checked, broken, doubtful], said)
  }
  t.end()
})

t.test('the pair is shown', (t) => {
  const said = { text: [['overview', '本年制发行政规范性文件0件。']] as Array<[SectionSlot, string]>, tables, year: 2023 }
  t.equal(factsOf(readAgreementFacts, said)['agreement.equation'], '0 ≠ 4')
  t.equal(quotesOf(readAgreementFacts, said, 'agreement.broken')[0], '本年制发行政规范性文件0件')
  t.end()
})

t.test('no table, nothing to hold against', (t) => {
  t.match(factsOf(readAgreementFacts, { text: [['overview', '收到政府信息公开申请9件。']], year: 2023 }),
    { 'agreement.checked': 0, 'agreement.broken': 0, 'agreement.doubtful': 0, 'agreement.equation': null })
  t.end()
})
