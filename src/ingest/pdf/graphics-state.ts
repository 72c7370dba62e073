// The part of PDF's graphics state that says where something stands (ISO 32000-1, 8.4.1 and 9.3.1), with its stack.
import { multiply } from '../layout/drawn/matrix.js'
import type { Matrix } from '../layout/drawn/matrix.js'

export interface GraphicsState {
  /** From the space drawn in to the page as a reader holds it. */
  toPage: Matrix
  font: string
  size: number
  characterSpacing: number
  wordSpacing: number
  /** 1 is as wide as the font says. */
  stretch: number
  leading: number
  rise: number
  /** 3 and 7 draw nothing: how a layer of recognised text lies under a scan. */
  renderingMode: number
}

/** The text object's own pair of matrices (9.4.1): the line's start, and the pen. */
export interface TextPosition { line: Matrix; pen: Matrix }

const identity: Matrix = [1, 0, 0, 1, 0, 0]

export function initialState(toPage: Matrix): GraphicsState {
  return {
    toPage, font: '', size: 0, characterSpacing: 0, wordSpacing: 0, stretch: 1, leading: 0, rise: 0, renderingMode: 0,
  }
}

export function startOfText(): TextPosition {
  return { line: identity, pen: identity }
}

export function setPosition(position: TextPosition, matrix: Matrix): void {
  position.line = matrix
  position.pen = matrix
}

/** Td: from the start of the line, not from the pen. */
export function moveLine(position: TextPosition, x: number, y: number): void {
  setPosition(position, multiply(position.line, [1, 0, 0, 1, x, y]))
}

/** What showing a glyph or a number does to the pen. */
export function advance(position: TextPosition, x: number, y: number): void {
  const [a, b, c, d, e, f] = position.pen
  position.pen = [a, b, c, d, a * x + c * y + e, b * x + d * y + f]
}
