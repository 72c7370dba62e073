// What holds of every answer about a ledger: nobody is named in it, no time zone or cut of the file changes it, and no match of hashes accuses.
import t from 'tap'
import { repeatFinder } from '../../src/ledger/repeats.js'
import { masked } from '../../src/ledger/mask.js'
import { reportedYear } from '../../src/ledger/reported.js'
import { answerFor, placed } from './run.js'

const head = '登记编号,申请人姓名,身份证号,联系电话,通讯地址,收到日期,答复日期,答复类型'
const people = [
  '1号,欧阳某人,110101199003070000,13800000000,某街1号,2024-02-30,2024-05-20,',
  '13900000000,司徒某人,110101199003070000,13800000000,某街2号,2024-01-05,电话13700000000告知,予以公开',
  '13900000000,司徒某人,110101199003070000,13800000000,某街2号,2024-01-05,2024-01-20,予以公开',
  '"4号,上官某人,110101199003070000,13800000000,某街3号,2024-01-05,2024-01-20,予以公开',
]
const ledger = [head, ...people, '合计,,,,,,,'].join('\n')

t.test('nobody is named', async (t) => {
  for (const name of ['司徒某人', '欧阳某人', '上官某人', '某街']) {
    const answer = await answerFor(ledger, { asOf: '2024-12-31' })
    t.notMatch(JSON.stringify(answer), new RegExp(name), name)
  }
  const answer = await answerFor(ledger)
  t.notMatch(JSON.stringify(answer), /\d{17}|1[3-9]\d{9}/, 'not even where a number was written in a column of ours')
  t.match(placed(answer).find(({ ruleId }) => ruleId === 'personal-data-masked'), { outcome: 'review', message: /9个单元格/ })
  const mapped = await answerFor(ledger, { map: { registerNo: '申请人姓名' } })
  t.notMatch(JSON.stringify(mapped), /司徒/, 'a column of names given as another is starred whole')
  const unnamed = await answerFor(ledger.replace('申请人姓名', '申请人'), { map: { applicant: '-' } })
  t.notMatch(JSON.stringify(unnamed), /司徒|欧阳|上官/, 'nor is it shown where the caller says that nobody stands there')
})

t.test('any time zone, any cut of the file: the same answer', async (t) => {
  const before = process.env['TZ']
  const plain = JSON.stringify(await answerFor(ledger, { asOf: '2024-12-31' }))
  for (const zone of ['UTC', 'Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati']) {
    process.env['TZ'] = zone
    for (const pieces of [3, 100, 1 << 20]) {
      t.equal(JSON.stringify(await answerFor(ledger, { asOf: '2024-12-31' }, pieces)), plain, `${zone}, ${pieces}`)
    }
  }
  if (before === undefined) delete process.env['TZ']
  else process.env['TZ'] = before
})

t.test('numbers that stand twice', (t) => {
  const repeats = repeatFinder()
  for (let index = 0; index < 150_000; index += 1) repeats.add(`${index}号`)
  repeats.add('77号')
  const suspects = repeats.suspects()
  t.equal(suspects.count, 1)
  t.ok(suspects.has('77号'))
  t.notOk(suspects.has('78号'))
  t.end()
})

t.test('figures of the year against the report', async (t) => {
  const none = [0, 0, 0, 0, 0, 0, 0]
  const report = {
    name: 'r', year: 2024, issuerKind: 'department', feesCharged: null,
    applications: {
      newlyReceived: [1, 1, 0, 0, 0, 0, 2], carriedOver: none, granted: [2, 0, 0, 0, 0, 0, 2],
      handledTotal: [2, 0, 0, 0, 0, 0, 2], carriedForward: none,
    },
  }
  const rows = ['1号,自然人,2024-01-05,2024-01-20,予以公开', '2号,公司,2024-02-05,2024-02-20,予以公开']
  const { reconciliation, findings } = await answerFor(['登记编号,申请人类型,收到日期,答复日期,答复类型', ...rows].join('\n'), { report })
  const differing = reconciliation!.comparisons.filter(({ agrees }) => agrees === false)
  t.same(differing.map(({ row, column, ledger, report, lines }) => [row, column, ledger, report, lines]), [
    ['granted', 'naturalPerson', 1, 2, ['2']], ['granted', 'business', 1, 0, ['3']],
    ['handledTotal', 'naturalPerson', 1, 2, ['2']], ['handledTotal', 'business', 1, 0, ['3']],
  ], 'each difference names its lines')
  t.match(findings.find(({ ruleId }) => ruleId === 'results-agree'), { outcome: 'fail', message: /予以公开·自然人 台账1、报告2（第2行）/ })
  t.end()
})

t.test('percentages only where there are cases enough', async (t) => {
  const line = (index: number): string => `${index}号,2024-01-05,2024-01-20`
  const rows = (count: number): string => ['登记编号,收到日期,答复日期', ...Array.from({ length: count }, (_, index) => line(index))].join('\n')
  t.match((await answerFor(rows(4))).summary.timeliness, { decided: 4, inTime: 4, percent: null })
  t.match((await answerFor(rows(5))).summary.timeliness, { decided: 5, inTime: 5, percent: 100 })
})

t.test('cells on their way out', (t) => {
  for (const [text, stars] of [
    ['青溪县解放路12号3单元401室来信', 18], ['账号6222 0212 3456 7890 123', 23], ['账号6222021234567890123', 19], ['１３８００００００００', 11],
    ['138-0000-0000', 13], ['青溪县某村3组12号', 10],
  ] as const) t.equal(masked(text).split('*').length - 1, stars, text)
  for (const text of ['2024-01-05', '依申请〔2024〕123456号', '2024-1', '青府办〔2024〕12号', '南街道2024年1号']) t.equal(masked(text), text)
  t.equal(masked('电话13800000000，座机0431-1234567，邮箱a.b@example.com'), `电话${'*'.repeat(11)}，座机${'*'.repeat(12)}，邮箱${'*'.repeat(15)}`)
  t.equal(masked('吉发改〔2024〕12号'), '吉发改〔2024〕12号')
  t.end()
})

t.test('what a report gives', (t) => {
  const report = { kind: 'annual-report' as const, title: null, year: 2024, regime: null, issuer: { name: null, kind: 'department', province: null },
    publishedOn: null, publishedOnSource: null, clashes: [] }
  const document = { name: 'r.txt', mediaType: 'text/plain', sha256: '', characters: 0, pages: null }
  const tables = { applications: null, appeals: null, disclosure: null, statisticsForm: null }
  t.match(reportedYear({ document, report, tables, facts: [{ id: 'processingFee.collected', value: 300, evidence: [] }] }),
    { name: 'r.txt', year: 2024, issuerKind: 'department', applications: null, feesCharged: 300 })
  t.end()
})
