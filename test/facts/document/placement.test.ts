// In which column a page stands, by its own path first and by its address where that tells.
import t from 'tap'
import { factsOfWhole, shortReport } from '../whole-report.js'

const cases: Array<[head: string, url: string | undefined, column: string | null]> = [
  ['当前位置：首页 > 政府信息公开 > 政府信息公开年报', undefined, 'annual-reports'],
  ['您现在的位置：首页>>政务公开>>政府信息公开年度报告>>正文', undefined, 'annual-reports'],
  ['当前位置：\n首页\n政府信息公开\n年度报告', undefined, 'annual-reports'],
  ['ColumnName: 政府信息公开年报', undefined, 'annual-reports'],
  ['当前位置：首页 > 政务公开', undefined, 'disclosure'],
  ['当前位置：首页 > 通知公告 > 青溪县教育局2022年政府信息公开工作年度报告', undefined, 'elsewhere'],
  ['首页 > 新闻中心 > 部门动态', undefined, 'elsewhere'],
  ['当前位置：首页', undefined, null],
  ['', undefined, null],
  ['', 'http://www.example.gov.cn/zfxxgknb/202301/1.html', 'annual-reports'],
  ['', 'http://www.example.gov.cn/xxgk/ndbg/1.html', 'annual-reports'],
  ['', 'http://www.example.gov.cn/nbcz/1.html', null],
  ['', 'http://nb.example.gov.cn/1.html', null],
]

for (const [head, url, column] of cases) {
  t.test(`${head} ${url ?? ''}`, async (t) => {
    const facts = await factsOfWhole(shortReport({ head }), url === undefined ? {} : { url })
    t.equal(facts.value('placement.column'), column, String(facts.value('placement.trail')))
  })
}
