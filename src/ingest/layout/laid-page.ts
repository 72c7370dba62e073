// A page as it was laid out: what PDF and OFD have in common, before anyone knows what is a line, a column or a table.
import type { Box } from '../../model/place.js'

/** In points of 1/72 inch from the upper left corner of the page as a reader holds it, x to the right and y downwards. */
export interface LaidPage {
  /** From 1. */
  number: number
  width: number
  height: number
  /** In the order the file writes them, which need not be the order they are read in. */
  runs: TextRun[]
  rulings: Ruling[]
  pictures: Box[]
}

/** Characters written in one go. */
export interface TextRun {
  text: string
  box: Box
  /** Of the font. */
  size: number
  /** How the writing runs on the page: labels of merged cells are often set downwards. */
  direction: 'right' | 'down' | 'up' | 'left'
  /** Where each UTF-16 unit starts, from the start of the box in the run's direction; without it they share the box by their usual widths. */
  starts?: number[]
}

/** A drawn straight line, horizontal or vertical; a filled bar thin enough to be one counts as its middle line. */
export interface Ruling { x1: number; y1: number; x2: number; y2: number }
