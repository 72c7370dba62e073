// The pieces a text was put together from in; where a span of it is printed out.
import { boxOf } from './fragments.js'
import { unionOf } from './boxes.js'
import type { Fragment } from './fragments.js'
import type { Piece } from './lines.js'
import type { Box, Place } from '../../model/place.js'
import type { Span } from '../../model/span.js'

/** Pieces in the order of the text. One place for each line of text or of a cell, as long as the span takes of it. */
export function locator(text: string, pieces: readonly Piece[]): (span: Span) => Place[] {
  return ({ start, end }) => {
    const strips: Strip[] = []
    for (let index = firstFrom(pieces, start); index < pieces.length && pieces[index]!.at < end; index++) {
      const { at, fragment } = pieces[index]!
      const from = Math.max(start - at, 0)
      const to = Math.min(end - at, fragment.text.length)
      if (from >= to) continue
      const box = boxOf(fragment.run, fragment.from + from, fragment.from + to)
      const strip = strips.at(-1)
      if (strip && goesOn(strip, fragment, box, text.slice(strip.end, at))) strip.boxes.push(box)
      else strips.push({ page: fragment.page, boxes: [box], end: at, vertical: isVertical(fragment) })
      strips.at(-1)!.end = at + to
    }
    return strips.map(({ page, boxes }) => ({ page, box: unionOf(boxes) }))
  }
}

interface Strip { page: number; boxes: Box[]; end: number; vertical: boolean }

/** The first piece that ends after `offset`. */
function firstFrom(pieces: readonly Piece[], offset: number): number {
  let low = 0
  let high = pieces.length
  while (low < high) {
    const middle = (low + high) >> 1
    const { at, fragment } = pieces[middle]!
    if (at + fragment.text.length > offset) high = middle
    else low = middle + 1
  }
  return low
}

/** A tab or a line break in the text is the end of a cell or a row. */
function goesOn({ page, boxes, vertical }: Strip, fragment: Fragment, box: Box, between: string): boolean {
  if (page !== fragment.page || vertical !== isVertical(fragment) || /[\t\n]/.test(between)) return false
  const last = boxes.at(-1)!
  return vertical ? overlaps(last.x, last.width, box.x, box.width) : overlaps(last.y, last.height, box.y, box.height)
}

function overlaps(a: number, aLength: number, b: number, bLength: number): boolean {
  return Math.min(a + aLength, b + bLength) - Math.max(a, b) > 0.5 * Math.min(aLength, bLength)
}

function isVertical({ run: { direction } }: Fragment): boolean {
  return direction === 'down' || direction === 'up'
}
