// What a workbook writes for a character, and the character that is meant.
import t from 'tap'
import { unescaped } from '../../src/container/escaped-text.js'
import { cellText } from '../../src/export/sheet/workbook.js'
import fc from 'fast-check'

t.test('escapes of ECMA-376', (t) => {
  const cases: Array<[written: string, meant: string]> = [
    ['plain', 'plain'], ['甲_x000D_\n乙', '甲\n乙'], ['甲_x000D_', '甲\n'], ['甲_x000d__x000a_乙', '甲\n乙'], ['甲_x000D__x000D_乙', '甲\n\n乙'],
    ['_x0041_', 'A'], ['_x005F_x0041_', '_x0041_'], ['_x005f_x005F_x005F_x0041_', '_x005F_x0041_'], ['_x4E2D_', '中'], ['_x4e2d__x6587_', '中文'],
    ['_x041_', '_x041_'], ['_x00041_', '_x00041_'], ['_xGGGG_', '_xGGGG_'], ['_x0041', '_x0041'], ['_X0041_', '_X0041_'], ['a_x_0041_', 'a_x_0041_'],
    ['_x0000_', '\0'], ['_x0007_', '\u0007'], ['_xD83D__xDE00_', '😀'], ['_xD83D_', '_xD83D_'], ['_xDE00__xD83D_', '_xDE00__xD83D_'],
    ['_xD83D_x', '_xD83D_x'], ['_xD83D__x0041_', '_xD83D_A'], ['_x0041_x0042_', 'Ax0042_'],
  ]
  for (const [written, meant] of cases) t.equal(unescaped(written), meant, written)
  t.end()
})

t.test('whatever is written by an export reads back', (t) => {
  const piece = fc.constantFrom('_', 'x', '0', '4', '1', '0041', '_x0041_', '_x005F_', 'x005F', '_xD83D_', '甲', '\n', '😀', 'X')
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''))
  fc.assert(fc.property(text, (meant) => unescaped(cellText(meant)) === meant), { seed: 5, numRuns: 2000 })
  t.pass()
  t.end()
})
