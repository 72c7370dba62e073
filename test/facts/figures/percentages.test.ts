// A share or a rate and the figures beside it in, whether it follows from them out.
import t from 'tap'
import { readPercentageFacts } from '../../../src/facts/figures/percentages.js'
import { factsOf, quotesOf } from '../said.js'

const cases: Array<[text: string, checked: number, broken: number, doubtful: number]> = [
  ['收到申请48件,其中网络申请12件,占25%。', 1, 0, 0],
  ['收到申请48件,其中网络申请12件,占申请总数的25%。', 1, 0, 0],
  ['收到申请48件,其中网络申请12件,占30%。', 1, 1, 0],
  ['收到申请47件,其中网络申请12件,占25.6%。', 1, 0, 0],
  ['收到申请47件,其中网络申请12件,占25%。', 1, 0, 0],
  ['收到申请47件,其中网络申请12件,占近30%。', 0, 0, 0],
  ['收到申请48件,其中网络申请12件,占全县网络申请的3%。', 0, 0, 0],
  ['收到申请48件,网络申请12件,占30%。', 0, 0, 0],
  ['收到申请48件,按时答复率100%。', 0, 0, 0],
  ['收到申请100件,其中网络申请50件,占50%,微信申请20件,占40%。', 2, 0, 0],
  ['2016年收到政府信息公开申请30件,2015年收到政府信息公开申请20件,增长50%。', 1, 0, 0],
  ['2016年收到政府信息公开申请30件,2015年收到政府信息公开申请20件,增长40%。', 0, 0, 1],
  ['收到申请30件,比上年增加10件,增长50%。', 1, 0, 0],
  ['收到申请30件,同比增长50%。', 0, 0, 0],
]

for (const [text, ...expected] of cases) {
  t.test(text, (t) => {
    const facts = factsOf(readPercentageFacts, { text: [['applications', text]] })
    t.same(['checked', 'broken', 'doubtful'].map((id) => facts[`percentages.${id}`]), expected, String(facts['percentages.equation']))
    t.end()
  })
}

t.test('the quote holds both figures and the share', (t) => {
  const said = { text: [['applications', '收到申请48件,其中网络申请12件,占30%。'] as const] }
  t.same(quotesOf(readPercentageFacts, { text: said.text.map(([slot, text]) => [slot, text]) }, 'percentages.broken'), ['48件,其中网络申请12件,占30%'])
  t.end()
})
