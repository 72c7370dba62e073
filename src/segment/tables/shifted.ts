// Items of a table in, whether its figures stand a row away from their labels out.
import type { Draft, Item } from './drafts.js'
import type { CellPiece } from './piece.js'
import type { Form } from '../../model/rulebook.js'

/**
 * A row without figures, and figures without a row: a grid drawn one row off. Which figures belong to which label can't be told,
 * and no row of the table is believed.
 */
export function isShifted(form: Form, items: Item[], { loose, unknown }: Draft): boolean {
  const rows = items.flatMap((item) => {
    const row = form.rows.find(({ key }) => item.keys.includes(key))
    return row ? [{ item, values: row.values }] : []
  })
  const hollow = rows.filter(({ item }) => item.cells.every(({ cell }) => cell.kind === 'blank'))
  if (hollow.length === 0 || hollow.length === rows.length) return false
  const values = rows[0]!.values
  const named = new Set([...items.map(({ at }) => at), ...unknown.map(({ place }) => place)].map((at) => `${at?.grid} ${at?.row}`))
  const outside = loose.filter(({ at }) => at === null || !named.has(`${at.grid} ${at.row}`))
  const nameless = outside.filter(({ cell }) => cell.kind !== 'blank')
  const doubled = rows.some(({ item, values: own }) => item.at === null && own > 1
    && item.cells.filter(({ cell }) => cell.kind !== 'blank').length === own * 2)
  // In a grid blank cells stand too, and one figure tells that its row is a row.
  return doubled || endsLate(rows[0]!.item, items.at(-1)!, outside) || nameless.some(({ at }) => at !== null) || nameless.length >= values
}

/** The first row is blank, and a row without a label follows the last: what is blank there may be zeros that were left out. */
function endsLate(first: Item, last: Item, outside: CellPiece[]): boolean {
  return first.at !== null && first.cells.every(({ cell }) => cell.kind === 'blank')
    && outside.some(({ at }) => at !== null && at.grid === last.at?.grid && at.row === last.at.row + 1)
}
