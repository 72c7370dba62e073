// A draft and the forms of its kind in, a Table out: which edition of the form it is, and which of its rows can be read.
import { alignedCells } from './align.js'
import { isShifted } from './shifted.js'
import type { Manner } from './align.js'
import type { Draft, Item } from './drafts.js'
import type { Table, TableCell, TableRow } from '../../model/report.js'
import type { Form } from '../../model/rulebook.js'
import type { Range } from '../../model/span.js'

/**
 * Tables of one draft: none for stray words that happen to be labels, two where the form is printed twice. A head without
 * rows is a table that lost them. Each as every edition of the form that fits equally well, one where the labels tell.
 */
export function tablesOf(draft: Draft, forms: Form[], clean: string): Table[][] {
  const tables = printings(draft.items).slice(0, mostPrintings).flatMap((items) => {
    const readings = mostBy(forms, (form) => votesFor(form, items)).map((form) => readAs(form, items, clean))
    const best = mostBy(readings, ({ aligned }) => aligned)
    return isTable(best[0]!, items, draft) ? [best.map((reading) => tableOf(reading, items, draft))] : []
  })
  return tables.length === 0 && hasHead(draft) ? [headAlone(draft, forms)] : tables
}

/** Those with the highest score, in their order. */
function mostBy<T>(all: T[], score: (each: T) => number): T[] {
  const scores = all.map(score)
  return all.filter((_, index) => scores[index] === Math.max(...scores))
}

/** A file may hold the tables of several bodies; past this many it is a register of something else. */
const mostPrintings = 50

interface FormReading {
  form: Form
  /** Rows whose label stands, with their cells where these could be told apart, and how many could. */
  found: Array<{ row: Form['rows'][number]; item: Item; cells: TableCell[] | null }>
  aligned: number
  missingColumns: string[]
}

/** The form begins again where its first row comes again with figures. */
function printings(items: Item[]): Item[][] {
  const all: Item[][] = []
  let current: Item[] = []
  const first = items.find((item) => item.cells.length > 0)
  for (const item of items) {
    if (first && item !== first && item.keys.includes(first.keys[0]!) && item.cells.length > 0) {
      all.push(current)
      current = []
    }
    current.push(item)
  }
  return [...all, current]
}

/** Wordings that only one edition prints are votes for it; where they leave a tie, the edition whose rows fit is taken. */
function votesFor({ id }: Form, items: Item[]): number {
  return [...items, ...headersOf(items)].filter(({ forms }) => forms.length === 1 && forms[0] === id).length
}

function headersOf(items: Item[]): Item['header'] {
  return [...new Set(items.map(({ header }) => header))].flat()
}

function readAs(form: Form, items: Item[], clean: string): FormReading {
  const byKey = itemsByKey(items)
  const rows = form.rows.flatMap((row) => {
    const item = itemOf(row, byKey.get(row.key) ?? [])
    return item ? [{ row, item }] : []
  })
  const readings = manners(form, headersOf(items).map(({ key }) => key), rows.map(({ item }) => item)).map((manner) => ({
    manner, found: rows.map(({ row, item }) => ({ row, item, cells: alignedCells(item, row, manner, clean) })),
  }))
  const counted = readings.map((each) => ({ ...each, aligned: each.found.filter(({ cells }) => cells).length }))
    .filter(({ manner, aligned }) => !manner.blankLines || (aligned === rows.length && printsOnePerLine(items)))
  const best = counted.reduce((a, b) => (b.aligned > a.aligned ? b : a))
  return { form, aligned: best.aligned, found: best.found, missingColumns: best.manner.missingColumns }
}

/** Where blank lines part all lines, they are no cells: figures must follow what stands before them line on line. */
function printsOnePerLine(items: Item[]): boolean {
  const filled = items.flatMap(({ cells }) => cells)
  return filled.filter(({ gap }) => gap === 0).length * 2 >= filled.length
}

/** Of a row printed twice the first that has figures is taken; of a total, the last: sums of groups may bear its name. */
function itemOf({ total }: Form['rows'][number], same: Item[]): Item | undefined {
  const filled = same.filter(({ cells }) => cells.length > 0)
  return (total ? filled.at(-1) : filled[0]) ?? same[0]
}

function itemsByKey(items: Item[]): Map<string, Item[]> {
  const byKey = new Map<string, Item[]>()
  for (const item of items) {
    for (const key of new Set(item.keys)) {
      const same = byKey.get(key)
      if (same) same.push(item)
      else byKey.set(key, [item])
    }
  }
  return byKey
}

/** Ways to tell the cells, the plain one first: blank lines as cells, and without columns that no header names. */
function manners(form: Form, printed: string[], items: Item[]): Manner[] {
  const missing = form.columns.map(({ key }) => key).filter((key) => !printed.includes(key))
  const mayMiss = missing.length > 0 && missing.length * 2 < form.columns.length
  const onLines = items.every(({ at }) => at === null)
  const ways: Manner[] = [{ blankLines: false, missingColumns: [] }]
  if (mayMiss) ways.push({ blankLines: false, missingColumns: missing })
  if (onLines) ways.push({ blankLines: true, missingColumns: [] })
  return ways
}

/** A few words of a form stand in any report; a table has labels of its head, or figures beside several of its rows. */
function isTable({ form, found }: FormReading, items: Item[], draft: Draft): boolean {
  const withFigures = items.filter(({ cells }) => cells.length > 0).length
  const headed = draft.parts.some((part) => 'label' in part && part.label.role !== 'row')
  if (form.kind === 'disclosure') return found.length >= 2 && (headed || withFigures >= 3)
  if (form.kind === 'statistics') return found.length >= 3 || (found.length >= 2 && withFigures >= 2)
  return found.length >= 4 || (found.length >= 2 && withFigures >= 2)
}

/** Labels over columns that no other table or prose sets apart as words of their own; 信息内容 heads many a catalogue. */
function hasHead({ kind, parts }: Draft): boolean {
  const heads = new Set(parts.flatMap((part) => ('label' in part && part.label.role !== 'row' ? [part.label.key] : [])))
  heads.delete('content')
  return kind === 'disclosure' ? heads.size >= 1 : kind === 'applications' && heads.size >= 4
}

function headAlone({ start, end, parts }: Draft, forms: Form[]): Table[] {
  const labels = parts.flatMap((part) => ('label' in part ? [part.label.forms] : []))
  return mostBy(forms, ({ id }) => labels.filter((of) => of.length === 1 && of[0] === id).length).map((form) => ({
    form: form.id, range: { start, end }, state: 'unreadable', why: 'no-values', rows: [],
    missingRows: [], missingColumns: [], unknownRows: 0,
  }))
}

/** Rows beyond this share must align: with fewer, what aligned may have done so by chance. */
const leastAligned = 0.6

function tableOf({ form, aligned, found, missingColumns }: FormReading, items: Item[], draft: Draft): Table {
  const isOff = isShifted(form, items, draft)
  const isRead = !isOff && aligned > 0 && aligned >= found.length * leastAligned
  const empty = items.every(({ cells }) => cells.length === 0)
  const stands = new Set(found.map(({ row }) => row))
  return {
    form: form.id, range: rangeOf(items), state: isRead ? 'read' : 'unreadable',
    why: empty ? 'no-values' : isOff || aligned < found.length ? 'misaligned' : null,
    rows: isRead ? found.map(rowOf) : [],
    missingRows: form.rows.filter((row) => !stands.has(row)).map(({ key }) => key),
    missingColumns,
    unknownRows: draft.unknown.filter(({ cells }) => form.rows.some(({ values }) => values === cells)).length,
  }
}

function rowOf({ row, item, cells }: FormReading['found'][number]): TableRow {
  const range = { start: item.label.end, end: item.cells.at(-1)?.end ?? item.label.end }
  return {
    key: row.key, label: item.label,
    cells: cells ?? row.columns.map(() => ({ value: null, kind: 'unreadable', range })),
  }
}

function rangeOf(items: Item[]): Table['range'] {
  const whole = { start: Infinity, end: 0 }
  const take = ({ start, end }: Range): void => {
    whole.start = Math.min(whole.start, start)
    whole.end = Math.max(whole.end, end)
  }
  for (const { label, cells } of items) {
    take(label)
    cells.forEach(take)
  }
  for (const { range } of headersOf(items)) take(range)
  return whole
}
