// Glyphs in the order a page shows them in, runs of text out: glyphs that touch are one run, whatever the operators cut them into.
import type { GraphicsState, TextPosition } from './graphics-state.js'
import { advance } from './graphics-state.js'
import { apply, multiply } from '../layout/drawn/matrix.js'
import type { Matrix, Point } from '../layout/drawn/matrix.js'
import type { Glyph, PageFont } from './fonts.js'
import type { TextRun } from '../layout/laid-page.js'
import type { Box } from '../../model/place.js'

type Direction = TextRun['direction']

/** A run while it grows: `origin` is on the baseline, lengths run along the direction. */
interface OpenRun {
  text: string
  starts: number[]
  origin: Point
  length: number
  size: number
  direction: Direction
  ascent: number
  descent: number
}

/** One glyph on the page. */
interface Placed { text: string; at: Point; length: number; size: number; direction: Direction; ascent: number; descent: number }

/** Shares of the font size. Wider than `gap` starts a new run; nearer than `same` to its twin is a glyph printed twice for a bold look. */
const touch = { gap: 0.4, blankGap: 1.6, back: 0.2, aside: 0.08, same: 0.15, size: 0.03 }
/** Cosine to an axis from which writing counts as running along it. Watermarks run aslant. */
const straight = 0.98

export class Writing {
  readonly runs: TextRun[] = []
  /** Glyphs not taken, by why. */
  slanted = 0
  invisible = 0
  private open: OpenRun | null = null
  /** Blanks wait for the glyph after them: a run neither starts nor ends with one. */
  private blanks = ''

  /** Shows a string: moves the pen, and writes down what a reader sees; nothing of a layer that is switched off. */
  show(glyphs: ReadonlyArray<Glyph | number>, state: GraphicsState, position: TextPosition, font: PageFont, shown: boolean): void {
    const toPage = multiply(state.toPage, position.pen)
    const direction = directionOf(toPage, state, font)
    const size = Math.abs(state.size) * (font.vertical ? Math.hypot(toPage[0], toPage[1]) : Math.hypot(toPage[2], toPage[3]))
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') move(position, font, (font.vertical ? glyph : -glyph) / 1000 * state.size, state.stretch)
      else this.glyph(glyph, state, position, font, direction, shown ? size : 0)
    }
  }

  close(): void {
    if (this.open && this.open.text !== '') this.runs.push(closed(this.open))
    this.open = null
    this.blanks = ''
  }

  private glyph(glyph: Glyph, state: GraphicsState, position: TextPosition, font: PageFont, direction: Direction | null, size: number): void {
    const toPage = multiply(state.toPage, position.pen)
    const width = extent(glyph, font) * state.size
    const at = apply(toPage, 0, font.vertical ? 0 : state.rise)
    const spacing = state.characterSpacing + (glyph.isSpace ? state.wordSpacing : 0)
    move(position, font, font.vertical ? width - spacing : width + spacing, state.stretch)
    if (size === 0) return
    const text = font.read(glyph)
    if (text.trim() === '') this.blanks += text
    else if (direction === null) this.slanted += text.length
    else {
      if (state.renderingMode === 3 || state.renderingMode === 7) this.invisible += text.length
      const reach = Math.abs(width) * (font.vertical ? Math.hypot(toPage[2], toPage[3]) : state.stretch * Math.hypot(toPage[0], toPage[1]))
      const [ascent, descent] = font.vertical ? [0.5, 0.5] : [font.ascent, font.descent]
      this.place({ text, at, length: reach, size, direction, ascent, descent })
    }
  }

  private place(glyph: Placed): void {
    const { open } = this
    if (open && this.printedTwice(open, glyph)) return
    if (!open || !this.extend(open, glyph)) {
      this.close()
      this.open = begin(glyph)
    }
    this.blanks = ''
  }

  private printedTwice({ text, starts, origin, direction, size }: OpenRun, glyph: Placed): boolean {
    if (direction !== glyph.direction || !text.endsWith(glyph.text)) return false
    const { along, aside } = distance(direction, origin, glyph.at)
    const near = touch.same * size
    return Math.abs(along - starts[text.length - glyph.text.length]!) < near && Math.abs(aside) < near
  }

  private extend(run: OpenRun, glyph: Placed): boolean {
    if (run.direction !== glyph.direction || Math.abs(run.size - glyph.size) > touch.size * run.size) return false
    const { along, aside } = distance(run.direction, run.origin, glyph.at)
    const gap = along - run.length
    const widest = this.blanks === '' ? touch.gap : touch.blankGap
    if (Math.abs(aside) > touch.aside * run.size || gap < -touch.back * run.size || gap > widest * run.size) return false
    append(run, this.blanks, run.length, Math.max(gap, 0))
    append(run, glyph.text, along, glyph.length)
    run.length = along + glyph.length
    return true
  }
}

/** In text space: to the right, or downwards in vertical writing. */
function move(position: TextPosition, { vertical }: PageFont, by: number, stretch: number): void {
  if (vertical) advance(position, 0, -by)
  else advance(position, by * stretch, 0)
}

function extent({ width, vmetric }: Glyph, { vertical, unit }: PageFont): number {
  return (vertical ? -(vmetric?.[0] ?? -1000) : width) * unit
}

/** Null for writing that follows no axis of the page. */
function directionOf([a, b, c, d]: Matrix, { size, stretch }: GraphicsState, { vertical }: PageFont): Direction | null {
  const sign = Math.sign(size) * (vertical ? -1 : Math.sign(stretch))
  const [x, y] = vertical ? [c * sign, d * sign] : [a * sign, b * sign]
  const length = Math.hypot(x, y)
  if (Math.abs(x) >= straight * length) return x >= 0 ? 'right' : 'left'
  if (Math.abs(y) >= straight * length) return y >= 0 ? 'down' : 'up'
  return null
}

const axes: Record<Direction, Point> = { right: { x: 1, y: 0 }, left: { x: -1, y: 0 }, down: { x: 0, y: 1 }, up: { x: 0, y: -1 } }

function distance(direction: Direction, from: Point, to: Point): { along: number; aside: number } {
  const axis = axes[direction]
  const [x, y] = [to.x - from.x, to.y - from.y]
  return { along: x * axis.x + y * axis.y, aside: y * axis.x - x * axis.y }
}

function begin({ text, at, length, size, direction, ascent, descent }: Placed): OpenRun {
  const run: OpenRun = { text: '', starts: [], origin: at, length, size, direction, ascent, descent }
  append(run, text, 0, length)
  return run
}

/** The UTF-16 units of one glyph, a ligature's say, share its width. */
function append(run: OpenRun, text: string, start: number, length: number): void {
  for (let at = 0; at < text.length; at++) run.starts.push(start + length * at / text.length)
  run.text += text
}

function closed({ text, starts, origin, length, size, direction, ascent, descent }: OpenRun): TextRun {
  const axis = axes[direction]
  const above = { x: axis.y * ascent * size, y: -axis.x * ascent * size }
  const below = { x: -axis.y * descent * size, y: axis.x * descent * size }
  const far = { x: origin.x + axis.x * length, y: origin.y + axis.y * length }
  return { text, starts, size, direction, box: around({ x: origin.x + above.x, y: origin.y + above.y }, { x: far.x + below.x, y: far.y + below.y }) }
}

export function around(a: Point, b: Point): Box {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) }
}
