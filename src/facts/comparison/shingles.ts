// Free text in, hashes of all its runs of a few characters out; and the same text without the runs of a template.
import type { FreeText } from './free-text.js'

/** Longer than any idiom, shorter than any clause that says something. */
export const shingleLength = 12

const base = 0x01000193

/** One hash for each place a run can begin; rolled along, so that the cost is the text's length. */
export function shinglesOf({ characters }: FreeText): Uint32Array {
  const count = Math.max(0, characters.length - shingleLength + 1)
  const hashes = new Uint32Array(count)
  let leaves = 1
  for (let step = 1; step < shingleLength; step++) leaves = Math.imul(leaves, base)
  let hash = 0
  for (let at = 0; at < characters.length; at++) {
    if (at >= shingleLength) hash = (hash - Math.imul(mixed(characters.charCodeAt(at - shingleLength)), leaves)) | 0
    hash = (Math.imul(hash, base) + mixed(characters.charCodeAt(at))) | 0
    if (at >= shingleLength - 1) hashes[at - shingleLength + 1] = hash >>> 0
  }
  return hashes
}

/** Spreads the code of a character over all bits: neighbours in the code table are neighbours in meaning. */
function mixed(code: number): number {
  return Math.imul(code ^ (code >>> 7), 0x9e3779b1)
}

/** Without every character that stands in a run of the template. */
export function withoutTemplate(free: FreeText, template: ReadonlySet<number>): FreeText {
  if (template.size === 0) return free
  const kept: FreeText = { characters: '', at: [] }
  const shingles = shinglesOf(free)
  let until = 0
  for (let at = 0; at < free.characters.length; at++) {
    if (at < shingles.length && template.has(shingles[at]!)) until = at + shingleLength
    if (at < until) continue
    kept.characters += free.characters[at]!
    kept.at.push(free.at[at]!)
  }
  return kept
}
