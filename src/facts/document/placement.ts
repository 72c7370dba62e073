// Report and its address in, the column of the site that it stands in out.
import { evidenceAt, fact } from '../evidence.js'
import type { FactReader } from '../reader.js'
import type { Report } from '../../model/report.js'
import type { Range } from '../../model/span.js'

/** placement.column: annual-reports, disclosure (its own columns without that one), elsewhere, or absent; placement.trail: the path as printed. */
export const readPlacementFacts: FactReader = (report) => {
  const trail = breadcrumb(report)
  const column = trail ? columnOf(trail.steps) : columnInAddress(report.origin.url)
  const evidence = trail ? [evidenceAt(report, trail.range, { zh: '页面上的位置', en: 'the path on the page' })] : []
  return [
    fact('placement.column', column, evidence),
    fact('placement.trail', trail ? trail.steps.join(' > ') : null, evidence),
  ]
}

interface Trail { steps: string[]; range: Range }

const leads = /位置|首页|ColumnName|栏目/
const most = { lines: 120, length: 200, steps: 8, step: 16 }

/** 当前位置:首页 > 政府信息公开 > 年报 on one line, or step by step on the lines that follow. */
function breadcrumb({ text: { clean, lines } }: Report): Trail | null {
  for (let index = 0; index < lines.length && index < most.lines; index++) {
    const { start, end, role } = lines[index]!
    if (role === 'hidden' || end - start > most.length) continue
    const line = clean.slice(start, end)
    if (!leads.test(line)) continue
    const column = /^ColumnName ?: ?(.{2,40})$/i.exec(line)
    if (column) return { steps: [column[1]!.trim()], range: { start, end } }
    const steps = /[>»→›]|(?:位置|首页) ?:? ?首页 ?[/\\-]/.test(line) ? stepsOf(line) : /位置 ?:?$/.test(line) ? stepsBelow(lines, index, clean) : []
    if (steps.length > 0) return { steps, range: { start, end } }
  }
  return null
}

const separator = /[>»→›/\\|]+|(?<=首页) ?-+ ?/

/** The last step is often the report's own title, which is no column. */
function stepsOf(line: string): string[] {
  return line.replace(/^.{0,20}?位置 ?(?:是)? ?:?/, '').split(separator).map((step) => step.replace(/[\s:[\]【】]+/g, ''))
    .filter((step) => step.length > 1 && step.length <= most.step && !/首页|主页|^正文$|^内容$|20\d{2}年|^详[情细]|^您/.test(step))
}

function stepsBelow(lines: Report['text']['lines'], from: number, clean: string): string[] {
  const below = lines.slice(from + 1, from + 1 + most.steps).map(({ start, end }) => clean.slice(start, end))
  const stop = below.findIndex((line) => line.length > most.step)
  return stepsOf(below.slice(0, stop === -1 ? below.length : stop).join('>'))
}

const annual = /年报|年度报告|报告公开/
const disclosure = /信息公开|政务公开|公开目录|公开平台|公开专栏/

function columnOf(steps: string[]): string | null {
  if (steps.some((step) => annual.test(step))) return 'annual-reports'
  if (steps.some((step) => disclosure.test(step))) return 'disclosure'
  return steps.length > 0 ? 'elsewhere' : null
}

/** Names that site systems give the column in a path; any other path tells nothing. */
const inPath = /\/(?:[a-z]{0,12}(?:xxgk|zfxxgk|xxgkgz|gk|gkgz)?(?:nb|ndbg|ndbgs|nianbao)|[a-z]{0,8}xxgknb[a-z]{0,6})\//i

function columnInAddress(url: string | null): string | null {
  const path = url?.replace(/^[a-z]+:\/\/[^/]*/i, '').slice(0, 500) ?? ''
  return /(?:nb|ndbg|nianbao)/i.test(path) && inPath.test(path) ? 'annual-reports' : null
}
