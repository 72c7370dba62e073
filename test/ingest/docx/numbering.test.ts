// Numbers that stand in no text: Word computes them, a reader sees them, so they are read.
import t from 'tap'
import { p, part, style, tbl, tc, tr, wordFile } from './word-file.js'
import { ingest } from '../../../src/ingest/ingest.js'
import { printedNumber } from '../../../src/ingest/docx/number-formats.js'

const level = (at: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
const list = (id: number, levels: string): string => `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`
const num = (id: number, of: number, over = ''): string => `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${over}</w:num>`
const numbered = (text: string, numId: number, ilvl = 0): string => p(text,
  `<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${numId}"/></w:numPr>`)

async function reads(body: string, numbering: string, styles = ''): Promise<string[]> {
  const bytes = wordFile(body, { parts: { 'numbering.xml': part('numbering', numbering), 'styles.xml': part('styles', styles) } })
  const { text, blocks } = await ingest({ name: 'a.docx', bytes })
  return blocks.map(({ span }) => text.slice(span.start, span.end))
}

const parts = list(0, level(0, 'chineseCountingThousand', '%1、') + level(1, 'chineseCounting', '（%2）') + level(2, 'decimal', '%3.'))
  + num(1, 0)

t.test('levels count on, and begin anew under a higher one', async (t) => {
  t.same(await reads([numbered('总体情况', 1), numbered('主动公开', 1, 1), numbered('依申请公开', 1, 1), numbered('新收', 1, 2), numbered('问题', 1),
    numbered('不足', 1, 1), p('完')].join(''), parts),
  ['一、总体情况', '（一）主动公开', '（二）依申请公开', '1. 新收', '二、问题', '（一）不足', '完'])
})

t.test('an empty paragraph counts, one that is hidden or taken away does not', async (t) => {
  t.same(await reads([numbered('甲', 1), numbered('', 1), p('<w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r>',
    '<w:numPr><w:numId w:val="1"/></w:numPr>'),
    p('', '<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr>'), numbered('乙', 1)].join(''), parts),
  ['一、甲', '二、', '密', '三、乙'])
  const cells = tbl([1, 2].map(() => tr([tc(numbered('', 2)), tc('件')])))
  t.same(await reads(cells, list(0, level(0, 'decimal', '%1')) + num(2, 0)), ['1\t件\n2\t件'], 'a column of numbers')
})

t.test('lists that share their levels count together; one with a start of its own begins there', async (t) => {
  const shared = list(0, level(0, 'decimal', '%1、')) + num(1, 0) + num(2, 0)
    + num(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    + num(4, 0, `<w:lvlOverride w:ilvl="0">${level(0, 'upperRoman', '%1)')}</w:lvlOverride>`)
  t.same(await reads([numbered('a', 1), numbered('b', 2), numbered('c', 3), numbered('d', 3), numbered('e', 4)].join(''), shared),
    ['1、a', '2、b', '1、c', '2、d', 'III) e'])
})

t.test('several levels in one label, as decimals where the law wants them, with and without a restart', async (t) => {
  const legal = list(0, level(0, 'chineseCounting', '第%1章') + level(1, 'decimal', '%1.%2', '<w:isLgl/>') + level(2, 'decimal', '%1-%3',
    '<w:lvlRestart w:val="0"/>')
    + level(3, 'decimal', '第%4条', '<w:lvlRestart w:val="1"/><w:suff w:val="nothing"/>')) + num(1, 0)
  t.same(await reads([numbered('总则', 1), numbered('a', 1, 1), numbered('b', 1, 2), numbered('c', 1, 3), numbered('d', 1, 1), numbered('e',
    1, 3),
    numbered('附则', 1), numbered('f', 1, 2), numbered('g', 1, 3)].join(''), legal),
  ['第一章 总则', '1.1 a', '一-1 b', '第1条c', '1.2 d', '第2条e', '第二章 附则', '二-2 f', '第1条g'])
  t.same(await reads(numbered('x', 1, 1), legal), ['1.1 x'], 'a level whose parent nobody began')
})

t.test('numbered by a style, at the level the list keeps for it; taken away by a paragraph', async (t) => {
  const styles = style('1', 'heading 1', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    + style('2', 'heading 2', '<w:basedOn w:val="1"/>') + style('3', 'x',
      '<w:basedOn w:val="1"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>')
    + style('L', 'list', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', 'numbering')
  const linked = list(0, level(0, 'chineseCounting', '%1、', '<w:pStyle w:val="1"/>') + level(1, 'decimal', '%2.', '<w:pStyle w:val="2"/>'))
    + '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="L"/></w:abstractNum>' + num(1, 0) + num(6, 5)
  const styled = (id: string, more = ''): string => p(id, `<w:pStyle w:val="${id}"/>${more}`)
  t.same(await reads(styled('1') + styled('2') + styled('3') + styled('1', '<w:numPr><w:numId w:val="0"/></w:numPr>') + styled('1')
    + numbered('y', 6), linked, styles),
    ['一、1', '1. 2', '3', '1', '二、1', '三、y'])
})

t.test('bullets are no text, and what is not defined has no number', async (t) => {
  const bullets = list(0, level(0, 'bullet', '\uF0B7')) + num(1, 0)
  t.same(await reads(numbered('甲', 1) + numbered('乙', 9) + numbered('丙', 1, 12), bullets), ['甲', '乙', '丙'])
})

t.test('formats', async (t) => {
  const cases: Array<[format: string, values: number[], expected: string[]]> = [
    ['chineseCounting', [1, 10, 11, 20, 21, 100, 105, 110, 1001, 10_000, 100_001], ['一', '十', '十一', '二十', '二十一', '一百', '一百零五', '一百一十',
      '一千零一',
      '一万', '十万零一']],
    ['chineseLegalSimplified', [1, 11], ['壹', '壹拾壹']], ['ideographTraditional', [1, 10, 11], ['甲', '癸', '甲']], ['ideographDigital', [10],
      ['一〇']],
    ['ideographZodiacTraditional', [1, 13], ['甲子', '丙子']], ['decimalEnclosedCircle', [1, 20, 21, 36, 51], ['①', '⑳', '㉑', '㊱', '51']],
    ['decimalEnclosedParen', [2, 21], ['⑵', '21']], ['decimalFullWidth', [12], ['１２']], ['decimalZero', [3], ['03']], ['upperRoman', [4,
      19], ['IV', 'XIX']],
    ['lowerRoman', [9], ['ix']], ['lowerLetter', [1, 26, 27], ['a', 'z', 'aa']], ['numberInDash', [2], ['- 2 -']], ['ordinal', [1, 12, 23],
      ['1st', '12th', '23rd']],
    ['none', [1], ['']], ['nobody knows', [7], ['7']], ['ideographEnclosedCircle', [1, 11], ['㊀', '11']],
  ]
  for (const [format, values, expected] of cases) t.same(values.map((value) => printedNumber(value, format)), expected, format)
})
