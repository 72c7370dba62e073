// How an office is reached, and figures that are none of its numbers.
import t from 'tap'
import { factsOfWhole, shortReport } from '../whole-report.js'

const cases: Array<[preface: string, given: string | null]> = [
  ['联系电话：0731-8765432，地址：青溪县人民路1号。', 'phone,address'],
  ['咨询热线12345。', 'phone'],
  ['联系电话：13912345678。', 'phone'],
  ['电子邮箱：xxgk@example.gov.cn。', 'mail'],
  ['接听咨询电话320次，点击量1234567次。', null],
  ['统计期限为2022年1月1日至2022年12月31日。', null],
]

for (const [preface, given] of cases) {
  t.test(preface, async (t) => {
    const facts = await factsOfWhole(shortReport({ preface }))
    t.equal(facts.value('contact.given'), given)
  })
}
