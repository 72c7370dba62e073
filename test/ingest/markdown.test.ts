// Markdown: the characters stay those of the file, and its marks are not in the way of reading.
import t from 'tap'
import { ingest } from '../../src/ingest/ingest.js'
import { normalise } from '../../src/normalise/normalise.js'
import type { Source } from '../../src/model/source.js'

const read = (content: string, name = 'report.md'): Promise<Source> => ingest({ name, bytes: Buffer.from(content) })

/** Lines as cleaned, headings with their level, and cells. */
function lines(source: Source): string[] {
  const text = normalise(source)
  return text.lines.map(({ start, end, heading }) => (heading ? `${heading} ` : '') + text.clean.slice(start, end))
}

t.test('headings, emphasis, lists, links', async (t) => {
  const cases: Array<[name: string, content: string, expected: string[]]> = [
    ['headings', '# 年度报告\n正文。\n## 一、总体情况 ##\n　　公开。\n###### 小\n#公开\n', ['1 年度报告', '正文。', '2 一、总体情况', '公开。', '6 小', '#公开']],
    ['underlined headings', '年度报告\n====\n\n一、总体情况\n---\n正文\n\n---\n', ['1 年度报告', '2 一、总体情况', '正文']],
    ['emphasis', '**一、总体情况**\n全年公开**3119**条，*其中*~~旧~~`12`件。***结转***', ['一、总体情况', '全年公开3119条,其中旧12件。结转']],
    ['stars that are none', '3 * 4 * 5，5*', ['3 * 4 * 5,5*']],
    ['blanks to be filled in', '____年__月', ['____年__月']],
    ['bullets and quotations', '- 主动公开\n* 依申请\n  + 其他\n> 引文\n-5件', ['主动公开', '依申请', '其他', '引文', '-5件']],
    ['links', '详见[青溪县](http://www.example.gov.cn/a)网站', ['详见青溪县网站']],
    ['escapes', '1\\. 总体情况\\*\n', ['1. 总体情况*']],
    ['a table', '| 项目 | **数量** |\n|:--|--:|\n| 甲\\|乙 | **12**<br>件 |\n', ['项目', '数量', '甲|乙', '12件']],
  ]
  for (const [name, content, expected] of cases) {
    const source = await read(content)
    t.equal(source.text, content, `${name}: the characters of the file`)
    t.same(lines(source), expected, name)
  }
})

t.test('places count in the file', async (t) => {
  const source = await read('## 一、**总体**情况\n公开**3119**条\n')
  const text = normalise(source)
  const start = text.clean.indexOf('3119')
  const { start: from, end } = text.span({ start, end: start + 5 })
  t.equal(source.text.slice(from, end), '3119**条')
  t.equal((await read('# 报告', 'report.txt')).format, 'text', 'only a name says that Markdown is meant')
})

t.test('a picture is seen', async (t) => {
  const { blocks } = await read('正文\n\n![统计表](table.png)\n\n末尾\n')
  t.same(blocks.map(({ kind }) => kind), ['paragraph', 'picture', 'paragraph'])
})

t.test('thousands of marks', async (t) => {
  for (const mark of ['*', '**', '`', '[', '![', '~~', '\\', '<br', '> ', '#', '- ', '](']) {
    t.ok((await read(`报告${mark.repeat(60_000)}`)).text.length > 60_000, mark)
  }
})
