// An Evaluation and a format in, a named file out: the writers' one door. Nothing is read or kept; same evaluation, same bytes.
import { exportFormats } from '../model/export-format.js'
import { flat } from './visible.js'
import type { Evaluation } from '../model/evaluation.js'
import type { ExportedFile, ExportFormat } from '../model/export-format.js'
import type { Includable } from '../model/included.js'
import type { IsoDate, Language } from '../model/words.js'
import type { Typeface } from './pdf/faces.js'

export interface ExportSettings {
  /** Of the labels; the evaluation should be in the same. */
  language: Language
  /** The fonts a PDF is set in; asked for by no other format. */
  typeface: () => Promise<Typeface>
  /** In a problem list: the day by which all is to be mended. */
  mendBy?: IsoDate | undefined
}

/** What an evaluation must hold besides its findings for a format to be whole. */
export function partsFor(format: ExportFormat): Includable[] {
  return format === 'xlsx' ? ['reading'] : format === 'json' ? ['extracted', 'reading'] : []
}

type Writer = (evaluation: Evaluation, settings: ExportSettings) => Promise<Uint8Array>

/** Loaded when asked for: the libraries of Word and PDF are large. */
const writers: Record<ExportFormat, Writer> = {
  json: async (evaluation) => (await import('./lines.js')).evaluationJson(evaluation),
  ndjson: async (evaluation) => (await import('./lines.js')).findingLines(evaluation),
  csv: async (evaluation, { language }) => (await import('./csv.js')).findingsCsv(evaluation, language),
  xlsx: async (evaluation, { language }) => (await import('./sheet/score-sheet.js')).scoreSheet(evaluation, language),
  'record.docx': async (evaluation, { language }) => (await import('./record/record-docx.js')).recordDocx(evaluation, language),
  'record.pdf': async (evaluation, { language, typeface }) => {
    const { recordPdf } = await import('./record/record-pdf.js')
    return recordPdf(evaluation, language, await typeface())
  },
  'problem-list.docx': async (evaluation, { language, mendBy }) => (await import('./problem-list.js')).problemList(evaluation, language, mendBy),
  sarif: async (evaluation, { language }) => (await import('./sarif.js')).sarifLog(evaluation, language),
  html: async (evaluation, { language }) => (await import('./html.js')).reportPage(evaluation, language),
}

export async function exportEvaluation(evaluation: Evaluation, format: ExportFormat, settings: ExportSettings): Promise<ExportedFile> {
  const { mediaType, ending } = exportFormats[format]
  return { name: `${stemOf(evaluation.document.name)}.${ending}`, mediaType, bytes: await writers[format](evaluation, settings) }
}

/** File systems take 255 bytes: what is left is for the ending, and a number where two files have one name. */
const stemBytes = 200

/** A name's last part without its ending, in characters that every file system takes, and no more of them. */
export function stemOf(name: string): string {
  const last = flat(name).split(/[\\/]/).at(-1)!
  const stem = last.replace(/(?<=.)\.[^.]*$/, '').replace(/[<>:"|?*]/g, '_').replace(/^\.+|[. ]+$/g, '')
  let room = stemBytes
  return [...stem].filter((character) => (room -= Buffer.byteLength(character)) >= 0).join('') || 'report'
}
