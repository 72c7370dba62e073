// Report in, whether its text plainly breaks off, and which parts were lost with the rest: nobody is charged for those.
import { evidenceAt, fact, placeOf } from '../evidence.js'
import { topLevelParts } from '../elements/outline.js'
import { readSelfDescriptionFacts } from '../elements/self-description.js'
import { smallNumeral } from '../small-numerals.js'
import type { FactReader } from '../reader.js'
import type { Report, SectionSlot } from '../../model/report.js'
import type { Rulebook } from '../../model/rulebook.js'
import type { Range } from '../../model/span.js'

/** The usual order of the parts; a text that breaks off in one of them has lost the rest of it and those that follow. */
const order = ['overview', 'proactive', 'applications', 'fees', 'appeals', 'problems', 'other'] as const
type Part = typeof order[number]

const byTable: Record<string, Part> = { disclosure: 'proactive', applications: 'applications', appeals: 'appeals' }

/**
 * Collected pages are often cut in the middle of a sentence, of a table or below a heading. Only an end that no author
 * would write counts, for a report may close without a full stop.
 */
export const readCutShortFacts: FactReader = (report, rulebook) => {
  const end = lastLine(report)
  const last = lastPart(report, rulebook)
  const lostHead = opensLate(report) || holdsOnlyTables(report)
  if (!end || (!lostHead && !breaksOff(report, end, last) && !promisesMore(report, rulebook))) return [fact('document.lostParts', null)]
  const lost = order.slice(last === null || lostHead ? 0 : order.indexOf(last))
  const quoted = { start: Math.max(end.start, end.end - shownLength), end: end.end }
  return [fact('document.lostParts', lost.join(','), [evidenceAt(report, quoted, placeOf(report, quoted))])]
}

const shownLength = 40

/** Below the report stand lines that no one takes for the page's frame: who runs the site, who wrote the page. */
const frame = /版权|主办|承办|备案|ICP|标识码|上一[篇条]|下一[篇条]|打印|关闭|分享|二维码|扫一扫|责任编辑|编辑:|来源|网站地图|点击|浏览/

const longestFrame = 80

function lastLine({ text: { clean, lines } }: Report): Range | null {
  let passed = 0
  for (let index = lines.length - 1; index >= 0 && passed < 8; index -= 1) {
    const { role, start, end } = lines[index]!
    if (role !== 'body') continue
    if (end - start > longestFrame || !frame.test(clean.slice(start, end))) return { start, end }
    passed += 1
  }
  return null
}

/** The part that the text ends in: of the last heading that names one, or of the last table below it. */
function lastPart({ sections, tables }: Report, { forms }: Rulebook): Part | null {
  let last: { part: Part; start: number } | null = null
  for (const { level, slot, also, heading } of sections) {
    const part = level === 1 ? partOf(slot) ?? partOf(also?.[0] ?? null) : null
    if (part) last = { part, start: heading.start }
  }
  for (const { form, range } of tables) {
    const part = byTable[forms.find(({ id }) => id === form)?.kind ?? '']
    if (part && (!last || last.start < range.start)) last = { part, start: range.start }
  }
  return last?.part ?? null
}

function partOf(slot: SectionSlot | null): Part | null {
  if (slot === 'improvements') return 'problems'
  return order.find((part) => part === slot) ?? null
}

function breaksOff(report: Report, end: Range, last: Part | null): boolean {
  const line = report.text.clean.slice(end.start, end.end).trim()
  if (endsInTable(report, end)) return (last === 'proactive' || last === 'applications') && !isAnnex(report)
  const heading = report.sections.at(-1)
  if (heading && heading.heading.start >= end.start && isBlank(report, { start: heading.heading.end, end: end.end })) {
    return heading.number !== null && last !== 'other' && !isAnnex(report)
  }
  return bareNumber.test(line) || endsUnfinished(line, last, heading?.heading.end ?? 0, end)
}

/** A page of a longer file opens with a late part, and may end before the last. */
function opensLate({ sections }: Report): boolean {
  const first = sections.find(({ level }) => level === 1)
  if (!first || partOf(first.slot) === null || first.heading.start > longestPreamble) return false
  return (smallNumeral((first.number ?? '').replace(/[^一二三四五六七八九十\d]/g, '')) ?? 0) >= 3
}

const longestPreamble = 120

/** The forms alone, as a workbook holds them: what the report says stands in another file. */
function holdsOnlyTables({ text: { clean, lines, grids }, tables }: Report): boolean {
  if (tables.length < 2 || grids.length === 0) return false
  const inGrids = new Set(grids.map(({ block }) => block))
  return lines.every(({ block, role, start, end }) => role !== 'body' || inGrids.has(block) || !/[。;]/.test(clean.slice(start, end)))
}

const fewestPromised = 5

/** The preface names five parts or more and not half of them follow: more likely lost on the way than never written. */
function promisesMore(report: Report, rulebook: Rulebook): boolean {
  const parts = topLevelParts(report).length
  if (parts >= fewestPromised) return false
  const claimed = readSelfDescriptionFacts(report, rulebook).find(({ id }) => id === 'selfDescription.claimedParts')?.value
  return typeof claimed === 'number' && claimed >= fewestPromised && parts * 2 < claimed
}

/** In the table, or in what a label of its next row was cut to. Something must follow these tables, at the latest the problems. */
function endsInTable({ tables, text }: Report, end: Range): boolean {
  const table = tables.at(-1)
  if (table === undefined || table.range.start > end.start || end.end - table.range.end > longestLabels) return false
  return !text.clean.slice(table.range.end, end.end).includes('。')
}

const longestLabels = 80
const shortestLine = 20

function isBlank({ text: { clean } }: Report, { start, end }: Range): boolean {
  return /^[\s:、,.。]*$/.test(clean.slice(start, end))
}

/** An annex may end in anything: a list, a table, a heading above a picture. */
function isAnnex({ sections }: Report): boolean {
  return sections.some(({ level, slot }) => level === 1 && slot === 'attachment')
}

/** A numeral whose heading is gone. */
const bareNumber = /^[((]?[一二三四五六七八九十]{1,3}[))]?[、,.]?$/
const ended = /[。!?….)》”"'」』】]$/
/** A line of its own that closes a report without a mark: who, when, where. */
const label = /(?:电话|地址|邮编|邮箱|网址|联系人|负责人|审核人|填报人?|单位|附件|附表|注):/
const signature = /^[^,;。]{0,40}(?:[年月日]|\d[-./]\d{1,2}|[省市县区乡镇局委厅部署院所中心办室会府处])$/
const nil = /^(?:暂?无|没有|未)/

/** Parts that no report ends with. */
const early = new Set<Part | null>(['overview', 'proactive', 'applications'])

/** Even an author may forget the last full stop, so in the last part only a comma at the end tells. */
function endsUnfinished(line: string, last: Part | null, afterHeading: number, { start }: Range): boolean {
  if (/[,、(《“]$/.test(line) && line.length >= 12) return true
  if (last === 'other' || ended.test(line) || label.test(line) || signature.test(line)) return false
  const rest = line.slice(Math.max(...['。', '!', '?'].map((mark) => line.lastIndexOf(mark))) + 1)
  if (rest.length < line.length) return line.length >= 12 && /^[\s\d]*[\u4e00-\u9fff(《“]/.test(rest)
  if (line.length < shortestLine) {
    const isWholeBody = afterHeading > 0 && start - afterHeading < 3
    return line.length >= 6 && !nil.test(line) && (early.has(last) || isWholeBody)
  }
  return /[,、;:]/.test(line)
}
