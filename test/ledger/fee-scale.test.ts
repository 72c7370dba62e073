// The fee by the measure's own steps: the sums it comes to, those it never does, and the cells that hold one.
import fc from 'fast-check'
import t from 'tap'
import { feeByItems, feeByPages, isFeeOfItems, isFeeOfPages, yuanIn } from '../../src/ledger/fee-scale.js'
import { loadRulebook } from '../../src/rulebook/load.js'

const scale = loadRulebook().handling.editions.find(({ fee }) => fee.scale)!.fee.scale!

t.test('by items and by pages', (t) => {
  for (const [count, yuan] of [[0, 0], [10, 0], [11, 100], [30, 2000], [31, 2200], [35, 3000], [40, 4000], [41, 4300], [51, 7400]] as const) {
    t.equal(feeByItems(count, scale), yuan, `${count} items`)
  }
  for (const [pages, yuan] of [[30, 0], [31, 10], [100, 700], [101, 720], [200, 2700], [201, 2740], [2219, 83_460]] as const) {
    t.equal(feeByPages(pages, scale), yuan, `${pages} pages`)
  }
  for (const yuan of [15, 710, 2710, 2720, 0]) t.notOk(isFeeOfPages(yuan, scale), `${yuan} is no number of pages`)
  t.end()
})

t.test('every sum the measure gives is known as one, and none is less for more', (t) => {
  fc.assert(fc.property(fc.integer({ min: 31, max: 20_000 }), (pages) => (
    isFeeOfPages(feeByPages(pages, scale), scale) && feeByPages(pages, scale) > feeByPages(pages - 1, scale))), { seed: 3 })
  fc.assert(fc.property(fc.integer({ min: 11, max: 20_000 }), (count) => (
    isFeeOfItems(feeByItems(count, scale), scale) && feeByItems(count, scale) > feeByItems(count - 1, scale))), { seed: 3 })
  t.end()
})

t.test('sums as clerks write them', (t) => {
  const cells: Array<[cell: string, yuan: number | null]> = [
    ['', 0], ['无', 0], ['-', 0], ['3,000元', 3000], ['￥100.50', 100.5], ['0.3万元', 3000], ['３００', 300], ['见发票', null], ['=1+1', null],
  ]
  for (const [cell, yuan] of cells) t.equal(yuanIn(cell, '收费金额'), yuan, cell)
  t.equal(yuanIn('0.3', '收费金额（万元）'), 3000)
  t.end()
})
