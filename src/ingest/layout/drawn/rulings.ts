// Paths as they are painted in, the straight lines they draw along the axes of the page out.
import { apply } from './matrix.js'
import type { Matrix, Point } from './matrix.js'
import type { Ruling } from '../laid-page.js'

/** A path as pdf.js packs it: an operation by number, then its coordinates. */
const draw = { moveTo: 0, lineTo: 1, curveTo: 2, quadraticCurveTo: 3, closePath: 4 } as const
const coordinates = [2, 2, 6, 4, 0]

/** Points of 1/72 inch. A filled bar up to `thin` is a line; what leaves its axis by more than `slant` is none, nor is a dot shorter than `short`. */
const bounds = { thin: 3, slant: 0.75, short: 0.2 }

/** The lines a stroked path draws: its straight segments. */
export function strokedLines(path: ArrayLike<number>, toPage: Matrix): Ruling[] {
  return subpaths(path, toPage).flatMap(({ points, broken }) =>
    points.slice(1).flatMap((to, index) => (broken.has(index + 1) ? [] : straightened(points[index]!, to))))
}

/** The lines a filled path draws: its parts so thin that a reader takes them for lines. */
export function filledLines(path: ArrayLike<number>, toPage: Matrix): Ruling[] {
  return subpaths(path, toPage).flatMap(({ points, broken }) => {
    if (points.length < 3 || points.length > 6 || broken.size > 0) return []
    const [left, right] = extremes(points.map(({ x }) => x))
    const [top, bottom] = extremes(points.map(({ y }) => y))
    const [width, height] = [right - left, bottom - top]
    if (Math.min(width, height) > bounds.thin || Math.max(width, height) < bounds.short) return []
    const [x, y] = [(left + right) / 2, (top + bottom) / 2]
    return width >= height ? [{ x1: left, y1: y, x2: right, y2: y }] : [{ x1: x, y1: top, x2: x, y2: bottom }]
  })
}

/** `broken` names the points reached by a curve. */
interface Subpath { points: Point[]; broken: Set<number> }

function subpaths(path: ArrayLike<number>, toPage: Matrix): Subpath[] {
  const all: Subpath[] = []
  let open: Subpath = { points: [], broken: new Set() }
  for (let at = 0; at < path.length;) {
    const operation = path[at]!
    const count = coordinates[operation]
    if (count === undefined) break
    const end = at + 1 + count
    if (operation === draw.closePath) {
      if (open.points[0]) open.points.push(open.points[0])
    } else {
      if (operation === draw.moveTo) all.push(open = { points: [], broken: new Set() })
      if (operation === draw.curveTo || operation === draw.quadraticCurveTo) open.broken.add(open.points.length)
      open.points.push(apply(toPage, path[end - 2]!, path[end - 1]!))
    }
    at = end
  }
  return all
}

function straightened(a: Point, b: Point): Ruling[] {
  const [width, height] = [Math.abs(a.x - b.x), Math.abs(a.y - b.y)]
  if (Math.min(width, height) > bounds.slant || Math.max(width, height) < bounds.short) return []
  const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2]
  return width >= height
    ? [{ x1: Math.min(a.x, b.x), y1: y, x2: Math.max(a.x, b.x), y2: y }]
    : [{ x1: x, y1: Math.min(a.y, b.y), x2: x, y2: Math.max(a.y, b.y) }]
}

function extremes(values: number[]): [least: number, most: number] {
  return values.reduce<[number, number]>(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [Infinity, -Infinity])
}
