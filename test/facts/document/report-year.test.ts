// Which year title, preface, period and figures say, and what is said of another year only in passing.
import t from 'tap'
import { factsOfWhole, shortReport, type Parts } from '../whole-report.js'

const cases: Array<[name: string, parts: Parts, facts: Record<string, number | null>]> = [
  ['all alike', {}, { title: 2022, preface: null, period: 2022, figures: null, places: 2 }],
  ['the preface names the report', { preface: '现将青溪县教育局2022年度政府信息公开工作情况报告如下。' }, { preface: 2022, period: null }],
  ['a notice is no report', { preface: '根据2021年度报告编制工作通知的要求编制本报告。' }, { preface: null }],
  ['the year of an order number', { preface: '按照国办公开办函〔2021〕30号的格式编制本报告。' }, { preface: null, period: null }],
  ['last year\'s period', { preface: '统计期限为2021年1月1日至2021年12月31日。' }, { title: 2022, period: 2021 }],
  ['a period from the founding', { preface: '统计期限为2008年5月1日至2022年12月31日。' }, { period: null }],
  ['half a year', { preface: '统计期限为2022年1月1日至2022年6月30日。' }, { period: null }],
  ['damaged digits', { preface: '统计期限为202211日至20221231日。' }, { period: null }],
  ['figures of the year before', { overview: '2021年共受理申请5件。' }, { figures: 2021 }],
  ['beside one of the year itself', { overview: '2021年共受理申请5件。2022年共受理申请2件。' }, { figures: null }],
  ['as a comparison', { overview: '较2021年共受理的5件减少3件。' }, { figures: null }],
]

for (const [name, parts, expected] of cases) {
  t.test(name, async (t) => {
    const facts = await factsOfWhole(shortReport(parts))
    for (const [id, value] of Object.entries(expected)) t.equal(facts.value(`reportYear.${id}`), value, id)
  })
}
