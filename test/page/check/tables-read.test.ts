// Equations in, the cells they accuse out: the one that explains most is told apart, and a lawful difference accuses nobody.
import t from 'tap'
import { brokenOf, keyOf, suggestion, suspects } from '../../../src/page/check/tables-read.js'
import type { Evaluation } from '../../../src/model/evaluation.js'
import type { Equation } from '../../../src/page/check/tables-read.js'

const term = (cell: string, value = 1): Equation['left'][number] => ({ row: cell[0]!, column: cell[1]!, sign: 1, value })
const equation = (cells: string[], over: Partial<Equation> = {}): Equation =>
  ({ ruleId: 'a-rule', table: 'applications', holds: false, left: cells.map((cell) => term(cell)), right: [], written: cells.join('+'), ...over })
const told = (...equations: Equation[]): Record<string, string> => Object.fromEntries(suspects(equations, 'applications'))

t.test('cases', (t) => {
  t.same(told(equation(['a1', 'a2'])), { 'a 1': 'some', 'a 2': 'some' }, 'one equation tells no cell from another')
  t.same(told(equation(['a1', 'a2']), equation(['a1', 'b1'])), { 'a 1': 'most', 'a 2': 'some', 'b 1': 'some' })
  t.same(told(equation(['a1'], { holds: true }), equation(['a2'], { doubtful: true }), equation(['a3'], { table: 'appeals' })), {})
  t.same(told(equation([], { left: [term('a1', 0), term('a2', 3)] })), { 'a 2': 'some' }, 'a zero explains no difference')
  t.equal(keyOf('a', '1'), 'a 1')
  t.end()
})

t.test('the one cell whose change makes all hold', (t) => {
  const made = (left: Array<[string, number]>, right: Array<[string, number]>, over: Partial<Equation> = {}): Equation => {
    const terms = (cells: Array<[string, number]>): Equation['left'] => cells.map(([cell, value]) => term(cell, value))
    const total = (cells: Array<[string, number]>): number => cells.reduce((sum, [, value]) => sum + value, 0)
    return equation([], { left: terms(left), right: terms(right), holds: total(left) === total(right), ...over })
  }
  // Row a and row b with their totals in column 9, the total row z.
  const rows = made([['a1', 2], ['a2', 7]], [['a9', 8]])
  const columns = [made([['a1', 2], ['b1', 1]], [['z1', 3]]), made([['a2', 7], ['b2', 1]], [['z2', 7]])]
  t.same(suggestion([rows, ...columns], 'applications'), { row: 'a', column: '2', from: 7, to: 6 }, 'where row and column cross')
  t.equal(suggestion([rows, columns[0]!], 'applications'), suggestion([], 'applications'), 'two cells would do: none is named')
  t.equal(suggestion([made([['a1', 1]], [['a9', 5]])], 'appeals'), null, 'of another table')
  t.same(suggestion([rows, ...columns, made([['a2', 7]], [['c2', 7]], { doubtful: true })], 'applications')?.to, 6, 'a doubtful sum binds nothing')
  t.end()
})

t.test('of one rule', (t) => {
  const equations = [equation(['a1']), equation(['a2'], { holds: true }), equation(['a3'], { ruleId: 'other' })]
  t.same(brokenOf({ reading: { equations } } as unknown as Evaluation, 'a-rule').map(({ written }) => written), ['a1'])
  t.same(brokenOf(null, 'a-rule'), [])
  t.end()
})
