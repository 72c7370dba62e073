// The statistics period, and figures by the day they run to.
import t from 'tap'
import { readPeriodFacts } from '../../../src/facts/elements/period.js'
import { catalogued, factsOf } from '../prose-report.js'

interface Case { year: number; text: string; stated: string | null; full: boolean | null; start?: string | null; end?: string | null }
const periods: Case[] = [
  { year: 2016, text: '本报告数据的统计期限自2016年1月1日起至2016年12月31日止。', stated: 'stated', full: true, start: '2016-01-01', end: '2016-12-31' },
  { year: 2016, text: '统计期限从201611日起1231。', stated: 'stated', full: true },
  { year: 2013, text: '起止时间为至。', stated: 'damaged', full: null, start: null, end: null },
  { year: 2008, text: '统计期限为2008年5月1日至2008年12月31日。', stated: 'stated', full: true },
  { year: 2009, text: '统计期限为2009年5月1日至2009年12月31日。', stated: 'stated', full: false },
  { year: 2016, text: '统计期限为2015年12月1日至2016年10月30日。', stated: 'stated', full: false },
  { year: 2022, text: '本报告统计数据截止2022年12月20日。', stated: 'stated', full: false },
  { year: 2022, text: '本报告统计数据截至2022年12月31日。', stated: 'stated', full: true },
  { year: 2019, text: '统计时间截至2019年12月31日。', stated: 'stated', full: true, start: '2019-01-01' },
  { year: 2021, text: '统计期限自2020年1月1日起至2020年12月31日止。', stated: 'stated', full: null },
  { year: 2012, text: '现公布年度报告,涵盖2012年1月1日至12月31日。', stated: 'stated', full: true },
  { year: 2012, text: '2012年1月1日至2012年12月31日,主动公开信息57条。', stated: 'stated', full: true },
  { year: 2012, text: '2012年,工作扎实推进。', stated: null, full: null },
  { year: 2016, text: '统计期限从201611日起930日止。', stated: 'damaged', full: null },
]

t.test('periods', async (t) => {
  for (const { year, text, stated, full, start, end } of periods) {
    const facts = await factsOf(readPeriodFacts, `${text}\n一、概述\n工作扎实推进。`, year)
    t.same([facts.value('period.stated'), facts.value('period.full')], [stated, full], text)
    if (start !== undefined) t.equal(facts.value('period.start'), start, text)
    if (end !== undefined) t.equal(facts.value('period.end'), end, text)
    t.equal(facts.quotes('period.stated').length, stated ? 1 : 0)
  }
})

/** Of a report for 2013: figures cut off, figures of the whole year, other figures cut off. */
const figures: Array<[sentence: string, cutOff: number, fullYear: number, other: number]> = [
  ['截止201311月底,累计主动公开政府信息120余条。', 1, 0, 0],
  ['到今年11月底,共受理各类办件10788件。', 0, 0, 1],
  ['上半年,网站发布政府信息300条。', 1, 0, 0],
  ['今年1-8月份共接待来访158人次。', 0, 0, 1],
  ['前三季度主动公开信息90条。', 1, 0, 0],
  ['截至2013年12月31日,主动公开政府信息120条。', 0, 1, 0],
  ['2013年度共受理政府信息公开申请9件。', 0, 1, 0],
  ['全年未收到政府信息公开申请。', 0, 1, 0],
  ['到2013年底累计主动公开政府信息8100条。', 0, 1, 0],
  ['5月10日召开推进会1次。', 0, 0, 0],
  ['全年接待群众9000人次。', 0, 0, 0],
  ['截至2012年11月底,主动公开信息60条。', 0, 0, 0],
  ['主动公开政府信息120条。', 0, 0, 0],
  ['上半年公开信息50条,全年公开信息120条。', 1, 1, 0],
]

t.test('figures', async (t) => {
  for (const [sentence, cutOff, fullYear, other] of figures) {
    const facts = await factsOf(readPeriodFacts, `二〇一三年报告。\n一、概述\n${sentence}\n2013年工作结束。`, 2013)
    t.same(['cutOffFigures', 'fullYearFigures', 'otherCutOffs'].map((id) => facts.value(`period.${id}`)), [cutOff, fullYear, other], sentence)
  }
})

t.test('a figure of the body that names its source states no period', async (t) => {
  const facts = await factsOf(readPeriodFacts, '一、概述\n平稳。\n二、依申请公开情况\n据统计数据,2013年1-8月份共受理公开申请20件。', 2013)
  t.same([facts.value('period.stated'), facts.value('period.full'), facts.value('period.cutOffFigures')], [null, null, 1])
})

t.test('where the figures stop', async (t) => {
  const facts = await factsOf(readPeriodFacts, '一、概述\n截至2013年11月底,主动公开政府信息120条。', 2013)
  t.equal(facts.value('period.cutOff'), '2013-11-30')
})

t.test('a plan for next year holds no figures of this one', async (t) => {
  const facts = await factsOf(readPeriodFacts, '一、存在问题和下一步打算\n2013年上半年公开信息20条。', 2013)
  t.equal(facts.value('period.cutOffFigures'), 0)
})

const founded: Array<[sentence: string, newBody: boolean]> = [
  ['2019年3月,我局正式挂牌成立。', true], ['因机构改革,本单位有关职能作了调整。', true], ['我局成立了政务公开领导小组。', false],
  ['新成立企业300家。', false], ['我镇成立了由镇长任组长的工作专班。', false],
]

t.test('a body set up in the year', async (t) => {
  for (const [sentence, newBody] of founded) {
    t.equal((await factsOf(readPeriodFacts, `一、概述\n${sentence}`, 2019)).value('period.newBody'), newBody, sentence)
  }
})

t.test('every fact of the catalogue', async (t) => {
  const facts = await factsOf(readPeriodFacts, '一段文字。', null)
  for (const id of catalogued('period.')) t.doesNotThrow(() => facts.value(id), id)
})
