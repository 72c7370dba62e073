// Fragments in, lines out: what stands at one height, from left to right, each character once.
import { isApart } from './characters.js'
import { unionOf } from './boxes.js'
import type { Box } from '../../model/place.js'
import type { Fragment } from './fragments.js'

/** Text with the way back to where each stretch of it is printed. */
export interface Printed {
  text: string
  /** In the order of the text; blanks between them are printed nowhere. */
  pieces: Piece[]
}

/** A fragment and the offset it has in the text. */
export interface Piece { at: number; fragment: Fragment }

export interface Line extends Printed {
  page: number
  box: Box
  /** Of most of its characters. */
  size: number
}

/** From top to bottom. */
export function linesOf(fragments: readonly Fragment[], inCell = false): Line[] {
  return rowsOf(fragments).map((row) => lineOf(row, inCell))
}

/** Fragments of one height together, from left to right, without those printed twice to look bold. */
export function rowsOf(fragments: readonly Fragment[]): Fragment[][] {
  const ordered = [...fragments].sort((a, b) => middle(a.box) - middle(b.box) || a.box.x - b.box.x)
  const rows: Fragment[][] = []
  let leader: Fragment | undefined
  for (const fragment of ordered) {
    if (leader && sharesLine(leader.box, fragment.box)) {
      rows.at(-1)!.push(fragment)
      if (fragment.box.height > leader.box.height) leader = fragment
    } else {
      rows.push([fragment])
      leader = fragment
    }
  }
  return rows.map((row) => withoutDoubles(row.sort((a, b) => a.box.x - b.box.x || a.box.y - b.box.y)))
}

/** Raised and lowered numbers are small and stand within the line they belong to by more than half of their height. */
const sharedHeight = 0.5

function sharesLine(a: Box, b: Box): boolean {
  const shared = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return shared >= sharedHeight * Math.min(a.height, b.height)
}

/** Bold is faked by printing the same once more, a hair beside. */
const doubledWithin = 0.3

function withoutDoubles(row: Fragment[]): Fragment[] {
  const seen = new Map<string, Fragment>()
  return row.filter((fragment) => {
    const before = seen.get(fragment.text)
    seen.set(fragment.text, fragment)
    return !before || fragment.box.x - before.box.x > doubledWithin * before.size * Math.min(1, before.text.length)
  })
}

export function lineOf(row: readonly Fragment[], inCell = false): Line {
  return { ...printed(row, inCell), page: row[0]!.page, box: unionOf(row.map(({ box }) => box)), size: mainSize(row) }
}

/** The text of fragments that follow each other on one line. */
function printed(row: readonly Fragment[], inCell: boolean): Printed {
  let text = ''
  const pieces: Piece[] = []
  row.forEach((fragment, index) => {
    const before = row[index - 1]
    if (before && (followsBlank(before, fragment) || isApart(before.text, fragment.text, gapOf(before, fragment), inCell))) text += ' '
    pieces.push({ at: text.length, fragment })
    text += fragment.text
  })
  return { text, pieces }
}

function followsBlank(before: Fragment, fragment: Fragment): boolean {
  return fragment.afterBlank && before.run === fragment.run
}

/** In em of the larger of the two. */
export function gapOf(before: Fragment, after: Fragment): number {
  return (after.box.x - before.box.x - before.box.width) / Math.max(before.size, after.size)
}

function mainSize(row: readonly Fragment[]): number {
  const lengths = new Map<number, number>()
  for (const { size, text } of row) lengths.set(size, (lengths.get(size) ?? 0) + text.length)
  return [...lengths].reduce((most, each) => (each[1] > most[1] ? each : most))[0]
}

function middle({ y, height }: Box): number {
  return y + height / 2
}
