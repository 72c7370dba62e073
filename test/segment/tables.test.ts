// Prescribed tables in the shapes pages give them: what is read, and what must never be guessed.
import t from 'tap'
import type { Test } from 'tap'
import { readTables } from '../../src/segment/tables.js'
import { applicationGrid, applicationRows, flattened, forms, pageText, plainText } from './table-shapes.js'
import type { Cell } from './table-shapes.js'
import type { Table } from '../../src/model/report.js'
import type { Text } from '../../src/model/text.js'

const heading = '三、收到和处理政府信息公开申请情况'
const values: Record<string, Cell[]> = {
  newlyReceived: [30, 2, 0, 0, 1, 0, 33], carriedOver: [1, 0, 0, 0, 0, 0, 1], granted: [20, 1, 0, 0, 0, 0, 21],
  'notAvailable.notHeld': [11, 1, 0, 0, 1, 0, 13], handledTotal: [31, 2, 0, 0, 1, 0, 34],
}
const whole = { form: 'applications-2021', state: 'read', newlyReceived: '30 2 0 0 1 0 33', handledTotal: '31 2 0 0 1 0 34',
  'notAvailable.notHeld': '11 1 0 0 1 0 13', missing: '' }
const grid2021 = (): Cell[][] => applicationGrid(2021, values)

/** `form`, `state`, `why`, `missing` and rows by key, each row as its cells: the number, or the kind of an empty one. */
type Expected = Record<string, string | null>

function summary(tables: Table[], kind: string, asked: Expected): Expected {
  const table = tables.find(({ form }) => form.startsWith(kind))
  const said = Object.keys(asked).map((key): [string, string | null] => {
    if (key === 'form' || key === 'state' || key === 'why') return [key, table?.[key] ?? null]
    if (key === 'missing') return [key, [...(table?.missingRows ?? []), ...(table?.missingColumns ?? [])].join(' ')]
    const row = table?.rows.find((each) => each.key === key)
    return [key, row ? row.cells.map(({ value, kind: of }) => value ?? of).join(' ') : null]
  })
  return Object.fromEntries(said)
}

async function check(t: Test, name: string, kind: string, text: Text | string, expected: Expected): Promise<void> {
  const read = typeof text === 'string' ? await plainText(text) : text
  t.same(summary(readTables(read, { forms }), kind, expected), expected, name)
}

/** As a page whose repeated lines were removed keeps the first zero and no other. */
function withoutLaterZeros(text: string): string {
  return text.split('\n').filter((line, at, all) => line !== '0' || all.indexOf('0') === at).join('\n')
}

t.test('the applications table', async (t) => {
  const edited = (edit: (rows: Cell[][]) => Cell[][]): Text => pageText([heading, edit(grid2021())])
  const texts = (rows: Cell[][]): string[][] => rows.map((row) => row.map((cell) => String(Array.isArray(cell) ? cell[0] : cell)))
  const cases: Array<[string, Text | string, Expected]> = [
    ['grid with merged cells', pageText([heading, grid2021()]), whole],
    ['the edition of 2019 has one row 其他处理',
      pageText([applicationGrid(2019, { ...values, otherHandling: [2, 0, 0, 0, 0, 0, 2] })]),
      { form: 'applications-2019', state: 'read', otherHandling: '2 0 0 0 0 0 2', missing: '' }],
    ['one cell a line', `${heading}\n${flattened(grid2021())}`, whole],
    ['a blank line between all', `${heading}\n${flattened(grid2021(), '\n\n')}`, whole],
    ['all on one line', `${heading} ${flattened(grid2021(), ' ')} 五、存在的主要问题`, whole],
    ['a pipe after each', flattened(grid2021(), ' |\n'), whole],
    ['a pipe alone between', flattened(grid2021(), '\n|\n'), whole],
    ['a pipe before each', flattened(grid2021(), '\n| '), whole],
    ['drawn with pipes, ragged', texts(grid2021()).map((row) => `${row.join(' | ')} | ||`).join('\n'), whole],
    ['drawn with pipes at both ends', texts(grid2021()).map((row) => `| ${row.join(' | ')} |`).join('\n|---|---|\n'), whole],
    ['drawn with tabs', texts(grid2021()).map((row) => row.join('\t')).join('\n'), whole],
    ['label and values on a line', texts(grid2021()).map((row) => row.join(' ')).join('\n'), whole],
    ['full-width digits', flattened(grid2021()).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xFEE0)),
      whole],
    ['units in cells',
      edited((rows) => rows.map((row) => row.map((cell): Cell => (typeof cell === 'number' ? `${cell}件` : cell)))), whole],
    ['labels cut anywhere', flattened(grid2021()).replace('本年新收政府', '本年新收\n政府').replace('结转下年度', '结转\n下年度')
      .replace('本机关不掌握相关', '本机关不掌\n握相关'), whole],
    ['numbers lost from labels', flattened(grid2021()).replace(/[一二三四]、|\([一二三四五六七]\)|\d\.(?=\D)/g, ''), whole],
    ['a vertical header, one character a line',
      flattened(grid2021()).replace('三、本年度办理结果', '三\n本\n年\n度\n办\n理\n结\n果').replace('(三)不予公开', '(三)\n不\n予\n公\n开'), whole],
    ['other marks in labels', flattened(grid2021()).replaceAll('、', ',').replace('“三安全一稳定”', '"三安全一稳定"').replaceAll('1.', '(1)'),
      whole],
    ['the long bracket left out', flattened(grid2021()).replace('(区分处理的,只计这一情形,不计其他情形)', ''),
      { ...whole, partlyGranted: '0 0 0 0 0 0 0' }],
    ['a group and its row in one cell',
      edited((rows) => rows.map((row) => (row.includes('1.属于国家秘密') ? ['(三)不予公开1.属于国家秘密', ...row.slice(-7)] : row))),
      { ...whole, 'refused.stateSecret': '0 0 0 0 0 0 0' }],
    ['a note beside the figures', edited((rows) => rows.map((row, at) => (at > 2 ? [...row, at === 4 ? '含转办' : ''] : row))),
      whole],
    ['sums of groups that the form does not have', edited((rows) => rows.flatMap((row) => {
      const group = row.findIndex((cell) => Array.isArray(cell) && String(cell[0]) === '(四)无法提供')
      const subtotal: Cell[] = [...row.slice(0, group), ['(四)无法提供', 1, 2], 11, 1, 0, 0, 1, 0, 13]
      return group === -1 ? [row] : [subtotal, row.slice(group)]
    })), whole],
    ['an extra row of the province',
      edited((rows) => [...rows.slice(0, 5), [['其中:省级转办', 1, 3], 9, 9, 9, 9, 9, 9, 54], ...rows.slice(5)]), whole],
    ['cut by a page, head not repeated', pageText([heading, grid2021().slice(0, 14), '- 3 -', grid2021().slice(14)]), whole],
    ['cut by a page, head repeated',
      pageText([heading, grid2021().slice(0, 14), [...grid2021().slice(0, 3), ...grid2021().slice(14)]]), whole],
    ['figures on lines after a grid are none of its last row',
      pageText([heading, grid2021().map((row, at, all) => (at === all.length - 1 ? row.slice(0, 1) : row)), '1', '2']), whole],
    ['a page number among lines', flattened(grid2021()).replace('\n3.危及', '\n- 12 -\n3.危及'), whole],
    ['no column 法律服务机构',
      edited((rows) => rows.map((row, index) => (index < 2 ? row : row.filter((_, at) => at !== row.length - (index === 2 ? 2 : 3))))),
      { form: 'applications-2021', state: 'read', newlyReceived: '30 2 0 0 absent 0 33', missing: 'legalService' }],
    ['no column 总计', flattened(grid2021().map((row, index) => (index === 1 || index > 2 ? row.slice(0, -1) : row))),
      { form: 'applications-2021', state: 'read', newlyReceived: '30 2 0 0 1 0 absent', missing: 'total' }],
    ['a row left out', edited((rows) => rows.filter((row) => !row.includes('2.重复申请'))),
      { ...whole, missing: 'notProcessed.repeated' }],
    ['blank, dash, slash and 无', edited((rows) => rows.map((row) => (row.some((cell) => Array.isArray(cell) && cell[0] === '二、上年结转政府信息公开申请数量')
      ? [row[0]!, 1, '', '-', '/', '——', '无', 1] : row))), { ...whole, carriedOver: '1 blank dash dash dash none 1' }],
    ['blank lines as blank cells', `${flattened(grid2021()).replaceAll('\n0', '\n')}\n四、政府信息公开行政复议、行政诉讼情况`,
      { ...whole, newlyReceived: '30 2 blank blank 1 blank 33', handledTotal: '31 2 blank blank 1 blank 34',
        'notAvailable.notHeld': '11 1 blank blank 1 blank 13' }],
    ['figures of two cells run together', pageText([grid2021().map((row) => (String(row[0]).startsWith('二、')
      ? [row[0]!, '3 1', '', 0, 0, 0, 0, 4] : row))]), { ...whole, carriedOver: 'text unreadable 0 0 0 0 4' }],
    ['digits apart, and the total says which figure they are', pageText([grid2021().map((row) => (String(row[0]).startsWith('二、')
      ? [row[0]!, '3 1', '1 2', 0, 0, 0, 0, '4\n3'] : row))]), { ...whole, carriedOver: '31 12 0 0 0 0 43' }],
    ['a raised mark of a note in brackets', pageText([grid2021().map((row) => (String(row[0]).startsWith('二、')
      ? [row[0]!, '1[¹]', '', '-', '/', '——', '无', 1] : row))]), { ...whole, carriedOver: '1 blank dash dash dash none 1' }],
    ['one row that can\'t be told apart', flattened(grid2021()).replace('4.保护第三方合法权益\n0\n0', '4.保护第三方合法权益\n0'),
      { ...whole, why: 'misaligned', 'refused.thirdPartyRights': Array(7).fill('unreadable').join(' ') }],
    ['lines that came again removed', [...new Set(flattened(grid2021()).split('\n'))].join('\n'),
      { state: 'unreadable', why: 'misaligned', newlyReceived: null }],
    ['zeros removed but the first', withoutLaterZeros(flattened(grid2021())), { state: 'unreadable', why: 'misaligned' }],
    ['labels without a value', applicationRows(2021).map(({ label }) => label).join('\n'),
      { state: 'unreadable', why: 'no-values' }],
    ['all glued together', flattened(grid2021(), ''), { state: 'unreadable', why: 'layout-lost' }],
    ['prose that uses the words', '三、办理情况\n对重复申请不予处理,予以公开12件,部分公开3件。\n予以公开\n本年共12件。\n不予公开\n没有。', { form: null }],
  ]
  for (const [name, text, expected] of cases) await check(t, name, 'applications', text, expected)
})

t.test('the disclosure table', async (t) => {
  const rows2021: Cell[][] = [
    [['第二十条第(一)项', 1, 4]], ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'], ['规章', 0, 0, 0], ['行政规范性文件', 4, 1, 32],
    [['第二十条第(五)项', 1, 4]], ['信息内容', ['本年处理决定数量', 1, 3]], ['行政许可', [1234, 1, 3]],
    [['第二十条第(六)项', 1, 4]], ['信息内容', ['本年处理决定数量', 1, 3]], ['行政处罚', [7, 1, 3]], ['行政强制', [0, 1, 3]],
    [['第二十条第(八)项', 1, 4]], ['信息内容', ['本年收费金额(单位:万元)', 1, 3]], ['行政事业性收费', ['3.5', 1, 3]],
  ]
  const rows2019: Cell[][] = [
    [['第二十条第(一)项', 1, 4]], ['信息内容', '本年新\n制作数量', '本年新\n公开数量', '对外公开\n总数量'], ['规章(设区的市级以上人民政府填写)', 0, 0, 0], ['规范性文件', 2, 3, 40],
    [['第二十条第(五)项', 1, 4]], ['信息内容', '上一年项目数量', '本年增/减', '处理决定数量'], ['行政许可', 12, '+2', 300], ['其他对外管理服务事项', 5, '-1', 66],
    [['第二十条第(六)项', 1, 4]], ['信息内容', '上一年项目数量', '本年增/减', '处理决定数量'], ['行政处罚', 12, 0, 30], ['行政强制', 5, 0, 6],
    [['第二十条第(八)项', 1, 4]], ['信息内容', '上一年项目数量', ['本年增/减', 1, 2]], ['行政事业性收费', 3, [0, 1, 2]],
    [['第二十条第(九)项', 1, 4]], ['信息内容', '采购项目数量', ['采购总金额', 1, 2]], ['政府集中采购', 8, ['25.1万元', 1, 2]],
  ]
  const read2021: Expected = { form: 'disclosure-2021', state: 'read', rules: '0 0 0', normativeDocuments: '4 1 32',
    licences: '1234', penalties: '7', coercion: '0', feesTenThousandYuan: '3.5', missing: '' }
  const read2019: Expected = { form: 'disclosure-2019', state: 'read', rules: '0 0 0', normativeDocuments: '2 3 40',
    licences: '12 2 300', otherServices: '5 -1 66', fees: '3 0', procurement: '8 251000', missing: '' }
  const cases: Array<[string, Text | string, Expected]> = [
    ['grid of 2021', pageText([rows2021]), read2021],
    ['grid of 2019', pageText([rows2019]), read2019],
    ['lines of 2021', flattened(rows2021), read2021],
    ['lines of 2019', flattened(rows2019), read2019],
    ['each block a grid of its own',
      pageText([rows2021.slice(0, 4), rows2021.slice(4, 7), rows2021.slice(7, 11), rows2021.slice(11)]), read2021],
    ['a pipe after each, padded blocks', flattened(rows2021, ' |\n').replaceAll('第二十条', '||\n第二十条'), read2021],
    ['label and value in one line of two',
      rows2021.map((row) => row.map((cell) => (Array.isArray(cell) ? cell[0] : cell)).join(' | ')).join('\n'), read2021],
    ['blanks in labels', flattened(rows2021).replace('规章', '规 章').replace('第二十条第(一)项', '第二十条 第(一)项'), read2021],
    ['heads cut by a scraper', flattened(rows2021).replace('本年制发件数', '本年发件').replace('本年废止件数', '本年废'), read2021],
    ['traditional characters', flattened(rows2021).replaceAll('行政许可', '行政許可').replace('规章', '規章'), read2021],
    ['words changed by a conversion of script', flattened(rows2021).replace('行政规范性文件', '行政規範性檔案'), read2021],
    ['cells of other widths than their heads',
      pageText([rows2019.map((row) => (row[0] === '行政许可' ? ['行政许可', [12, 1, 2], '+2', 300] : row))]), read2019],
    ['money in yuan is turned into 万元', flattened(rows2021).replace('3.5', '70487元'), { feesTenThousandYuan: '7.0487' }],
    ['thousands parted', flattened(rows2021).replace('1234', '1,234'), read2021],
    ['one value where three belong', `信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数\n规章 | 0 | 0 | 0\n行政规范性文件 | 11 | ||\n行政许可 | 5\n行政处罚 | 2 | 0 | 0\n行政强制 | 0`,
      { state: 'read', why: 'misaligned', normativeDocuments: 'unreadable unreadable unreadable', penalties: 'unreadable',
        licences: '5' }],
    ['blank lines part all, and zeros came once only',
      '第二十条第(一)项\n\n信息内容\n\n本年制发件数\n\n规章\n\n0\n\n行政规范性文件\n\n行政许可\n\n行政处罚\n\n行政强制\n\n行政事业性收费\n\n三、其他',
      { state: 'unreadable', rules: null }],
    ['rows without values between', '第二十条第(一)项\n信息内容\n本年制发件数\n规章\n0\n行政规范性文件\n行政许可\n行政处罚\n行政强制\n5',
      { state: 'unreadable', rules: null }],
    ['glued together', '第二十条第(一)项信息内容本年制发件数本年废止件数现行有效件数规章000行政规范性文件4132', { state: 'unreadable', why: 'layout-lost' }],
    ['words in prose', '我局依法公开以下内容:\n行政许可\n行政处罚\n行政强制\n共12项。', { form: null }],
  ]
  for (const [name, text, expected] of cases) await check(t, name, 'disclosure', text, expected)
})

t.test('the table of reviews and lawsuits', async (t) => {
  const five = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计']
  const rows: Cell[][] = [
    [['行政复议', 1, 5], ['行政诉讼', 1, 10]],
    [...five.map((label): Cell => [label, 2, 1]), ['未经复议直接起诉', 1, 5], ['复议后起诉', 1, 5]],
    [...five, ...five],
    [1, 2, 0, 0, 3, 0, 1, 0, 0, 1, 4, 0, 0, 1, 5],
  ]
  const read: Expected = { form: 'appeals-2019', state: 'read', review: '1 2 0 0 3', litigationDirect: '0 1 0 0 1',
    litigationAfterReview: '4 0 0 1 5', missing: '' }
  const cases: Array<[string, Text | string, Expected]> = [
    ['grid', pageText(['四、政府信息公开行政复议、行政诉讼情况', rows]), read],
    ['lines', flattened(rows), read],
    ['lines with blank lines between', flattened(rows, '\n\n'), read],
    ['one line', flattened(rows, ' '), read],
    ['labels cut', flattened(rows).replaceAll('结果维持', '结果\n维持').replaceAll('尚未审结', '尚未\n审结'), read],
    ['one group after the other', [['行政复议', ...five, 1, 2, 0, 0, 3], ['行政诉讼', '未经复议直接起诉', ...five, 0, 1, 0, 0, 1],
      ['复议后起诉', ...five, 4, 0, 0, 1, 5]].flat().join('\n'), read],
    ['blank cells beside a head of two levels',
      pageText([[rows[0]!, [...five, ['未经复议直接起诉', 1, 5], ['复议后起诉', 1, 5]], ['', '', '', '', '', ...five, ...five], rows[3]!]]), read],
    ['groups as rows', pageText([[['', ...five], ['行政复议', 1, 2, 0, 0, 3], ['未经复议直接起诉', 0, 1, 0, 0, 1],
      ['复议后起诉', 4, 0, 0, 1, 5]]]), read],
    ['blank cells in a grid', pageText([[...rows.slice(0, 3), ['', '', '', '', '', '-', '-', '-', '-', 0, '', '', '', '', 0]]]),
      { state: 'read', review: 'blank blank blank blank blank', litigationDirect: 'dash dash dash dash 0' }],
    ['only the review', flattened([['行政复议'], five, [1, 2, 0, 0, 3]]),
      { state: 'read', review: '1 2 0 0 3', missing: 'litigationDirect litigationAfterReview' }],
    ['without 尚未审结', flattened(rows.map((row) => row.filter((cell,
      at) => !String(Array.isArray(cell) ? cell[0] : cell).includes('尚未审结') && !(row.length === 15 && at % 5 === 3)))),
      { state: 'read', review: '1 2 0 absent 3', litigationAfterReview: '4 0 0 absent 5', missing: 'pending' }],
    ['zeros lost', withoutLaterZeros(flattened(rows)), { state: 'unreadable', why: 'misaligned' }],
    ['no values', flattened(rows.slice(0, 3)), { state: 'unreadable', why: 'no-values' }],
    ['the head torn, the row of figures whole', '行政\n复议\n结果 结果 其他 尚未 总\n维持 纠正 结果 审结 计\n1 2 0 0 3 0 1 0 0 1 4 0 0 1 5',
      { state: 'unreadable', why: 'layout-lost' }],
    ['prose', '行政复议\n2023年行政复议3件,其中结果维持1件。', { form: null }],
  ]
  for (const [name, text, expected] of cases) await check(t, name, 'appeals', text, expected)
})

t.test('the statistics form', async (t) => {
  const form = forms.find(({ id }) => id === 'statistics-2014')!
  const rows: Cell[][] = [['统计指标', '单位', '统计数'], ...form.rows.map((row, index): Cell[] => [row.label, row.unit ?? '', index])]
  const asked = { 'proactive.total': '0', 'applications.received': '16', 'review.corrected': '41', 'litigation.corrected': '45',
    'training.people': '57' }
  const read: Expected = { form: 'statistics-2014', state: 'read', ...asked, missing: '' }
  const cases: Array<[string, Text | string, Expected]> = [
    ['grid', pageText([rows]), read],
    ['numbered rows', pageText([rows.map((row, index): Cell[] => [index === 0 ? '序号' : index, ...row])]), read],
    ['lines', flattened(rows), read],
    ['label, unit and value on a line', rows.map((row) => row.join(' ')).join('\n'), read],
    ['extra rows of the province', pageText([rows.flatMap((row,
      index): Cell[][] => (index % 5 === 0 ? [row, ['咨询处理数', '件', 99]] : [row]))]), read],
    ['headings of blocks', pageText([[['统计指标', '单位', '统计数'], ['一、主动公开情况', '——', ''], ...rows.slice(1)]]), read],
    ['guidance after the value', flattened(rows).replace('(一)主动公开政府信息数(不同渠道和方式公开相同信息计1条)\n条\n0',
      '(一)主动公开政府信息数\n0\n(不同渠道和方式公开相同信息计1条)'), read],
    ['blank values in a grid', pageText([rows.map((row, index): Cell[] => (index > 3 ? [row[0]!, row[1]!, ''] : row))]),
      { state: 'read', 'proactive.total': '0', 'training.people': 'blank' }],
    ['a table of other indicators after it', `${flattened(rows.slice(0, 9))}\n重点领域信息公开\n单位\n统计数\n公开预算信息部门数\n个\n172`,
      { state: 'read', 'proactive.total': '0' }],
  ]
  for (const [name, text, expected] of cases) await check(t, name, 'statistics', text, expected)
})

t.test('several tables', async (t) => {
  const twice = await plainText(`${heading}\n${flattened(grid2021())}\n${'另附说明。'.repeat(4)}\n${flattened(grid2021())}`)
  t.same(readTables(twice, { forms }).map(({ form, state }) => `${form} ${state}`),
    ['applications-2021 read', 'applications-2021 read'], 'a form printed twice is two tables')
  const one = pageText([[[['规章', 1, 3], 1, 2, 3], ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数', '', ''], ['行政许可', 4], ...grid2021()]])
  t.same(readTables(one, { forms }).map(({ form }) => form), ['disclosure-2021', 'applications-2021'], 'two forms in one grid')
  t.same(readTables(pageText([]), { forms }), [])
  const cut = (year: string): string => `信息内容\n${year}\n规章\n0\n0\n0\n行政规范性文件\n4\n1\n32\n${flattened(grid2021().slice(0, 8))}`
  t.same(readTables(await plainText(cut('本年制发件数')), { forms }).map(({ form }) => form), ['disclosure-2021', 'applications-2021'])
  t.same(readTables(await plainText(cut('本年新制作数量')), { forms }).map(({ form }) => form), ['disclosure-2019', 'applications-2019'],
    'rows that both editions print are of the edition of the other tables')
})

t.test('size', async (t) => {
  const sheet = Array.from({ length: 2000 },
    (_, row) => Array.from({ length: 50 }, (_, column): Cell => (column === 0 ? '行政许可' : row * column)))
  t.ok(readTables(pageText([sheet]), { forms }).length <= 1, 'a sheet of 2,000 x 50')
  const lines = '行政许可 其他 总计 三、本年度 办理\n0\n结果维持\n一\n'.repeat(25_000)
  t.ok(readTables(await plainText(lines), { forms }).length >= 0, 'a megabyte of lines that begin like labels')
  t.ok(readTables(await plainText('行政许可\n0\n行政处罚\n0\n'.repeat(60_000)), { forms }).length <= 50, 'the same two rows for ever')
})
