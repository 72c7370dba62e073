// Which edition of the form tables were drawn up in, with labels broken as cells break them.
import t from 'tap'
import { factsOfWhole, shortReport } from '../whole-report.js'

const cases: Array<[name: string, overview: string, year: number, used: string | null]> = [
  ['2021', '本年制发件数\n本年废止件数\n现行有效件数', 2022, 'form-2021'],
  ['2019', '上一年项目数量\n本年增/减\n采购项目数量', 2022, 'form-2019'],
  ['broken', '本年新\n制作数量\n本年新\n公开数量', 2020, 'form-2019'],
  ['both', '现行有效件数\n上一年项目数量', 2022, 'mixed'],
  ['one label alone', '采购项目数量', 2022, null],
  ['words of everyday', '规章、行政许可、行政处罚、处理决定数量', 2022, null],
  ['another law', '上一年项目数量\n采购项目数量', 2016, null],
]

for (const [name, overview, year, used] of cases) {
  t.test(name, async (t) => {
    const facts = await factsOfWhole(shortReport({ title: `青溪县教育局${year}年政府信息公开工作年度报告`, overview }))
    t.equal(facts.value('form.used'), used, String(facts.value('form.labels')))
  })
}
