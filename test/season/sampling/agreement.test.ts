// Agreement statistics against examples worked by hand, and what must hold of any.
import fc from 'fast-check'
import t from 'tap'
import type { Test } from 'tap'
import { agreementOf } from '../../../src/season/sampling/agreement.js'
import type { Codes } from '../../../src/season/sampling/agreement.js'

const times = (n: number, ...codes: Codes): Codes[] => Array.from({ length: n }, () => codes)
const near = (t: Test, got: number | null, want: number | null, what: string): void => {
  if (got === null || want === null) t.equal(got, want, what)
  else t.ok(Math.abs(got - want) < 1e-9, `${what}: ${got} is ${want}`)
}

t.test('worked by hand', (t) => {
  const cases: Array<[what: string, items: Codes[], percent: number | null, kappa: number | null, alpha: number | null]> = [
    // The usual 2 x 2 of 50 items: both yes 20, A alone yes 5, B alone yes 10, both no 15.
    // percent = (20 + 15) / 50 = 0.7. A: 25 yes, 25 no; B: 30 yes, 20 no. chance = (25*30 + 25*20) / 2500 = 1250/2500 = 0.5.
    // kappa = (0.7 - 0.5) / 0.5 = 0.4.
    // alpha: n = 100 values, yes 55, no 45; Do = 2 * 15 = 30; De = 55*45*2 = 4950; 1 - 99 * 30 / 4950 = 0.4.
    ['two readers, two codes', [...times(20, 'y', 'y'), ...times(5, 'y', 'n'), ...times(10, 'n', 'y'), ...times(15, 'n', 'n')],
      0.7, 0.4, 0.4],
    // Same percent, other shares: 45 both yes, 15 A alone, 25 B alone, 15 both no.
    // percent = 60/100. A yes 60, B yes 70. chance = (60*70 + 40*30) / 10000 = 0.54. kappa = 0.06/0.46 = 3/23.
    // alpha: n = 200, yes 130, no 70; Do = 2 * 40 = 80; De = 2 * 130 * 70 = 18200; 1 - 199*80/18200 = 1 - 15920/18200 = 2280/18200.
    ['same percent, uneven shares', [...times(45, 'y', 'y'), ...times(15, 'y', 'n'), ...times(25, 'n', 'y'), ...times(15, 'n', 'n')],
      0.6, 3 / 23, 2280 / 18200],
    // And 25 both yes, 35 A alone, 5 B alone, 35 both no: chance = (60*30 + 40*70) / 10000 = 0.46; kappa = 0.14/0.54 = 7/27.
    // alpha: yes 90, no 110; Do = 80; De = 2*90*110 = 19800; 1 - 199*80/19800 = 3880/19800.
    ['same percent, other shares', [...times(25, 'y', 'y'), ...times(35, 'y', 'n'), ...times(5, 'n', 'y'), ...times(35, 'n', 'n')],
      0.6, 7 / 27, 3880 / 19800],
    // Ten items, two readers, A: 0 1 0 0 0 0 0 0 1 0, B: 1 1 1 0 0 1 0 0 0 0. Agreed 6 of 10. A: 8 zeros 2 ones; B: 6 and 4.
    // chance = (48 + 8)/100 = 0.56; kappa = 0.04/0.44 = 1/11.
    // alpha: n = 20, zeros 14, ones 6; Do = 2*4 = 8; De = 2*14*6 = 168; 1 - 19*8/168 = 16/168 = 0.0952.
    ['ten items', [['0', '1'], ['1', '1'], ['0', '1'], ['0', '0'], ['0', '0'], ['0', '1'], ['0', '0'], ['0', '0'], ['1', '0'], ['0', '0']],
      0.6, 1 / 11, 16 / 168],
    // Four readers, twelve items, gaps. Values that can be paired: 1 nine times, 2 thirteen, 3 ten, 4 five, 5 three: n = 40.
    // Disagreeing: item 2 (2,2,3,2) 3*1/3 + 1*3/3 = 2; item 6 (1,2,3,4) 4*3/3 = 4; item 8 (1,1,2,1) 2; all others 0: Do = 8.
    // De = 40*40 - (81 + 169 + 100 + 25 + 9) = 1600 - 384 = 1216. alpha = 1 - 39*8/1216 = 904/1216 = 0.743.
    // The first two readers share nine items (1 to 9) and differ on item 6 alone: 8/9. First: 1 three times, 2 three, 3 two, 4 once;
    // second: 1 twice, 2 four times, 3 two, 4 once. chance = (6 + 12 + 4 + 1)/81 = 23/81; kappa = (72 - 23)/(81 - 23) = 49/58.
    ['four readers with gaps', [
      ['1', '1', null, '1'], ['2', '2', '3', '2'], ['3', '3', '3', '3'], ['3', '3', '3', '3'], ['2', '2', '2', '2'], ['1', '2', '3', '4'],
      ['4', '4', '4', '4'], ['1', '1', '2', '1'], ['2', '2', '2', '2'], [null, '5', '5', '5'], [null, null, '1', '1'], [null, null, '3', null],
    ],     8 / 9, 49 / 58, 904 / 1216],
    ['nothing coded twice', [['y', null], [null, 'n']], null, null, null],
    ['nothing at all', [], null, null, null],
    ['no variation: chance would agree too', times(5, 'y', 'y'), 1, null, null],
    // Never agreed: percent 0; chance = (5*5 + 5*5)/100 = 0.5, kappa = -1. alpha: n = 20, 10 and 10; Do = 20; De = 200; 1 - 19*20/200 = -0.9.
    ['always the other way', [...times(5, 'y', 'n'), ...times(5, 'n', 'y')], 0, -1, -0.9],
  ]
  for (const [what, items, percent, kappa, alpha] of cases) {
    const got = agreementOf(items)
    near(t, got.percent, percent, `${what}, percent`)
    near(t, got.kappa, kappa, `${what}, kappa`)
    near(t, got.alpha, alpha, `${what}, alpha`)
  }
  t.end()
})

const code = fc.constantFrom('pass', 'fail', 'partial', 'review')
const pairs = fc.array(fc.tuple(code, code), { minLength: 2, maxLength: 40 })

t.test('perfect agreement is 1 wherever there is variation', (t) => {
  fc.assert(fc.property(fc.array(code, { minLength: 2 }), (codes) => {
    fc.pre(new Set(codes).size > 1)
    const { percent, kappa, alpha } = agreementOf(codes.map((each) => [each, each]))
    return percent === 1 && kappa === 1 && alpha === 1
  }))
  t.end()
})

t.test('other names for the codes, another order of items or readers, change nothing', (t) => {
  const names = new Map([['pass', 'w'], ['fail', 'x'], ['partial', 'y'], ['review', 'z']])
  fc.assert(fc.property(pairs, (items) => {
    const plain = agreementOf(items)
    for (const other of [items.map((each) => each.map((one) => names.get(one)!)), [...items].reverse(), items.map(([a, b]) => [b, a])]) {
      for (const key of ['percent', 'kappa', 'alpha'] as const) near(t, agreementOf(other)[key], plain[key], key)
    }
  }), { numRuns: 50 })
  t.end()
})

t.test('never above 1, and an item coded once changes nothing', (t) => {
  fc.assert(fc.property(pairs, code, (items, one) => {
    const plain = agreementOf(items)
    t.same(agreementOf([...items, [one, null]]), plain)
    return [plain.percent, plain.kappa, plain.alpha].every((value) => value === null || value <= 1)
  }), { numRuns: 50 })
  t.end()
})
