// A text object of OFD with the way from its coordinates to the page in, runs of characters in their places out.
import { usualWidth } from '../layout/characters.js'
import { apply } from '../layout/drawn/matrix.js'
import { numbersOf, stepsOf } from './numbers.js'
import type { TextRun } from '../layout/laid-page.js'
import type { Matrix, Point } from '../layout/drawn/matrix.js'
import type { PageObject, TextCode } from './page-content.js'

/** Above and below the line that letters stand on, in em: fonts are not opened. */
const ascent = 0.86
const descent = 0.14
/** A step aside or back by more than this, in em, begins another run: some programs write several lines as one. */
const jump = 0.3
/** Cosine of the angle past which writing is aslant: watermarks are. */
const straight = 0.98

export interface TextRead {
  runs: TextRun[]
  /** Characters written aslant. */
  slanted: number
  /** Characters that stand for glyphs whose meaning the file does not tell. */
  nameless: number
}

/** @param toPage from the object's own millimetres to points of the page. */
export function textRuns(object: PageObject, toPage: Matrix): TextRead {
  const size = Number(object.attributes['Size'] ?? 0) || usualSize
  const read: TextRead = { runs: [], slanted: 0, nameless: 0 }
  let at: Point = { x: 0, y: 0 }
  for (const code of object.codes) {
    at = { x: startOf(code.attributes['X'], at.x), y: startOf(code.attributes['Y'], at.y) }
    const characters = placed(code, at, size, Number(object.attributes['HScale'] ?? 1) || 1)
    read.nameless += characters.filter(({ text }) => isNameless(text)).length
    for (const line of linesOf(characters, size)) {
      const direction = directionOf(line, toPage, object.attributes)
      if (direction) read.runs.push(runOf(line, direction, size, toPage))
      else read.slanted += line.length
    }
  }
  return read
}

/** Millimetres: 10.5 points. */
const usualSize = 3.7

function startOf(text: string | undefined, before: number): number {
  return text === undefined ? before : numbersOf(text)[0] ?? before
}

interface Placed extends Point { text: string; width: number }

function placed({ attributes, text }: TextCode, start: Point, size: number, scale: number): Placed[] {
  const characters = [...text]
  const [right, down] = [stepsOf(attributes['DeltaX'], characters.length), stepsOf(attributes['DeltaY'], characters.length)]
  let { x, y } = start
  return characters.map((character, index): Placed => {
    const width = usualWidth(character.charCodeAt(0)) * size * scale
    const here = { text: character, x, y, width }
    // A step that is not told is the character's own width, but for writing that runs down.
    x += right[index] ?? (down.length > 0 ? 0 : width)
    y += down[index] ?? 0
    return here
  })
}

/** What fonts and converters put where they know no character. */
function isNameless(character: string): boolean {
  const unit = character.codePointAt(0)!
  return unit === 0xFFFD || unit === 0xFFFF || unit === 0xA4 || (unit >= 0xE000 && unit <= 0xF8FF)
}

function linesOf(characters: Placed[], size: number): Placed[][] {
  const lines: Placed[][] = []
  let axis: 'x' | 'y' | null = null
  characters.forEach((character, index) => {
    const before = characters[index - 1]
    const [x, y] = before ? [character.x - before.x, character.y - before.y] : [0, 0]
    axis ??= Math.abs(x) > jump * size || Math.abs(y) > jump * size ? (Math.abs(x) >= Math.abs(y) ? 'x' : 'y') : null
    const [along, aside] = axis === 'y' ? [y, x] : [x, y]
    if (!before || Math.abs(aside) > jump * size || along < -jump * size) {
      lines.push([])
      axis = null
    }
    lines.at(-1)!.push(character)
  })
  return lines
}

/** The way from the first character to the last; of one alone the way its foot runs, turned as the object says. Null when aslant. */
function directionOf(line: Placed[], toPage: Matrix, attributes: Record<string, string>): TextRun['direction'] | null {
  const [first, last] = [line[0]!, line.at(-1)!]
  const turned = attributes['ReadDirection'] === '90' || attributes['ReadDirection'] === '270'
  const step = line.length > 1 ? { x: last.x - first.x, y: last.y - first.y } : turned ? { x: 0, y: 1 } : { x: 1, y: 0 }
  const x = toPage[0] * step.x + toPage[2] * step.y
  const y = toPage[1] * step.x + toPage[3] * step.y
  const length = Math.hypot(x, y)
  if (Math.abs(x) >= straight * length) return x >= 0 ? 'right' : 'left'
  if (Math.abs(y) >= straight * length) return y >= 0 ? 'down' : 'up'
  return null
}

function runOf(line: Placed[], direction: TextRun['direction'], size: number, toPage: Matrix): TextRun {
  const [first, last] = [line[0]!, line.at(-1)!]
  const stacked = line.length > 1 && Math.abs(last.y - first.y) > Math.abs(last.x - first.x)
  const left = Math.min(first.x, last.x)
  const right = Math.max(first.x + (stacked ? size : 0), last.x + (stacked ? size : last.width))
  const corners = [left, right].flatMap((x) => [Math.min(first.y, last.y) - ascent * size, Math.max(first.y, last.y) + descent * size]
    .map((y) => apply(toPage, x, y)))
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)]
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  const scale = stacked ? Math.hypot(toPage[2], toPage[3]) : Math.hypot(toPage[0], toPage[1])
  return {
    text: line.map(({ text }) => text).join(''),
    box: { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y },
    size: size * Math.hypot(toPage[2], toPage[3]),
    direction,
    starts: line.flatMap((character) => {
      const start = (stacked ? Math.abs(character.y - first.y) : Math.abs(character.x - first.x)) * scale
      return Array.from({ length: character.text.length }, () => start)
    }),
  }
}
