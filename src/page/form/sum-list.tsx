// The equations of a table in, each written out with its numbers and whether it holds out: what fails first.
import { say } from '../frame/language.js'
import { focusOn } from './entry.js'
import { keyOf } from './grid.js'
import { sumsOf } from './state.js'
import { standing, words } from './words.js'
import type { JSX } from 'preact'
import type { FormTable } from '../../model/form-view.js'
import type { Judged } from './sums.js'

export function SumList({ table }: { table: FormTable }): JSX.Element {
  const { judged } = sumsOf(table).value
  const of = (state: Judged['state']): Judged[] => judged.filter((each) => each.state === state)
  const [broken, held, open] = [of('broken'), of('holds'), of('open')]
  if (judged.length === 0) return <p class="soft small">{say(words.noSums)}</p>
  return (
    <div class="sum-list">
      <p class="small"><b>{say(words.sums)}</b> <span class={broken.length > 0 ? 'chip fail' : held.length > 0 ? 'chip pass' : 'chip'}>
        {say(standing(held.length, broken.length, open.length))}
      </span></p>
      {broken.length > 0 && <List items={broken} table={table} label={say(words.broken)} failing />}
      {held.length > 0 && (
        <details>
          <summary class="small">{say(words.holding)}（{held.length}）</summary>
          <List items={held} table={table} label={say(words.holding)} />
        </details>
      )}
    </div>
  )
}

function List({ items, table, label, failing = false }: { items: Judged[]; table: FormTable; label: string; failing?: boolean }): JSX.Element {
  return (
    <ul class={failing ? 'sums failing' : 'sums'} aria-label={label}>
      {items.map(({ index, equation, written }) => {
        const name = nameOf(table, equation)
        const total = equation.right[0]!
        return (
          <li key={index} class="figures">
            <span id={`sum-${table.id}-${index}`}><span class="soft">{name}</span> {written}</span>
            {failing && (
              <button type="button" class="quiet small screen-only" onClick={() => focusOn(keyOf(table.id, total.row, total.column))}>
                {say(words.toCell)}<span class="unseen"> {name}</span>
              </button>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** Down a column it goes by the column's name, along a row by the row's. */
function nameOf({ rows, columns }: FormTable, { left, right, name }: Judged['equation']): string {
  const [first] = left
  const [total] = right
  if (!first || !total) return name
  return (first.row === total.row ? rows.find(({ id }) => id === total.row)?.title : columns.find(({ id }) => id === total.column)?.title) ?? name
}
