// Bytes of a PDF in; a fault when one of its packed streams would unfold beyond bounds.
import { inflateSync } from 'node:zlib'
import { Fault } from '../../model/fault.js'
import { limits } from '../../model/limits.js'

/** Deflate packs at most 1,032 bytes into one: a shorter stream can't reach the bound. */
const shortest = Math.floor(limits.pdfStreamBytes / 1032)

/**
 * pdf.js keeps the whole of a stream it reads, and unfolds as long as there is something to unfold. Pictures are never unfolded,
 * but what calls itself one is checked too: a dictionary may say what it likes.
 * @throws Fault archive-refused.
 */
export function refuseBombs(bytes: Uint8Array): void {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = whole.indexOf('stream'); at !== -1;) {
    const start = afterLineEnd(whole, at + 'stream'.length)
    const next = whole.indexOf('stream', at + 'stream'.length)
    const end = next === -1 ? whole.length : next
    if (start !== null && end - start > shortest && unfoldsTooFar(whole.subarray(start, end))) throw tooMuch()
    at = next
  }
}

/** `stream` is followed by a line end, `endstream` mostly too, but then by no packed bytes. */
function afterLineEnd(whole: Buffer, at: number): number | null {
  if (whole[at] === 0x0A) return at + 1
  if (whole[at] !== 0x0D) return null
  return whole[at + 1] === 0x0A ? at + 2 : at + 1
}

/** Bytes that are not packed by Deflate, or end amid it, are pdf.js's affair. */
function unfoldsTooFar(packed: Buffer): boolean {
  try {
    inflateSync(packed, { maxOutputLength: limits.pdfStreamBytes })
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
  }
}

function tooMuch(): Fault {
  const megabytes = limits.pdfStreamBytes / 1024 / 1024
  return new Fault('archive-refused', {
    zh: `PDF 中有内容展开后超过${megabytes} MB`, en: `A stream of the PDF unfolds to more than ${megabytes} MB`,
  })
}
