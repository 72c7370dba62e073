// Characters that were garbled or lost, and short sentences that lost nothing.
import t from 'tap'
import { factsOfWhole, shortReport } from '../whole-report.js'

const cases: Array<[overview: string, garbled: number, lost: number]> = [
  ['锟斤拷锟斤拷会议', 1, 0], ['全年\uFFFD\uFFFD会议', 1, 0], ['æ\u0094¿åº\u009c', 1, 0],
  ['全年发布信息条，更新栏目。', 0, 1], ['截止年12月31日，公开信息。', 0, 1], ['起止时间为至。', 0, 1],
  ['制定信息条目2个，受理申请，件件有回复。', 0, 0], ['银行开户、钢铁企业信息公开；开展“绿色”行动。', 0, 0], ['至今年3月底', 0, 0],
]

for (const [overview, garbled, lost] of cases) {
  t.test(JSON.stringify(overview), async (t) => {
    const facts = await factsOfWhole(shortReport({ overview }))
    t.equal(facts.value('integrity.garbled'), garbled)
    t.equal(facts.value('integrity.lostNumbers'), lost)
  })
}
