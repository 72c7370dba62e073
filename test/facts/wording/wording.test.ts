// Time limits and orders: what is cited, of what act, and whether it was in force.
import t from 'tap'
import { readWordingFacts } from '../../../src/facts/wording/wording.js'
import { book, catalogued, factsOf } from '../prose-report.js'

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

const notices: Array<[year: number, text: string, verdict: 'right' | 'slip' | 'otherEdition' | 'unknown' | null]> = [
  [2022, '根据《政府信息公开工作年度报告格式》(国办公开办函〔2021〕30号)编制。', 'right'],
  [2022, '根据〈政府信息公开工作年度报告格式〉的通知》(国办公开办函[2021]30号)编制。', 'right'],
  [2022, '根据《政府信息公开工作年度报告格式》(国办函〔2021〕30号)编制。', 'slip'],
  [2022, '根据国办函〔2021〕30号《关于印发政府信息公开工作年度报告格式的通知》编制。', 'slip'],
  [2022, '落实《关于公共数据的意见》(国办函〔2021〕30号)。', null],
  [2022, '根据《关于政府信息公开工作年度报告有关事项的通知》(国办公开办函〔2019〕60号)编制。', 'otherEdition'],
  [2020, '根据《关于政府信息公开工作年度报告有关事项的通知》(国办公开办函〔2019〕60号)编制。', 'right'],
  [2020, '根据《关于政府信息公开工作年度报告有关事项的通知》(国办公开办函〔2019〕6号)编制。', 'unknown'],
  [2020, '根据《关于规范政府信息公开平台有关事项的通知》(国办公开办函〔2019〕61号)改版。', null],
  [2016, '根据《政府信息公开工作年度报告格式》(国办公开办函〔2021〕30号)编制。', null],
]

t.test('the notice on the form', async (t) => {
  for (const [year, text, verdict] of notices) {
    const facts = await factsOf(readWordingFacts, `${text}\n一、概述\n无。`, year)
    const found = (facts.value('formNotice.right') as number) > 0
      ? 'right' : ['slip', 'otherEdition', 'unknown'].find((id) => facts.value(`formNotice.${id}`) !== null) ?? null
    t.equal(found, verdict, `${year} ${text}`)
  }
})

const articles: Array<[year: number, text: string, verdict: 'fits' | 'otherEdition' | 'doubtful' | null]> = [
  [2022, '根据《条例》第五十条编制本报告。', 'fits'],
  [2022, '根据《条例》第四十九条、第五十条规定编制本报告。', 'fits'],
  [2022, '根据《条例》第三十一、三十二条编制本报告。', 'otherEdition'],
  [2022, '根据《条例》第31条编制本报告。', 'otherEdition'],
  [2016, '根据《条例》第五十条编制本报告。', 'otherEdition'],
  [2016, '根据《中华人民共和国政府信息公开条例》(国务院令第492号)第三十二条编制本报告。', 'fits'],
  [2022, '按照《条例》第二十条和第二十一条主动公开信息。', 'fits'],
  [2022, '对照《条例》第三十一条确定收到申请的日期。', null],
  [2022, '对照《行政许可法》第三十一条编制本报告。', null],
  [2022, '《条例》第六条要求及时公开,据此编制本报告。', 'doubtful'],
  [2019, '根据《条例》第三十一条编制本报告。', null],
]

t.test('articles and matters', async (t) => {
  for (const [year, text, verdict] of articles) {
    const facts = await factsOf(readWordingFacts, `${text}\n一、概述\n无。`, year)
    const [cited, other, doubtful] = ['cited', 'otherEdition', 'doubtful'].map((id) => facts.value(`articles.${id}`) as number)
    t.equal(other! > 0 ? 'otherEdition' : doubtful! > 0 ? 'doubtful' : cited! > 0 ? 'fits' : null, verdict, `${year} ${text}`)
  }
})

t.test('instruments repealed before the report was due', async (t) => {
  const law = { id: 'x', title: '某省政府信息公开办法', number: '省政府令第256号', inForceTo: '2022-01-14' }
  const later = [
    { ...law, title: '某省政府信息公开规定(2008年)', number: '市政府令第2号' },
    { ...law, id: 'y', title: '某省政府信息公开规定', inForceTo: null },
  ]
  const cases: Array<[year: number, laws: object[], text: string, repealed: number]> = [
    [2023, [law], '根据《某省政府信息公开办法》编制。', 1],
    [2021, [law], '根据《某省政府信息公开办法》编制。', 1],
    [2020, [law], '根据《某省政府信息公开办法》编制。', 0],
    [2023, [law], '《某省政府信息公开办法》废止后,修订了本局制度。', 0],
    [2023, later, '根据《某省政府信息公开规定》编制。', 0],
    [2023, later, '根据《某省政府信息公开规定》(市政府令第2号)编制。', 1],
    [2023, later, '根据《某省政府信息公开规定》(市政府令第32号)编制。', 0],
  ]
  for (const [year, laws, text, repealed] of cases) {
    const overlaid = { ...book, laws: Object.fromEntries(laws.map((each, index) => [String(index), each])) } as typeof book
    const facts = await factsOf((report) => readWordingFacts(report, overlaid), `${text}\n一、概述\n无。`, year)
    t.equal(facts.value('law.repealed'), repealed, `${year} ${text}`)
  }
})

t.test('abolished tests and fees, grounds and claims', async (t) => {
  const cases: Array<[year: number, text: string, id: string, count: number]> = [
    [2022, '1件因与申请人生产、生活、科研等特殊需要无关,不予公开。', 'abolished.need.sure', 1],
    [2019, '1件因与申请人生产、生活、科研等特殊需要无关,不予公开。', 'abolished.need.sure', 0],
    [2019, '1件因与申请人生产、生活、科研等特殊需要无关,不予公开。', 'abolished.need.doubtful', 1],
    [2022, '没有以不具备特殊需要为由不予公开的情况。', 'abolished.need.sure', 0],
    [2022, '提供政府信息收取检索费20元。', 'abolished.fee.sure', 1],
    [2022, '提供政府信息收取检索费、复制费0元。', 'abolished.fee.sure', 0],
    [2022, '提供政府信息可以收取检索、复制、邮寄等成本费。', 'abolished.fee.doubtful', 1],
    [2022, '1件申请因领导未同意不予公开。', 'grounds.strange', 1],
    [2022, '1件申请因涉及个人隐私不予公开。', 'grounds.strange', 0],
    [2022, '1件申请因涉及个人隐私不予公开。', 'grounds.lawful', 1],
    [2022, '受理公开申请3件,均在法定期限内答复。', 'inTime.claimed', 1],
    [2022, '受理公开申请3件,按时答复率100%。', 'inTime.claimed', 1],
    [2022, '来信3件,均在规定时限内答复。', 'inTime.claimed', 0],
    [2022, '公开申请中3件超期答复。', 'inTime.late', 1],
    [2022, '公开申请超期答复0件。', 'inTime.late', 0],
    [2022, '公开申请中有10件申请人逾期不补正。', 'inTime.late', 0],
  ]
  for (const [year, text, id, count] of cases) {
    const facts = await factsOf(readWordingFacts, `一、概述\n${text}\n二、其他事项\n无。`, year)
    t.equal(facts.value(id), count, `${year} ${id}: ${text}`)
  }
})

t.test('every fact of the catalogue, also of a text that cites nothing and has no year', async (t) => {
  const facts = await factsOf(readWordingFacts, '一段文字。', null)
  const families = ['limits.', 'law.', 'formNotice.', 'articles.', 'abolished.', 'grounds.', 'inTime.']
  for (const id of families.flatMap(catalogued)) t.doesNotThrow(() => facts.value(id), id)
  t.equal(facts.value('limits.rightDays'), null)
})
