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

/** What fits a page, counted in lines of 9 points; what is left out is counted in words. */
const most = { subject: 80, value: 90, gates: 3, failures: 8, message: 72, listed: 230, notes: 150 }

export function recordOf(evaluation: Evaluation, language: Language): RecordContent {
  const w = exportWords[language]
  const { report, document, score } = evaluation
  return {
    title: w.recordTitle,
    subject: clipped(report.title ?? document.name, most.subject),
    rows: rowsOf(evaluation, w, language),
    verdict: score ? verdictOf(score, w, language) : w.noScore,
    gates: (score?.gates ?? []).slice(0, most.gates).map(({ effect }) => clipped(effect, most.value)),
    dimensions: (score?.dimensions ?? []).map(({ title, score: value, earned, possible }) => [
      title, value === null ? w.notScored : value.toFixed(1), value === null ? '—' : `${earned.toFixed(1)} / ${possible.toFixed(1)}`,
    ]),
    sections: [failedSection(evaluation, w, language), ...openSections(evaluation, w)],
    closing: w.closing, signed: w.signed,
  }
}

function rowsOf({ report, document, ruleset, engine, createdAt, id }: Evaluation, w: ExportWords, language: Language): RecordContent['rows'] {
  const { issuer, year, regime, publishedOn, publishedOnSource } = report
  const about = [issuer.kind && kindTitles[language][issuer.kind], issuer.province && flat(issuer.province)].filter(Boolean).join(w.comma)
  const size = w.characters(document.characters) + (document.pages === null ? '' : w.comma + w.pages(document.pages))
  const rows: Array<[label: string, value: string]> = [
    [w.issuer, clipped(issuer.name ?? w.unknown, 60) + (about && w.aside(about))],
    [w.reportYear, `${year === null ? w.unknown : w.year(year)}${w.comma}${regime ? w.regime(regimeTitles[language][regime]) : w.noRegime}`],
    [w.published, publishedOn === null ? w.unknown
      : dateIn(publishedOn, language) + w.aside(dateSourceTitles[language][publishedOnSource ?? 'page'])],
    [w.file, clipped(document.name, 70) + w.aside(size)],
    [w.fileHash, document.sha256],
    [w.ruleset, `${ruleset.id} ${ruleset.version}`],
    [w.rulesetDigest, ruleset.digest],
    [w.checkedAt, `${momentIn(createdAt, language)}${w.comma}mingjian ${engine.version}`],
    ...(id === null ? [] : [[w.evaluation, id] as [string, string]]),
  ]
  return rows.map(([label, value]) => ({ label, value: clipped(value, most.value + 40) }))
}

function verdictOf({ band, total, low, high, coverage }: ScoreAnswer, w: ExportWords, language: Language): string {
  return [
    `${bandTitles[language][band]} ${total.toFixed(1)} ${w.points}`,
    w.interval(low.toFixed(1), high.toFixed(1)), w.coverage(`${Math.round(coverage * 100)}%`),
  ].join(w.comma)
}

function failedSection({ findings }: Evaluation, w: ExportWords, language: Language): RecordContent['sections'][number] {
  const failures = failuresOf(findings)
  const lines = failures.slice(0, most.failures).map((finding, index) => `${index + 1}. ${failureLine(finding, w, language)}`)
  const others = failures.length - lines.length
  if (failures.length === 0) lines.push(w.nothingFailed)
  if (others > 0) lines.push(w.others(others))
  return { heading: w.failed(failures.length), lines }
}

function failureLine(finding: FindingAnswer, w: ExportWords, language: Language): string {
  const lost = lostBy(finding)
  const marks = [
    outcomeTitles[language][finding.outcome], severityTitles[language][finding.severity], ...(lost > 0 ? [`−${lost.toFixed(1)}`] : []),
  ].join(w.comma)
  return `${clipped(finding.title, 40)}${w.aside(marks)}${w.colon}${clipped(finding.message, most.message)}`
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
    const short = clipped(title, 60)
    room -= [...short].length + 1
    if (room < 0) break
    shown.push(short)
  }
  const others = titles.length - shown.length
  return shown.join(w.list) + (others > 0 ? w.semicolon + w.others(others) : '')
}
