// A filled form in, a Word document out that reads back as it was filled in, whatever was written.
import fc from 'fast-check'
import t from 'tap'
import { formDocx } from '../../src/export/form-docx.js'
import { formsOf } from '../../src/api/form-view.js'
import { readReport } from '../../src/evaluate.js'
import { loadRulebook } from '../../src/rulebook/load.js'
import type { FilledForm } from '../../src/model/form-view.js'

const rulebook = loadRulebook()
const regime = rulebook.regimes.find(({ id }) => id === 'cn-2019-form-2021')!
const forms = formsOf(regime, rulebook)
const createdAt = '2026-01-01T00:00:00.000Z'
const print = (filled: FilledForm) => formDocx({ regime, forms, filled, createdAt })
const read = async (bytes: Uint8Array) => (await readReport({ name: 'form.docx', bytes }, {}, rulebook)).report

const kinds: Array<[written: string, kind: string, value: number | null]> = [
  ['0', 'zero', 0], ['', 'blank', null], ['/', 'dash', null], ['-', 'dash', null], ['无', 'none', null], ['7', 'number', 7], ['3119', 'number', 3119],
  ['12,345', 'number', 12345], ['9876543', 'number', 9876543],
]
const places = forms.flatMap((form) => form.rows.flatMap((row) => row.columns.map((column) => ({ form: form.id, row: row.key, column }))))
const filledWith = (values: string[]): FilledForm['cells'] => {
  const cells: FilledForm['cells'] = {}
  places.forEach(({ form, row, column }, at) => { ((cells[form] ??= {})[row] ??= {})[column] = values[at]! })
  return cells
}

t.test('what is printed reads back: an empty cell, 0, / and figures stay what they are', async (t) => {
  // One cell of each table is a figure: a table that prints none at all has no values to read.
  const drawn = fc.array(fc.integer({ min: 0, max: kinds.length - 1 }), { minLength: places.length, maxLength: places.length })
  await fc.assert(fc.asyncProperty(drawn, async (draws) => {
    const first = new Set(forms.map(({ id }) => places.findIndex(({ form }) => form === id)))
    const chosen = draws.map((draw, at) => kinds[first.has(at) ? 5 : draw]!)
    const { tables } = await read(await print({ cells: filledWith(chosen.map(([written]) => written)) }))
    const found = places.map(({ form, row, column }) => {
      const table = tables.find((each) => each.form === form)
      const columns = forms.find(({ id }) => id === form)!.rows.find(({ key }) => key === row)!.columns
      const cell = table?.rows.find(({ key }) => key === row)?.cells[columns.indexOf(column)]
      return `${form} ${row} ${column}: ${cell?.kind} ${cell?.value}`
    })
    t.strictSame(found, places.map(({ form, row, column }, at) => `${form} ${row} ${column}: ${chosen[at]![1]} ${chosen[at]![2]}`))
  }), { numRuns: 12 })
})

t.test('a title where issuer and year are known, the parts of the report, the same bytes each time', async (t) => {
  const filled = { issuer: '清溪县教育局', year: 2024, cells: filledWith(places.map(() => '0')) }
  const bytes = await print(filled)
  t.same(bytes, await print(filled))
  const { identity, sections } = await read(bytes)
  t.match(identity, { title: { value: '清溪县教育局2024年政府信息公开工作年度报告' }, year: { value: 2024 } })
  t.same(sections.map(({ number, title }) => `${number}${title}`), [
    '二、主动公开政府信息情况', '三、收到和处理政府信息公开申请情况', '四、政府信息公开行政复议、行政诉讼情况',
  ])
})

t.test('markup and odd characters are text', async (t) => {
  const { text } = await read(await print({ issuer: '<w:t>&"\'清溪县', cells: { 'appeals-2019': { review: { upheld: '<b>1</b>&', total: '１' } } } }))
  t.match(text.clean, '<w:t>&"\'清溪县')
  t.match(text.clean, '<b>1</b>&')
})
