// Issued problem lists and a format in, a named file out; the same bytes for the same lists on the same day.
import { problemListFormats, problemTableFormats } from '../../model/problem-list-export.js'
import { stemOf } from '../export.js'
import type { ExportedFile } from '../../model/export-format.js'
import type { IssuedList, ProblemListFormat } from '../../model/problem-list-export.js'
import type { Language } from '../../model/words.js'
import type { Typeface } from '../pdf/faces.js'

export interface ProblemListSettings {
  /** Of the labels; titles and messages of the findings should be in the same. */
  language: Language
  /** The fonts a PDF is set in; asked for by no other format. */
  typeface: () => Promise<Typeface>
}

type Writer = (list: IssuedList, settings: ProblemListSettings) => Promise<Uint8Array>

/** Loaded when asked for: the libraries of Word and PDF are large. */
const writers: Record<ProblemListFormat, Writer> = {
  docx: async (list, { language }) => (await import('./letter-docx.js')).letterDocx(list, language),
  pdf: async (list, { language, typeface }) => (await import('./letter-pdf.js')).letterPdf(list, language, await typeface()),
  xlsx: async (list, { language }) => (await import('./table-files.js')).problemSheet([list], language),
  csv: async (list, { language }) => {
    const { head, rowsOf } = (await import('./table-files.js')).problemCsv(language)
    return Buffer.from(head + rowsOf(list))
  },
}

export async function exportProblemList(list: IssuedList, format: ProblemListFormat, settings: ProblemListSettings): Promise<ExportedFile> {
  const { mediaType, ending } = problemListFormats[format]
  const name = stemOf([list.body ?? list.document?.name ?? list.id, list.year].filter((part) => part !== null).join('-'))
  return { name: `${name}.${ending}`, mediaType, bytes: await writers[format](list, settings) }
}

/** All in one sheet. @param name of what they are of. */
export async function exportProblemSheet(lists: readonly IssuedList[], name: string, language: Language): Promise<ExportedFile> {
  const { mediaType, ending } = problemTableFormats.xlsx
  return { name: `${stemOf(name)}.${ending}`, mediaType, bytes: await (await import('./table-files.js')).problemSheet(lists, language) }
}
