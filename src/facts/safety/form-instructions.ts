// Report in, instructions of the form, and blanks that nobody filled in, out.
import { anyOf } from '../../model/part-titles.js'
import { evidenceAt, fact, placeOf } from '../evidence.js'
import { lineAt } from '../../model/line-at.js'
import { limits } from '../../model/limits.js'
import type { FactReader } from '../reader.js'
import type { Report } from '../../model/report.js'
import type { Lexicon } from '../../model/rulebook.js'
import type { Range } from '../../model/span.js'

/** Labels of the tables carry guidance in brackets that the form itself prints: only phrases of the closed list are left over. */
export const readFormInstructions: FactReader = (report, rulebook) => {
  const instructions = rangesOf(report, instructionsOf(rulebook.lexicons['form-instructions'] ?? {}))
  const blanks = rangesOf(report, blank).filter((range) => !instructions.some(({ start, end }) => start <= range.start && range.end <= end))
  const ours = blanks.filter((range) => isOurs(report, range))
  const others = blanks.filter((range) => !ours.includes(range))
  return [
    counted(report, 'instructions.left', instructions), counted(report, 'instructions.blanks', ours),
    counted(report, 'instructions.doubtful', others),
  ]
}

function counted(report: Report, id: string, ranges: Range[]) {
  return fact(id, ranges.length, ranges.slice(0, limits.evidencePerFinding).map((range) => evidenceAt(report, range, placeOf(report, range))))
}

const compiled = new WeakMap<Lexicon, RegExp>()

function instructionsOf(lexicon: Lexicon): RegExp {
  let pattern = compiled.get(lexicon)
  if (!pattern) compiled.set(lexicon, pattern = anyOf(lexicon['phrases']?.map((phrase) => phrase.replace(/[()]/g, '\\$&')), 'g'))
  return pattern
}

/** XX镇, ××局, 某某县, 20XX年, XX件; a name that is crossed out to protect somebody has other words after it. */
const blank = /(?:20)?(?:(?<![A-Za-z])[Xx×✕╳]{2,6}|某某) ?(?:省|市|县|区|镇|乡|街道|局|委|厅|办|年度?|月|日|件|条|次|人民政府|单位|部门|机关)(?!公司|企业|厂|店|村民)/g

function rangesOf(report: Report, pattern: RegExp): Range[] {
  return [...report.text.clean.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter(({ start }) => lineAt(report.text, start)?.role === 'body')
}

/** In the title, a heading or the preface, or in place of a figure, nothing but the report itself can be meant. */
function isOurs({ text: { clean }, identity, sections }: Report, { start, end }: Range): boolean {
  if (/年度?$|[件条次月日]$/.test(clean.slice(start, end))) return true
  const title = identity.title.ranges
  if (title.some((range) => range.start <= start && end <= range.end)) return true
  const first = sections[0]
  return (first !== undefined && start < first.heading.start) || sections.some(({ heading }) => heading.start <= start && end <= heading.end)
}
