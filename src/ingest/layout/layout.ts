// Pages as laid out in; the text in reading order, its paragraphs, tables and pictures, and where each character is printed, out.
import { fragmentsOf } from './fragments.js'
import { headingSizes } from './headings.js'
import { linesOf } from './lines.js'
import { measureOf } from './measure.js'
import { written } from './reading.js'
import { runningLines } from './running-heads.js'
import type { Content } from '../format.js'
import type { LaidPage } from './laid-page.js'
import type { Item } from './reading.js'

/** For every format that prints characters at places: nothing here knows which. */
export function layOut(pages: readonly LaidPage[]): Content {
  const lines = pages.map((page) => linesOf(fragmentsOf(page)))
  const running = runningLines(pages, lines)
  const flowing = lines.flat().filter((line) => !running.has(line))
  const whole = measureOf(flowing)
  const items = lines.flatMap((ofPage): Item[] => {
    const measure = measureOf(ofPage.filter((line) => !running.has(line)), whole)
    return ofPage.map((line) => (running.has(line) ? { kind: 'running', line } : { kind: 'line', line, measure }))
  })
  return { ...written(items, headingSizes(flowing), () => null), pages: pages.length, notes: [] }
}
