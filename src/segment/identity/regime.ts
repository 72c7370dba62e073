// A report year in, the regime that governs it out; without a year, what the labels of the forms tell.
import type { Table } from '../../model/report.js'
import type { Form, Rulebook } from '../../model/rulebook.js'
import type { Text } from '../../model/text.js'
import type { RegimeId } from '../../model/words.js'

interface Body { text: Text; tables: Table[] }

/** Regulations, 0.1: the year reported on decides, never the day of release. A year outside the law held has no regime. */
export function regimeOf(year: number | null, { text, tables }: Body, { regimes, forms }: Rulebook): RegimeId | null {
  if (year !== null) return regimes.find(({ reportYears: { from, to } }) => from <= year && year <= to)?.id ?? null
  // A head that lost its rows may be of either edition; its cut labels are looked at one by one.
  const read = tables.filter(({ rows }) => rows.length > 0).flatMap((table) => forms.find(({ id }) => id === table.form) ?? [])
  return only(read.filter(({ regimes: of }) => of.length === 1).map(({ regimes: [id] }) => id!)) ?? only(byLabels(text, forms))
}

function only(ids: RegimeId[]): RegimeId | null {
  const different = new Set(ids)
  return different.size === 1 ? [...different][0]! : null
}

/** Enough of a label to know it by: scrapers cut the heads of columns (本年制发件, 本年新). */
const enough = 4

/** A line that is the beginning of a column's label, where forms of one regime alone have such a column. */
function byLabels({ clean, lines }: Text, forms: Form[]): RegimeId[] {
  const regimesOf = new Map<string, Set<RegimeId>>()
  for (const form of forms) {
    for (const { label } of form.columns) {
      const stem = label.slice(0, enough)
      regimesOf.set(stem, new Set([...regimesOf.get(stem) ?? [], ...form.regimes]))
    }
  }
  const found: RegimeId[] = []
  for (const { start, end } of lines) {
    if (end - start > 40) continue
    const cell = clean.slice(start, end).replace(/[\s|]/g, '')
    const regimes = cell.length <= 16 ? regimesOf.get(cell.slice(0, enough)) : undefined
    if (regimes?.size === 1) found.push([...regimes][0]!)
  }
  return found
}
