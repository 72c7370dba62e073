// A saved page in, the same page with marks in it out: what is not ours stays as it is, byte for byte.
import { decodePage } from '../ingest/html/html.js'
import { pageSource } from '../ingest/html/source-map.js'
import { byteOffsets } from './byte-offsets.js'
import { listOf, markAround } from './markup.js'
import { segmentsOf } from './segments.js'
import type { Anchors } from './markup.js'
import type { Marks } from './marks.js'
import type { Stretch } from './segments.js'
import type { Language } from '../model/words.js'

/** Something written between two characters of the page. */
interface Insertion { at: number; markup: string }

/** Words that can't be marked where they stand, such as the title in the head, keep their place in the list. */
export function markHtml(bytes: Uint8Array, marks: Marks, language: Language): Uint8Array {
  const { text, encoding } = decodePage(bytes)
  const page = pageSource(text)
  const stretches: Stretch[] = marks.placed.flatMap((mark) => page.stretches(mark.span).map((stretch) => ({ ...stretch, mark })))
  const anchors: Anchors = new Map()
  const insertions: Insertion[] = []
  for (const segment of segmentsOf(stretches)) {
    const { before, after } = markAround(segment, anchors, language)
    insertions.push({ at: segment.start, markup: before }, { at: segment.end, markup: after })
  }
  insertions.unshift({ at: page.head, markup: listOf(marks, anchors, language) })
  // Sorting keeps the order of those at one place: a mark is closed before the next is opened.
  return inserted(bytes, text, encoding, insertions.sort((a, b) => a.at - b.at))
}

/** Written in ASCII, so that it reads the same in every encoding; where the bytes can't be told apart, all is written anew as UTF-8. */
function inserted(bytes: Uint8Array, text: string, encoding: string, insertions: Insertion[]): Uint8Array {
  const offsets = byteOffsets(bytes, text, encoding, insertions.map(({ at }) => at))
  const pieces: Uint8Array[] = []
  let from = 0
  insertions.forEach(({ at, markup }, index) => {
    const to = offsets ? offsets[index]! : at
    pieces.push(offsets ? bytes.subarray(from, to) : Buffer.from(text.slice(from, to)), encoded(ascii(markup), offsets ? encoding : 'utf-8'))
    from = to
  })
  pieces.push(offsets ? bytes.subarray(from) : Buffer.from(text.slice(from)))
  return Buffer.concat(offsets ? pieces : [Buffer.from('\uFEFF'), ...pieces])
}

function ascii(markup: string): string {
  return markup.replace(/[^\0-\x7F]/gu, (character) => `&#x${character.codePointAt(0)!.toString(16).toUpperCase()};`)
}

function encoded(markup: string, encoding: string): Uint8Array {
  const bytes = Buffer.from(markup, encoding.startsWith('utf-16') ? 'utf16le' : 'latin1')
  return encoding === 'utf-16be' ? bytes.swap16() : bytes
}
