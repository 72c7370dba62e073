// Ledgers as text: encodings, marks between cells, lines that are broken, heads that are missing; the rest is answered all the same.
import t from 'tap'
import { answerFor, placed } from './run.js'

const head = '登记编号,收到日期,答复日期'
const lines = (...rows: string[]): string => [head, ...rows].join('\r\n')
const readable = lines('1号,2024年1月5日,2024年1月20日', '2号,2024-01-05,2024-01-20')
/** “登记编号,收到日期,答复日期” and one line, in GB18030. */
const gb = Buffer.from('B5C7BCC7B1E0BAC52CCAD5B5BDC8D5C6DA2CB4F0B8B4C8D5C6DA0A31BAC52C323032342D30312D30352C323032342D30312D32300A', 'hex')

t.test('encodings', async (t) => {
  const utf16 = Buffer.concat([Buffer.from([0xFF, 0xFE]), Buffer.from(readable.replaceAll(',', '\t'), 'utf16le')])
  const cases: Array<[name: string, bytes: Uint8Array, lines: number]> = [
    ['UTF-8', Buffer.from(readable), 2], ['UTF-8 with a mark', Buffer.from(`\uFEFF${readable}`), 2], ['GB18030', gb, 1],
    ['UTF-16 with tabs, as spreadsheets save it', utf16, 2], ['semicolons', Buffer.from(readable.replaceAll(',', ';')), 2],
  ]
  for (const [name, bytes, count] of cases) {
    for (const pieces of [1, 7, 65_536]) {
      const answer = await answerFor(bytes, {}, pieces)
      t.equal(answer.summary.timeliness.inTime, count, `${name}, ${pieces} bytes at a time`)
      t.same(answer.columns.map(({ field }) => field), ['registerNo', 'receivedOn', 'repliedOn'], name)
    }
  }
})

t.test('a broken line in the middle', async (t) => {
  const cases: Array<[name: string, broken: string]> = [
    ['a quote that never closes', '"2号,2024-01-05,2024-01-20'], ['a comma too many', '2号,见附件,2024-01-05,2024-01-20'], ['cut off', '2号,2024'],
  ]
  for (const [name, broken] of cases) {
    for (const pieces of [5, 65_536]) {
      const file = lines('1号,2024-01-05,2024-01-20', broken, '3号,2024-01-05,2024-01-20', '"4,号",2024-01-05,2024-01-20')
      const answer = await answerFor(file, {}, pieces)
      t.equal(answer.lines, 4, name)
      t.equal(answer.summary.timeliness.inTime, 3, `${name}: the others are answered`)
      t.match(placed(answer), [{ ruleId: 'line-readable', outcome: 'review', evidence: [{ quote: '', cell: { sheet: null, row: 3 } }] }], name)
    }
  }
  const [before, after] = [lines('1号,2024-01-05,2024-01-20', '2'), '号,2024-01-05,2024-01-20\n3号,2024-01-05,2024-01-20']
  const bad = Buffer.concat([Buffer.from(before), Buffer.from([0xFF]), Buffer.from(after)])
  t.match(placed(await answerFor(bad)), [{ ruleId: 'line-readable', evidence: [{ cell: { row: 3 } }] }], 'bytes of no encoding')
})

t.test('a cell that runs over lines', async (t) => {
  const answer = await answerFor('登记编号,申请内容,收到日期,答复日期\n1号,"第一行\n第二行,""引""",2024-01-05,2024-01-20\n2号,无,2024-01-05,2024-01-20\n', {}, 9)
  t.equal(answer.summary.timeliness.inTime, 2)
  t.same(placed(answer), [])
})

t.test('no ledger of this kind', async (t) => {
  await t.rejects(answerFor(''), { code: 'empty-file' })
  await t.rejects(answerFor('甲,乙\n1,2\n'), { code: 'ledger-not-recognised' })
  await t.rejects(answerFor('信息标题,成文日期,公开日期\n某通知,2024-01-05,2024-01-06\n'), { code: 'ledger-not-recognised', message: /disclosures/ })
})

t.test('columns by any name, once the caller says which', async (t) => {
  const answer = await answerFor('号,甲日,乙日\n1,2024-01-05,2024-01-20\n', { map: { registerNo: '号', receivedOn: '甲日', repliedOn: 'C' } })
  t.equal(answer.summary.timeliness.inTime, 1)
  t.same(answer.columns.map(({ how }) => how), ['given', 'given', 'given'])
  await t.rejects(answerFor(readable, { map: { receivedOn: '没有的列' } }), { code: 'invalid-input' })
})

t.test('a field that stands in no column, whatever a header says', async (t) => {
  const file = '登记编号,收到日期,答复日期,费用通知日期\n1号,2024-01-05,2024-01-20,2024-01-08\n'
  const answer = await answerFor(file, { map: { feeNotifiedOn: '-', repliedOn: '-' } })
  t.same(answer.columns.map(({ field }) => field), ['registerNo', 'receivedOn'])
  t.same(answer.unmapped.map(({ column }) => column), ['C', 'D'])
  t.equal(answer.summary.timeliness.inTime, 0)
  await t.rejects(answerFor(file, { map: { receivedOn: '-', repliedOn: '-', feeNotifiedOn: '-' } }), { code: 'ledger-not-recognised' })
})

t.test('a file that begins with its first case', async (t) => {
  const file = '1号,龘靐,2024-01-05,2024-01-20,予以公开\n2号,齉爩,2024-01-05,2024-05-20,齉爩来电\n'
  for (const answer of [answerFor(file), answerFor(file, { kind: 'disclosures' }), answerFor(file.replaceAll(/2024-(\d{2})-(\d{2})/g, '$1月$2日'))]) {
    await t.rejects(answer, { code: 'ledger-not-recognised', detail: { zh: /A（文字）、B（文字）、C（日期）.*--map \w+=C.*#3/ } })
    await answer.catch((error: unknown) => t.notMatch(String(error), /龘|齉/, 'nobody is named'))
  }
  for (const map of [{ receivedOn: 'C', repliedOn: 'D', resultCode: 'E' }, { receivedOn: '#3', repliedOn: '#4', resultCode: '#5' }]) {
    const answer = await answerFor(file, { map })
    t.equal(answer.lines, 2, 'the first line is a case')
    t.equal(answer.summary.timeliness.inTime, 1)
    t.match(placed(answer).filter(({ ruleId }) => ruleId === 'result-recorded'), [{ evidence: [{ quote: '****来电'.slice(2), where: '第2行（E2）' }] }])
  }
  await t.rejects(answerFor(file, { map: { receivedOn: '#9', repliedOn: 'D' } }), { code: 'ledger-not-recognised' })
  t.equal((await answerFor('甲,乙,丙\n1,2024-01-05,2024-01-20\n', { map: { receivedOn: 'B', repliedOn: '#3' } })).lines, 1, 'a head of other words')
})

t.test('a thousand columns', async (t) => {
  const wide = Array.from({ length: 1000 }, (_, index) => `列${index}`).join(',')
  const answer = await answerFor(`${head},${wide}\n1号,2024-01-05,2024-01-20${','.repeat(1000)}\n`)
  t.equal(answer.summary.timeliness.inTime, 1)
  t.equal(answer.unmapped.length, 100)
})
