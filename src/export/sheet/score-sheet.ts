// An Evaluation in, its score sheet out: a workbook of what was found, with the numbers as numbers.
import { bandTitles, kindTitles, outcomeTitles, regimeTitles, severityTitles } from '../../model/titles.js'
import { basisOf, lostBy, placesOf, uncheckedOf } from '../findings.js'
import { momentIn } from '../moment.js'
import { exportWords } from '../words.js'
import { readingPages } from './reading-pages.js'
import { headCells, workbook } from './workbook.js'
import type { Evaluation, FindingAnswer, ScoreAnswer } from '../../model/evaluation.js'
import type { Language } from '../../model/words.js'
import type { ExportWords } from '../words.js'
import type { SheetCell, SheetPage } from './workbook.js'

const shade = '#EAEEF2'
const tenth = '0.0'

export function scoreSheet(evaluation: Evaluation, language: Language): Promise<Uint8Array> {
  const w = exportWords[language]
  const pages = [summary(evaluation, w, language)]
  if (evaluation.score) pages.push(dimensionsPage(evaluation.score, w))
  pages.push(findingsPage(evaluation, w, language))
  pages.push(...readingPages(evaluation, w))
  if (evaluation.notChecked.length > 0) pages.push(notCheckedPage(evaluation, w))
  return workbook(pages)
}

function summary(evaluation: Evaluation, w: ExportWords, language: Language): SheetPage {
  const { report, document, ruleset, engine, score, createdAt, id, notes } = evaluation
  const fact = (label: string, value: string | number | null, format?: string): SheetCell[] =>
    [{ value: label, shade }, { value, align: 'left', ...(format !== undefined && { format }) }]
  const rows: SheetCell[][] = [
    fact(w.title, report.title ?? w.unknown),
    fact(w.issuer, report.issuer.name ?? w.unknown),
    fact(w.kind, report.issuer.kind && kindTitles[language][report.issuer.kind]), fact(w.province, report.issuer.province),
    fact(w.reportYear, report.year ?? w.unknown, '0'), fact(w.regime(''), report.regime ? regimeTitles[language][report.regime] : w.noRegime),
    fact(w.published, report.publishedOn ?? w.unknown),
    fact(w.file, document.name), fact(w.fileHash, document.sha256),
    fact(w.ruleset, `${ruleset.id} ${ruleset.version}`), fact(w.rulesetDigest, ruleset.digest),
    fact(w.checkedAt, `${momentIn(createdAt, language)}${w.comma}mingjian ${engine.version}`),
    ...(id === null ? [] : [fact(w.evaluation, id)]),
    ...(score ? scoreRows(score, fact, w, language) : [fact(w.verdict, w.noScore)]),
    ...[...report.clashes, ...notes].map((note) => fact(w.notes, note)),
  ]
  return { name: w.summary, rows, widths: [20, 74] }
}

type Fact = (label: string, value: string | number | null, format?: string) => SheetCell[]

function scoreRows(score: ScoreAnswer, fact: Fact, w: ExportWords, language: Language): SheetCell[][] {
  const { band, total, low, high, coverage, gates } = score
  return [
    fact(w.band, bandTitles[language][band]), fact(w.total, total, tenth), fact(w.low, low, tenth), fact(w.high, high, tenth),
    fact(w.decided, coverage, '0%'), ...gates.map(({ effect }) => fact(w.gates, effect)),
  ]
}

function dimensionsPage({ dimensions }: ScoreAnswer, w: ExportWords): SheetPage {
  return {
    name: w.dimension, heads: 1, widths: [24, 12, 12, 12, 12],
    rows: [
      headCells([w.dimension, w.score, w.earned, w.possible, w.share]),
      ...dimensions.map(({ title, score, earned, possible, share }): SheetCell[] => [
        { value: title }, score === null ? { value: w.notScored } : { value: score, format: tenth },
        { value: earned, format: tenth }, { value: possible, format: tenth }, { value: share, format: tenth },
      ]),
    ],
  }
}

function findingsPage({ findings }: Evaluation, w: ExportWords, language: Language): SheetPage {
  const heads = [w.number, w.item, w.outcome, w.severity, w.lost, w.possible, w.message, w.where, w.advice, w.basis, w.rule]
  return {
    name: w.findings, heads: 1, widths: [6, 22, 10, 10, 8, 8, 36, 36, 30, 34, 24],
    rows: [headCells(heads), ...findings.map((finding, index) => findingRow(finding, index + 1, language))],
  }
}

function findingRow(finding: FindingAnswer, number: number, language: Language): SheetCell[] {
  const { title, outcome, severity, points, message, advice, ruleId } = finding
  return [
    { value: number, align: 'center' }, { value: title },
    { value: outcomeTitles[language][outcome] }, { value: severityTitles[language][severity] },
    { value: points.possible === null ? null : lostBy(finding), format: tenth }, { value: points.possible, format: tenth },
    { value: message },
    { value: placesOf(finding, language).join('\n') }, { value: advice }, { value: basisOf(finding, language) }, { value: ruleId },
  ]
}

function notCheckedPage(evaluation: Evaluation, w: ExportWords): SheetPage {
  return {
    name: w.notChecked, heads: 1, widths: [6, 36, 80],
    rows: [
      headCells([w.number, w.item, w.why]),
      ...uncheckedOf(evaluation).map(({ title, why }, index): SheetCell[] =>
        [{ value: index + 1, align: 'center' }, { value: title }, { value: why }]),
    ],
  }
}
