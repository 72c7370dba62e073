// Tables as the contract shows them.
import { existsSync, readFileSync } from 'node:fs'
import t from 'tap'
import { extractTables } from '../../src/facts/extracted-tables.js'
import { applicationGrid, flattened, forms, pageText, plainText } from '../segment/table-shapes.js'
import { reportOf } from './table-report.js'

t.test('nothing read is null', async (t) => {
  const nothing = { applications: null, appeals: null, disclosure: null, statisticsForm: null }
  t.same(extractTables(reportOf(await plainText('一、总体情况'), null)), nothing)
  t.same(extractTables(reportOf(await plainText(flattened(applicationGrid(2021), '')), null)), nothing,
    'nor is what can\'t be read')
})

t.test('applications: seven entries, blank null, zero 0', (t) => {
  const { applications } = extractTables(reportOf(pageText([applicationGrid(2019,
    { granted: [3, '', 0, '-', '无', '/', 3], otherHandling: [1, 0, 0, 0, 0, 0, 1] })]), null))
  t.same(applications?.granted, [3, null, 0, null, null, null, 3])
  t.same(applications?.otherHandling, [1, 0, 0, 0, 0, 0, 1])
  t.same(Object.keys(applications ?? {}), forms.find(({ id }) => id === 'applications-2019')!.rows.map(({ key }) => key))
  t.end()
})

t.test('disclosure and appeals', async (t) => {
  const page = '信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n0\n0\n0\n行政规范性文件\n4\n1\n32\n信息内容\n本年处理决定数量\n行政许可\n12\n行政处罚\n0\n行政强制\n0\n'
    + '信息内容\n本年收费金额(单位:万元)\n行政事业性收费\n3.5\n四、政府信息公开行政复议、行政诉讼情况\n行政复议\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n1\n0\n0\n0\n1\n五、存在的主要问题'
  const tables = extractTables(reportOf(await plainText(page), 'cn-2019-form-2021'))
  t.same(tables.disclosure, { rules: [0, 0, 0], normativeDocuments: [4, 1, 32], licences: 12, penalties: 0, coercion: 0,
    feesTenThousandYuan: 3.5 })
  t.same(tables.appeals?.review, { upheld: 1, corrected: 0, other: 0, pending: 0, total: 1 })
  t.same(tables.appeals?.litigationDirect, { upheld: null, corrected: null, other: null, pending: null, total: null })
})

const seed = '../shared/seeds/001-dongning-2016.txt'
t.test('a statistics form with one cell a line', { skip: existsSync(seed) ? false : `${seed} is not here` }, async (t) => {
  const { statisticsForm } = extractTables(reportOf(await plainText(readFileSync(seed, 'utf8')), 'cn-2007-form-2014'))
  t.equal(statisticsForm?.['proactive.total'], 7123)
  t.equal(statisticsForm?.['applications.received'], null)
  t.equal(Object.keys(statisticsForm ?? {}).length, forms.find(({ id }) => id === 'statistics-2014')!.rows.length)
})

const gold = '../shared/expected/huaian-2024.json'
t.test('keys of the forms are those of the gold answers', { skip: existsSync(gold) ? false : `${gold} is not here` }, (t) => {
  const answers = JSON.parse(readFileSync(gold, 'utf8')) as Record<'applicationTable' | 'disclosureTable' | 'appealsTable',
    object> & { columns: string[] }
  const form = (id: string) => forms.find((each) => each.id === id)!
  t.same(form('applications-2021').rows.map(({ key }) => key), Object.keys(answers.applicationTable))
  t.same(form('applications-2021').columns.map(({ key }) => key), answers.columns)
  t.same(form('disclosure-2021').rows.map(({ key }) => key), Object.keys(answers.disclosureTable))
  t.same(form('appeals-2019').rows.map(({ key }) => key), Object.keys(answers.appealsTable))
  t.end()
})
