// Ranges of clean text in, evidence that points into the text as read out.
import { limits } from '../model/limits.js'
import type { Fact, FactValue } from '../model/fact.js'
import type { Report } from '../model/report.js'
import type { Evidence, Range } from '../model/span.js'
import type { Localised } from '../model/words.js'

/** Evidence for a range of the clean text. `where` names the place as a reader would: the section, or table, row and column. */
export function evidenceAt(report: Report, range: Range, where: Localised): Evidence {
  const { start, end } = report.text.span(range)
  return { start, end, where }
}

/** Evidence for the first of several ranges, each in the place it stands. */
export function evidenceOf(report: Report, ranges: Range[]): Evidence[] {
  return ranges.slice(0, limits.evidencePerFinding).map(({ start, end }) => evidenceAt(report, { start, end }, placeOf(report, { start, end })))
}

export function fact(id: string, value: FactValue, evidence: Evidence[] = []): Fact {
  return { id, value, evidence }
}

/** A date or a period whose marks were lost is shown with the reading that was taken: the quote alone would not say it. */
export function asRead({ zh, en }: Localised, reading: string | undefined): Localised {
  return reading === undefined ? { zh, en } : { zh: `${zh}，读作${reading}`, en: `${en}, read as ${reading}` }
}

/** The reading of the date that begins where a range does, if it had to be put together. */
export function readingAt({ dates }: Report, range: Range | undefined): string | undefined {
  return dates.find(({ start, repaired }) => repaired && start === range?.start)?.reading
}

/** The place of a range in words: the section it stands in, or the line where no section holds it. */
export function placeOf(report: Report, range: Range): Localised {
  const section = report.sections.findLast((each) => each.heading.start <= range.start && range.start < each.body.end)
  if (section) return { zh: `“${section.title}”`, en: `"${section.title}"` }
  const line = report.text.lines.findLastIndex((each) => each.start <= range.start) + 1
  return { zh: `第${line}行`, en: `line ${line}` }
}
