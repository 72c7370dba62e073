// Items of a table in, whether its figures stand a row away from their labels out.
import type { Draft, Item } from './drafts.js'
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
  const nameless = loose.filter(({ at }) => at === null || !named.has(`${at.grid} ${at.row}`))
  const doubled = rows.some(({ item, values: own }) => item.at === null && own > 1
    && item.cells.filter(({ cell }) => cell.kind !== 'blank').length === own * 2)
  // In a grid blank cells stand too, and one figure tells that its row is a row.
  return doubled || nameless.some(({ at }) => at !== null) || nameless.length >= values
}
