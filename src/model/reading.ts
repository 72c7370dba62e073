// What was read, place by place: who and when, every cell, every equation, the figures rules rest on. Once for both languages, once in one.
import Type from 'typebox'
import { closed, nullable } from './schema.js'
import type { Localised } from './words.js'

const place = {
  start: Type.Optional(Type.Integer({ description: 'In UTF-16 units of the text as read; left out where the value has no place of its own' })),
  end: Type.Optional(Type.Integer()),
}

export const IdentityField = Type.Union([
  Type.Literal('title'), Type.Literal('year'), Type.Literal('issuer'), Type.Literal('issuerKind'), Type.Literal('province'),
  Type.Literal('publishedOn'),
])
const IdentityRead = Type.Object({ field: IdentityField, value: nullable(Type.Union([Type.String(), Type.Number()])), ...place }, closed)

export const TableId = Type.Union([
  Type.Literal('applications'), Type.Literal('appeals'), Type.Literal('disclosure'), Type.Literal('statisticsForm'),
])
export type TableId = Type.Static<typeof TableId>

const Term = Type.Object({
  row: Type.String(), column: Type.String(), sign: Type.Union([Type.Literal(1), Type.Literal(-1)]), value: Type.Number(),
}, closed)

const EquationRead = Type.Object({
  ruleId: Type.String(), table: TableId, holds: Type.Boolean(),
  /** Broken, it may still be lawful: the form's own design lets the two sides differ. */
  doubtful: Type.Optional(Type.Literal(true)),
  left: Type.Array(Term), right: Type.Array(Term),
  written: Type.String({ description: 'With its numbers, zeros of a long sum left out', examples: ['3119 + 34 = 3153 ≠ 3050 + 100 = 3150'] }),
}, closed)
export type EquationRead = Type.Static<typeof EquationRead>

const head = { id: Type.String(), title: Type.String() }
export const ReadingAnswer = Type.Object({
  identity: Type.Array(IdentityRead),
  tables: Type.Array(Type.Object({
    id: TableId, title: Type.String(), columns: Type.Array(Type.Object(head, closed)),
    rows: Type.Array(Type.Object({
      ...head,
      cells: Type.Array(Type.Object({
        column: Type.String(), value: nullable(Type.Number()),
        raw: nullable(Type.String({ description: 'As it stands in the text; null where the cell has no place of its own' })), ...place,
      }, closed)),
    }, closed), { description: 'None where the table is there and could not be read' }),
  }, closed)),
  equations: Type.Array(EquationRead, { description: 'Those that can be judged, as the rules judge them' }),
  figures: Type.Array(Type.Object({
    fact: Type.String(), title: Type.String(), value: Type.Number(), start: Type.Integer(), end: Type.Integer(),
  }, closed), { description: 'Numbers of the text that rules rest on, each once' }),
}, closed)
export type ReadingAnswer = Type.Static<typeof ReadingAnswer>

/** Value, then start and end where the cell has a place of its own. Results are stored by the thousand, so each is short. */
export type CellRead = [value: number | null] | [value: number | null, start: number, end: number]
export interface TableRead {
  id: TableId
  title: Localised
  columns: Array<{ id: string; title: Localised }>
  /** `columns`: those of the row's cells, where they are not all of the table's. */
  rows: Array<{ id: string; title: Localised; columns?: string[]; cells: CellRead[] }>
}
/** Terms name a cell by its row and its place in the row, both counted from 0. */
export type EquationOfTable = Omit<EquationRead, 'table' | 'left' | 'right'> & { left: CellAt[]; right: CellAt[] }
export type CellAt = [row: number, cell: number]

/** A reading before a language is chosen; what is printed at each place is cut from the text when it is shown. */
export interface ReadingOfReport {
  identity: ReadingAnswer['identity']
  tables: Array<TableRead & { equations: EquationOfTable[] }>
  figures: Array<Omit<ReadingAnswer['figures'][number], 'title'> & { title: Localised }>
}
