// Bytes of a PDF in, the document open within bounds out, or the fault that says why it can't be; closed again when its work is done.
import { fileURLToPath } from 'node:url'
import { MessageChannel } from 'node:worker_threads'
import { damaged, encrypted, tooMuchDrawn, tooManyPages } from './refusals.js'
import { refuseBombs } from './unfolding.js'
import { limits } from '../../model/limits.js'
import type { MessagePort } from 'node:worker_threads'
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { DocumentInitParameters, PDFWorkerParameters } from 'pdfjs-dist/types/src/display/api.js'
import type { OperatorNumbers } from './operators.js'

export interface OpenPdf {
  document: PDFDocumentProxy
  numbers: OperatorNumbers
  /** Rejects as soon as a bound is overstepped, whatever pdf.js is at: to be raced with each of its answers. */
  refused: Promise<never>
}

/**
 * pdf.js's two halves, joined by a channel of the process itself: no thread of its own, and between two messages other work gets its turn.
 * @throws Fault encrypted, damaged-file, archive-refused (a stream that unfolds beyond limits.pdfStreamBytes),
 * file-too-large (more than limits.pdfPages pages, or a page of more than limits.pdfOperators operators).
 */
export async function withPdf<T>(bytes: Uint8Array, use: (pdf: OpenPdf) => Promise<T>): Promise<T> {
  refuseBombs(bytes)
  const { OPS, PDFWorker, getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const { WorkerMessageHandler } = await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
  const { port1, port2 } = new MessageChannel()
  WorkerMessageHandler.initializeFromPort(port2)
  const refused = watched(port1, OPS)
  const worker = PDFWorker.create({ port: port1 as unknown as NonNullable<PDFWorkerParameters['port']>, verbosity: 0 })
  port1.start()
  port2.start()
  try {
    const loading = getDocument({ ...options, data: new Uint8Array(bytes), worker })
    const document = await Promise.race([loading.promise, refused]).catch((reason: unknown) => {
      throw (reason as Error).name === 'PasswordException' ? encrypted() : damaged(reason)
    })
    if (document.numPages > limits.pdfPages) throw tooManyPages(document.numPages)
    return await use({ document, numbers: OPS, refused })
  } finally {
    port1.close()
    port2.close()
    worker.destroy()
  }
}

const folder = (name: string): string => fileURLToPath(new URL(`./${name}/`, import.meta.resolve('pdfjs-dist/package.json')))

/** A document in which a font may be put and nothing happens: pdf.js then neither loads fonts nor traces the outline of each glyph. */
const nowhere = {
  createElement: () => ({ sheet: { insertRule: () => 0, cssRules: [] }, remove: () => undefined }),
  documentElement: { getElementsByTagName: () => [{ append: () => undefined }] },
} as unknown as DocumentInitParameters['ownerDocument']

/** No picture is decoded (maxImageSize), nothing is compiled, and nothing is read but the character maps and fonts of pdf.js's own package. */
const options = {
  cMapUrl: folder('cmaps'), standardFontDataUrl: folder('standard_fonts'), isEvalSupported: false, useSystemFonts: false, useWasm: false,
  maxImageSize: 0, fontExtraProperties: true, disableFontFace: false, ownerDocument: nowhere, enableXfa: false, verbosity: 0,
} as const

/**
 * Counts operators as they arrive: they come in portions, so that a page that unfolds without end is left before memory is.
 * States saved within states are counted apart: pdf.js looks each value up through all of them.
 */
function watched(port: MessagePort, { save, restore }: OperatorNumbers): Promise<never> {
  const refused = new Promise<never>((_, reject) => {
    const streams = new Map<number, { count: number; depth: number }>()
    port.on('message', ({ streamId, chunk }: Portion) => {
      if (streamId === undefined || !chunk?.fnArray) return
      const seen = streams.get(streamId) ?? { count: 0, depth: 0 }
      streams.set(streamId, seen)
      seen.count += chunk.fnArray.length
      for (const operator of chunk.fnArray) {
        if (operator === save) seen.depth++
        else if (operator === restore) seen.depth--
      }
      if (seen.count > limits.pdfOperators || seen.depth > limits.pdfDepth) reject(tooMuchDrawn())
    })
  })
  refused.catch(() => undefined)
  return refused
}

interface Portion { streamId?: number; chunk?: { fnArray?: number[] } }
