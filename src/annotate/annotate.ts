// A document and its result in, a copy of the document with the findings in it out. The original is never changed.
import { docx } from '../ingest/docx/docx.js'
import { html } from '../ingest/html/html.js'
import { documentOf, ingest } from '../ingest/ingest.js'
import { pdf } from '../ingest/pdf/pdf.js'
import { markDocx } from './docx/docx.js'
import { markHtml } from './html.js'
import { marksOf } from './marks.js'
import { markPage } from './page.js'
import { markPdf } from './pdf.js'
import type { Marks } from './marks.js'
import type { Result } from '../model/result.js'
import type { Submission } from '../model/source.js'
import type { Language } from '../model/words.js'

export interface MarkedCopy { name: string; mediaType: string; bytes: Uint8Array }

/** How a format takes marks of its own; all others become a page of the text as read. */
interface Marker { extension: string; mark: (bytes: Uint8Array, marks: Marks, language: Language) => Promise<Uint8Array> | Uint8Array }

const markers: Record<string, Marker> = {
  [docx.mediaType]: { extension: '.docx', mark: markDocx },
  [pdf.mediaType]: { extension: '.pdf', mark: markPdf },
  [html.mediaType]: { extension: '.html', mark: markHtml },
}

/**
 * @param result of this very submission.
 * @throws Fault when the document can't be read.
 */
export async function annotate(submission: Submission, result: Result, language: Language): Promise<MarkedCopy> {
  const marks = marksOf(result, language)
  const { name, mediaType } = result.document
  const marker = markers[mediaType]
  const document = await documentOf(submission)
  if (marker) return { name: named(name, marker.extension), mediaType, bytes: await marker.mark(document.bytes, marks, language) }
  const source = await ingest(document)
  return { name: named(name, '.html'), mediaType: 'text/html', bytes: markPage(source, marks, result.report.title ?? name, language) }
}

/** report.docx becomes report.marked.docx, 2024/报告.txt 报告.marked.html. */
function named(name: string, extension: string): string {
  const base = name.slice(name.lastIndexOf('/') + 1)
  const dot = base.lastIndexOf('.')
  return `${dot > 0 ? base.slice(0, dot) : base}.marked${extension}`
}
