// A table of the form in, the table as the official form draws it out, with a field in every cell.
import { language } from '../frame/language.js'
import { EntryCell } from './entry.js'
import type { JSX } from 'preact'
import type { FormTable } from '../../model/form-view.js'

type Printed = NonNullable<FormTable['layout']>['rows'][number][number]

export function DrawnTable({ table }: { table: FormTable }): JSX.Element | null {
  const { layout, id } = table
  if (!layout) return null
  const whole = layout.widths.reduce((sum, width) => sum + width, 0)
  const heads = layout.rows.findIndex((cells) => cells.some(({ of }) => of === 'cell'))
  return (
    <div class="scroll-x">
      <table class={`drawn drawn-${table.table}`} aria-labelledby={`title-${id}`}>
        <colgroup>{layout.widths.map((width, at) => <col key={at} width={`${(width * 100 / whole).toFixed(2)}%`} />)}</colgroup>
        <tbody>
          {layout.rows.map((cells, at) => (
            <tr key={at}>
              {cells.map((cell, index) => (cell.row !== undefined && cell.column !== undefined
                ? <EntryCell key={`${cell.row}/${cell.column}`} table={table} row={cell.row} column={cell.column} across={cell.across} />
                : <Label key={index} cell={cell} inHead={at < heads || cell.of === 'column'} />))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The form is Chinese: in English its own words stand below. */
function Label({ cell, inHead }: { cell: Printed; inHead: boolean }): JSX.Element {
  const { text, title, across, down, shaded, centred } = cell
  const look = `${shaded ? 'shaded ' : ''}${centred ? 'centred' : ''}`
  const scope = inHead ? (across > 1 ? 'colgroup' : 'col') : down > 1 ? 'rowgroup' : 'row'
  return (
    <th colSpan={across} rowSpan={down} class={look} scope={scope} lang={language.value === 'zh' ? 'zh-CN' : 'en'}>
      {title}{language.value === 'en' && <span class="printed" lang="zh-CN">{text}</span>}
    </th>
  )
}
