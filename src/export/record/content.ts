// An Evaluation in, what a one-page record of it says out: bounded, so that it fits a page of A4 whatever the report.
import { bandTitles, dateSourceTitles, kindTitles, outcomeTitles, regimeTitles, severityTitles } from '../../model/titles.js'
import { failuresOf, lostBy, uncheckedOf, withOutcome } from '../findings.js'
import { dateIn, momentIn } from '../moment.js'
import { clipped, flat } from '../visible.js'
import { exportWords } from '../words.js'
import type { Evaluation, FindingAnswer, ScoreAnswer } from '../../model/evaluation.js'
import type { Language } from '../../model/words.js'
import type { ExportWords } from '../words.js'

export interface RecordContent {
  title: string
  /** What stands under the title: the report's own. */
  subject: string
  rows: Array<{ label: string; value: string }>
  verdict: string
  gates: string[]
  /** Title, score, points; none where there is no score. */
  dimensions: Array<[title: string, score: string, points: string]>
  sections: Array<{ heading: string; lines: string[] }>
  closing: string
  signed: string
}

/** Characters and items of each part; what is left out of a list is counted in words. */
const most = { subject: 72, name: 46, value: 100, gates: 2, gate: 70, title: 30, message: 80, listed: 140, entry: 40, notes: 90 }
/** Lines of 9 points that a page has for what varies, and Chinese characters on one: measured on both files. */
export const page = { lines: 25, width: 50 }

/** @param lines left for what varies; a writer that can measure asks again with fewer where they were too many. */
export function recordOf(evaluation: Evaluation, language: Language, lines = page.lines): RecordContent {
  const w = exportWords[language]
  const { report, document, score } = evaluation
  const subject = clipped(report.title ?? document.name, most.subject)
  const rows = rowsOf(evaluation, w, language)
  const gates = gatesOf(score?.gates ?? [], w)
  const open = openSections(evaluation, w)
  const used = [...gates, ...open.flatMap((section) => section.lines)].reduce((sum, line) => sum + heightOf(line), 0)
  const turned = [subject, ...rows.map(({ value }) => value)].reduce((sum, line) => sum + heightOf(line, page.width * 0.8) - 1, 0)
  return {
    title: w.recordTitle, subject, rows, gates,
    verdict: score ? verdictOf(score, w, language) : w.noScore,
    dimensions: (score?.dimensions ?? []).map(({ title, score: value, earned, possible }) => [
      title, value === null ? w.notScored : value.toFixed(1), value === null ? '—' : `${earned.toFixed(1)} / ${possible.toFixed(1)}`,
    ]),
    sections: [failedSection(evaluation, lines - used - turned, language), ...open],
    closing: w.closing, signed: w.signed,
  }
}

function gatesOf(gates: ScoreAnswer['gates'], w: ExportWords): string[] {
  const others = gates.length - most.gates
  return [...gates.slice(0, most.gates).map(({ effect }) => clipped(effect, most.gate)), ...(others > 0 ? [w.others(others)] : [])]
}

function rowsOf({ report, document, ruleset, engine, createdAt, id }: Evaluation, w: ExportWords, language: Language): RecordContent['rows'] {
  const { issuer, year, regime, publishedOn, publishedOnSource } = report
  const about = [issuer.kind && kindTitles[language][issuer.kind], issuer.province && flat(issuer.province)].filter(Boolean).join(w.comma)
  const size = w.characters(document.characters) + (document.pages === null ? '' : w.comma + w.pages(document.pages))
  const rows: Array<[label: string, value: string]> = [
    [w.issuer, clipped(issuer.name ?? w.unknown, most.name) + (about && w.aside(about))],
    [w.reportYear, `${year === null ? w.unknown : w.year(year)}${w.comma}${regime ? w.regime(regimeTitles[language][regime]) : w.noRegime}`],
    [w.published, publishedOn === null ? w.unknown
      : dateIn(publishedOn, language) + w.aside(dateSourceTitles[language][publishedOnSource ?? 'page'])],
    [w.file, clipped(document.name, most.name) + w.aside(size)],
    [w.fileHash, document.sha256],
    [w.ruleset, `${ruleset.id} ${ruleset.version}`],
    [w.rulesetDigest, ruleset.digest],
    [w.checkedAt, `${momentIn(createdAt, language)}${w.comma}mingjian ${engine.version}`],
    ...(id === null ? [] : [[w.evaluation, id] as [string, string]]),
  ]
  return rows.map(([label, value]) => ({ label, value: clipped(value, most.value) }))
}

function verdictOf({ band, total, low, high, coverage }: ScoreAnswer, w: ExportWords, language: Language): string {
  return [
    `${bandTitles[language][band]} ${total.toFixed(1)} ${w.points}`,
    w.interval(low.toFixed(1), high.toFixed(1)), w.coverage(`${Math.round(coverage * 100)}%`),
  ].join(w.comma)
}

/** As many as the lines left on the page hold, the dearest first. */
function failedSection({ findings }: Evaluation, room: number, language: Language): RecordContent['sections'][number] {
  const w = exportWords[language]
  const failures = failuresOf(findings)
  const lines: string[] = []
  let left = room
  for (const [index, finding] of failures.entries()) {
    const line = `${index + 1}. ${failureLine(finding, w, language)}`
    left -= heightOf(line)
    // One line is kept for the count of the others, except by the last.
    if (left < (index === failures.length - 1 ? 0 : 1)) break
    lines.push(line)
  }
  const others = failures.length - lines.length
  if (failures.length === 0) lines.push(w.nothingFailed)
  if (others > 0) lines.push(w.others(others))
  return { heading: w.failed(failures.length), lines }
}

/** Lines it takes; a Latin letter is half as wide as a Chinese one. */
function heightOf(text: string, width = page.width): number {
  let wide = 0
  for (const character of text) wide += character.codePointAt(0)! > 0x2000 ? 1 : 0.55
  return Math.ceil(wide / width)
}

function failureLine(finding: FindingAnswer, w: ExportWords, language: Language): string {
  const lost = lostBy(finding)
  const marks = [
    outcomeTitles[language][finding.outcome], severityTitles[language][finding.severity], ...(lost > 0 ? [`−${lost.toFixed(1)}`] : []),
  ].join(w.comma)
  return `${clipped(finding.title, most.title)}${w.aside(marks)}${w.colon}${clipped(finding.message, most.message)}`
}

function openSections(evaluation: Evaluation, w: ExportWords): RecordContent['sections'] {
  const { findings, notes, report } = evaluation
  const review = withOutcome(findings, 'review')
  const unchecked = uncheckedOf(evaluation)
  const remarks = [...report.clashes, ...notes]
  return [
    ...(review.length === 0 ? [] : [{ heading: w.review(review.length), lines: [listed(review.map(({ title }) => flat(title)), w)] }]),
    { heading: w.unchecked(unchecked.length), lines: [unchecked.length === 0 ? w.nothingUnchecked : listed(unchecked.map(({ title }) => title), w)] },
    {
      heading: w.notes,
      lines: [
        w.passed(withOutcome(findings, 'pass').length, withOutcome(findings, 'not-applicable').length)
        + (remarks.length === 0 ? '' : ` ${clipped(remarks.join(' '), most.notes)}`),
      ],
    },
  ]
}

/** Titles in a row until the space is used; the rest is counted. */
function listed(titles: string[], w: ExportWords): string {
  const shown: string[] = []
  let room = most.listed
  for (const title of titles) {
    const short = clipped(title, most.entry)
    room -= [...short].length + 1
    if (room < 0) break
    shown.push(short)
  }
  const others = titles.length - shown.length
  return shown.join(w.list) + (others > 0 ? w.semicolon + w.others(others) : '')
}
