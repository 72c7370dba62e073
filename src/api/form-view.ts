// A regime in, its form as the API shows it out, in one language.
import { equationsOfForm } from '../evaluate.js'
import { printedForm, printedLabel } from '../model/form-layout.js'
import type { FormTable, FormView } from '../model/form-view.js'
import type { TableId } from '../model/reading.js'
import type { Form, Regime, Rulebook } from '../model/rulebook.js'
import type { Language } from '../model/words.js'

export function formView(regime: Regime, rulebook: Pick<Rulebook, 'forms'>, language: Language): FormView {
  return {
    id: regime.id, title: regime.title[language], reportYears: { from: regime.reportYears.from, to: regime.reportYears.to },
    tables: formsOf(regime, rulebook).map((form) => tableView(form, language)),
  }
}

/** In the order in which the regime names them. */
export function formsOf(regime: Regime, { forms }: Pick<Rulebook, 'forms'>): Form[] {
  return regime.forms.flatMap((id) => forms.find((form) => form.id === id) ?? [])
}

function tableView(form: Form, language: Language): FormTable {
  const titleOf = ({ label, en }: { label: string; en?: string | undefined }): string => (language === 'en' ? en ?? label : printedLabel(label))
  const rows = printedForm(form)
  return {
    id: form.id, table: tableIds[form.kind], title: form.title[language], short: form.short[language],
    columns: form.columns.map((column) => ({ id: column.key, label: printedLabel(column.label), title: titleOf(column) })),
    rows: form.rows.map((row) => ({
      id: row.key, label: printedLabel(row.label), title: language === 'en' ? row.en ?? row.short : row.short, unit: row.unit ?? null,
      decimals: row.unit === '万元' || row.unit === '元', columns: row.columns,
    })),
    layout: form.layout && rows ? {
      widths: form.layout.widths,
      rows: rows.map((cells) => cells.map(({ en, text, ...cell }) => ({ text, title: language === 'en' ? en : text, ...cell }))),
    } : null,
    equations: equationsOfForm(form),
  }
}

const tableIds: Record<Form['kind'], TableId> = {
  applications: 'applications', appeals: 'appeals', disclosure: 'disclosure', statistics: 'statisticsForm',
}
