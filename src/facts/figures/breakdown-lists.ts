// The counts of a passage in, each total with the parts said beside it out.
import type { Report } from '../../model/report.js'
import type { Figure } from './stated-figures.js'

/** How the list was announced: '其中' may name only some; '分别', a colon or brackets name all; 'sum' adds up what stands before it. */
export type Lead = 'among' | 'each' | 'sum'
export interface PartList {
  total: Figure
  parts: Figure[]
  /** What is said of each part: the words before it, else those after. */
  labels: string[]
  lead: Lead
  /** A part has parts of its own that can't be told from its sisters. */
  nested: boolean
  /** Figures before the total that the list may belong to instead. */
  earlier: Figure[]
}

export function partListsOf(report: Report, passage: Figure[]): PartList[] {
  const lists: PartList[] = []
  let summed = 0
  for (let index = 0; index + 1 < passage.length; index += 1) {
    const after = listAfter(report, passage, index)
    const list = after ?? (index < summed ? null : listBefore(report, passage, index))
    if (!list) continue
    lists.push(list)
    summed = index + list.parts.length + 1
  }
  return lists
}

const announced = /(其中|包括|包含|按[^,。]{1,12}分|从[^,。]{1,12}看)|(分别|^\s*[:(])/

function listAfter(report: Report, passage: Figure[], index: number): PartList | null {
  const total = passage[index]!
  const first = passage[index + 1]!
  const gap = between(report, total, first)
  const lead = gap.length <= farthest ? announced.exec(gap) : null
  if (!lead || first.unit !== total.unit) return null
  const inBrackets = /^\s*\(/.test(gap)
  const { parts, nested } = collect(report, passage, index + 1, inBrackets ? 1 : 0)
  if (parts.length < 2) return null
  const { sentence } = total.claims[0]!
  const earlier = passage.slice(Math.max(0, index - 6), index).filter(({ unit, claims }) => unit === total.unit && claims[0]!.sentence === sentence)
  return { total, parts, nested, earlier, labels: labelsOf(report, total, parts), lead: lead[1] ? 'among' : 'each' }
}

/** Characters between a total and its first part. */
const farthest = 80

/** No list of a report is longer; a bound keeps hostile text linear. */
const mostParts = 40

/** Sisters from `from` on: of one unit, at one depth of brackets, up to a full stop or a list inside the list. */
function collect(report: Report, passage: Figure[], from: number, opened: number): { parts: Figure[]; nested: boolean } {
  const parts: Figure[] = [passage[from]!]
  let depth = opened
  for (let index = from + 1; index < Math.min(passage.length, from + mostParts); index += 1) {
    const figure = passage[index]!
    const gap = between(report, passage[index - 1]!, figure)
    if (gap.includes('。') || gap.length > farthest) break
    depth += count(gap, '(') - count(gap, ')')
    if (depth < opened) break
    if (depth > opened) continue
    if (figure.unit !== parts[0]!.unit) break
    if (/其中|包括|包含/.test(gap)) return { parts, nested: true }
    parts.push(figure)
  }
  return { parts, nested: false }
}

/** '网上申请7件、信函申请1件,共8件'. */
function listBefore(report: Report, passage: Figure[], index: number): PartList | null {
  let end = index + 1
  while (end < passage.length && end - index < mostParts && !isSum(report, passage, end)) {
    if (passage[end]!.unit !== passage[index]!.unit || /[。;]|其中|分别/.test(between(report, passage[end - 1]!, passage[end]!))) return null
    end += 1
  }
  const total = passage[end]
  const parts = passage.slice(index, end)
  if (!total || parts.length < 2 || total.unit !== parts[0]!.unit) return null
  const labels = labelsOf(report, { end: report.sentences[parts[0]!.claims[0]!.sentence]?.start ?? 0 }, parts)
  return { total, parts, nested: false, labels, lead: 'sum', earlier: [] }
}

function isSum(report: Report, passage: Figure[], index: number): boolean {
  return /[,、;](?:共计?|合计|总计|总共)[有为是达约近]?$/.test(between(report, passage[index - 1]!, passage[index]!))
}

function labelsOf(report: Report, total: { end: number }, parts: Figure[]): string[] {
  return parts.map((part, index) => {
    const from = Math.max(parts[index - 1]?.end ?? total.end, part.start - 40)
    const before = report.text.clean.slice(from, part.start)
    const after = /^[^,;。、()\n]{0,12}/.exec(report.text.clean.slice(part.end, part.end + 12))?.[0] ?? ''
    return `${before}|${after}`
  })
}

function between(report: Report, a: Figure, b: Figure): string {
  return report.text.clean.slice(a.end, b.start)
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1
}
