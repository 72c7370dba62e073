// Lines of prose in, what may be headings out: numbered, unnumbered, marked by the format, or inline before a paragraph.
import { enumeratorAt } from './numbering.js'
import type { NumberKind } from './numbering.js'
import type { ProseLine } from './prose-lines.js'
import type { TitleWords } from './title-words.js'
import type { SectionSlot, Table } from '../model/report.js'
import type { Range } from '../model/span.js'

export interface Heading extends Range {
  kind: NumberKind | 'none'
  /** 0 for an unnumbered heading. */
  value: number
  number: string | null
  title: string
  /** Slots the title names, the main one first. */
  slots: SectionSlot[]
  /** 1-6 where the format itself marks a heading. */
  marked: number | null
  /** Prose stands between it and the next heading: an entry of a table of contents has none. */
  hasBody: boolean
}

const longest = { line: 40, topLine: 60, inline: 30, unnumbered: 30, marked: 80 }

/** Says something of the year, so it is an answer and no title. */
const statement = new RegExp([
  '没有', '未(?:收|发|接|受|被|产|予|出|曾|有|涉|进|因|申)', '尚(?:无|未)', '无(?:收费|申请|复议|诉讼|行政|此|相关|发生|其他|任何)',
  '共(?:计|受理|收到|接到|主动|发布|办理|公开信息)', '均', '为零', '[\\d.]+\\s?(?:余|多|万)?(?:条|件|次|宗|人|个|份|元|项|起|例|篇)',
].join('|'))

export function isStatement(title: string): boolean {
  return statement.test(title)
}

/** In the order of the text, without labels of rows, titles of documents and items of lists that are whole sentences. */
export function readHeadings(clean: string, lines: ProseLine[], tables: Table[], words: TitleWords): Heading[] {
  const headings: Heading[] = []
  for (const line of lines) {
    if (line.value) continue
    const heading = headingOf(clean, line, words)
    if (!heading || !/^[^|]*[一-鿿]{2}[^|]*$/.test(heading.title) || words.isTableLabel(heading.title)) continue
    if ((line.tabular || line.table >= 0) && !mayStandInside(heading, tables[line.table], words)) continue
    headings.push(heading)
  }
  return headings
}

/**
 * Between the values of one form and the labels of the next stands the heading of a part, and a form's range may take it in.
 * Rows of the statistics form bear the parts' own names, so among them nothing is a heading.
 */
function mayStandInside(heading: Heading, table: Table | undefined, words: TitleWords): boolean {
  return isTop(heading.kind) && heading.slots.length > 0 && !words.mayBeTableLabel(heading.title)
    && !table?.rows.some((row) => row.key.startsWith('proactive.'))
}

function isTop(kind: Heading['kind'] | undefined): boolean {
  return kind === 'han' || kind === 'part'
}

function headingOf(clean: string, line: ProseLine, words: TitleWords): Heading | null {
  const enumerator = enumeratorAt(clean, line.start)
  // Among the rows of a table only a part's own heading is asked about: most lines are labels.
  if ((line.tabular || line.table >= 0) && !isTop(enumerator?.kind)) return null
  if (!enumerator) return unnumberedHeading(clean, line, words)
  const from = line.start + enumerator.length
  const length = titleLength(clean, from, line, enumerator.kind, words)
  if (length === 0) return null
  const { kind, value, printed } = enumerator
  const marks: Marks = { kind, value, number: printed, marked: line.heading ?? null }
  return headingAt(clean, { start: line.start, from, end: from + length }, marks, words)
}

const afterTitle = ' \n:,、.…·。;'
/** An entry of contents ends in dots and a page. */
const pageNumber = /[.…·\s]+\(?\d{1,3}\)?$/

type Marks = Pick<Heading, 'kind' | 'value' | 'number' | 'marked'>

/** Builds the heading whose number starts at `start` and whose title starts at `from`. */
export function headingAt(clean: string, place: Range & { from: number }, marks: Marks, words: TitleWords): Heading {
  const { start, from, end } = place
  const { kind, value, number, marked } = marks
  let stop = end
  while (stop > from && afterTitle.includes(clean[stop - 1]!)) stop--
  const printed = clean.slice(from, stop)
  const title = /\d\)?$/.test(printed) ? printed.replace(pageNumber, '') : printed
  return { kind, value, number, marked, start, end: Math.max(stop, from), title, slots: words.slotsOf(title), hasBody: false }
}

/** Units of the title that starts at `from`, 0 where what follows the number is no title. */
function titleLength(clean: string, from: number, line: ProseLine, kind: NumberKind, words: TitleWords): number {
  const rest = clean.slice(from, Math.min(line.end, from + longest.marked))
  const length = line.end - from
  const top = isTop(kind)
  const known = words.fullTitleAt(rest, 0)
  if (known > 0 && /[,(]/.test(rest[known] ?? '')) return known
  const stop = rest.search(/[。;!?]/)
  if (stop === -1 && length <= (top ? longest.topLine : longest.line)) return titleOfWholeLine(rest, top, words)
  if (stop > 0 && stop <= longest.inline) {
    const title = rest.slice(0, stop)
    if (known > 0 && runsOn(title, known)) return known
    if (top) return title.includes(':') ? titleOfWholeLine(title, top, words) : stop
    const closesLine = stop >= length - 1
    return closesLine || isStatement(title) ? 0 : stop
  }
  if (line.heading !== undefined && length <= longest.marked) return length
  return kind === 'digit' || kind === 'digit-bracket' ? 0 : titleBeforeText(rest, known, words)
}

/** 总体情况2022年,共公开…: a title known whole that its text follows without a mark; 存在的问题和建议 goes on as a title. */
export function runsOn(title: string, known: number): boolean {
  const tail = title.slice(known)
  return tail !== '' && !/^[和及与、的]/.test(tail) && (/[,(\d]/.test(tail) || /^[无未没]/.test(tail) || isStatement(tail))
}

/** 三、依申请公开情况:未收到申请 has its title before the colon. */
function titleOfWholeLine(rest: string, top: boolean, words: TitleWords): number {
  const colon = rest.indexOf(':')
  if (colon > 0 && colon < rest.length - 1) return colon <= 20 || words.slotsOf(rest.slice(0, colon)).length > 0 ? colon : 0
  return !top && isStatement(rest) ? 0 : rest.length
}

/** A title that runs into its paragraph: ended by a blank, a colon or by being a title known whole. */
function titleBeforeText(rest: string, known: number, words: TitleWords): number {
  const blank = rest.search(/[\s:]/)
  if (blank > 0 && blank <= longest.inline && blank >= known && words.slotsOf(rest.slice(0, blank)).length > 0) return blank
  return known
}

function unnumberedHeading(clean: string, line: ProseLine, words: TitleWords): Heading | null {
  const length = line.end - line.start
  if (length > (line.heading === undefined ? longest.unnumbered : longest.marked) || length < 2) return null
  const isMarked = line.heading !== undefined
  if (!isMarked && !titleEnds.includes(clean[line.end - 1]!) && clean[line.start] !== '附') return null
  const title = clean.slice(line.start, line.end)
  const titled = isMarked ? !words.isDocumentTitle(title) && !/[。;]/.test(title) : readsAsTitle(title, words)
  if (!titled && !words.isAttachmentLead(title)) return null
  const marks: Marks = { kind: 'none', value: 0, number: null, marked: line.heading ?? null }
  return headingAt(clean, { start: line.start, from: line.start, end: line.end }, marks, words)
}

/** The last characters of titles, a colon left out: 情况, 问题, 措施, 事项, 概述, 打算, 计划, 方向, 建议, 成效, 说明, 不足, 附表, 诉讼, 减免, 安排. */
const titleEnds = '况题施事项述算划向议效明足言表讼免排: '

/** A line that says what is done, not what a part is about. */
const verbFirst = /^(?:关于|为|对|在|从|通过|按|根据|加强|推进|进一步|完善|做好|深化|规范|严格|是否)/

/** Without a number a line must name a slot, end as titles end, and say nothing of the year. */
function readsAsTitle(title: string, words: TitleWords): boolean {
  const bare = title.replace(/[:\s]+$/, '').replace(/\s+/g, '')
  if (/[。;!?,|>《》"“”/]/.test(bare) || /\d(?!\d*年)/.test(bare) || !titleEnds.includes(bare.at(-1)!)) return false
  if (words.isFullTitle(bare.replace(/^(?:20\d\d年)?(?:度)?(?:政府信息公开|政务公开)?/, ''))) return true
  if (isStatement(bare) || words.isDocumentTitle(bare) || words.isSiteTitle(bare) || verbFirst.test(bare)) return false
  const slots = words.slotsOf(bare)
  return slots.length > 0 && !['overview', 'organisation', 'attachment', 'preface'].includes(slots[0]!)
}
