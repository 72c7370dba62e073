// The three equations of the applications table: what breaks them, what does not, and which cell explains the break.
import fc from 'fast-check'
import t from 'tap'
import { readApplicationTableFacts } from '../../../src/facts/tables/application-table.js'
import { applicationGrid, flattened, pageText, plainText } from '../../segment/table-shapes.js'
import { catalogued } from '../prose-report.js'
import { reportOf, seen } from '../table-report.js'
import type { Cell } from '../../segment/table-shapes.js'
import type { Seen } from '../table-report.js'

const right: Record<string, Cell[]> = {
  newlyReceived: [30, 2, 0, 0, 0, 0, 32], carriedOver: [2, 0, 0, 0, 0, 0, 2], granted: [20, 1, 0, 0, 0, 0, 21],
  'refused.processInformation': [5, 0, 0, 0, 0, 0, 5], 'notAvailable.notHeld': [6, 1, 0, 0, 0, 0, 7],
  handledTotal: [31, 2, 0, 0, 0, 0, 33], carriedForward: [1, 0, 0, 0, 0, 0, 1],
}
const id = 'tables.applications'
const facts = (changes: Record<string, Cell[]>, year: 2019 | 2021 = 2021): Seen =>
  seen(readApplicationTableFacts, reportOf(pageText([applicationGrid(year, { ...right, ...changes })]), null))
const counts = (of: Seen): string => ['balance', 'rowsSum',
  'columnsSum'].map((check) => `${String(of.value(`${id}.${check}.broken`))}/${String(of.value(`${id}.${check}.checked`))}`).join(' ')

t.test('equations', (t) => {
  const cases: Array<[string, Record<string, Cell[]>, string, string | null, string | null, string | null]> = [
    ['all hold', {}, '0/7 0/7 0/25', null, null, null],
    ['one column does not balance', { carriedForward: [0, 1, 0, 0, 0, 0, 1] }, '2/7 0/7 0/25', 'balance',
      '自然人:30 + 2 = 32 ≠ 31 + 0 = 31', null],
    ['a leaf row is short', { granted: [19, 1, 0, 0, 0, 0, 20] }, '0/7 2/7 0/25', 'rowsSum', '自然人:19 + 5 + 6 = 30 ≠ 31', null],
    ['a row does not add up', { 'refused.processInformation': [4, 1, 0, 0, 0, 0, 6] }, '0/7 3/7 1/25', 'columnsSum',
      '过程性信息:4 + 1 = 5 ≠ 6', null],
    ['one cell explains all three', { handledTotal: [30, 2, 0, 0, 0, 0, 33] }, '1/7 1/7 1/25', 'balance',
      '自然人:30 + 2 = 32 ≠ 30 + 1 = 31', 'application-table-balance'],
    ['one cell explains rows and columns', { granted: [21, 1, 0, 0, 0, 0, 21] }, '0/7 1/7 1/25', 'rowsSum',
      '自然人:21 + 5 + 6 = 32 ≠ 31', 'application-table-rows-sum'],
    ['blanks are zeros', { 'notProcessed.repeated': ['', '', '/', '-', '无', '', ''], carriedOver: [2, '', '', '', '', '', 2] },
      '0/7 0/7 0/24', null, null, null],
    ['a blank total states nothing', { granted: [20, 1, 0, 0, 0, 0, ''] }, '0/7 0/6 0/24', null, null, null],
    ['only totals filled in', { granted: ['', '', '', '', '', '', 21] }, '0/7 2/7 0/24', 'rowsSum', '自然人:5 + 6 = 11 ≠ 31', null],
    ['totals left blank beside all results', Object.fromEntries(Object.entries({ ...right, carriedForward: [] })
      .filter(([key]) => !/^(?:newly|carried|handled)/.test(key)).map(([key, cells]) => [key, [...cells.slice(0, 6), '']])), '0/7 0/6 0/22', null, null, null],
    ['words in a cell leave its equations out', { granted: ['见附件', 1, 0, 0, 0, 0, 21] }, '0/7 0/6 0/24', null, null, null],
  ]
  for (const [name, changes, counted, check, equation, cause] of cases) {
    const of = facts(changes)
    t.equal(counts(of), counted, name)
    if (check) t.equal(of.value(`${id}.${check}.equation`), equation, `${name}: equation`)
    t.equal(of.value(`${id}.rootCause`), cause, `${name}: cause`)
  }
  t.end()
})

t.test('the edition of 2019 has nineteen result rows', (t) => {
  t.equal(counts(facts({ otherHandling: [0, 0, 0, 0, 0, 0, 0] }, 2019)), '0/7 0/7 0/23')
  t.equal(facts({ otherHandling: [1, 0, 0, 0, 0, 0, 1] }, 2019).value(`${id}.rowsSum.broken`), 2)
  t.end()
})

t.test('subtotals are no leaves, a table without a row has no sum of rows', async (t) => {
  const grid = applicationGrid(2021, right)
  const flat = flattened(grid)
  const of = async (text: string): Promise<Seen> => seen(readApplicationTableFacts, reportOf(await plainText(text), null))
  t.equal(counts(await of(flat.replace('(四)无法提供', '(四)无法提供\n6\n1\n0\n0\n0\n0\n7'))), '0/7 0/7 0/25')
  t.equal(counts(await of(flat.replace('2.重复申请\n0\n0\n0\n0\n0\n0\n0\n', ''))), '0/7 0/0 0/24')
  t.equal(counts(await of(flat.replace('2.重复申请\n0\n0', '2.重复申请\n0'))), '0/7 0/0 0/24', 'a row that can\'t be told apart')
})

t.test('evidence names the cells', (t) => {
  const broken = facts({ carriedForward: [0, 1, 0, 0, 0, 0, 1] })
  t.same(broken.places(`${id}.balance.broken`).slice(0, 4), ['总计', '结转下年度', '本年新收', '上年结转'].map((row) => `表三 行“${row}” 列“自然人”`))
  t.same(broken.quotes(`${id}.balance.broken`).slice(0, 4), ['31', '0', '30', '2'])
  t.same(facts({}).quotes(`${id}.balance.checked`), ['(七)总计\n31\n2\n0\n0\n0\n0\n33'])
  t.equal(facts({ granted: [20, 1, '', '', 0, 0, 21] }).value(`${id}.blanks`), 2)
  t.end()
})

t.test('the smallest correction', (t) => {
  const cases: Array<[string, Record<string, Cell[]>, string | null, string | null]> = [
    ['nothing broken', {}, null, null],
    ['a total', { handledTotal: [30, 2, 0, 0, 0, 0, 33] }, 'mend-one', '表三 行“总计” 列“自然人” 30→31'],
    ['two cells', { granted: [21, 1, 0, 0, 0, 0, 21], newlyReceived: [30, 4, 0, 0, 0, 0, 32] }, 'mend-one',
      '表三 行“本年新收” 列“商业企业” 4→2；表三 行“予以公开” 列“自然人” 21→20'],
    ['a blank cell', { granted: ['', 1, 0, 0, 0, 0, 21] }, 'mend-one', '表三 行“予以公开” 列“自然人” 空白→20'],
    ['a row left blank but for its total', { granted: ['', '', '', '', '', '', 21] }, 'mend-one',
      '表三 行“予以公开” 列“自然人” 空白→20；表三 行“予以公开” 列“商业企业” 空白→1'],
    ['crossed, so that either pair may be meant', { granted: [21, 1, 0, 0, 0, 0, 21], 'notAvailable.notHeld': [6, 2, 0, 0, 0, 0, 7] },
      'mend-several', null],
    ['too much is wrong', { granted: [25, 8, 1, 2, 3, 4, 5], newlyReceived: [1, 2, 3, 4, 5, 6, 7] }, 'mend-beyond', null],
  ]
  for (const [name, changes, state, mend] of cases) {
    const of = facts(changes)
    t.equal(of.value(`${id}.mendState`), state, name)
    t.equal(of.value(`${id}.mend`), mend, name)
  }
  t.same(facts({ handledTotal: [30, 2, 0, 0, 0, 0, 33] }).quotes(`${id}.mend`), ['30'])
  t.end()
})

t.test('every fact is given, and none from nothing', async (t) => {
  const nothing = seen(readApplicationTableFacts, reportOf(await plainText('一、总体情况\n全年公开信息12条。'), null))
  const presence = /\.(state|form|rowsExpected|rowsFound|missingRows|missingColumns|why|carriedOver|carriedForward)$/
  t.same(nothing.ids, catalogued(`${id}.`).filter((each) => !presence.test(each)).sort())
  t.equal(counts(nothing), '0/0 0/0 0/0')
})

t.test('a table made right is never accused; one cell changed always is, with a cause and the one change that restores it', (t) => {
  const counts = fc.array(fc.nat(40), { minLength: 24, maxLength: 24 })
  fc.assert(fc.property(counts, fc.nat(40), fc.nat(1000), (numbers, pick, change) => {
    const columns = 6
    const leaf = (row: number): number[] => Array.from({ length: columns },
      (_, at) => numbers[(row * columns + at) % numbers.length]!)
    const rows = [leaf(0), leaf(1), leaf(2)]
    const forward = leaf(3)
    const sum = (all: number[]): number => all.reduce((a, b) => a + b, 0)
    const withTotal = (row: number[]): number[] => [...row, sum(row)]
    const handled = forward.map((_, at) => sum(rows.map((row) => row[at]!)))
    const table: Record<string, number[]> = {
      granted: withTotal(rows[0]!), 'refused.stateSecret': withTotal(rows[1]!), 'otherHandling.other': withTotal(rows[2]!),
      handledTotal: withTotal(handled), carriedForward: withTotal(forward), carriedOver: Array<number>(7).fill(0),
      newlyReceived: withTotal(handled.map((value, at) => value + forward[at]!)),
    }
    const bare = seen(readApplicationTableFacts, reportOf(pageText([applicationGrid(2021, table)]), null))
    if (['balance', 'rowsSum', 'columnsSum'].some((check) => bare.value(`${id}.${check}.broken`) !== 0)) return false
    const key = Object.keys(table)[pick % 7]!
    table[key]![pick % 7]! += change + 1
    const wrong = seen(readApplicationTableFacts, reportOf(pageText([applicationGrid(2021, table)]), null))
    const [now, was] = [table[key]![pick % 7]!, table[key]![pick % 7]! - change - 1]
    return wrong.value(`${id}.rootCause`) !== null && String(wrong.value(`${id}.mend`)).endsWith(` ${now}→${was}`)
  }), { seed: 20_240_131, numRuns: 60 })
  t.end()
})
