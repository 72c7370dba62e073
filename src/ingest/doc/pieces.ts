// The table of pieces of a Word file in ([MS-DOC] 2.8.35), its characters in order out, and where each stands in the stream.
import { damagedWord } from './word-file.js'
import type { WordFile } from './word-file.js'

/** Characters `start` to `end` of the text, from `from` in the stream, each of so many bytes. */
export interface Piece { start: number; end: number; from: number; width: 1 | 2 }
export interface Characters { text: string; pieces: Piece[] }

/** Bytes 0x80 to 0x9F of Windows-1252: Node reads them as control characters. */
const westerly = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ'
const kinds = { properties: 1, pieces: 2 }
/** Set where a piece has one byte for each character; the offset is then twice the real one. */
const narrow = 0x40000000

/** @throws Fault damaged-file, also where the pieces hold more than the stream: no character stands in two of them. */
export function readCharacters(file: WordFile): Characters {
  const table = tableOf(file.part('pieces'))
  const count = Math.floor((table.length - 4) / 12)
  const pieces: Piece[] = []
  const texts: string[] = []
  let start = 0
  for (let index = 0; index < count; index++) {
    const length = table.readUInt32LE(index * 4 + 4) - table.readUInt32LE(index * 4)
    const place = table.readUInt32LE((count + 1) * 4 + index * 8 + 2)
    const isNarrow = (place & narrow) !== 0
    const from = isNarrow ? (place & ~narrow) >>> 1 : place
    const width = isNarrow ? 1 : 2
    if (length < 0 || from + length * width > file.text.length || start + length > file.text.length) throw damagedWord()
    const bytes = file.text.subarray(from, from + length * width)
    texts.push(isNarrow ? bytes.toString('latin1').replace(/[\x80-\x9F]/g, (unit) => westerly[unit.charCodeAt(0) - 0x80]!) : bytes.toString('utf16le'))
    pieces.push({ start, end: start + length, from, width })
    start += length
  }
  return { text: texts.join(''), pieces }
}

/** Lists of properties may stand before it. */
function tableOf(part: Buffer): Buffer {
  let at = 0
  while (part[at] === kinds.properties && at + 3 <= part.length) at += 3 + part.readUInt16LE(at + 1)
  if (part[at] !== kinds.pieces || at + 5 > part.length) throw damagedWord()
  const size = part.readUInt32LE(at + 1)
  if (size < 4 || at + 5 + size > part.length) throw damagedWord()
  return part.subarray(at + 5, at + 5 + size)
}

export function offsetOf(pieces: Piece[], character: number): number {
  let low = 0
  let high = pieces.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (pieces[middle]!.end <= character) low = middle + 1
    else high = middle
  }
  const piece = pieces[low]
  return piece ? piece.from + (character - piece.start) * piece.width : -1
}
