// A form, a row's key and a column's index in, how a finding names the place out.
import type { Form } from './rulebook.js'
import type { Localised } from './words.js'

/** 表三 行“本年新收” 列“自然人”; without a column the whole row. A row of one value names no column. */
export function placeInTable(form: Form, rowKey: string, columnIndex?: number): Localised {
  const row = form.rows.find(({ key }) => key === rowKey)
  const rowName = row?.short ?? rowKey
  const columnKey = columnIndex === undefined ? undefined : row?.columns[columnIndex]
  const column = row && row.columns.length > 1 ? form.columns.find(({ key }) => key === columnKey)?.label : undefined
  return {
    zh: `${form.short.zh} 行“${rowName}”${column ? ` 列“${column}”` : ''}`,
    en: `${form.short.en}, row "${rowName}"${column ? `, column "${column}"` : ''}`,
  }
}
