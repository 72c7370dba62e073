// A season in, the circular (通报) an office sends round in Word out: numbers, league tables by kind, frequent defects, who is missing.
import { limits } from '../../model/limits.js'
import { bandTitles, kindTitles } from '../../model/titles.js'
import { paragraph, table } from '../docx/blocks.js'
import { a4, wordDocument } from '../docx/document.js'
import { dateIn } from '../moment.js'
import { flat } from '../visible.js'
import { exportWords } from '../words.js'
import { byLeague, countOf, defectsOf } from './defects.js'
import type { FileChild } from 'docx'
import type { CircularWishes, SeasonRow, SeasonTable } from '../../model/season-export.js'
import type { Language } from '../../model/words.js'
import type { Look } from '../docx/blocks.js'
import type { ExportWords } from '../words.js'

const margin = 1304
const inner = a4.width - 2 * margin
const leagueWidths = [900, inner - 900 - 2200 - 1100 - 1700 - 1100, 2200, 1100, 1700, 1100]
const defectWidths = [700, 2500, 1000, 1100, 1000, inner - 6300]
const heading: Look = { heading: true, size: 28, before: 240, after: 100, keepNext: true, level: 1 }
const prose: Look = { size: 28, firstLine: 560, after: 60 }
const cell: Look = { size: 20 }
/** Defects listed, and bodies named for one; the rest is counted. */
const most = { defects: 10, bodies: 12 }

export async function circular(season: SeasonTable, language: Language, { datedOn, mendBy }: CircularWishes): Promise<Uint8Array> {
  const w = exportWords[language]
  const title = w.circularTitle(season.year)
  const children: FileChild[] = [
    paragraph(title, { heading: true, size: 36, align: 'center', after: 240, level: 0 }),
    paragraph(w.circularOpening(season.scope === null ? null : flat(season.scope), season.year), prose),
    paragraph(w.overviewHead, heading), ...overview(season.rows, w, language),
    paragraph(w.leagueHead, heading), ...leagues(season.rows, w, language),
    paragraph(w.defectsHead, heading), ...defects(season.rows, w),
    paragraph(w.absentHead, heading), ...absent(season.rows, w),
    paragraph(w.mendHead, heading), paragraph(mendBy === undefined ? w.mendOpen : w.mendLine(dateIn(mendBy, language)), prose),
    paragraph(w.circularClosing(`${season.ruleset.id} ${season.ruleset.version}`), { ...prose, after: 360 }),
    ...(season.office === null ? [] : [paragraph(flat(season.office), { size: 28, align: 'right' })]),
    paragraph(dateIn(datedOn, language), { size: 28, align: 'right' }),
  ]
  return wordDocument(children, { title, language: w.lang, createdAt: season.madeAt, size: 28, margin, numbered: true })
}

function overview(rows: SeasonRow[], w: ExportWords, language: Language): FileChild[] {
  const scores = rows.flatMap(({ score }) => (score ? [score] : []))
  const missing = rows.filter(({ state }) => state === 'missing').length
  const lines = [w.overview(rows.length, rows.length - missing, missing, scores.length)]
  if (scores.length > 0) {
    const bands = Object.entries(bandTitles[language]).map(([band, name]) => ({ name, count: scores.filter((score) => score.band === band).length }))
    const totals = scores.map(({ total }) => total).sort((a, b) => a - b)
    lines.push(w.bandsLine(bands.filter(({ count }) => count > 0).map(({ name, count }) => w.bandPart(name, count)).join(w.list)))
    lines.push(w.spread(medianOf(totals).toFixed(1), totals.at(-1)!.toFixed(1), totals[0]!.toFixed(1)))
  }
  return lines.map((line) => paragraph(line, prose))
}

/** Of an ordered list that is not empty. */
function medianOf(ordered: number[]): number {
  const middle = ordered.length >> 1
  return ordered.length % 2 === 1 ? ordered[middle]! : (ordered[middle - 1]! + ordered[middle]!) / 2
}

function leagues(rows: SeasonRow[], w: ExportWords, language: Language): FileChild[] {
  const children: FileChild[] = []
  let room: number = limits.circularBodies
  const scored = rows.filter(({ score }) => score !== null)
  const groups = byLeague(scored)
  for (const { kind, level, rows: of } of groups) {
    const shown = of.slice(0, room)
    room -= shown.length
    const several = groups.some((other) => other.kind === kind && other.level !== level)
    const name = (kind === null ? w.allKinds : kindTitles[language][kind]) + (several ? w.ofLayer(level) : '')
    children.push(paragraph(w.kindLine(name, of.length), { ...prose, before: 120, keepNext: true }))
    if (shown.length > 0) children.push(table([leagueHead(w), ...shown.map((row) => leagueRow(row, w, language))], leagueWidths, 1))
    if (of.length > shown.length) children.push(paragraph(w.beyond(of.length - shown.length), prose))
  }
  if (scored.some(({ rank, score }) => rank === null || score!.band === 'open')) children.push(paragraph(w.openNote, { size: 20, before: 80 }))
  return children
}

function leagueHead(w: ExportWords): Array<[string, Look]> {
  return [w.rank, w.issuer, w.parent, w.total, w.interval2, w.band].map((name) => [name, cell])
}

function leagueRow({ body, parent, rank, score }: SeasonRow, w: ExportWords, language: Language): Array<[string, Look]> {
  const { total, low, high, band } = score!
  const centred: Look = { ...cell, align: 'center' }
  return [
    [rank === null ? w.noRank : String(rank), centred], [flat(body), cell], [parent === null ? w.noRank : flat(parent), cell],
    [total.toFixed(1), centred], [`${low.toFixed(1)}–${high.toFixed(1)}`, centred], [bandTitles[language][band], centred],
  ]
}

function defects(rows: SeasonRow[], w: ExportWords): FileChild[] {
  const found = defectsOf(rows)
  if (found.length === 0) return [paragraph(w.noDefects, prose)]
  const centred: Look = { ...cell, align: 'center' }
  const heads: Array<[string, Look]> = [w.number, w.item, w.failedCount, w.partialCount, w.shareOf, w.bodies].map((name) => [name, cell])
  const lines = found.slice(0, most.defects).map((defect, index): Array<[string, Look]> => [
    [String(index + 1), centred], [flat(defect.title), cell], [String(defect.failed.length), centred], [String(defect.partial.length), centred],
    [`${Math.round(countOf(defect) / defect.decided * 100)}%`, centred], [named([...defect.failed, ...defect.partial], w), cell],
  ])
  const others = found.length - lines.length
  return [table([heads, ...lines], defectWidths, 1), ...(others > 0 ? [paragraph(w.others(others), { size: 20, before: 60 })] : [])]
}

function absent(rows: SeasonRow[], w: ExportWords): FileChild[] {
  const bodiesOf = (state: SeasonRow['state']): string[] => rows.filter((row) => row.state === state).map(({ body }) => flat(body))
  const [missing, unscored] = [bodiesOf('missing'), bodiesOf('not-scored')]
  if (missing.length + unscored.length === 0) return [paragraph(w.noneAbsent, prose)]
  return [
    ...(missing.length > 0 ? [paragraph(w.missingLine(named(missing, w, limits.circularBodies)), prose)] : []),
    ...(unscored.length > 0 ? [paragraph(w.notScoredLine(named(unscored, w, limits.circularBodies)), prose)] : []),
  ]
}

function named(bodies: string[], w: ExportWords, room = most.bodies): string {
  const shown = bodies.slice(0, room).map(flat).join(w.list)
  return bodies.length > room ? shown + w.andOthers(bodies.length) : shown
}
