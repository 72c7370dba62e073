// How far the dates of publication lie apart: page, signature, address, what was submitted.
import t from 'tap'
import { factsOfWhole, shortReport } from '../whole-report.js'

const cases: Array<[name: string, head: string, end: string, url: string | undefined, count: number, spread: number | null, across: boolean]> = [
  ['none', '', '', undefined, 0, null, false],
  ['one', '发布日期：2023-01-16', '', undefined, 1, null, false],
  ['page and signature', '发布日期：2023-01-16', '青溪县教育局\n2023年1月13日', undefined, 2, 3, false],
  ['a signature in time, a page too late', '发布日期：2023-02-03', '青溪县教育局\n2023年1月30日', undefined, 2, 4, false],
  ['made after the due day', '发布日期：2023-01-30\n生成日期：2023-02-06', '', undefined, 2, 7, true],
  ['touched later', '发布日期：2023-01-16\n更新时间：2023-05-20', '', undefined, 1, null, false],
  ['digits in the address', '发布日期：2023-01-16', '', 'http://www.example.gov.cn/nb/202302/t20230220_12.html', 2, 35, true],
  ['slashes in the address', '发布日期：2023-01-16', '', 'http://www.example.gov.cn/art/2023/1/17/art_12.html', 2, 1, false],
  ['a month alone', '发布日期：2023-01-16', '', 'http://www.example.gov.cn/nb/202302/12.html', 1, null, false],
  ['a number that is no day', '发布日期：2023-01-16', '', 'http://www.example.gov.cn/content_2021096.html', 1, null, false],
  ['a day before the year was over', '发布日期：2023-01-16', '', 'http://www.example.gov.cn/2019/03/02/12.html', 1, null, false],
]

for (const [name, head, end, url, count, spread, across] of cases) {
  t.test(name, async (t) => {
    const facts = await factsOfWhole(shortReport({ head, end }), url === undefined ? {} : { url })
    t.equal(facts.value('publicationDates.count'), count)
    t.equal(facts.value('publicationDates.spreadDays'), spread)
    t.equal(facts.value('publicationDates.acrossDue'), across)
  })
}
