// The year's figures: tables before text, the whole before its parts, null where the text contradicts itself.
import t from 'tap'
import { readAppealFacts } from '../../../src/facts/elements/appeals.js'
import { readQuantityFacts } from '../../../src/facts/figures/quantities.js'
import { aTable, factsOf, quotesOf, type Said } from '../said.js'

const quantities: Array<[name: string, said: Said, id: string, value: number | null]> = [
  ['a figure', { text: [['applications', '全年共收到政府信息公开申请9件。']] }, 'applications.received', 9],
  ['a denial', { text: [['applications', '本年度未收到政府信息公开申请。']] }, 'applications.received', 0],
  ['nothing said', { text: [['applications', '完善了申请流程。']] }, 'applications.received', null],
  ['last year is not this one', { text: [['applications', '2015年收到申请8件。']] }, 'applications.received', null],
  ['a part is no total', { text: [['applications', '收到申请9件,其中网上申请7件,信函申请2件。']] }, 'applications.received', 9],
  ['two figures', { text: [['applications', '收到申请9件。'], ['overview', '全年收到政府信息公开申请8件。']] }, 'applications.received', null],
  ['a sum of two', { text: [['applications', '收到申请9件。'], ['overview', '局机关收到政府信息公开申请5件。二级机构收到政府信息公开申请4件。']] },
    'applications.received', 9],
  ['a department speaks of itself', { kind: 'department', text: [['applications', '全县收到申请90件。我局收到申请9件。']] }, 'applications.received', 9],
  ['a government of all under it', { kind: 'government', text: [['applications', '全县收到申请90件。政府办收到申请9件。']] }, 'applications.received', 90],
  ['the table wins', { text: [['applications', '收到申请9件。']], tables: [aTable('applications-2021', { newlyReceived: [8, 8] })] },
    'applications.received', 8],
  ['a blank total leaves it to the text', { text: [['applications', '收到申请9件。']], tables: [aTable('applications-2021', { newlyReceived: [null] })] },
    'applications.received', 9],
  ['the form', { text: [], tables: [aTable('statistics-2014', { 'applications.received': [3], 'applications.completed': [2] })] },
    'applications.handled', 2],
  ['refused in table three', { text: [], tables: [aTable('applications-2021', { 'refused.stateSecret': [2], 'refused.internalAffairs': [null] })] },
    'applications.refused', 2],
  ['disclosed', { text: [['proactive', '2016年,主动公开政府信息100条,其中动态信息20条;通过网站公开信息60条;通过媒体公开信息20条。']] },
    'proactive.count', 100],
  ['the exact one of two', { text: [['proactive', '主动公开政府信息7100余条。'], ['overview', '全年主动公开政府信息7123条。']] }, 'proactive.count', 7123],
  ['cumulative is not the year\'s', { text: [['proactive', '截至2016年底累计主动公开政府信息8100条。']] }, 'proactive.count', null],
  ['a stock and what was added to it', { text: [['proactive', '截至2016年12月30日,我乡在县政府网站共主动公开政府信息640条,今年新增81条。']] },
    'proactive.count', 81],
  ['parts of a stock', { text: [['proactive', '截至2016年底,全乡累计主动公开政府信息70条。其中,网上公开信息30条,公告栏公开40条。']] }, 'proactive.count', null],
  ['one channel alone', { text: [['proactive', '通过政府网站主动公开政府信息156条。']] }, 'proactive.count', 156],
  ['half a year is not the year', { text: [['proactive', '上半年主动公开政府信息40条。全年主动公开政府信息90条。']] }, 'proactive.count', 90],
  ['the form before the text', { text: [['proactive', '主动公开政府信息7100余条。']], tables: [aTable('statistics-2014', { 'proactive.total': [7123] })] },
    'proactive.count', 7123],
]

t.test('quantities', (t) => {
  for (const [name, said, id, value] of quantities) t.equal(factsOf(readQuantityFacts, said)[id], value, name)
  t.end()
})

t.test('evidence says what the number counts', (t) => {
  const said: Said = { text: [['applications', '2016年,收到政府信息公开申请9件,全部答复。']] }
  t.same(quotesOf(readQuantityFacts, said, 'applications.received'), ['收到政府信息公开申请9件'])
  const nil: Said = { text: [['applications', '服务便民,今年未收到政府信息公开申请。']] }
  t.same(quotesOf(readQuantityFacts, nil, 'applications.received'), ['今年未收到政府信息公开申请'])
  t.end()
})

type Answer = [review: number | null, reviewStated: boolean, litigation: number | null, litigationStated: boolean]
const appeals: Array<[name: string, said: Said, answer: Answer]> = [
  ['both by one predicate', { text: [['appeals', '行政复议案及行政诉讼案均为0宗。']] }, [0, true, 0, true]],
  ['review alone', { text: [['appeals', '没有发生针对政府信息公开的行政复议案。']] }, [0, true, null, false]],
  ['a bare none', { text: [['appeals', '无。']] }, [0, true, 0, true]],
  ['no lost suit is not no suit', { text: [['appeals', '没有行政诉讼败诉的情况。']] }, [null, false, null, false]],
  ['table four', { text: [], tables: [aTable('appeals', {
    review: [1, 0, 1, 0, 2], litigationDirect: [0, 0, 0, 0, 3], litigationAfterReview: [0, 0, 0, 0, 1] })] },
    [2, true, 4, true]],
  ['the form', { text: [], tables: [aTable('statistics-2014', { 'review.total': [0], 'litigation.total': [1] })] }, [0, true, 1, true]],
  ['nothing said', { text: [['appeals', '认真做好应诉工作。']] }, [null, false, null, false]],
]

t.test('reviews and lawsuits', (t) => {
  for (const [name, said, answer] of appeals) {
    const facts = factsOf(readAppealFacts, said)
    t.same([facts['review.cases'], facts['review.stated'], facts['litigation.cases'], facts['litigation.stated']], answer, name)
  }
  t.end()
})
