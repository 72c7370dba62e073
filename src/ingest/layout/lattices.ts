// Bars in, lattices out: bars that meet, each group apart from the others, as the rows and columns they part and the walls they build.
import { rangeIn } from './ranges.js'
import type { Bar, Bars } from './bars.js'

export interface Lattice {
  /** Of the borders between columns, the outer ones included, from left to right. */
  xs: number[]
  /** Of the borders between rows, from top to bottom. */
  ys: number[]
  /** Whether a bar parts the slot from the one to its right. */
  wallRight(row: number, column: number): boolean
  wallBelow(row: number, column: number): boolean
}

/** Groups of bars that cross or touch; bars that meet none are underlines, rules between paragraphs or the frame of nothing. */
export function latticesOf(bars: Bars, tolerance: number): Lattice[] {
  return meetingBars(bars, tolerance).map((group) => latticeOf(group, tolerance))
}

function meetingBars({ across, down }: Bars, tolerance: number): Bars[] {
  const parent = Array.from({ length: across.length + down.length }, (_, index) => index)
  const root = (index: number): number => {
    while (parent[index] !== index) index = parent[index] = parent[parent[index]!]!
    return index
  }
  // Bars come ordered by the place they stand at, so those within another's reach are neighbours.
  const places = down.map(({ at }) => at)
  across.forEach(({ at, from, to }, index) => {
    const [first, end] = rangeIn(places, from - tolerance, to + tolerance)
    for (let each = first; each < end; each++) {
      const other = down[each]!
      if (other.from - tolerance <= at && at <= other.to + tolerance) parent[root(across.length + each)] = root(index)
    }
  })
  const groups = new Map<number, Bars>()
  const groupOf = (index: number): Bars => {
    const key = root(index)
    const group = groups.get(key) ?? { across: [], down: [] }
    groups.set(key, group)
    return group
  }
  across.forEach((bar, index) => groupOf(index).across.push(bar))
  down.forEach((bar, index) => groupOf(across.length + index).down.push(bar))
  return [...groups.values()].filter((group) => group.across.length > 0 && group.down.length > 0)
}

/** The outer border may not be drawn: the reach of the bars that should end at it stands for it. */
function latticeOf({ across, down }: Bars, tolerance: number): Lattice {
  const xs = borders(down, across, tolerance)
  const ys = borders(across, down, tolerance)
  const columns = xs.length - 1
  const below = walls(across, ys, xs)
  const right = walls(down, xs, ys)
  return {
    xs, ys,
    wallRight: (row, column) => right[(column + 1) * (ys.length - 1) + row]! > 0,
    wallBelow: (row, column) => below[(row + 1) * columns + column]! > 0,
  }
}

function borders(bars: Bar[], crossing: Bar[], tolerance: number): number[] {
  const places = [...new Set(bars.map(({ at }) => at))].sort((a, b) => a - b)
  const first = crossing.reduce((least, { from }) => Math.min(least, from), Infinity)
  const last = crossing.reduce((most, { to }) => Math.max(most, to), -Infinity)
  if (first < places[0]! - tolerance) places.unshift(first)
  if (last > places.at(-1)! + tolerance) places.push(last)
  return places
}

/** A bar that covers half of a slot's side is its wall: corners are often left open. One row of sides for each place. */
function walls(bars: Bar[], places: number[], sides: number[]): Uint8Array {
  const count = sides.length - 1
  const covered = new Uint8Array(places.length * count)
  const index = new Map(places.map((place, at) => [place, at]))
  for (const { at, from, to } of bars) {
    const [first, end] = rangeIn(sides, from, to)
    for (let side = Math.max(0, first - 1); side < Math.min(count, end); side++) {
      const length = Math.min(to, sides[side + 1]!) - Math.max(from, sides[side]!)
      if (length >= 0.5 * (sides[side + 1]! - sides[side]!)) covered[index.get(at)! * count + side] = 1
    }
  }
  return covered
}
