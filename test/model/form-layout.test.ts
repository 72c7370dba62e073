// The forms as they are drawn: every row fills the width, every cell stands once, and labels are printed as the form prints them.
import t from 'tap'
import { startsOf } from '../../src/export/form-docx.js'
import { printedForm, printedLabel } from '../../src/model/form-layout.js'
import { loadRulebook } from '../../src/rulebook/load.js'

const { forms, regimes } = loadRulebook()

t.test('the forms of 2021 are drawn whole', (t) => {
  const newest = regimes.find(({ id }) => id === 'cn-2019-form-2021')!
  for (const id of newest.forms) {
    const form = forms.find((each) => each.id === id)!
    const rows = printedForm(form)!
    const { widths } = form.layout!
    const covered = widths.map(() => 0)
    const starts = startsOf(rows)
    rows.forEach((cells, at) => cells.forEach(({ across, down }, index) => {
      for (let column = starts[at]![index]!; column < starts[at]![index]! + across; column += 1) covered[column]! += down
    }))
    t.same(covered, widths.map(() => rows.length), `${id}: no gap and no overlap`)
    const cells = rows.flat().filter(({ of }) => of === 'cell').map(({ row, column }) => `${row}/${column}`)
    t.same([...cells].sort(), form.rows.flatMap(({ key, columns }) => columns.map((column) => `${key}/${column}`)).sort(), `${id}: each cell once`)
    t.ok(rows.flat().every(({ of, text, en }) => of === 'cell' || (text !== '' && en !== text)), `${id}: every label has its English`)
  }
  t.equal(printedForm(forms.find(({ id }) => id === 'statistics-2014')!), null, 'not on file')
  t.end()
})

t.test('labels as printed', (t) => {
  const cases: Array<[kept: string, printed: string]> = [
    ['(三)不予公开', '（三）不予公开'], ['1.属于国家秘密', '1.属于国家秘密'], ['本年收费金额(单位:万元)', '本年收费金额（单位：万元）'],
    ['(二)部分公开(区分处理的,只计这一情形,不计其他情形)', '（二）部分公开（区分处理的，只计这一情形，不计其他情形）'],
  ]
  for (const [kept, printed] of cases) t.equal(printedLabel(kept), printed)
  t.end()
})
