// Workbooks as offices keep reports in them: the forms as sheets, a report typed into cells, what is hidden; and those that are meant to do harm.
import { readFileSync } from 'node:fs'
import t from 'tap'
import { evaluate } from '../../../src/evaluate.js'
import { ingest } from '../../../src/ingest/ingest.js'
import { loadRulebook } from '../../../src/rulebook/load.js'
import { archive } from '../../container/archive.js'
import { sheetOf, workbookOf } from './sheet-file.js'
import type { SheetGiven } from './sheet-file.js'
import type { Grid, Source } from '../../../src/model/source.js'

const read = (sheets: Record<string, SheetGiven>, over?: Record<string, string>): Promise<Source> =>
  ingest({ name: '附表.xlsx', bytes: workbookOf(sheets, over) })

/** Paragraphs as they are, headings marked, a grid as its rows with the size of merged cells. */
function shown({ text, blocks }: Source): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'picture') return ['[picture]']
    if (block.kind === 'paragraph') return [(block.heading ? '# ' : '') + text.slice(block.span.start, block.span.end)]
    return rowsOf(block, text)
  })
}

function rowsOf({ rows, cells }: Grid, text: string): string[] {
  return Array.from({ length: rows }, (_, row) => cells.filter((cell) => cell.row === row).map(({ span, rowSpan, columnSpan }) =>
    text.slice(span.start, span.end) + (rowSpan * columnSpan > 1 ? `<${rowSpan}x${columnSpan}>` : '')).join(' | '))
}

const table = { A1: '申请人', B1: '自然人', C1: '企业', A2: '新收', B2: 3, C2: 0, A3: '结转', B3: 1 }

const cases: Array<[name: string, sheets: Record<string, SheetGiven>, expected: string[]]> = [
  ['zero and blank are two things', { Sheet1: { cells: table } }, ['申请人 | 自然人 | 企业', '新收 | 3 | 0', '结转 | 1 | ']],
  ['a sheet that somebody named', { '依申请公开 附表': { cells: table } }, ['# 依申请公开 附表', '申请人 | 自然人 | 企业', '新收 | 3 | 0', '结转 | 1 | ']],
  ['the name is said already', { 附表: { cells: { A1: '附表：情况', ...down(table, 2) } } },
    ['附表：情况', '申请人 | 自然人 | 企业', '新收 | 3 | 0', '结转 | 1 | ']],
  ['merged cells', { Sheet1: { cells: { A1: '信息', B1: '办理情况', B2: '制发', C2: '废止', A3: '规章', B3: 1, C3: 2 }, merges: ['A1:A2', 'B1:C1'] } },
    ['信息<2x1> | 办理情况<1x2>', '制发 | 废止', '规章 | 1 | 2']],
  ['tables one below the other', { Sheet1: { cells: { A1: '一、甲', ...down(table, 1), A6: '二、乙', ...down(table, 7) } } },
    ['一、甲', '申请人 | 自然人 | 企业', '新收 | 3 | 0', '结转 | 1 | ', '二、乙', '申请人 | 自然人 | 企业', '新收 | 3 | 0', '结转 | 1 | ']],
  ['a merged title and a note without blank rows between', {
    Sheet1: { cells: { ...table, A4: '二、乙', ...down(table, 4), A8: '注：数据截至年底' }, merges: ['A4:C4', 'A8:C8'] },
  }, ['申请人 | 自然人 | 企业', '新收 | 3 | 0', '结转 | 1 | ', '二、乙', '申请人 | 自然人 | 企业', '新收 | 3 | 0', '结转 | 1 | ', '注：数据截至年底']],
  ['a row whose values are all blank stays in its table', { Sheet1: { cells: { ...table, A4: '三、其他' } } },
    ['申请人 | 自然人 | 企业', '新收 | 3 | 0', '结转 | 1 | ', '三、其他 |  | ']],
  ['prose below a table takes its heading with it', { Sheet1: { cells: { ...table, A4: '三、问题', A5: '公开不够及时。\n解读不多。' } } },
    ['申请人 | 自然人 | 企业', '新收 | 3 | 0', '结转 | 1 | ', '三、问题', '公开不够及时。', '解读不多。']],
  ['a title in cells of a table is no prose', { Sheet1: { cells: { ...table, A2: { xml: '', attributes: 's="1"' }, A4: '新\n收' } } },
    ['申请人 | 自然人 | 企业', ' | 3 | 0', '结转 | 1 | ', '新收 |  | ']],
  ['columns that hold nothing', { Sheet1: { cells: { A1: '甲', D1: '乙', A2: 1, D2: 2 }, merges: ['A1:C1', 'A2:C2'] } }, ['甲 | 乙', '1 | 2']],
  ['numbers as they are shown', { Sheet1: { cells: {
    A1: '金额', B1: { xml: '<v>96171.600000000006</v>' }, C1: { xml: '<v>1.2E3</v>' }, A2: '日期', B2: { xml: '<v>45310</v>', attributes: 's="1"' },
    C2: { xml: '<v>1</v>', attributes: 't="b"' },
  } } }, ['金额 | 96171.6 | 1.2E3', '日期 | 2024-01-19 | 1']],
  ['escapes of characters', { '附_x0020_表': { cells: { A1: '申请_x0041_', B1: '_x005F_x0041_', A2: '新_x000D_\n收', B2: 3 } } },
    ['# 附 表', '申请A | _x0041_', '新收 | 3']],
  ['lines broken on Windows', { Sheet1: { cells: { A1: '公开不够及时。_x000D_\n解读不多。' } } }, ['公开不够及时。', '解读不多。']],
  ['an escape in two runs is none', { Sheet1: { cells: {
    A1: { xml: '<is><r><t>_x00</t></r><r><t>41_</t></r></is>', attributes: 't="inlineStr"' },
  } } }, ['_x0041_']],
  ['rich text, and no reading aid', { Sheet1: { cells: {
    A1: { xml: '<is><r><t>青</t></r><r><t>溪</t></r><rPh><t>qing</t></rPh></is>', attributes: 't="inlineStr"' },
  } } }, ['青溪']],
]

for (const [name, sheets, expected] of cases) t.test(name, async (t) => { t.same(shown(await read(sheets)), expected) })

function down(cells: SheetGiven['cells'], rows: number): SheetGiven['cells'] {
  return Object.fromEntries(Object.entries(cells).map(([place, given]) => [place[0]! + String(Number(place.slice(1)) + rows), given]))
}

t.test('what is hidden is left out, and said', async (t) => {
  const source = await read({
    Sheet1: { cells: { ...table, D1: '备注', D2: '内部', A9: '草稿' }, columns: '<col min="4" max="4" hidden="1"/>', hiddenRows: [9] },
    旧表: { cells: { A1: '旧' }, state: 'hidden' }, 更旧: { cells: { A1: '更旧' }, state: 'veryHidden' },
  })
  t.same(shown(source), ['申请人 | 自然人 | 企业', '新收 | 3 | 0', '结转 | 1 | '])
  t.same(source.notes.map(({ code, text }) => [code, /\d/.exec(text.zh)![0]]), [['hidden-sheets', '2'], ['hidden-cells', '3']])
  const cells = { A1: '合并', C1: '乙', B2: '甲', C2: 1 }
  const partly = await read({ Sheet1: { cells, merges: ['A1:B1'], columns: '<col min="1" max="1" hidden="1"/>' } })
  t.same([shown(partly), partly.notes], [['合并 | 乙', '甲 | 1'], []], 'a merged cell shows in what is left of it')
})

t.test('formulas give what was saved beside them; one saved without is no blank', async (t) => {
  const source = await read({ Sheet1: { cells: {
    A1: '项', B1: '数', A2: '和', B2: { xml: '<f>1+1</f><v>2</v>' }, A3: '差', B3: { xml: '<f>WEBSERVICE("http://x")</f><v/>' },
    A4: '空', B4: { xml: '<f>""</f><v></v>', attributes: 't="str"' },
  } } })
  t.same(shown(source), ['项 | 数', '和 | 2', '差 | =?', '空 | '])
  t.same(source.notes.map(({ code }) => code), ['unsaved-formulas'])
})

t.test('pictures and text boxes over the cells', async (t) => {
  const over = {
    'xl/worksheets/_rels/sheet1.xml.rels': '<Relationships><Relationship Id="d" Target="../drawings/drawing1.xml"/></Relationships>',
    'xl/drawings/drawing1.xml': '<wsDr><pic/><sp><txBody><p><r><t>见</t></r><r><t>附图</t></r></p></txBody></sp></wsDr>',
  }
  t.same(shown(await read({ Sheet1: { cells: { A1: '一、总体情况' }, after: '<drawing q:id="d"/>' } }, over)), ['一、总体情况', '见附图', '[picture]'])
  await t.rejects(read({ Sheet1: { cells: {}, after: '<drawing q:id="d"/>' } }, { ...over, 'xl/drawings/drawing1.xml': '<wsDr><pic/></wsDr>' }),
    { code: 'not-text' })
  await t.rejects(read({ Sheet1: { cells: {} } }), { code: 'empty-file' })
})

t.test('a quote is found in its cell', async (t) => {
  const source = await read({ '1月 数据': { cells: { A1: '说明。', ...down(table, 2) } } })
  const at = (quote: string): unknown => source.locate!({ start: source.text.indexOf(quote), end: source.text.indexOf(quote) + quote.length })
  t.same(at('明'), [{ element: "'1月 数据'!A1" }])
  t.same(at('自然人\t企业'), [{ element: "'1月 数据'!B3" }, { element: "'1月 数据'!C3" }])
  t.same(source.locate!({ start: source.text.length - 1, end: source.text.length - 1 }), [{ element: "'1月 数据'!C5" }], 'a blank cell')
})

/** A sheet names no column of a site. */
const ofSites = 'column-placement'

t.test('a report typed into a sheet is judged as the page it was copied from', async (t) => {
  const rulebook = loadRulebook()
  const page = { name: 'report.html', bytes: readFileSync('test/golden/qingxi-education-2024/report.html') }
  const source = await ingest(page)
  const verdicts = async (name: string, bytes: Uint8Array): Promise<string[]> =>
    (await evaluate({ name, bytes }, {}, rulebook)).findings.filter(({ ruleId }) => ruleId !== ofSites)
      .map(({ ruleId, outcome }) => `${ruleId} ${outcome}`)
  const expected = await verdicts(page.name, page.bytes)
  for (const wide of [true, false]) t.same(await verdicts('年报.xlsx', workbookOf({ Sheet1: sheetOf(source, wide) })), expected, `merged: ${wide}`)

  const forms = source.blocks.filter(({ kind }) => kind === 'grid')
  const parts = ['主动公开政府信息情况', '收到和处理政府信息公开申请情况', '政府信息公开行政复议、行政诉讼情况']
  const book = workbookOf(Object.fromEntries(parts.map((part, at) => [part, sheetOf({ ...source, blocks: [forms[at]!] }, false)])))
  const alone = await evaluate({ name: '附表.xlsx', bytes: book }, {}, rulebook)
  t.same(alone.findings.filter(({ outcome }) => outcome === 'fail').map(({ ruleId }) => ruleId), ['application-table-balance'],
    'the forms alone are checked, and no prose is missed in them')
})

t.test('totals saved without their values are not held against anybody', async (t) => {
  const source = await ingest({ name: 'report.html', bytes: readFileSync('test/golden/qingxi-education-2024/report.html') })
  const sheet = sheetOf(source, true)
  const failed = async (): Promise<string[]> => (await evaluate({ name: '年报.xlsx', bytes: workbookOf({ Sheet1: sheet }) }, {}, loadRulebook()))
    .findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'partial').map(({ ruleId }) => ruleId)
  const before = await failed()
  for (const place of Object.keys(sheet.cells)) {
    if (place.startsWith('J') && typeof sheet.cells[place] === 'number') sheet.cells[place] = { xml: '<f>SUM(D1:I1)</f>' }
  }
  t.same((await failed()).filter((rule) => !before.includes(rule)), [])
})

t.test('hostile workbooks are bounded', async (t) => {
  const corners = { A1: '甲', B1: '乙', XFD1048576: '角' }
  const vast = await read({ Sheet1: { cells: corners, merges: ['A1:XFD1048576'], after: '<dimension ref="A1:XFD1048576"/>' } })
  t.same(shown(vast), ['甲<1x2>', '角'])
  const diagonal = Array.from({ length: 700 }, (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>1</v></c>${cellAt(at + 1)}</row>`).join('')
  await t.rejects(read({ Sheet1: { cells: {} } }, { 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${diagonal}</sheetData></worksheet>` }),
    { code: 'too-many-cells' })
  const overlapping = Array.from({ length: 500 }, (_, at) => `A${at + 1}:XFD1048576`)
  t.ok(await read({ Sheet1: { cells: { ...table, ...down(table, 3) }, merges: overlapping } }))
  await t.rejects(read({ Sheet1: { cells: {} } }, { 'xl/sharedStrings.xml': '<!DOCTYPE x [<!ENTITY a "b">]><sst><si><t>&a;</t></si></sst>' }),
    { code: 'archive-refused' })
  await t.rejects(read({ Sheet1: { cells: table } }, { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row' }), { code: 'damaged-file' })
})

function cellAt(row: number): string {
  const column = row + 26
  return `<c r="${String.fromCharCode(64 + Math.floor(column / 26), 65 + (column % 26))}${row}"><v>1</v></c>`
}

t.test('workbooks of other kinds are named', async (t) => {
  const old = Buffer.alloc(1024)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(old)
  Buffer.from('Workbook', 'utf16le').copy(old, 640)
  await t.rejects(ingest({ name: 'a.xls', bytes: old }), { code: 'unknown-format', message: /97-2003.*XLSX/ })
  await t.rejects(ingest({ name: 'a.xlsb', bytes: archive({ 'xl/workbook.bin': 'x' }) }), { code: 'unknown-format', message: /xlsb/ })
})
