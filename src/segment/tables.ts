// Text in, the forms it holds out: which form, which row, which cell.
import { appealsTables } from './tables/appeals.js'
import { tablesOf } from './tables/build.js'
import { withDoubtfulFigures } from './tables/doubtful-figures.js'
import { draftsOf } from './tables/drafts.js'
import { labelsOf } from './tables/labels.js'
import { piecesOf } from './tables/pieces.js'
import { lostRow, lostTable } from './tables/traces.js'
import type { Table } from '../model/report.js'
import type { Form, Rulebook } from '../model/rulebook.js'
import type { Text } from '../model/text.js'

/**
 * Finds the prescribed tables by their labels, in grids and in lines with one value or one row each. In the order of the text.
 * A table that stands but can't be read is `unreadable`, and no cell of it is guessed.
 */
export function readTables(text: Text, { forms }: Pick<Rulebook, 'forms'>): Table[] {
  const ofKind = (kind: Form['kind']): Form[] => forms.filter((form) => form.kind === kind)
  const tables = draftsOf(piecesOf(text, labelsOf(forms))).flatMap((draft): Table[][] => {
    const known = ofKind(draft.kind)
    return draft.kind === 'appeals' ? appealsTables(draft, known[0]!).map((table) => [table]) : tablesOf(draft, known, text.clean)
  })
  const lost = [...new Set(forms.map(({ kind }) => kind))].flatMap((kind): Table[][] => {
    const found = tables.some(([table]) => ofKind(kind).some(({ id }) => id === table!.form))
    const lostOf = (form: Form): Table | null => lostTable(text, form) ?? (kind === 'appeals' ? lostRow(text, form) : null)
    const traced = found ? [] : ofKind(kind).map(lostOf).filter((table) => table !== null)
    return traced.length > 0 ? [traced] : []
  })
  return ofOneEdition([...tables, ...lost], forms).map((table) => withDoubtfulFigures(table, forms, text.clean))
    .sort((a, b) => a.range.start - b.range.start)
}

/** Where a table could be of two editions, it is of that of the report's other tables. */
function ofOneEdition(tables: Table[][], forms: Form[]): Table[] {
  const regimesOf = ({ form }: Table): string[] => forms.find(({ id }) => id === form)?.regimes ?? []
  const sure = new Set(tables.flatMap((editions) => {
    const regimes = regimesOf(editions[0]!)
    return editions.length === 1 && regimes.length === 1 ? regimes : []
  }))
  return tables.map((editions) => editions.find((table) => regimesOf(table).some((regime) => sure.has(regime))) ?? editions[0]!)
}
