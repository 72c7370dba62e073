// Lines as drawn in, lines as seen out: pieces that touch are one, and so are the dashes of a broken line.
import type { Ruling } from '../laid-page.js'

/** Points of 1/72 inch: how far pieces of one line lie apart, across it and along it; dashes leave wider gaps. */
const near = { across: 0.6, along: 1, dash: 6, dashGap: 5 }
/** What is left of a line no longer than this is no ruling: a bullet, a box to tick, a stroke of a drawn letter. */
const shortest = 4

export function joinedRulings(rulings: readonly Ruling[]): Ruling[] {
  const level = rulings.filter(({ y1, y2 }) => y1 === y2).map(({ x1, x2, y1 }) => ({ at: y1, from: x1, to: x2 }))
  const upright = rulings.filter(({ y1, y2 }) => y1 !== y2).map(({ x1, y1, y2 }) => ({ at: x1, from: y1, to: y2 }))
  return [
    ...joined(level).map(({ at, from, to }) => ({ x1: from, y1: at, x2: to, y2: at })),
    ...joined(upright).map(({ at, from, to }) => ({ x1: at, y1: from, x2: at, y2: to })),
  ]
}

interface Stretch { at: number; from: number; to: number }

function joined(stretches: Stretch[]): Stretch[] {
  stretches.sort((a, b) => a.at - b.at || a.from - b.from)
  const lines: Stretch[] = []
  for (let start = 0; start < stretches.length;) {
    let end = start + 1
    while (end < stretches.length && stretches[end]!.at - stretches[end - 1]!.at <= near.across
      && stretches[end]!.at - stretches[start]!.at <= 2 * near.across) end++
    lines.push(...alongOne(stretches.slice(start, end)))
    start = end
  }
  return lines.filter(({ from, to }) => to - from > shortest)
}

function alongOne(stretches: Stretch[]): Stretch[] {
  stretches.sort((a, b) => a.from - b.from)
  const lines: Stretch[] = []
  let dashed = false
  for (const stretch of stretches) {
    const last = lines.at(-1)
    const dash = stretch.to - stretch.from <= near.dash
    if (last && stretch.from - last.to <= (dashed && dash ? near.dashGap : near.along)) {
      last.to = Math.max(last.to, stretch.to)
    } else {
      lines.push({ ...stretch })
      dashed = dash
    }
  }
  return lines
}
