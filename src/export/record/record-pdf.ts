// An Evaluation in, its record on one page of PDF out, to be filed with the report.
import { codeOf } from '../visible.js'
import { lackedBy, Sheet } from '../pdf/sheet.js'
import { exportWords } from '../words.js'
import { page, recordOf } from './content.js'
import type { Evaluation } from '../../model/evaluation.js'
import type { Language } from '../../model/words.js'
import type { Typeface } from '../pdf/faces.js'
import type { RecordContent } from './content.js'

const grey = '#57606a'
const body = { size: 9 }
const heading = { size: 10.5, bold: true }

/** One page: where a long record does not fit, fewer failures are listed and more are counted. */
export async function recordPdf(evaluation: Evaluation, language: Language, typeface: Typeface): Promise<Uint8Array> {
  for (let lines = page.lines; ; lines -= 2) {
    const sheet = await sheetOf(evaluation, language, typeface, lines)
    if (sheet.pages === 1 || lines < 2) return sheet.bytes()
  }
}

async function sheetOf(evaluation: Evaluation, language: Language, typeface: Typeface, lines: number): Promise<Sheet> {
  const w = exportWords[language]
  const content = recordOf(evaluation, language, lines)
  const lacked = await lackedBy(typeface, textOf(content))
  if (lacked.length > 0) content.sections.at(-1)!.lines.push(w.lacking(lacked.slice(0, 12).map(codeOf).join(' ')))
  const labels = w.verdict + w.dimension + w.score + w.earned + w.possible + w.gates
  const sheet = await Sheet.open(typeface, textOf(content) + labels, { title: content.title, language: w.lang, createdAt: evaluation.createdAt })
  head(sheet, content)
  verdict(sheet, content, w)
  for (const { heading: title, lines: written } of content.sections) {
    sheet.space(6)
    sheet.text(title, heading)
    sheet.space(1)
    for (const line of written) sheet.text(line, body, { hang: /^\d/.test(line) ? 12 : 0 })
  }
  sheet.space(8)
  sheet.rule()
  sheet.space(5)
  sheet.text(content.closing, { size: 8, colour: grey })
  sheet.space(10)
  sheet.text(content.signed, { size: 9.5 })
  return sheet
}

function head(sheet: Sheet, { title, subject, rows }: RecordContent): void {
  sheet.text(title, { size: 17, bold: true, align: 'center' })
  sheet.space(2)
  sheet.text(subject, { size: 11, align: 'center' })
  sheet.space(6)
  sheet.rule()
  sheet.space(5)
  for (const { label, value } of rows) sheet.row([[label, { ...body, colour: grey }, 0.19], [value, body, 0.81]])
  sheet.space(4)
  sheet.rule()
  sheet.space(6)
}

function verdict(sheet: Sheet, { verdict: line, gates, dimensions }: RecordContent, w: (typeof exportWords)[Language]): void {
  sheet.row([[w.verdict, { ...heading, colour: grey }, 0.19], [line, { size: 11.5, bold: true }, 0.81]])
  for (const gate of gates) sheet.row([[w.gates, { ...body, colour: grey }, 0.19], [gate, body, 0.81]])
  if (dimensions.length === 0) return
  sheet.space(5)
  const [name, right] = [{ ...body, colour: grey }, { ...body, align: 'right' as const }]
  sheet.row([[w.dimension, name, 0.5], [w.score, { ...right, colour: grey }, 0.2], [`${w.earned} / ${w.possible}`, { ...right, colour: grey }, 0.3]])
  for (const [title, score, points] of dimensions) sheet.row([[title, body, 0.5], [score, right, 0.2], [points, right, 0.3]])
}

function textOf({ title, subject, rows, verdict: line, gates, dimensions, sections, closing, signed }: RecordContent): string {
  return [
    title, subject, ...rows.flatMap(({ label, value }) => [label, value]), line, ...gates, ...dimensions.flat(),
    ...sections.flatMap(({ heading: name, lines }) => [name, ...lines]), closing, signed,
  ].join('')
}
