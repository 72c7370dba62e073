// A form in, its rows as the official form prints them out: each label and each cell with the columns and rows it spans.
import type { Form } from './rulebook.js'

/** `row` and `column` are set for a cell to be filled in; all others are labels. */
export interface PrintedCell {
  text: string
  en: string
  across: number
  down: number
  shaded: boolean
  centred: boolean
  of: 'group' | 'column' | 'row' | 'cell'
  row?: string
  column?: string
}

/** null for a form whose drawing is not on file. @throws Error for a key the form lacks: a bug, found by the test that draws them all. */
export function printedForm(form: Form): PrintedCell[][] | null {
  return form.layout?.rows.map((cells) => cells.flatMap((cell): PrintedCell[] => {
    const { group, column, row, cells: of, across = 1, down = 1, shaded = false, centred = false } = cell
    const size = { across, down, shaded, centred }
    if (of !== undefined) {
      return labelled(form.rows, of).columns.map((each) => ({ text: '', en: '', ...size, centred: true, of: 'cell', row: of, column: each }))
    }
    const found = group !== undefined ? labelled(form.groups, group)
      : column !== undefined ? labelled(form.columns, column) : labelled(form.rows, row ?? '')
    const kind = group !== undefined ? 'group' : column !== undefined ? 'column' : 'row'
    return [{ text: printedLabel(found.label), en: found.en ?? found.label, ...size, of: kind }]
  })) ?? null
}

function labelled<T extends { key: string }>(list: T[], key: string): T {
  const found = list.find((each) => each.key === key)
  if (!found) throw new Error(`the layout of a form names ${key}, which it lacks`)
  return found
}

/** Labels are kept as they are compared, in narrow marks; the form prints wide ones: （三）不予公开. A number keeps its full stop. */
export function printedLabel(label: string): string {
  return label.replace(/[(),:]/g, (mark) => wide[mark]!)
}

const wide: Readonly<Record<string, string>> = { '(': '（', ')': '）', ',': '，', ':': '：' }
