// Where a text object puts its characters: steps and their repeats, several codes, lines in one code, turned and upright writing.
import t from 'tap'
import { textRuns } from '../../../src/ingest/ofd/text-runs.js'
import type { Matrix } from '../../../src/ingest/layout/drawn/matrix.js'
import type { TextCode } from '../../../src/ingest/ofd/page-content.js'

const same: Matrix = [1, 0, 0, 1, 10, 20]
const code = (text: string, attributes: Record<string, string> = {}): TextCode => ({ text, attributes: { X: '0', Y: '4', ...attributes } })
const read = (codes: TextCode[], toPage = same, attributes = {}): ReturnType<typeof textRuns> =>
  textRuns({ kind: 'text', attributes: { Size: '4', ...attributes }, codes, drawing: '', fill: null, stroke: null }, toPage)
const runs = (...given: Parameters<typeof read>): unknown[] => read(...given).runs.map(({ text, direction, box, starts }) =>
  [text, direction, ...[box.x, box.y, box.width, box.height].map((value) => Math.round(value * 100) / 100), starts!.map(Math.round).join(' ')])

t.test('characters in their places', (t) => {
  const cases: Array<[name: string, given: Parameters<typeof read>, expected: unknown[]]> = [
    ['one step each', [[code('青溪县', { DeltaX: '4 6' })]], [['青溪县', 'right', 10, 20.56, 14, 4, '0 4 10']]],
    ['repeated steps', [[code('青溪县水利', { DeltaX: 'g 3 4 8' })]], [['青溪县水利', 'right', 10, 20.56, 24, 4, '0 4 8 12 20']]],
    ['steps that are not told', [[code('青溪2年')]], [['青溪2年', 'right', 10, 20.56, 14, 4, '0 4 8 10']]],
    ['more characters than steps, and the other way', [[code('青溪县', { DeltaX: '5' })], same], [['青溪县', 'right', 10, 20.56, 13, 4, '0 5 9']]],
    ['more steps than characters', [[code('青', { DeltaX: 'g 999999999 4' })]], [['青', 'right', 10, 20.56, 4, 4, '0']]],
    ['several codes, the second on the line of the first', [[code('青'), { text: '溪', attributes: { X: '8' } }]],
      [['青', 'right', 10, 20.56, 4, 4, '0'], ['溪', 'right', 18, 20.56, 4, 4, '0']]],
    ['lines in one code', [[code('青溪水利', { DeltaX: '4 -4 4', DeltaY: '0 6 0' })]],
      [['青溪', 'right', 10, 20.56, 8, 4, '0 4'], ['水利', 'right', 10, 26.56, 8, 4, '0 4']]],
    ['upright letters one below the other', [[code('青溪', { DeltaY: '5' })]], [['青溪', 'down', 10, 20.56, 4, 9, '0 5']]],
    ['a line turned to run down', [[code('青溪')], [0, 1, -1, 0, 10, 20]], [['青溪', 'down', 5.44, 20, 4, 8, '0 4']]],
    ['a line turned to run up', [[code('青溪')], [0, -1, 1, 0, 10, 20]], [['青溪', 'up', 10.56, 12, 4, 8, '0 4']]],
    ['a page stood on its head', [[code('青溪')], [-1, 0, 0, -1, 100, 100]], [['青溪', 'left', 92, 95.44, 8, 4, '0 4']]],
    ['one letter of writing that runs down', [[code('青')], same, { ReadDirection: '90' }], [['青', 'down', 10, 20.56, 4, 4, '0']]],
    ['letters beyond the first plane', [[code('𠮷年', { DeltaX: '4' })]], [['𠮷年', 'right', 10, 20.56, 8, 4, '0 0 4']]],
  ]
  for (const [name, given, expected] of cases) t.same(runs(...given), expected, name)
  t.end()
})

t.test('a watermark aslant, and glyphs without codes', (t) => {
  t.match(read([code('内部')], [0.7, 0.7, -0.7, 0.7, 0, 0]), { runs: [], slanted: 2 })
  t.match(read([code('\uE001\uFFFD年')]), { nameless: 2 })
  t.end()
})
