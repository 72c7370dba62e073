// The form of a regime as the API shows it to whoever fills it in, and what is sent back to be printed.
import Type from 'typebox'
import { limits } from './limits.js'
import { TableId } from './reading.js'
import { closed, nullable } from './schema.js'

const title = Type.String({ description: 'In the language asked for' })
const label = Type.String({ description: 'As the form prints it' })

const CellName = Type.Object({ row: Type.String(), column: Type.String() }, closed)
export const FormEquation = Type.Object({
  ruleId: Type.String({ description: 'The rule that holds a report to it' }),
  name: Type.String({ description: 'The row or column it is checked in' }),
  left: Type.Array(CellName), right: Type.Array(CellName),
}, { ...closed, description: 'The cells of `left` add up to what the cells of `right` add up to; empty cells count as 0' })
export type FormEquation = Type.Static<typeof FormEquation>

const Printed = Type.Object({
  text: label, title, across: Type.Integer(), down: Type.Integer(), shaded: Type.Boolean(), centred: Type.Boolean(),
  of: Type.Union([Type.Literal('group'), Type.Literal('column'), Type.Literal('row'), Type.Literal('cell')]),
  row: Type.Optional(Type.String({ description: 'Of a cell to be filled in, with `column`' })), column: Type.Optional(Type.String()),
}, closed)

export const FormTable = Type.Object({
  id: Type.String({ description: 'Id of the form in the rulebook' }), table: TableId, title, short: title,
  columns: Type.Array(Type.Object({ id: Type.String(), label, title }, closed)),
  rows: Type.Array(Type.Object({
    id: Type.String(), label, title, unit: nullable(Type.String()), decimals: Type.Boolean({ description: 'Money; all else are counts' }),
    columns: Type.Array(Type.String()),
  }, closed)),
  layout: nullable(Type.Object({
    widths: Type.Array(Type.Integer({ description: 'Twentieths of a point' })), rows: Type.Array(Type.Array(Printed)),
  }, { ...closed, description: 'As the official form draws it; null where that is not on file' })),
  equations: Type.Array(FormEquation),
}, closed)
export type FormTable = Type.Static<typeof FormTable>

/** All tables a regime prescribes, in their order. */
export const FormView = Type.Object({
  id: Type.String({ description: 'Id of the regime' }), title, reportYears: Type.Object({ from: Type.Integer(), to: Type.Integer() }, closed),
  tables: Type.Array(FormTable),
}, closed)
export type FormView = Type.Static<typeof FormView>

/** What one cell may hold: no control characters, which no document can. */
const Entry = Type.String({ maxLength: limits.formCell, pattern: '^[^\\u0000-\\u001f\\u007f-\\u009f]*$' })

const Key = Type.String({ maxLength: 100 })
export const FilledForm = Type.Object({
  issuer: Type.Optional(Type.String({ maxLength: 100, pattern: '^[^\\u0000-\\u001f\\u007f-\\u009f]*$' })),
  year: Type.Optional(Type.Integer({ minimum: 1900, maximum: 2100 })),
  cells: Type.Record(Key, Type.Record(Key, Type.Record(Key, Entry)), {
    description: 'By id of the table, of the row, of the column; what is left out stays empty', maxProperties: 20,
  }),
}, { ...closed, description: 'What was filled in, printed as it is written: an empty cell, 0 and / are three things' })
export type FilledForm = Type.Static<typeof FilledForm>
