// Time limits and orders: what is cited, of what act, and whether it was in force.
import t from 'tap'
import { readWordingFacts } from '../../../src/facts/wording/wording.js'
import { catalogued, factsOf } from '../prose-report.js'

type Judged = 'right' | 'wrong' | 'doubtful' | 'none'

const limits: Array<[year: number, sentence: string, judged: Judged]> = [
  [2016, '收到申请3件,均在法定期限15个工作日内办结。', 'right'],
  [2022, '收到申请3件,均在法定期限15个工作日内办结。', 'wrong'],
  [2022, '收到申请3件,均在法定期限20个工作日内办结。', 'right'],
  [2016, '对收到的公开申请,均在15个工作日内予以答复。', 'right'],
  [2022, '对收到的政府信息公开申请,均在15个工作日内答复申请人。', 'wrong'],
  [2022, '对收到的政府信息公开申请,均在20个工作日内答复申请人。', 'right'],
  [2016, '政府信息公开申请应当自收到之日起20个工作日内答复。', 'wrong'],
  [2016, '新产生的政府信息在20个工作日内及时公开。', 'right'],
  [2015, '属于主动公开范围的政府信息,自形成或者变更之日起20个工作日内予以公开。', 'right'],
  [2022, '属于主动公开范围的政府信息,自该信息形成或者变更之日起20个工作⏎日内及时公开。', 'right'],
  [2019, '5月15日前收到的公开申请在15个工作日内答复,之后收到的在20个工作日内答复。', 'right'],
  [2019, '收到公开申请后在15个工作日内答复。', 'doubtful'],
  [2023, '政府信息涉及第三方权益的,书面征求意见,第三方应在15个工作日内提出意见。', 'right'],
  [2023, '申请内容不明确的,在7个工作日内一次性告知申请人补正。', 'right'],
  [2016, '申请内容不明确的,在7个工作日内告知申请人补正。', 'none'],
  [2022, '申请人收到收费通知后20个工作日内未缴纳信息处理费的,不再处理其政府信息公开申请。', 'right'],
  [2022, '政府信息公开申请由15个工作日延长至20个工作日答复。', 'right'],
  [2022, '收到政府信息公开申请后十五个工作日内予以答复。', 'wrong'],
  [2016, '收到政府信息公开申请后十五个工作日内予以答复。', 'right'],
  [2022, '依申请公开平均答复时间为9个工作日。', 'none'],
  [2022, '政府信息公开申请承诺在15个工作日内答复。', 'none'],
  [2022, '对群众来信在15个工作日内答复。', 'none'],
  [2022, '行政许可申请在15个工作日内办结。', 'none'],
  [2022, '依申请公开件在5个工作日内答复。', 'none'],
  [2022, '依申请公开答复期限最多可延长20个工作日。', 'right'],
]

t.test('time limits', async (t) => {
  for (const [year, sentence, judged] of limits) {
    const facts = await factsOf(readWordingFacts, `一、概述\n${sentence.replace('⏎', '\n')}\n二、其他事项\n无。`, year)
    const [cited, wrong, doubtful] = ['cited', 'wrong', 'doubtful'].map((id) => facts.value(`limits.${id}`) as number)
    t.equal(wrong! > 0 ? 'wrong' : doubtful! > 0 ? 'doubtful' : cited! > 0 ? 'right' : 'none', judged, `${year} ${sentence}`)
  }
})

t.test('a wrong limit is named and quoted', async (t) => {
  const facts = await factsOf(readWordingFacts, '一、概述\n收到公开申请后,均在15个工作日内答复。', 2022)
  t.equal(facts.value('limits.wrongDays'), 15)
  t.equal(facts.value('limits.rightDays'), 20)
  t.same(facts.quotes('limits.wrong'), ['均在15个工作日内答复'])
})

interface Law { year: number; text: string; cited: number; numbers: string | null; outdated: number; wrong: string | null }
const laws: Law[] = [
  { year: 2016, text: '根据《中华人民共和国政府信息公开条例》编制。', cited: 1, numbers: null, outdated: 0, wrong: null },
  { year: 2021, text: '根据《中华人民共和国政府信息公开条例》(国务院令第711号)编制。', cited: 1, numbers: '711', outdated: 0, wrong: null },
  { year: 2021, text: '根据《中华人民共和国政府信息公开条例》(国务院令第492号)编制。', cited: 1, numbers: '492', outdated: 1, wrong: null },
  { year: 2018, text: '根据《中华人民共和国政府信息公开条例》(国务院令第492号)编制。', cited: 1, numbers: '492', outdated: 0, wrong: null },
  { year: 2021, text: '根据《条例》(国务院令第492号公布,国务院令第711号修订)编制。', cited: 2, numbers: '492、711', outdated: 0, wrong: null },
  { year: 2021, text: '根据中华人民共和国国务院令第711号《中华人民共和国政府信息公开条例》编制。', cited: 1, numbers: '711', outdated: 0, wrong: null },
  { year: 2013, text: '根据《政府信息公开条例》(国务院令第429号)编制。', cited: 1, numbers: '429', outdated: 0, wrong: '429' },
  { year: 2013, text: '根据《政府信息公开条例》和《信访条例》(国务院令第431号)编制。', cited: 1, numbers: null, outdated: 0, wrong: null },
  { year: 2013, text: '根据《某市政府信息公开规定》(市政府令第8号)编制。', cited: 0, numbers: null, outdated: 0, wrong: null },
]

t.test('orders', async (t) => {
  for (const { year, text, cited, numbers, outdated, wrong } of laws) {
    const facts = await factsOf(readWordingFacts, `${text}\n一、概述\n无。`, year)
    const found = ['cited', 'numbers', 'outdated', 'wrongNumber'].map((id) => facts.value(`law.${id}`))
    t.same(found, [cited, numbers, outdated, wrong], `${year} ${text}`)
  }
})

t.test('every fact of the catalogue, also of a text that cites nothing and has no year', async (t) => {
  const facts = await factsOf(readWordingFacts, '一段文字。', null)
  for (const id of [...catalogued('limits.'), ...catalogued('law.')]) t.doesNotThrow(() => facts.value(id), id)
  t.equal(facts.value('limits.rightDays'), null)
})
