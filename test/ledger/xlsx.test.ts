// Workbooks as offices keep them: titles above, merged heads, date cells, formulas; and those that are no workbook.
import t from 'tap'
import { answerFor, placed } from './run.js'
import { workbook } from './workbook-file.js'
import { archive } from '../container/archive.js'

/** 2024-01-05 and 2024-01-20. */
const [received, replied] = [{ serial: 45_296 }, { serial: 45_311 }]

t.test('a title above, a head of two rows, date cells, a totals row', async (t) => {
  const answer = await answerFor(workbook({ 台账: [
    ['2024年依申请公开登记台账'], [],
    ['序号', '登记编号', '收到日期', '征求第三方意见', null, '答复', null],
    [null, null, null, '发出日期', '答复日期', '答复日期', '答复类型'],
    [1, '2024-1', received, null, null, replied, '予以公开'],
    [2, '2024-2', received, { serial: 45_300 }, null, '2024年5月20日', '予以公开'],
    ['合计', '2件'],
  ] }))
  t.same(answer.columns.map(({ field, column, sheet }) => `${sheet} ${column} ${field}`),
    ['台账 B registerNo', '台账 C receivedOn', '台账 D thirdPartyAskedOn', '台账 E thirdPartyAnsweredOn', '台账 F repliedOn', '台账 G resultCode'])
  t.equal(answer.lines, 2)
  t.same(answer.summary.skipped, { blank: 0, totals: 1, headers: 0, notes: 0 })
  const late = answer.findings.filter(({ ruleId }) => ruleId === 'reply-in-time')
  t.same(late.map(({ outcome }) => outcome), ['review'])
  t.same(late[0]!.evidence[0]!.cell, { sheet: '台账', row: 6, column: 'C' })
  t.equal(late[0]!.evidence[0]!.quote, '2024-01-05')
})

t.test('formulas are never evaluated, only what was saved beside them is read', async (t) => {
  const answer = await answerFor(workbook({ 一: [
    ['登记编号', '收到日期', '答复日期'], ['1号', received, { formula: 'TODAY()', value: '2024-01-20' }],
  ] }))
  t.equal(answer.summary.timeliness.inTime, 1)
})

t.test('sheet after sheet, each under its own head; one without a head is left', async (t) => {
  const answer = await answerFor(workbook({
    说明: [['填表说明'], ['请如实填写']],
    一月: [['登记编号', '收到日期', '答复日期'], ['1号', received, replied]],
    二月: [['收到日期', '登记编号', '答复日期'], [received, '1号', replied]],
  }))
  t.equal(answer.lines, 2)
  t.match(placed(answer), [{ ruleId: 'number-unique', evidence: [{ cell: { sheet: '一月', column: 'A' } }, { cell: { sheet: '二月', column: 'B' } }] }])
})

t.test('what is no workbook, or one that would burst', async (t) => {
  await t.rejects(answerFor(Buffer.from('PK\x03\x04 and nothing more')), { code: 'damaged-file' })
  await t.rejects(answerFor(Buffer.from('D0CF11E0A1B11AE1', 'hex')), { code: 'unknown-format' })
  await t.rejects(answerFor(archive({ 'xl/workbook.xml': '<workbook><sheets>' })), { code: 'damaged-file' })
  const bomb = workbook({ 一: [['登记编号', '收到日期']] }, { 'xl/styles.xml': `<styleSheet>${' '.repeat(17 * 1024 * 1024)}</styleSheet>` })
  t.ok(bomb.length < 100_000)
  await t.rejects(answerFor(bomb), { code: 'file-too-large' })
})
