// The section tree: which lines are headings, of which slot and level, and what is left out.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import t from 'tap'
import fc from 'fast-check'
import { readSections } from '../../src/segment/sections.js'
import { outlineBook, read } from './reading.js'
import type { Section, Table } from '../../src/model/report.js'

async function sectionsOf(content: string, tables: Table[] = []): Promise<Section[]> {
  return readSections((await read(content)).text, tables, outlineBook)
}

/** The tree as lines: `level number|title|slot`, the number left out where there is none. */
function outline(sections: Section[], deepest = 9): string[] {
  return sections.filter(({ level }) => level <= deepest).map(({ level, number, title, slot }) => `${level} ${number ?? ''}${title}|${slot ?? '-'}`)
}

const prose = '本单位按照要求逐项落实各项任务,责任到人,按月检查,年底汇总,全部任务均按时完成。'

const cases: Array<{ name: string; text: string; outline: string[]; deepest?: number }> = [
  {
    name: 'the aspects of the overview numbered as the parts are',
    text: `1、总体情况\n${prose}\n1、主动公开。${prose}\n2、依申请公开。${prose}\n3、政府信息管理。${prose}\n4、平台建设。`
      + `${prose}\n5、监督保障。${prose}\n2、主动公开政府信息情况\n${prose}\n3、收到和处理政府信息公开申请情况\n${prose}`,
    deepest: 1, outline: ['1 1、总体情况|overview', '1 2、主动公开政府信息情况|proactive', '1 3、收到和处理政府信息公开申请情况|applications'],
  },
  {
    name: 'a preface lists the parts with numbers and nothing between them',
    text: `本年度报告由街道办公室按照统一格式编制,全文包括(一)总体情况;(二)主动公开政府信息情况;(三)收到和处理政府信息公开申请情况;(四)其他需要报告的事项。\n一、总体情况\n${prose}`,
    outline: ['1 一、总体情况|overview'],
  },
  {
    name: 'numbers collide: an inner list of the same numbers before the real second part',
    text: `一、概述\n${prose}\n一、健全机制\n${prose}\n二、规范流程\n${prose}\n三、强化监督\n${prose}\n二、主动公开政府信息情况\n${prose}\n三、依申请公开政府信息情况\n${prose}\n四、复议、诉讼情况\n未发生。`,
    deepest: 1, outline: ['1 一、概述|overview', '1 二、主动公开政府信息情况|proactive', '1 三、依申请公开政府信息情况|applications', '1 四、复议、诉讼情况|appeals'],
  },
  {
    name: 'a part without a number after the last one, with parts of its own',
    text: `一、概述\n${prose}\n二、主动公开政府信息情况\n${prose}\n三、依申请公开政府信息情况\n${prose}\n主要问题和改进措施\n存在的主要问题:\n1、更新不够及时。\n下一步改进措施:\n1、加强培训。`,
    outline: [
      '1 一、概述|overview', '1 二、主动公开政府信息情况|proactive', '1 三、依申请公开政府信息情况|applications', '1 主要问题和改进措施|problems',
      '2 存在的主要问题|problems', '2 下一步改进措施|improvements',
    ],
  },
  {
    name: 'rows of the applications table, flattened to a cell a line, are no parts',
    text: [
      '二、主动公开政府信息情况', prose, '三、收到和处理政府信息公开申请情况', '一、本年新收政府信息公开申请数量\n3\n0\n3',
      '二、上年结转政府信息公开申请数量\n0\n0\n0', '三、本年度办理结果', '(一)予以公开\n3\n0\n3', '四、结转下年度继续办理\n0\n0\n0',
      '四、政府信息公开行政复议、行政诉讼情况', prose,
    ].join('\n'),
    outline: ['1 二、主动公开政府信息情况|proactive', '1 三、收到和处理政府信息公开申请情况|applications', '1 四、政府信息公开行政复议、行政诉讼情况|appeals'],
  },
  {
    name: 'rows of a form that no reader knows: figures stand around them',
    text: `一、总体情况\n${prose}\n项目\n单位\n统计数\n(一)公开环保信息数\n条\n35\n(二)公开扶贫信息情况\n条\n13\n(三)公开救助信息情况\n条\n28\n二、主动公开政府信息情况\n${prose}`,
    outline: ['1 一、总体情况|overview', '1 二、主动公开政府信息情况|proactive'],
  },
  {
    name: 'contents before the body',
    text: `目录\n一、概述......1\n二、主动公开情况......2\n(一)公开数量\n三、依申请公开情况......5\n一、概述\n${prose}\n二、主动公开情况\n(一)公开数量\n${prose}\n三、依申请公开情况\n${prose}`,
    outline: ['1 一、概述|overview', '1 二、主动公开情况|proactive', '2 (一)公开数量|proactive', '1 三、依申请公开情况|applications'],
  },
  {
    name: 'the same heading printed twice',
    text: `一、概述\n一、概述\n${prose}\n二、主动公开情况\n${prose}`,
    outline: ['1 一、概述|overview', '1 二、主动公开情况|proactive'],
  },
  {
    name: 'the whole body on one line',
    text: `一、总体情况 ${prose}${prose}二、主动公开政府信息情况 ${prose}三、收到和处理政府信息公开申请情况 未收到申请。四、政府信息公开行政复议、行政诉讼情况 没有。五、存在的主要问题及改进情况 ${prose}六、其他需要报告的事项 无。`,
    outline: [
      '1 一、总体情况|overview', '1 二、主动公开政府信息情况|proactive', '1 三、收到和处理政府信息公开申请情况|applications',
      '1 四、政府信息公开行政复议、行政诉讼情况|appeals', '1 五、存在的主要问题及改进情况|problems', '1 六、其他需要报告的事项|other',
    ],
  },
  {
    name: 'one line that lost blanks and marks: titles known whole, tables between them',
    text: [
      '一、总体情况2022年,全年主动公开信息12条。二、主动公开政府信息情况第二十条第(一)项规章0规范性文件2', '三、收到和处理政府信息公开申请情况',
      '一、本年新收政府信息公开申请数量0二、上年结转政府信息公开申请数量0三、本年度办理结果0四、结转下年度继续办理0',
      '四、政府信息公开行政复议、行政诉讼情况行政复议0', '五、存在的主要问题及改进情况更新不及时,下一步将加强。六、其他需要报告的事项无。',
    ].join(''),
    outline: [
      '1 一、总体情况|overview', '1 二、主动公开政府信息情况|proactive', '1 三、收到和处理政府信息公开申请情况|applications',
      '1 四、政府信息公开行政复议、行政诉讼情况|appeals', '1 五、存在的主要问题及改进情况|problems', '1 六、其他需要报告的事项|other',
    ],
  },
  {
    name: 'a part between the values of one table and those of the next',
    text: [
      '二、主动公开政府信息情况', prose, '三、收到和处理政府信息公开申请情况', '四、结转下年度继续办理\n0\n0\n0', '四、政府信息公开行政复议、行政诉讼情况',
      '行政复议\n0\n0\n0', '五、存在的主要问题及改进情况', prose,
    ].join('\n'),
    outline: [
      '1 二、主动公开政府信息情况|proactive', '1 三、收到和处理政府信息公开申请情况|applications',
      '1 四、政府信息公开行政复议、行政诉讼情况|appeals', '1 五、存在的主要问题及改进情况|problems',
    ],
  },
  {
    name: 'an inner list of the same numbers under the part before the last',
    text: `一、概述\n${prose}\n二、主动公开情况\n${prose}\n三、主要问题\n一、更新不及时\n二、队伍不稳定\n四、改进措施\n一、加强更新\n二、稳定队伍`,
    deepest: 1, outline: ['1 一、概述|overview', '1 二、主动公开情况|proactive', '1 三、主要问题|problems', '1 四、改进措施|improvements'],
  },
  {
    name: 'headings inline at the start of a paragraph',
    text: `一、概述。${prose}\n二、依申请公开情况:本年度未收到申请。\n三、复议诉讼情况。没有发生。`,
    outline: ['1 一、概述|overview', '1 二、依申请公开情况|applications', '1 三、复议诉讼情况|appeals'],
  },
  {
    name: 'parts by name, with numbers of other kinds below',
    text: `第一部分 概述\n一、加强领导\n${prose}\n二、落实责任\n${prose}\n第二部分 主动公开情况\n一、公开数量\n${prose}\n第三部分 依申请公开情况\n${prose}`,
    deepest: 1, outline: ['1 第一部分概述|overview', '1 第二部分主动公开情况|proactive', '1 第三部分依申请公开情况|applications'],
  },
  {
    name: 'brackets name more slots than the numbers above them, which are still the top',
    text: `一、工作开展情况\n(一)加强组织领导\n${prose}\n(二)及时主动公开\n${prose}\n(三)规范依申请公开\n${prose}\n二、存在问题\n${prose}`,
    deepest: 1, outline: ['1 一、工作开展情况|overview', '1 二、存在问题|problems'],
  },
  {
    name: 'no numbers at all',
    text: `总体情况\n${prose}\n主动公开政府信息情况\n${prose}\n依申请公开政府信息情况\n${prose}\n政府信息公开的收费及减免情况\n${prose}\n主要问题和改进措施\n${prose}`,
    outline: [
      '1 总体情况|overview', '1 主动公开政府信息情况|proactive', '1 依申请公开政府信息情况|applications', '1 政府信息公开的收费及减免情况|fees',
      '1 主要问题和改进措施|problems',
    ],
  },
  {
    name: 'the number three stands twice',
    text: `一、概述\n${prose}\n二、主动公开情况\n${prose}\n三、依申请公开情况\n${prose}\n三、收费及减免情况\n${prose}\n四、复议诉讼情况\n${prose}`,
    outline: ['1 一、概述|overview', '1 二、主动公开情况|proactive', '1 三、依申请公开情况|applications', '1 三、收费及减免情况|fees', '1 四、复议诉讼情况|appeals'],
  },
  {
    name: 'enclosed numbers and digits',
    text: `㈠ 概述\n${prose}\n㈡ 主动公开情况\n${prose}\n㈢ 依申请公开情况\n${prose}`,
    outline: ['1 (一)概述|overview', '1 (二)主动公开情况|proactive', '1 (三)依申请公开情况|applications'],
  },
  { name: 'a body without headings', text: `${prose}\n${prose}`, outline: [] },
]

t.test('outlines', async (t) => {
  for (const each of cases) t.same(outline(await sectionsOf(each.text), each.deepest), each.outline, each.name)
})

const titles: Array<[title: string, slot: string]> = [
  ['因政府信息公开申请行政复议、提起行政诉讼的情况', 'appeals'], ['依申请公开收费情况', 'fees'], ['依申请公开政府信息和不予公开政府信息的情况', 'applications'],
  ['政府信息公开的收费及减免情况', 'fees'], ['推进收费项目公开', '-'], ['政府信息公开工作存在的主要问题及改进情况', 'problems'], ['下一步工作打算', 'improvements'],
  ['其它需要报告的事项', 'other'], ['需要说明的事项与附表', 'other'], ['政府信息公开咨询处理情况', 'consultation'], ['组织领导和制度建设情况', 'organisation'],
  ['政府信息公开情况', 'proactive'], ['2014年基本工作情况', 'overview'], ['政府信息公开工作概述', 'overview'], ['说明与附表', 'attachment'],
]

t.test('titles', async (t) => {
  for (const [title, slot] of titles) t.equal((await sectionsOf(`一、${title}\n${prose}\n二、加强学习\n${prose}`))[0]?.slot ?? '-', slot, title)
})

t.test('a body reaches to the next heading of its level or above', async (t) => {
  const content = `一、概述\n甲${prose}\n(一)数量\n乙${prose}\n二、主动公开情况\n丙${prose}`
  const { text } = await read(content)
  const bodies = readSections(text, [], outlineBook).map(({ body }) => text.clean.slice(body.start, body.end).replace(/\s/g, ''))
  t.same(bodies.map((body) => [...'甲乙丙'].filter((mark) => body.includes(mark)).join('')), ['甲乙', '乙', '丙'])
})

t.test('a statistics form lends no headings, though its rows bear the names of parts', async (t) => {
  const content = `一、概述\n${prose}\n附表\n一、主动公开情况\n(一)主动公开政府信息数\n三、依申请公开情况\n(一)收到申请数\n二、主动公开情况\n${prose}`
  const { text } = await read(content)
  const start = text.clean.indexOf('附表')
  const form: Table = {
    form: 'statistics', range: { start, end: text.clean.indexOf('二、主动公开情况') }, state: 'read', why: null,
    missingRows: [], missingColumns: [], unknownRows: 0, rows: [{ key: 'proactive.total', label: { start, end: start + 2 }, cells: [] }],
  }
  t.same(outline(readSections(text, [form], outlineBook), 1), ['1 一、概述|overview', '1 二、主动公开情况|proactive'])
})

t.test('any text gives a tree in order whose bodies nest', async () => {
  const piece = fc.constantFrom('一、', '二、', '(一)', '1.', '第一部分', '概述', '主动公开情况', '问题', '。', '\n', '0', ' ', '总计', prose)
  await fc.assert(fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 60 }), async (pieces) => {
    const content = pieces.join('')
    if (!content.trim()) return
    const sections = await sectionsOf(content)
    sections.forEach(({ heading, body, level }, index) => {
      const next = sections[index + 1]
      if (heading.start > heading.end || heading.end > body.start || body.start > body.end) throw new Error('a range is turned round')
      if (next && (next.heading.start < heading.end || (next.level > level && next.body.end > body.end))) throw new Error('sections overlap')
    })
  }), { seed: 20160302, numRuns: 200 })
})

t.test('ten thousand headings', async (t) => {
  const content = Array.from({ length: 10_000 }, (_, index) => `(${(index % 30) + 1}) 科室${index}号工作情况\n${prose}`).join('\n')
  t.equal((await sectionsOf(`一、概述\n${content}`)).length, 10_001)
})

const seeds = '../shared/seeds'
t.test('real pages', { skip: existsSync(seeds) ? false : 'the shared seeds are absent' }, async (t) => {
  const file = (start: string): string => readFileSync(`${seeds}/${readdirSync(seeds).find((name) => name.startsWith(start))!}`, 'utf8')
  const slots = async (start: string): Promise<string[]> => {
    const sections = await sectionsOf(file(start))
    return sections.filter(({ level }) => level === 1).map(({ slot }) => slot ?? '-')
  }
  t.same(await slots('000'), ['overview', 'problems', 'improvements'])
  t.same(await slots('001'), ['overview', 'proactive', 'applications', 'fees', 'appeals', 'problems'])
  t.same(await slots('002'), ['overview', 'proactive', 'applications', 'consultation', 'appeals', 'fees', 'other', 'problems'])
  t.same(await slots('004'), ['overview', 'proactive', 'applications', 'appeals', 'fees', 'problems'])
})

t.test('headings that the page marks, and links that bear the name of a part', async (t) => {
  const page = [
    '<html><body><div class="content"><h1>某市教育局2023年政府信息公开工作年度报告</h1>', `<h2>总体情况</h2><p>${prose}</p>`,
    `<h3>主动公开</h3><p>${prose}</p>`, `<h2>主动公开政府信息情况</h2><p>${prose}</p>`, `<h2>其他需要报告的事项</h2><p>${prose}</p>`,
    '<p>依申请公开</p></div></body></html>',
  ].join('')
  const { text } = await read(page, 'page.html')
  t.same(outline(readSections(text, [], outlineBook)), [
    '1 总体情况|overview', '2 主动公开|proactive', '1 主动公开政府信息情况|proactive', '1 其他需要报告的事项|other',
  ])
})
