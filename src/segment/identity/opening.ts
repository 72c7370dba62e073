// Text in, the lines that can say what a document is out: its opening, cleaned of labels, bars and injected words.
import type { Line, Text } from '../../model/text.js'
import type { Range } from '../../model/span.js'

/** `text` is for comparison; `range` stands in the clean text. `label` is the record's own word before it: 信息名称, 标题. */
export interface OpeningLine {
  text: string
  range: Range
  role: Line['role']
  heading: number
  label: string | null
  /** The line ends as a sentence does. */
  isSentence: boolean
}

/** Lines of navigation and of the record come before a title; a title after these is none. */
const most = 90
const longest = 160

const labels = /^[|\s]*(标 ?题|信息名称|名 ?称|文件名称|公文名称|ArticleTitle)\s*[:|\s]\s*/i

/** @returns the first lines with text, short enough to be a title, a date or a name. */
export function openingOf(text: Text): OpeningLine[] {
  const found: OpeningLine[] = []
  for (const line of text.lines) {
    if (found.length >= most) break
    const read = readLine(text, line)
    if (read) found.push(read)
  }
  return found
}

/**
 * The last lines of the body, last first: a signature stands among them. Tables may be annexed below it, so that
 * lines in grids, where it may stand as well, are counted apart.
 */
export function closingOf(text: Text, count: number): OpeningLine[] {
  const grids = new Set(text.grids.map(({ block }) => block))
  const found: OpeningLine[] = []
  const left = { inGrids: count, outside: count }
  for (let index = text.lines.length - 1; index >= 0 && left.outside > 0; index -= 1) {
    const line = text.lines[index]!
    const place = grids.has(line.block) ? 'inGrids' : 'outside'
    const read = line.role === 'body' && left[place] > 0 ? readLine(text, line) : null
    if (!read) continue
    left[place] -= 1
    found.push(read)
  }
  return found
}

function readLine(text: Text, line: Line): OpeningLine | null {
  if (line.role === 'hidden') return null
  const raw = line.end - line.start > longest ? headOf(text.clean.slice(line.start, line.start + longest)) : text.clean.slice(line.start, line.end)
  const label = labels.exec(raw)
  const kept = trimmed(raw, label?.[0].length ?? 0)
  if (kept.end <= kept.start) return null
  const range = { start: line.start + kept.start, end: line.start + Math.min(kept.end, longest) }
  const { role, heading = 0 } = line
  return { text: text.clean.slice(range.start, range.end), range, role, heading, label: label ? label[1]! : null, isSentence: /[。;]\s{0,9}$/.test(raw) }
}

/** A page may put its whole body on one line: the title is then what the line begins with. */
function headOf(line: string): string {
  return runOn.exec(line)?.[0] ?? line
}

const runOn = /^[^。;!?]{4,80}?(?:年度报告|年报|工作报告)(?=\s|一、|发布|来源|根据|本报告|\()/

const edge = /[\s|[\]【】"“”'‘’*·•:;,,。、_?-]/

/** Most lines begin and end with a Han character. */
function isEdge(raw: string, at: number): boolean {
  const unit = raw.charCodeAt(at)
  return (unit < 0x4E00 || unit > 0x9FFF) && edge.test(raw[at]!)
}

function trimmed(raw: string, from: number): { start: number; end: number } {
  let start = from
  let end = raw.length
  while (start < end && isEdge(raw, start)) start += 1
  while (end > start && isEdge(raw, end - 1)) end -= 1
  return { start, end }
}
