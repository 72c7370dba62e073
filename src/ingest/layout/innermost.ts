// Grids and fragments of a page in; which fragment stands in which grid, the innermost of several, out.
import { bottomOf, centreOf, holds } from './boxes.js'
import type { Fragment } from './fragments.js'
import type { RuledGrid } from './ruled-cells.js'

export interface Sorted {
  held: Map<RuledGrid, Fragment[]>
  /** Of those that stand in none. */
  free: Fragment[]
}

/** A page is asked band by band, so that many small tables and many words don't multiply. */
const bands = 256

/** @param height of the page, in points. */
export function sortedIntoGrids(grids: readonly RuledGrid[], fragments: readonly Fragment[], height: number): Sorted {
  const held = new Map<RuledGrid, Fragment[]>(grids.map((grid) => [grid, []]))
  const bandAt = (y: number): number => Math.min(bands - 1, Math.max(0, Math.floor(y / height * bands)))
  const byBand: RuledGrid[][] = Array.from({ length: bands }, () => [])
  for (const grid of [...grids].sort((a, b) => areaOf(a) - areaOf(b))) {
    for (let band = bandAt(grid.box.y); band <= bandAt(bottomOf(grid.box)); band++) byBand[band]!.push(grid)
  }
  const free: Fragment[] = []
  for (const fragment of fragments) {
    const centre = centreOf(fragment.box)
    const grid = byBand[bandAt(centre.y)]!.find(({ box }) => holds(box, centre))
    if (grid) held.get(grid)!.push(fragment)
    else free.push(fragment)
  }
  return { held, free }
}

function areaOf({ box }: RuledGrid): number {
  return box.width * box.height
}
