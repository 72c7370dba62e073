// What is left of a template, and what the form itself prints or a writer left out on purpose.
import t from 'tap'
import { factsOfWhole, shortReport } from '../whole-report.js'

const cases: Array<[overview: string, left: number, blanks: number, doubtful: number]> = [
  ['（文字描述）', 1, 0, 0], ['（该部分以表格形式报告）', 1, 0, 0], ['收取信息处理费情况在此处报告。', 1, 0, 0],
  ['召开会议XX次。', 0, 1, 0], ['20XX年召开会议。', 0, 1, 0], ['召开会议ＸＸ次。', 0, 1, 0],
  ['公开××镇违法占地案。', 0, 0, 1], ['某某局答复了申请。', 0, 0, 1],
  ['（二）部分公开（区分处理的，只计这一情形，不计其他情形）', 0, 0, 0], ['（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', 0, 0, 0],
  ['以表格形式公开预算。', 0, 0, 0], ['二○○八年以来', 0, 0, 0], ['网址为xxgk.example.gov.cn。', 0, 0, 0], ['型号AXX次品', 0, 0, 0],
]

for (const [overview, left, blanks, doubtful] of cases) {
  t.test(overview, async (t) => {
    const facts = await factsOfWhole(shortReport({ overview }))
    t.same(['left', 'blanks', 'doubtful'].map((id) => facts.value(`instructions.${id}`)), [left, blanks, doubtful])
  })
}
