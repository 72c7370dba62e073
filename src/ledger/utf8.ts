// Bytes of a CSV file in, the same characters as UTF-8 out: with or without a mark, GB18030, or UTF-16 as spreadsheets save it.
import { isAscii, isUtf8 } from 'node:buffer'
import { StringDecoder } from 'node:string_decoder'
import { TextDecoder } from 'node:util'

/** As long as nothing but ASCII was seen nothing is decided: every encoding without a mark agrees on it. */
export async function* utf8Of(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let recode: Recode | null = null
  for await (const { bytes: piece, marked } of withoutMark(inPieces(bytes))) {
    recode ??= marked ? byMark[marked]() : isAscii(piece) ? null : choose(piece)
    const read = recode ? recode(piece, false) : piece
    if (read.length > 0) yield read
  }
  const rest = recode?.(Buffer.alloc(0), true)
  if (rest?.length) yield rest
}

/** Bytes as they come in, UTF-8 out; what a character is still missing waits for the next bytes. */
type Recode = (piece: Buffer, last: boolean) => Buffer
const asIs = (): Recode => (piece) => piece

const byMark: Record<NonNullable<Piece['marked']>, () => Recode> = {
  'utf-8': asIs,
  'utf-16le': () => utf16(false),
  'utf-16be': () => utf16(true),
}

function utf16(swapped: boolean): Recode {
  const decoder = new StringDecoder('utf16le')
  let odd: Buffer = Buffer.alloc(0)
  return (piece, last) => {
    const all = Buffer.concat([odd, piece])
    const even = all.length - (all.length % 2)
    odd = all.subarray(even)
    const whole = Buffer.from(all.subarray(0, even))
    return Buffer.from(decoder.write(swapped ? whole.swap16() : whole) + (last ? decoder.end() : ''))
  }
}

/** Line by line, for a newline is no part of any other character: Node's decoder loses its place between pieces. */
function gb18030(): Recode {
  const decoder = new TextDecoder('gb18030')
  let rest: Buffer = Buffer.alloc(0)
  return (piece, last) => {
    const all = rest.length ? Buffer.concat([rest, piece]) : piece
    const end = last ? all.length : all.lastIndexOf(0x0A) + 1
    rest = all.subarray(end)
    return Buffer.from(decoder.decode(all.subarray(0, end)))
  }
}

/** Enough at a time to tell encodings apart, however the bytes come in. */
const leastPiece = 16_384

async function* inPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = []
  let size = 0
  for await (const chunk of bytes) {
    waiting.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength))
    size += chunk.byteLength
    if (size < leastPiece) continue
    yield waiting.length === 1 ? waiting[0]! : Buffer.concat(waiting)
    waiting = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(waiting)
}

interface Piece { bytes: Buffer; marked: 'utf-8' | 'utf-16le' | 'utf-16be' | null }

async function* withoutMark(pieces: AsyncIterable<Buffer>): AsyncGenerator<Piece> {
  let first = true
  for await (const bytes of pieces) {
    yield first ? opening(bytes) : { bytes, marked: null }
    first = false
  }
}

function opening(bytes: Buffer): Piece {
  if (bytes[0] === 0xEF && bytes[1] === 0xBB && bytes[2] === 0xBF) return { bytes: bytes.subarray(3), marked: 'utf-8' }
  if (bytes[0] === 0xFF && bytes[1] === 0xFE) return { bytes: bytes.subarray(2), marked: 'utf-16le' }
  if (bytes[0] === 0xFE && bytes[1] === 0xFF) return { bytes: bytes.subarray(2), marked: 'utf-16be' }
  return { bytes, marked: null }
}

/** UTF-8 with a bad byte or two is still UTF-8: GB18030 read as UTF-8 is unreadable at nearly every character. */
function choose(bytes: Buffer): Recode {
  const whole = bytes.subarray(0, bytes.lastIndexOf(0x0A) + 1 || Math.max(1, bytes.length - 3))
  if (isUtf8(whole)) return asIs()
  const read = whole.toString('utf8')
  let wrong = 0
  let beyondAscii = 0
  for (let at = 0; at < read.length; at += 1) {
    const unit = read.charCodeAt(at)
    if (unit > 0x7F) beyondAscii += 1
    if (unit === 0xFFFD) wrong += 1
  }
  return wrong * 10 <= beyondAscii ? asIs() : gb18030()
}
