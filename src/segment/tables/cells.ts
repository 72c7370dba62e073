// The text of one cell in, what it says out: a number, a zero, nothing, a dash, 无, or other words.
import type { TableCell } from '../../model/report.js'
import type { Range } from '../../model/span.js'

/**
 * Reads `12`, `1,234`, `+2`, `-8`, `3.5`, `12件`, `251000元`; null for text that is no cell of figures.
 * `unit` is what the form counts the column in: a cell that names yuan or 万元 itself is turned into it.
 */
export function readCell(text: string, range: Range): TableCell | null {
  if (text === '') return { value: null, kind: 'blank', range }
  const first = text.charCodeAt(0)
  if (text === '0') return { value: 0, kind: 'zero', range }
  // Most words are no figures: their first character is Han and not one of 无, 没 and 暂.
  if (text.length > longestFigure || (first >= 0x2E80 && !'无没暂'.includes(text[0]!))) return null
  if (dash.test(text)) return { value: null, kind: 'dash', range }
  if (none.test(text)) return { value: null, kind: 'none', range }
  const parts = figure.exec(text)
  if (!parts) return null
  const value = Number(parts[1]!.replace(/[+,\s]/g, ''))
  return { value: Object.is(value, -0) ? 0 : value, kind: value === 0 ? 'zero' : 'number', range }
}

const longestFigure = 24
const dash = /^[-/\\—–−―－_~](?:\s?[-/\\—–−―－_~]){0,3}$/
const none = /^(?:无|没有|暂无)$/
// A comma or a blank splits thousands only where three digits follow; `1 2` may be twelve or two figures, and is neither.
// A mark of a note may follow: it is no digit of the figure.
const figure = new RegExp('^([+\\-−]?\\s?(?:\\d{1,3}(?:[,,]\\s?\\d{3}| \\d{3}){1,5}|\\d{1,15})(?:\\.\\d{1,8})?)'
  + '\\s?(件次|人次|万元|[件条次项宗个份篇人元类户起]|%)?(?:\\s?(?:[*※#¹²³⁴-⁹]|[[(][\\d⁰¹²³⁴-⁹]{1,2}[\\])]|[[(]?注\\d{0,2}[\\])]?)){0,2}$')

/** Units between a label and its value say nothing of the value: 条, 件, 万元, or a rule in place of one. */
export function isUnit(text: string): boolean {
  return unit.test(text.length > 1 && text.length < longestFigure ? text.replace(/\s/g, '') : text)
}

const unit = /^[((]?(?:件次|人次|万元|[件条次项宗个份篇人元])[))]?$/

/** The factor from what the cell itself names to `unit`: 元 in a column of 万元 is a ten-thousandth. */
export function factorOf(text: string, unit: 'yuan' | 'tenThousandYuan'): number {
  if (text.endsWith('万元')) return unit === 'yuan' ? 10_000 : 1
  if (text.endsWith('元')) return unit === 'yuan' ? 1 : 1 / 10_000
  return 1
}
