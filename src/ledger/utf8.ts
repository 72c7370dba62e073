// Bytes of a CSV file in, the same characters as UTF-8 out: with or without a mark, GB18030, or UTF-16 as spreadsheets save it.
import { isAscii, isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'

/** As long as nothing but ASCII was seen nothing is decided: both encodings agree on it. */
export async function* utf8Of(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let decoder: TextDecoder | null | undefined
  for await (const piece of withoutMark(bytes)) {
    if (decoder === undefined) {
      if (piece.marked === 'utf-8' || (piece.marked === null && isAscii(piece.bytes))) {
        if (piece.marked) decoder = null
        yield piece.bytes
        continue
      }
      decoder = piece.marked ? new TextDecoder(piece.marked) : choose(piece.bytes)
    }
    yield decoder ? Buffer.from(decoder.decode(piece.bytes, { stream: true })) : piece.bytes
  }
  const rest = decoder?.decode()
  if (rest) yield Buffer.from(rest)
}

interface Piece { bytes: Buffer; marked: 'utf-8' | 'utf-16le' | 'utf-16be' | null }

async function* withoutMark(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  let first: Buffer | null = Buffer.alloc(0)
  for await (const chunk of bytes) {
    const piece = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    if (!first) yield { bytes: piece, marked: null }
    else {
      first = first.length ? Buffer.concat([first, piece]) : piece
      if (first.length < 3) continue
      yield opening(first)
      first = null
    }
  }
  if (first?.length) yield opening(first)
}

function opening(bytes: Buffer): Piece {
  if (bytes[0] === 0xEF && bytes[1] === 0xBB && bytes[2] === 0xBF) return { bytes: bytes.subarray(3), marked: 'utf-8' }
  if (bytes[0] === 0xFF && bytes[1] === 0xFE) return { bytes: bytes.subarray(2), marked: 'utf-16le' }
  if (bytes[0] === 0xFE && bytes[1] === 0xFF) return { bytes: bytes.subarray(2), marked: 'utf-16be' }
  return { bytes, marked: null }
}

/** UTF-8 with a bad byte or two is still UTF-8: GB18030 read as UTF-8 is unreadable at nearly every character. */
function choose(bytes: Buffer): TextDecoder | null {
  const whole = bytes.subarray(0, bytes.lastIndexOf(0x0A) + 1 || Math.max(1, bytes.length - 3))
  if (isUtf8(whole)) return null
  const read = whole.toString('utf8')
  let wrong = 0
  let beyondAscii = 0
  for (let at = 0; at < read.length; at += 1) {
    const unit = read.charCodeAt(at)
    if (unit > 0x7F) beyondAscii += 1
    if (unit === 0xFFFD) wrong += 1
  }
  return wrong * 10 <= beyondAscii ? null : new TextDecoder('gb18030')
}
