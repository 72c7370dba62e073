// Runs as written in, fragments out: stretches without a blank, each with its own box, that may be cut again at any character.
import { isBlank, usualWidth } from './characters.js'
import type { Box } from '../../model/place.js'
import type { LaidPage, TextRun } from './laid-page.js'

/** Units `from` to `to` of a run. */
export interface Fragment {
  run: TextRun
  from: number
  to: number
  text: string
  /** From 1. */
  page: number
  box: Box
  size: number
  /** A blank is written right before it, in the same run. */
  afterBlank: boolean
}

/** In the order the page writes them. */
export function fragmentsOf({ runs, number }: LaidPage): Fragment[] {
  const fragments: Fragment[] = []
  for (const run of runs) {
    const { text } = run
    for (let at = 0; at < text.length;) {
      let end = at
      while (end < text.length && !isBlank(text.charCodeAt(end))) end++
      if (end > at) fragments.push(fragmentOf(run, at, end, number))
      at = end + 1
    }
  }
  return fragments
}

/** The same characters as several fragments; cuts count units of the fragment's text, each inside it, in order. */
export function parts(fragment: Fragment, cuts: readonly number[]): Fragment[] {
  if (cuts.length === 0) return [fragment]
  const { run, from, to, page } = fragment
  const starts = [from, ...cuts.map((at) => from + at)]
  return starts.map((start, index) => fragmentOf(run, start, starts[index + 1] ?? to, page))
}

/** The box of units `from` to `to` of a run. */
export function boxOf(run: TextRun, from: number, to: number): Box {
  if (from === 0 && to === run.text.length) return run.box
  const { x, y, width, height } = run.box
  const stops = stopsOf(run)
  const start = stops[from]!
  const length = Math.max(0, stops[to]! - start)
  switch (run.direction) {
    case 'right': return { x: x + start, y, width: length, height }
    case 'left': return { x: x + width - start - length, y, width: length, height }
    case 'down': return { x, y: y + start, width, height: length }
    case 'up': return { x, y: y + height - start - length, width, height: length }
  }
}

export function isUpright({ direction }: TextRun): boolean {
  return direction === 'right' || direction === 'left'
}

function fragmentOf(run: TextRun, from: number, to: number, page: number): Fragment {
  const afterBlank = from > 0 && isBlank(run.text.charCodeAt(from - 1))
  return { run, from, to, text: run.text.slice(from, to), page, box: boxOf(run, from, to), size: sizeOf(run), afterBlank }
}

/** A size of zero would make every distance endless. */
function sizeOf({ size, box, direction }: TextRun): number {
  return size > 0 ? size : Math.max(1, direction === 'right' || direction === 'left' ? box.height : box.width)
}

const known = new WeakMap<TextRun, number[]>()

/** Where each unit starts and, last, where the run ends; from the start of the run, in its direction. */
export function stopsOf(run: TextRun): number[] {
  const before = known.get(run)
  if (before) return before
  const length = isUpright(run) ? run.box.width : run.box.height
  const stops = run.starts?.length === run.text.length ? [...run.starts, length] : sharedStops(run.text, length)
  known.set(run, stops)
  return stops
}

function sharedStops(text: string, length: number): number[] {
  const stops = [0]
  for (let at = 0; at < text.length; at++) stops.push(stops[at]! + usualWidth(text.charCodeAt(at)))
  const whole = stops[text.length]! || 1
  return stops.map((stop) => stop / whole * length)
}
