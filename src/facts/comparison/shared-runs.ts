// Two free texts in, the runs of characters they share out, each with its place in both.
import { shingleLength, shinglesOf } from './shingles.js'
import type { FreeText } from './free-text.js'
import type { Range } from '../../model/span.js'

/** A run in the texts the characters come from. */
export interface SharedRun { own: Range; other: Range; characters: number }

/**
 * Greedy from the front: a shared shingle is followed as far as both texts agree. Each character of the own text is passed once,
 * so that the cost is the length of both.
 */
export function sharedRuns(own: FreeText, other: FreeText): SharedRun[] {
  const places = new Map<number, number>()
  shinglesOf(other).forEach((hash, at) => { if (!places.has(hash)) places.set(hash, at) })
  const runs: SharedRun[] = []
  const shingles = shinglesOf(own)
  for (let at = 0; at < shingles.length;) {
    const place = places.get(shingles[at]!)
    const length = place === undefined ? 0 : agreement(own, at, other, place)
    if (place === undefined || length < shingleLength) at += 1
    else {
      runs.push(...piecesOf(own, at, other, place, length))
      at += length
    }
  }
  return runs
}

function agreement(own: FreeText, at: number, other: FreeText, place: number): number {
  let length = 0
  while (at + length < own.characters.length && own.characters[at + length] === other.characters[place + length]) length++
  return length
}

/** Characters so far apart have a table or a heading between them, which no passage should quote. */
const apart = 100

function piecesOf(own: FreeText, at: number, other: FreeText, place: number, length: number): SharedRun[] {
  const pieces: SharedRun[] = []
  let from = 0
  for (let to = 1; to <= length; to++) {
    if (to < length && own.at[at + to]! - own.at[at + to - 1]! <= apart && other.at[place + to]! - other.at[place + to - 1]! <= apart) continue
    pieces.push({
      own: rangeOf(own, at + from, at + to), other: rangeOf(other, place + from, place + to), characters: to - from,
    })
    from = to
  }
  return pieces
}

function rangeOf({ at }: FreeText, from: number, to: number): Range {
  return { start: at[from]!, end: at[to - 1]! + 1 }
}
