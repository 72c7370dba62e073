// A reading in, one language of it out: titles, what is printed at each place, and no personal datum in any of it.
import t from 'tap'
import { Check } from 'typebox/schema'
import { evaluate } from '../../src/evaluate.js'
import { Evaluation } from '../../src/model/evaluation.js'
import { present } from '../../src/present/present.js'
import { presentReading } from '../../src/present/reading.js'
import { loadRulebook } from '../../src/rulebook/load.js'
import { draftOf } from '../labelled/draft.js'
import { page } from '../labelled/reports.js'
import type { ReadingOfReport } from '../../src/model/reading.js'

const rulebook = loadRulebook()
const how = { id: null, createdAt: '2026-11-22T00:00:00Z' }
const both = (text: string) => ({ zh: text, en: `${text} (en)` })

const reading: ReadingOfReport = {
  identity: [{ field: 'year', value: 2022, start: 0, end: 2 }],
  tables: [{
    id: 'appeals', title: both('表四'), columns: [{ id: 'a', title: both('甲') }, { id: 'b', title: both('乙') }],
    rows: [
      { id: 'one', title: both('行一'), cells: [[5, 0, 1], [6, 1, 2]] },
      { id: 'two', title: both('行二'), columns: ['b'], cells: [[null]] },
    ],
    equations: [
      { ruleId: 'r', holds: true, left: [[0, 0]], right: [[1, 0]], written: 'shown' },
      { ruleId: 'r', holds: false, left: [[0, 1]], right: [[0, 0]], written: 'hidden' },
    ],
  }],
  figures: [{ fact: 'f', title: both('数'), value: 7, start: 2, end: 3 }, { fact: 'g', title: both('数'), value: 6, start: 1, end: 2 }],
}

t.test('titles in one language, terms by row and column, a place only where there is one', (t) => {
  const zh = presentReading(reading, '567', [], 'zh')
  t.same(zh.tables[0]!.rows, [
    { id: 'one', title: '行一', cells: [{ column: 'a', value: 5, raw: '5', start: 0, end: 1 }, { column: 'b', value: 6, raw: '6', start: 1, end: 2 }] },
    { id: 'two', title: '行二', cells: [{ column: 'b', value: null, raw: null }] },
  ])
  t.same(zh.equations[0], {
    ruleId: 'r', table: 'appeals', holds: true, left: [{ row: 'one', column: 'a', sign: 1, value: 5 }],
    right: [{ row: 'two', column: 'b', sign: 1, value: 0 }], written: 'shown',
  })
  t.equal(presentReading(reading, '567', [], 'en').tables[0]!.columns[1]!.title, '乙 (en)')
  t.end()
})

t.test('a personal datum leaves in no cell, no equation and no figure', (t) => {
  const masked = presentReading(reading, '567', [{ start: 1, end: 2 }], 'zh')
  t.same(masked.tables[0]!.rows[0]!.cells[1], { column: 'b', value: null, raw: '*', start: 1, end: 2 })
  t.same(masked.equations.map(({ written }) => written), ['shown'])
  t.same(masked.figures.map(({ fact }) => fact), ['f'])
  t.end()
})

t.test('an identity number in a cell of a whole report', async (t) => {
  const number = '11010519491231002X'
  const html = page(draftOf('bureau-2022', 3)).replace(/(<td rowspan="1" colspan="1">)\d+(<\/td>)/, `$1${number}$2`)
  const result = await evaluate({ name: 'r.html', bytes: new TextEncoder().encode(html) }, {}, rulebook)
  const masked = result.facts.flatMap(({ evidence }) => evidence).filter((each) => each.masked)
  t.ok(masked.some(({ start, end }) => result.text.slice(start, end) === number), 'it is found')
  const answer = JSON.stringify(present(result, { ...how, language: 'zh', include: ['reading'] }).reading)
  t.notMatch(answer, number)
  t.match(answer, '*'.repeat(number.length))
})

t.test('asked for it is there, in the contract\'s shape; a result stored without one answers without', async (t) => {
  const result = await evaluate({ name: 'r.html', bytes: new TextEncoder().encode(page(draftOf('government-2023', 1))) }, {}, rulebook)
  for (const language of ['zh', 'en'] as const) t.ok(Check(Evaluation, present(result, { ...how, language, include: ['reading'] })), language)
  t.equal(present(result, { ...how, language: 'zh', include: ['text'] }).reading, undefined)
  const old = { ...result }
  delete old.reading
  t.equal(present(old, { ...how, language: 'zh', include: ['reading'] }).reading, undefined)
  const stored = JSON.parse(JSON.stringify(result)) as typeof result
  t.ok(Check(Evaluation, present(stored, { ...how, language: 'en', include: ['reading'] })), 'stored and read again')
})
