// The free lines of each page in, those that belong to the page and not to the text out: page numbers, running heads and feet.
import type { Line } from './lines.js'
import type { LaidPage } from './laid-page.js'

/** Official letters leave an eighth of the page above and below; heads and page numbers stand in it. */
const margin = 0.15
/** Heads have two lines, sometimes a third for a rule's caption. */
const perEdge = 3
/** The same page model puts them at the same height; a line more or less in the foot shifts it by less than this, in points. */
const heightStep = 4

interface Candidate { line: Line; page: number; key: string; height: number }

/** @param lines for each page, from top to bottom. */
export function runningLines(pages: readonly LaidPage[], lines: readonly (readonly Line[])[]): Set<Line> {
  const candidates = pages.flatMap((page, index) => candidatesOf(page, lines[index]!))
  const repeated = repeatedPlaces(candidates, Math.max(2, pages.length / 3))
  const running = new Set(candidates.filter((each) => isPageNumber(each) || repeated.has(placeOf(each))).map(({ line }) => line))
  const [top, bottom] = textArea(lines, running)
  return new Set([...running].filter(({ box }) => box.y < top || box.y + box.height > bottom))
}

/** The head of a table repeats too, but within the area that the text of other pages fills. */
function textArea(lines: readonly (readonly Line[])[], running: Set<Line>): [number, number] {
  const text = lines.map((ofPage) => ofPage.filter((line) => !running.has(line))).filter((ofPage) => ofPage.length > 0)
  const top = text.reduce((least, ofPage) => Math.min(least, ofPage[0]!.box.y), Infinity)
  return [top, text.reduce((most, ofPage) => Math.max(most, ofPage.at(-1)!.box.y + ofPage.at(-1)!.box.height), -Infinity)]
}

function candidatesOf(page: LaidPage, lines: readonly Line[]): Candidate[] {
  const above = lines.slice(0, perEdge).filter(({ box }) => box.y + box.height <= margin * page.height)
  const below = lines.slice(-perEdge).filter(({ box }) => box.y >= (1 - margin) * page.height)
  return [...above, ...below].map((line) =>
    ({ line, page: page.number, key: keyOf(line.text), height: Math.round(line.box.y / heightStep) }))
}

/** The page number may stand within the head, so figures are not compared. */
function keyOf(text: string): string {
  return text.replace(/\s+/g, '').replace(/[0-9０-９]+/g, '#')
}

function placeOf({ key, height }: Pick<Candidate, 'key' | 'height'>): string {
  return `${height} ${key}`
}

/** Where enough pages bear the same, at the same height or a step beside it. A row of figures is no head. */
function repeatedPlaces(candidates: Candidate[], enough: number): Set<string> {
  const pages = new Map<string, Set<number>>()
  for (const each of candidates) pages.set(placeOf(each), (pages.get(placeOf(each)) ?? new Set()).add(each.page))
  const pagesAt = (key: string, height: number): Set<number> => pages.get(placeOf({ key, height })) ?? new Set()
  const repeated = new Set<string>()
  const asked = new Set<string>()
  for (const { key, height } of candidates) {
    const place = placeOf({ key, height })
    if (asked.has(place) || /^[#.,%\-—–]*$/.test(key)) continue
    asked.add(place)
    const near = new Set([height - 1, height, height + 1].flatMap((at) => [...pagesAt(key, at)]))
    if (near.size >= enough) repeated.add(place)
  }
  return repeated
}

const decorated = /^(?:[-—–－~·•]{1,3}\s?\d{1,4}\s?[-—–－~·•]{1,3}|第\s?\d{1,4}\s?页(?:[\s,，/／]{0,3}共\s?\d{1,4}\s?页)?|\d{1,4}\s?[/／]\s?\d{1,4})$/

/** A bare number counts where it is the page's own or one that covers and contents shift a little. */
function isPageNumber({ line: { text }, page }: Candidate): boolean {
  if (decorated.test(text)) return true
  return /^\d{1,4}$/.test(text) && Math.abs(Number(text) - page) <= 4
}
