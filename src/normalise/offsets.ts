// Text as read in, cleaned units out, each with the offset it came from.
import { characterTable, SEVERAL, DROPPED } from './characters.js'

/** `from[i]` is where clean unit i stands in the text as read; null when it stands at i. Each clean unit comes from one unit. */
export interface Cleaned { clean: string; from: Int32Array | null }

/** An edit of clean text that never lengthens it: the units of a half-open range go, `put` takes their place. */
export interface Edit { start: number; end: number; put: string }

/** Puts each character in its one form. Linear; text that needs nothing is returned as it is. */
export function cleanCharacters(text: string): Cleaned {
  const { one, several } = characterTable()
  let at = 0
  while (at < text.length && one[text.charCodeAt(at)] === text.charCodeAt(at)) at++
  if (at === text.length) return { clean: text, from: null }

  const room = text.length + extraRoom(text, at, one, several)
  const units = new Uint16Array(room)
  const from = new Int32Array(room)
  let length = 0
  const put = (unit: number, offset: number): void => {
    units[length] = unit
    from[length++] = offset
  }
  for (let offset = 0; offset < text.length; offset++) {
    const unit = one[text.charCodeAt(offset)]!
    if (unit === SEVERAL) for (const each of several.get(text.charCodeAt(offset))!) put(each.charCodeAt(0), offset)
    else if (unit !== DROPPED) put(unit, offset)
  }
  return { clean: stringOf(units, length), from: from.subarray(0, length) }
}

function extraRoom(text: string, first: number, one: Uint16Array, several: Map<number, string>): number {
  let extra = 0
  for (let at = first; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (one[unit] === SEVERAL) extra += several.get(unit)!.length - 1
  }
  return extra
}

/** Byte order of the units is the machine's own, as is that of `ucs2`, on every machine Node runs on today. */
function stringOf(units: Uint16Array, length: number): string {
  return Buffer.from(units.buffer, 0, length * 2).toString('ucs2')
}

/** Applies edits in order of their start, not overlapping. A unit put in stands where the edited range began. */
export function applyEdits({ clean, from }: Cleaned, edits: Edit[]): Cleaned {
  if (edits.length === 0) return { clean, from }
  const pieces: string[] = []
  const moved = new Int32Array(clean.length)
  let length = 0
  let read = 0
  const keep = (start: number, end: number): void => {
    for (let at = start; at < end; at++) moved[length++] = from ? from[at]! : at
  }
  for (const { start, end, put } of edits) {
    pieces.push(clean.slice(read, start), put)
    keep(read, start)
    keep(start, start + put.length)
    read = end
  }
  pieces.push(clean.slice(read))
  keep(read, clean.length)
  return { clean: pieces.join(''), from: moved.subarray(0, length) }
}

/** The first clean offset whose unit stands at or after an offset of the text as read. */
export function cleanOffset({ clean, from }: Cleaned, offset: number): number {
  if (!from) return Math.max(0, Math.min(offset, clean.length))
  let low = 0
  let high = from.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (from[middle]! < offset) low = middle + 1
    else high = middle
  }
  return low
}
