// Which tables stand: whole, in part, unreadable, as a heading alone, or not at all.
import t from 'tap'
import { readTablePresenceFacts } from '../../../src/facts/tables/table-presence.js'
import { applicationGrid, flattened, pageText, plainText } from '../../segment/table-shapes.js'
import { catalogued } from '../prose-report.js'
import { reportOf, seen } from '../table-report.js'
import type { RegimeId } from '../../../src/model/words.js'
import type { Cell } from '../../segment/table-shapes.js'
import type { Text } from '../../../src/model/text.js'

const head2 = '二、主动公开政府信息情况'
const head3 = '三、收到和处理政府信息公开申请情况'
const head4 = '四、政府信息公开行政复议、行政诉讼情况'
const overview = '一、总体情况\n全年主动公开政府信息36条,培训2次。\n'
const rest = '五、存在的主要问题及改进情况\n存在的主要问题:解读材料较少。\n六、其他需要报告的事项\n无。'
const disclosure2021: Cell[][] = [
  ['第二十条第(一)项'], ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'], ['规章', 0, 0, 0], ['行政规范性文件', 4, 1, 32],
  ['信息内容', '本年处理决定数量'], ['行政许可', 3], ['行政处罚', 7], ['行政强制', 0], ['信息内容', '本年收费金额'], ['行政事业性收费', 0],
]

type Expected = Partial<Record<'state' | 'form' | 'rowsExpected' | 'rowsFound' | 'missingRows' | 'missingColumns' | 'why',
  string | number | null>>

t.test('states', async (t) => {
  const flat = flattened(applicationGrid(2021))
  const cases: Array<[string, string, RegimeId, Text | string, Expected, string[]?]> = [
    ['whole', 'applications', 'cn-2019-form-2021', `${overview}${head3}\n${flat}`,
      { state: 'read', form: 'applications-2021', rowsExpected: 25, rowsFound: 25, missingRows: null, missingColumns: null,
        why: null }],
    ['a row is missing', 'applications', 'cn-2019-form-2021',
      `${overview}${head3}\n${flat.replace('2.重复申请\n0\n0\n0\n0\n0\n0\n0\n', '')}`,
        { state: 'partial', rowsFound: 24, missingRows: '重复申请' }],
    ['a column is missing', 'applications', 'cn-2019-form-2021',
      pageText([applicationGrid(2021).map((row,
        at) => (at < 2 ? row : at === 2 ? row.filter((cell) => cell !== '法律服务机构') : row.slice(0, -1)))]),
          { state: 'partial', missingColumns: '法律服务机构' }],
    ['a row that can\'t be told apart is no missing row', 'applications', 'cn-2019-form-2021',
      flat.replace('2.重复申请\n0', '2.重复申请'), { state: 'read', why: 'misaligned', missingRows: null }],
    ['a row whose name is not known may be the missing one', 'applications', 'cn-2019-form-2021',
      flat.replace('2.重复申请', '2.申请重了'), { state: 'unreadable', why: 'unknown-labels', missingRows: '重复申请' }],
    ['a report cut off inside the table', 'applications', 'cn-2019-form-2021', `${overview}${head3}\n${flat.slice(0, flat.indexOf('5.属于三类'))}`,
      { state: 'unreadable', why: 'lost-text' }],
    ['a head without rows', 'disclosure', 'cn-2019-form-2021', `${overview}${head2}\n第二十条第(一)项 | |||\n信息内容 | 本年制发件数`,
      { state: 'unreadable', why: 'no-values' }],
    ['an extra row beside a missing one leaves it open', 'disclosure', 'cn-2019-form-2021',
      flattened(disclosure2021).replace('行政强制\n0', '行政奖励\n0'), { state: 'unreadable', why: 'unknown-labels' }],
    ['an extra row in a whole table', 'disclosure', 'cn-2019-form-2021',
      flattened(disclosure2021).replace('行政强制\n0', '行政强制\n0\n行政奖励\n0'), { state: 'read', why: null }],
    ['the newer edition in a report of 2020 has all rows', 'applications', 'cn-2019-form-2019', flat,
      { state: 'read', form: 'applications-2021', rowsExpected: 23, rowsFound: 23 }],
    ['the older edition in a report of 2022 has not', 'applications', 'cn-2019-form-2021', flattened(applicationGrid(2019)),
      { state: 'partial', form: 'applications-2019', missingRows: '逾期不补正、逾期未缴费、其他' }],
    ['table two of the newer edition in 2020', 'disclosure', 'cn-2019-form-2019', flattened(disclosure2021),
      { state: 'partial', form: 'disclosure-2021',
        missingRows: '其他对外管理服务事项、政府集中采购、本年新制作数量、本年新公开数量、对外公开总数量、上一年项目数量、本年增/减、采购项目数量、采购总金额' }],
    ['a year that is not known is measured by its own edition', 'disclosure', 'cn-2007', flattened(disclosure2021),
      { state: 'read', rowsExpected: 6 }],
    ['zeros lost', 'applications', 'cn-2019-form-2021', [...new Set(flat.split('\n'))].join('\n'),
      { state: 'unreadable', why: 'misaligned', rowsFound: null }],
    ['glued together', 'applications', 'cn-2019-form-2021', flattened(applicationGrid(2021), ''),
      { state: 'unreadable', why: 'layout-lost' }],
    ['an aspect of the overview is not the part', 'applications', 'cn-2019-form-2021',
      `${overview}(一)主动公开\n(二)依申请公开\n(三)政府信息管理\n${head2}\n全年公开36条。\n${head3}\n本年收到申请2件,均已答复。\n${head4}\n没有。\n${rest}`,
        { state: null }],
    ['headings next to each other', 'applications', 'cn-2019-form-2021', `${overview}${head2}\n${head3}\n${head4}\n${rest}`,
      { state: 'heading-only', why: 'lost-text' }],
    ['words that point at the table', 'appeals', 'cn-2019-form-2021',
      `${overview}${head2}\n${head3}\n${head4}\n具体情况见下表。\n${rest}`, { state: 'heading-only', why: 'lost-text' }],
    ['a picture under the heading', 'applications', 'cn-2019-form-2021',
      `${overview}${head2}\n全年公开36条。\n${head3}\n本年收到申请情况如图。\n${head4}\n${rest}`, { state: 'heading-only', why: 'picture' },
        ['本年收到申请']],
    ['prose in place of the table', 'applications', 'cn-2019-form-2021',
      `${overview}${head2}\n全年公开36条。\n${head3}\n本年收到申请2件,均已答复。\n${head4}\n没有。\n${rest}`,
        { state: null, form: null, rowsExpected: 25, rowsFound: null }],
    ['no statistics form', 'statistics', 'cn-2007-form-2014', `${overview}${rest}`, { state: null }],
    ['the statistics form as an attached file', 'statistics', 'cn-2007-form-2014', `${overview}附件:2016年政府信息公开情况统计表.xls`,
      { state: 'heading-only', why: 'lost-text' }],
  ]
  for (const [name, kind, regime, given, expected, pictures] of cases) {
    const text = typeof given === 'string' ? await plainText(given) : given
    const of = seen(readTablePresenceFacts, reportOf(text, regime, pictures))
    const said = Object.fromEntries(Object.keys(expected).map((key) => [key, of.value(`tables.${kind}.${key}`)]))
    t.same(said, expected, name)
  }
})

t.test('evidence', async (t) => {
  const whole = seen(readTablePresenceFacts, reportOf(await plainText(flattened(disclosure2021)), 'cn-2019-form-2021'))
  t.same([whole.quotes('tables.disclosure.state'), whole.places('tables.disclosure.state')], [['规章\n0\n0\n0'], ['表二 行“规章”']])
  const empty = seen(readTablePresenceFacts,
    reportOf(await plainText(`${overview}${head2}\n${head3}\n${head4}\n${rest}`), 'cn-2019-form-2021'))
  t.same(empty.quotes('tables.applications.state'), [head3])
})

t.test('every fact of presence is given on every text', async (t) => {
  const of = seen(readTablePresenceFacts, reportOf(await plainText('没有表格的文字。'), null))
  t.same(of.ids, catalogued('tables.')
    .filter((id) => /\.(state|form|rowsExpected|rowsFound|missingRows|missingColumns|why)$/.test(id)).sort())
  t.ok(of.ids.every((id) => of.value(id) === null))
})
