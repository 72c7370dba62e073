// Which parts stand: by heading, in words, as a table, or not at all.
import t from 'tap'
import { readOutlineFacts } from '../../../src/facts/elements/outline.js'
import { catalogued, factsOf } from '../prose-report.js'

const prose = '本单位按照要求逐项落实各项任务,责任到人,按月检查,年底汇总,全部任务均按时完成。'
const before = `一、工作概述\n${prose}`

/** One sentence in a report that has no heading for the part it answers. */
const answers: Array<[slot: string, sentence: string, form: 'content' | null]> = [
  ['applications', '全年未收到政府信息公开申请。', 'content'],
  ['applications', '本年度共受理依申请公开5件,均已答复。', 'content'],
  ['applications', '接到12项依申请公开政府信息申请。', 'content'],
  ['applications', '全年受理行政许可申请300件。', null],
  ['applications', '今后要做好依申请公开工作。', null],
  ['fees', '全年没有对公民、法人和其他组织申请公开政府信息收费。', 'content'],
  ['fees', '依申请公开的检索、复制等服务均免费提供。', 'content'],
  ['fees', '调查整理了行政收费项目40余项,对收费标准、减免程度进行了摸底。', null],
  ['fees', '在行政事业性收费方面公开了收费标准。', null],
  ['appeals', '没有发生因政府信息公开引起的行政复议、行政诉讼。', 'content'],
  ['appeals', '因政府信息公开被申请行政复议2件。', 'content'],
  ['appeals', '全年没有行政复议和行政诉讼。', 'content'],
  ['appeals', '全年受理各类行政复议案件30件。', null],
  ['proactive', '通过网站主动公开政府信息120条。', 'content'],
  ['proactive', '公开是原则,不公开是例外。', null],
  ['problems', '政府信息公开工作还存在更新不及时等问题。', 'content'],
  ['problems', '多次开会对公开工作中存在的问题进行研究。', null],
  ['improvements', '下一步,将继续加大信息公开力度。', 'content'],
  ['other', '没有其他需要报告的事项。', 'content'],
]

t.test('content where no heading stands', async (t) => {
  for (const [slot, sentence, form] of answers) {
    const facts = await factsOf(readOutlineFacts, `${before}\n${sentence}\n二、队伍建设\n${prose}`)
    t.equal(facts.value(`sections.${slot}`), form, sentence)
    t.same(facts.quotes(`sections.${slot}`), form ? [sentence] : [], 'quoted, and nothing for an absent part')
  }
})

t.test('headings', async (t) => {
  const facts = await factsOf(readOutlineFacts, [
    '一、总体情况', prose, '(一)主动公开情况', prose, '二、依申请公开及收费情况', '未收到申请。',
    '三、存在的主要问题及改进情况', '(一)依申请公开渠道不畅', prose,
  ].join('\n'))
  const stands = (slot: string) => facts.value(`sections.${slot}`)
  t.same(['overview', 'proactive', 'applications', 'fees', 'problems', 'improvements'].map(stands), Array(6).fill('heading'))
  t.same(['appeals', 'other'].map(stands), [null, null])
  t.same(facts.quotes('sections.fees'), ['二、依申请公开及收费情况'], 'one title may name two parts')
  t.same([facts.value('sections.count'), facts.value('sections.numbered')], [3, true])
})

t.test('a plan for next year is no part of this one', async (t) => {
  const facts = await factsOf(readOutlineFacts, `一、工作概述\n${prose}\n二、存在问题及下一步打算\n(一)健全依申请公开制度\n${prose}`)
  t.equal(facts.value('sections.applications'), null)
})

t.test('a gap, a number twice or none is no complete sequence', async (t) => {
  const cases: Array<[content: string, numbered: boolean]> = [
    [`一、概述\n${prose}\n二、主动公开情况\n${prose}\n三、存在问题\n${prose}`, true],
    [`一、概述\n${prose}\n二、主动公开情况\n${prose}\n四、存在问题\n${prose}`, false],
    [`一、概述\n${prose}\n二、主动公开情况\n${prose}\n主要问题和改进措施\n${prose}`, false],
  ]
  for (const [content, numbered] of cases) t.equal((await factsOf(readOutlineFacts, content)).value('sections.numbered'), numbered, content)
})

t.test('an annex is a part where the preface says so', async (t) => {
  const body = `一、概述\n${prose}\n二、主动公开情况\n${prose}\n附件:统计表`
  t.equal((await factsOf(readOutlineFacts, `前言。\n${body}`)).value('sections.count'), 2)
  t.equal((await factsOf(readOutlineFacts, `报告由概述、主动公开情况、附表三部分组成。\n${body}`)).value('sections.count'), 3)
})

t.test('an overview under another name, before the parts', async (t) => {
  const overview = async (content: string) => (await factsOf(readOutlineFacts, content, 2022)).value('sections.overview')
  t.equal(await overview(`一、加强组织领导\n${prose.repeat(3)}\n二、主动公开政府信息情况\n${prose}\n三、存在问题\n${prose}`), 'content')
  t.equal(await overview(`一、主动公开政府信息情况\n${prose}\n二、存在问题\n${prose}`), null)
})

t.test('a part on problems that says nothing', async (t) => {
  const around = (body: string) => `${before}\n二、存在的主要问题及改进情况\n${body}\n三、其他事项\n无。`
  const concrete = async (body: string) => (await factsOf(readOutlineFacts, around(body))).value('problems.concrete')
  t.equal(await concrete('公开内容更新不够及时,下一步将加强督促。'), true)
  t.equal(await concrete('无。'), false)
  t.equal(await concrete(''), false)
  t.equal((await factsOf(readOutlineFacts, before)).value('problems.concrete'), null, 'absent is null')
})

t.test('every fact of the catalogue', async (t) => {
  const facts = await factsOf(readOutlineFacts, '一段文字。', null)
  for (const id of [...catalogued('sections.'), 'problems.concrete']) t.doesNotThrow(() => facts.value(id), id)
})
