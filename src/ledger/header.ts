// The first rows of a sheet in, where its head is and which column means what out: titles above, merged and double heads included.
import { readDate } from './dates.js'
import { plain } from './column-names.js'
import type { ColumnNames } from './column-names.js'
import type { LedgerColumn, LedgerField } from '../model/ledger.js'

export interface Head {
  /** Rows of this sheet before the first line. */
  rows: number
  headers: string[]
  /** Column of each field, from 0. */
  at: Map<LedgerField, number>
  how: Map<LedgerField, LedgerColumn['how']>
  personal: Set<number>
}

/** Rows among which a head is looked for. */
export const headWithin = 30
/** Fewer columns than this make no register. */
const leastFields = 2

/** FIELD=COLUMN as the caller gave it: a header's text, a column's letters, # and its number, or `noColumn`. */
export type Mapping = Partial<Record<LedgerField, string>>

/** What the caller writes for a field that stands in no column, whatever a header says. */
export const noColumn = '-'

/** @returns null where no row reads as the head of such a ledger. */
export function findHead(rows: string[][], names: ColumnNames, given: Mapping): Head | null {
  let best: { head: Head; fields: number } | null = null
  for (let top = 0; top < Math.min(rows.length, headWithin); top += 1) {
    if (isData(rows[top]!)) continue
    const below = rows[top + 1]
    const candidates = [headOf(rows[top]!.map((cell) => ({ header: cell.trim(), also: null })), top + 1, names, given)]
    if (below && !isData(below) && below.some((cell) => cell.trim() !== '')) {
      candidates.push(headOf(joined(rows[top]!, below, names), top + 2, names, given))
    }
    for (const head of candidates) {
      if (isOnlyGiven(head) && hasFigures(rows[top]!)) continue
      if (head.at.size >= leastFields && head.at.size > (best?.fields ?? 0)) best = { head, fields: head.at.size }
    }
  }
  return best?.head ?? withoutHead(rows, names, given)
}

function isOnlyGiven({ how }: Head): boolean {
  return [...how.values()].every((each) => each === 'given')
}

/**
 * A file that begins with its first case: the columns are where the caller says they are, by letters or numbers. What he does not
 * name may be anybody's name, so all of it counts as personal.
 */
function withoutHead(rows: string[][], names: ColumnNames, given: Mapping): Head | null {
  const first = rows.slice(0, headWithin).findIndex(hasFigures)
  if (first < 0) return null
  const head = headOf(rows[first]!.map(() => ({ header: '', also: null })), first, names, given)
  if (head.at.size < leastFields) return null
  const mapped = new Set(head.at.values())
  head.headers.forEach((_, column) => { if (!mapped.has(column)) head.personal.add(column) })
  return head
}

function headOf(titles: Title[], rows: number, names: ColumnNames, given: Mapping): Head {
  const headers = titles.map(({ header }) => header)
  const head: Head = { rows, headers, at: new Map(), how: new Map(), personal: new Set() }
  const ranks = new Map<LedgerField, number>()
  titles.forEach(({ header, also }, column) => {
    if (header === '') return
    if (names.isPersonal(header) || (also !== null && names.isPersonal(also))) head.personal.add(column)
    const named = names.find(header) ?? (also === null ? null : names.find(also))
    if (!named || named.rank >= (ranks.get(named.field) ?? Infinity)) return
    ranks.set(named.field, named.rank)
    head.at.set(named.field, column)
    head.how.set(named.field, named.how)
  })
  for (const [field, wanted] of Object.entries(given) as Array<[LedgerField, string]>) {
    if (wanted === noColumn) {
      const read = head.at.get(field)
      // Who applied is not shown on the caller's word that the column holds something else.
      if (field === 'applicant' && read !== undefined) head.personal.add(read)
      head.at.delete(field)
      head.how.delete(field)
      continue
    }
    const column = columnGiven(wanted, headers)
    if (column === null) continue
    head.at.set(field, column)
    head.how.set(field, 'given')
  }
  const applicant = head.at.get('applicant')
  if (applicant !== undefined) head.personal.add(applicant)
  return head
}

/** The very text of a header; else # and a number from 1, or letters, when the sheet is that wide. */
export function columnGiven(wanted: string, headers: string[]): number | null {
  const byText = headers.findIndex((header) => plain(header) !== '' && plain(header) === plain(wanted))
  if (byText >= 0) return byText
  const column = columnAt(wanted)
  return column !== null && column >= 0 && column < headers.length ? column : null
}

function columnAt(wanted: string): number | null {
  if (/^#\d{1,5}$/.test(wanted)) return Number(wanted.slice(1)) - 1
  if (!/^[A-Za-z]{1,3}$/.test(wanted)) return null
  return [...wanted.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** What stands over a column; `also` what it may be called alone. */
interface Title { header: string; also: string | null }

/**
 * A head of two rows: a group that was merged over several columns stands in the first of them only. Under a group that says
 * nothing of its own (答复情况) the lower name may stand alone; under another it may not: a reply of someone else is not ours.
 */
function joined(upper: string[], lower: string[], names: ColumnNames): Title[] {
  let group = ''
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, column): Title => {
    const above = upper[column]?.trim() ?? ''
    const below = lower[column]?.trim() ?? ''
    if (above !== '') group = above
    if (below === '') return { header: above, also: null }
    if (group === '' || group === below) return { header: below, also: null }
    return { header: group + below, also: names.isGroup(group) || below.includes(group) ? below : null }
  })
}

function isData(cells: string[]): boolean {
  return cells.some((cell) => readDate(cell.trim()).state === 'day')
}

/** What no head holds: a date, whole or not, or a bare number. */
export function hasFigures(cells: string[]): boolean {
  return cells.some((cell) => kindOf(cell) !== 'text' && kindOf(cell) !== 'blank')
}

export function kindOf(cell: string): 'blank' | 'number' | 'date' | 'text' {
  const text = cell.trim()
  if (text === '') return 'blank'
  const { state } = readDate(text)
  if (state !== 'text' && state !== 'blank') return 'date'
  return /^[\d.,，-]{1,30}$/.test(text) && /\d/.test(text) ? 'number' : 'text'
}
