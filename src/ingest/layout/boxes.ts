// Boxes in; the box around them, and whether a point stands in one, out.
import type { Box } from '../../model/place.js'

/** The smallest box that holds all; of one box at least. */
export function unionOf(boxes: readonly Box[]): Box {
  let { x, y } = boxes[0]!
  let right = x
  let bottom = y
  for (const box of boxes) {
    x = Math.min(x, box.x)
    y = Math.min(y, box.y)
    right = Math.max(right, box.x + box.width)
    bottom = Math.max(bottom, box.y + box.height)
  }
  return { x, y, width: right - x, height: bottom - y }
}

export function rightOf({ x, width }: Box): number {
  return x + width
}

export function bottomOf({ y, height }: Box): number {
  return y + height
}

export function centreOf({ x, y, width, height }: Box): { x: number; y: number } {
  return { x: x + width / 2, y: y + height / 2 }
}

export function holds(box: Box, point: { x: number; y: number }): boolean {
  return point.x >= box.x && point.x <= rightOf(box) && point.y >= box.y && point.y <= bottomOf(box)
}
