// What was read of the tables in, the tables drawn again out, with the cells of broken sums marked and every sum written out.
import { number, say } from '../frame/language.js'
import { moveAmongFields } from '../parts/among-fields.js'
import { CorrectionBar } from './correction-bar.js'
import { correcting } from './correcting.js'
import { showInText } from './follow.js'
import { keyOf, suggestion, suspects } from './tables-read.js'
import { Value } from './value-field.js'
import { words } from './words-of-results.js'
import type { JSX } from 'preact'
import type { ReadingAnswer } from '../../model/reading.js'
import type { Equation, Suggestion, Suspicion, TableRead } from './tables-read.js'

export function Tables({ reading: { tables, equations } }: { reading: ReadingAnswer }): JSX.Element | null {
  if (tables.length === 0) return null
  return (
    <section class="card" aria-labelledby="tables">
      <h2 id="tables">{say(words.tables)}</h2>
      <CorrectionBar />
      {tables.map((table) => <Drawn key={table.id} table={table} equations={equations.filter((each) => each.table === table.id)} />)}
    </section>
  )
}

function Drawn({ table, equations }: { table: TableRead; equations: Equation[] }): JSX.Element {
  const { id, title, columns, rows } = table
  const broken = equations.filter(({ holds }) => !holds)
  const held = equations.filter(({ holds }) => holds)
  const marks = suspects(equations, id)
  const better = suggestion(equations, id)
  return (
    <div class="table-read">
      <h3 id={`table-${id}`}>{title}</h3>
      {rows.length === 0 ? <p class="soft">{say(words.unreadTable)}</p> : (
        <div class="scroll-x" tabIndex={0} role="region" aria-labelledby={`table-${id}`}>
          {correcting.value && <p class="small soft">{say(words.arrows)}</p>}
          <table onKeyDown={correcting.value ? moveAmongFields : undefined}>
            <thead><tr><td />{columns.map((column) => <th key={column.id} scope="col">{column.title}</th>)}</tr></thead>
            <tbody>
              {rows.map((row, index) => (
                <Row key={row.id} row={row} columns={columns} marks={marks} better={better} first={index === 0} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {broken.length > 0 && (
        <ul class="equations" aria-label={say(words.equations)}>
          {broken.map(({ written, doubtful }, index) => (
            <li key={index} class="figures">{written}{doubtful && <span class="soft small"> {say(words.doubtful)}</span>}</li>
          ))}
        </ul>
      )}
      {held.length > 0 && (
        <details>
          <summary>{say(words.holding)}（{held.length}）</summary>
          <ul class="equations holding">{held.map(({ written }, index) => <li key={index} class="figures">{written}</li>)}</ul>
        </details>
      )}
    </div>
  )
}

interface RowGiven {
  row: TableRead['rows'][number]
  columns: TableRead['columns']
  marks: Map<string, Suspicion>
  better: Suggestion | null
  first: boolean
}

function Row({ row, columns, marks, better, first }: RowGiven): JSX.Element {
  const cells = new Map(row.cells.map((cell) => [cell.column, cell]))
  return (
    <tr>
      <th scope="row">{row.title}</th>
      {columns.map((column) => {
        const cell = cells.get(column.id)
        if (!cell) return <td key={column.id} class="no-cell" />
        const named = better !== null && better.row === row.id && better.column === column.id
        const mark = named ? 'most' : better ? marks.has(keyOf(row.id, column.id)) && 'some' : marks.get(keyOf(row.id, column.id))
        const { start } = cell
        return (
          <td key={column.id} class={mark ? `wrong ${mark}` : ''}>
            <Value {...cell} name={`${row.title} ${column.title}`} stop={mark !== undefined || (first && column === columns[0])} />
            {named && (
              <span class="better" title={say(words.suggested)}>
                →{number(better.to, 6)}<span class="unseen">{say(words.suggested)}</span>
              </span>
            )}
            {mark && <span class="unseen">{say(words.inBroken)}</span>}
            {mark && start !== undefined && (
              <button
                type="button" class="to-text screen-only" onClick={() => showInText(start, true)}
                aria-label={`${say(words.inText)} ${row.title} ${column.title}`}
              >↗</button>
            )}
          </td>
        )
      })}
    </tr>
  )
}
