// Bytes of a PDF in, its text as laid out on its pages out, each character with its place.
import { blank, damaged, scanned } from './refusals.js'
import { checkLegible } from '../legibility.js'
import { isScan, pageNotes } from './notes.js'
import { layOut } from '../layout/layout.js'
import { seePage } from './page.js'
import { withPdf } from './open.js'
import type { Content, Format } from '../format.js'
import type { SeenPage } from './page.js'

export const pdf: Format = { id: 'pdf', mediaType: 'application/pdf', extensions: ['.pdf'], looksLike, read }

/** The mark may stand on any line of the first 1,024 bytes (readers of PDF have always allowed it): some servers put something before it. */
function looksLike(bytes: Uint8Array): boolean {
  return /(?:^|[\r\n])%PDF-\d/.test(Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).toString('latin1'))
}

/** @throws Fault encrypted, damaged-file, file-too-large, not-text (scans, or fonts that don't say which characters they draw), empty-file. */
async function read(bytes: Uint8Array): Promise<Content> {
  const seen = await seePages(bytes)
  if (seen.every(({ page }) => page.runs.length === 0)) throw seen.some(isScan) ? scanned(seen.length) : blank()
  const content = layOut(seen.map(({ page }) => page))
  const legibility = checkLegible({ text: content.text, encoding: 'pdf', overruled: null })
  return { ...content, notes: [...content.notes, ...pageNotes(seen), ...legibility] }
}

/** One page after the other: memory holds one page's drawing at a time. */
export function seePages(bytes: Uint8Array): Promise<SeenPage[]> {
  return withPdf(bytes, async (pdf) => {
    const layers = await Promise.race([pdf.document.getOptionalContentConfig(), pdf.refused])
    const seen: SeenPage[] = []
    for (let number = 1; number <= pdf.document.numPages; number++) seen.push(await seePage(pdf, number, layers))
    return seen
  }).catch((reason: unknown) => { throw damaged(reason) })
}
