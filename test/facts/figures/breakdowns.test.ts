// Totals and their parts: what must add up, what may not, and what nobody can say.
import t from 'tap'
import { readBreakdownFacts } from '../../../src/facts/figures/breakdowns.js'
import { aTable, factsOf } from '../said.js'

type Case = [said: string, checked: number, broken: number, doubtful: number, equation?: string]
const cases: Case[] = [
  ['共受理政府信息公开申请9件,其中当面申请1件,信函申请1件,网上申请7件。', 1, 0, 0],
  ['共受理政府信息公开申请9件,其中当面申请1件,信函申请1件,网上申请6件。', 1, 1, 0, '1 + 1 + 6 = 8 ≠ 9'],
  ['共收到政府信息公开申请50件,其中当面申请20件,网上申请20件。', 1, 1, 0, '20 + 20 = 40 ≠ 50'],
  ['共收到政府信息公开申请50件(当面申请20件,网上申请30件)。', 1, 0, 0],
  ['共收到政府信息公开申请50件,其中网上申请30件,其余为现场申请。', 0, 0, 0],
  ['共收到政府信息公开申请50件,其中网上申请20件、信函申请10件,其余为现场申请。', 0, 0, 0],
  ['网上申请7件、信函申请1件,共8件。', 1, 0, 0],
  ['受理政府信息公开申请9件。其中,当面申请1件,网上申请8件。', 1, 0, 0],
  ['接受咨询24100次,其中电话接听9000次,当面接待9100人次,网上咨询6000次。', 1, 0, 0],
  ['接受咨询24100次,其中电话接听9000次,当面接待9100人次,网上咨询5000次。', 1, 1, 0, '9000 + 9100 + 5000 = 23100 ≠ 24100'],
  ['主动公开政府信息7100余条,其中:通过目录公开5900余条,通过其他方式公开1100余条。', 1, 0, 0],
  ['主动公开政府信息100条,其中动态近20条;通过网站公开60条;通过媒体公开20条。', 1, 0, 0],
  ['主动公开政府信息100条,其中网站公开90条,公告栏公开60条。', 0, 0, 0],
  ['主动公开政府信息100条,其中机构信息20条,人事信息10条。', 0, 0, 0],
  ['办结申请9件,其中予以公开7件,不予公开3件。', 1, 1, 0, '7 + 3 = 10 ≠ 9'],
  ['办结申请9件,其中予以公开5件,不予公开3件。', 0, 0, 1],
  ['收到申请9件,其中予以公开5件,不予公开3件。', 0, 0, 1],
  ['收到申请9件,其中网上申请7件,信函申请2件,办结9件,其中同意公开8件,不予公开1件。', 2, 0, 0],
  ['收到申请10件,其中网上申请8件(其中公民5件,法人3件),信函申请2件。', 2, 0, 0],
  ['工作人员20人,其中专职5人,兼职15人。', 1, 0, 0],
  ['工作人员20人,其中专职5人,兼职14人。', 1, 1, 0, '5 + 14 = 19 ≠ 20'],
  ['行政复议案件5件,其中维持3件,纠正1件。', 0, 0, 1],
  ['行政复议案件5件,其中维持3件,纠正3件。', 1, 1, 0],
  ['收到申请9件,同比增长50%,办结9件。', 0, 0, 0],
  ['举办培训3次,参加120人次,印发资料500份。', 0, 0, 0],
  ['共受理申请约90件,其中网上申请50件,信函申请20件。', 0, 0, 1],
  ['全年收到申请16件,其中网上申请8件,占50%,信函申请8件,占50%。', 1, 0, 0],
]

t.test('stated breakdowns', (t) => {
  for (const [said, checked, broken, doubtful, equation] of cases) {
    const facts = factsOf(readBreakdownFacts, { text: [['applications', said]] })
    t.same([facts['breakdowns.checked'], facts['breakdowns.broken'], facts['breakdowns.doubtful']], [checked, broken, doubtful], said)
    if (equation) t.equal(facts['breakdowns.equation'], equation, said)
  }
  t.end()
})

t.test('channels of the statistics form', (t) => {
  const form = (website: number): Record<string, unknown> => factsOf(readBreakdownFacts, {
    text: [], tables: [aTable('statistics-2014', { 'proactive.total': [30], 'proactive.website': [website], 'proactive.weibo': [10] })] })
  t.match(form(20), { 'breakdowns.checked': 1, 'breakdowns.broken': 0 })
  t.match(form(30), { 'breakdowns.checked': 0, 'breakdowns.broken': 0 }, 'one item may go out on two channels')
  t.end()
})
