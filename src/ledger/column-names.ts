// The names offices give their columns in, a look-up from a header to the field it means out.
import type { LedgerBook, LedgerField, LedgerKind } from '../model/ledger.js'

export interface Named {
  field: LedgerField
  how: 'name' | 'similar'
  /** Place in the list of names: of two columns the better named one is taken. */
  rank: number
}
export interface ColumnNames {
  kind: LedgerKind
  find(header: string): Named | null
  isPersonal(header: string): boolean
  /** A head over several columns that adds nothing to their names. */
  isGroup(header: string): boolean
}

const known = new WeakMap<LedgerBook, Partial<Record<LedgerKind, ColumnNames>>>()

export function columnNames(book: LedgerBook, kind: LedgerKind): ColumnNames {
  const made = known.get(book) ?? {}
  known.set(book, made)
  return made[kind] ??= namesFor(book, kind)
}

function namesFor({ columns }: LedgerBook, kind: LedgerKind): ColumnNames {
  const exact = new Map<string, Named>()
  const alike = new Map<string, Named>()
  for (const [field, { kinds, names }] of Object.entries(columns.fields) as Array<[LedgerField, LedgerBook['columns']['fields'][string]]>) {
    if (!kinds.includes(kind)) continue
    names.forEach((name, rank) => {
      if (!exact.has(plain(name))) exact.set(plain(name), { field, how: 'name', rank })
      if (!alike.has(canonical(name))) alike.set(canonical(name), { field, how: 'similar', rank })
    })
  }
  const personal = new Set(columns.personal.map(canonical))
  const groups = new Set(columns.groups.map(canonical))
  return {
    kind,
    find: (header) => exact.get(plain(header)) ?? alike.get(canonical(header)) ?? null,
    isPersonal: (header) => personal.has(canonical(header)),
    isGroup: (header) => groups.has(canonical(header)),
  }
}

/** Blanks, marks and what stands in brackets do not count. */
export function plain(header: string): string {
  return header.slice(0, 100).normalize('NFKC').replace(/[(【［\[][^)】］\]]{0,60}[)】］\]]/g, '').replace(/[\s\p{P}\p{S}]/gu, '').toLowerCase()
}

/** 时间 for 日期, 书 and 的: differences that mean nothing in a head. A name that only holds another is not taken for it. */
function canonical(header: string): string {
  return plain(header).replace(/时间|之日|年月日/g, '日期').replace(/其它/g, '其他').replace(/(告知|通知|申请|答复|征求意见)书/g, '$1').replace(/[的书]/g, '').replace(/^\d{1,3}/, '')
}
