// The form fields of a page in, what is filled into them and not drawn by the file itself out, as runs of text.
import { apply } from '../layout/drawn/matrix.js'
import { around } from './writing.js'
import type { Matrix } from '../layout/drawn/matrix.js'
import type { TextRun } from '../layout/laid-page.js'

/** What of pdf.js's annotation data is used. */
interface Field { subtype?: string; fieldType?: string; fieldValue?: unknown; hasAppearance?: boolean; hidden?: boolean; rect?: number[] }

/** A field whose value has a drawing of its own is on the page already. */
export function fieldRuns(fields: readonly Field[], toPage: Matrix): TextRun[] {
  return fields.filter(({ subtype, fieldType, hasAppearance, hidden }) =>
    subtype === 'Widget' && (fieldType === 'Tx' || fieldType === 'Ch') && !hasAppearance && !hidden)
    .flatMap(({ fieldValue, rect }) => (rect ? linesOf(fieldValue, rect, toPage) : []))
}

/** A line of the value takes an equal share of the field's height, from its upper edge. */
function linesOf(value: unknown, rect: number[], toPage: Matrix): TextRun[] {
  const lines = (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string').join('\n').split(/[\r\n]+/)
  const box = around(apply(toPage, rect[0]!, rect[1]!), apply(toPage, rect[2]!, rect[3]!))
  const height = Math.min(box.height / lines.length, 16)
  return lines.map((line, index): TextRun => ({
    text: line.trim(), size: height * 0.8, direction: 'right',
    box: { x: box.x, y: box.y + index * height, width: Math.min(box.width, line.trim().length * height * 0.8), height },
  })).filter(({ text }) => text !== '')
}
