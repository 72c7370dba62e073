// An Evaluation in, text for a terminal out, made to be read by an official: the verdict, what to mend first, what was not checked.
import pc from 'picocolors'
import stringWidth from 'string-width'
import { linesOf } from '../export/line-break.js'
import { articleName } from '../model/article-name.js'
import { words } from './print-words.js'
import type { Evaluation, FindingAnswer } from '../model/evaluation.js'
import type { Language } from '../model/words.js'

type Words = (typeof words)[Language]
/** What every part of the page is set by; `titles` are the rules' own, by id. */
interface Sheet { w: Words; width: number; titles: Map<string, string> }

const widest = 100
const severityOrder = ['critical', 'major', 'minor', 'info']

/** `columns` is the terminal's width; text to a file is set at 100. Ends with a line break. */
export function printEvaluation(evaluation: Evaluation, language: Language, columns?: number): string {
  const w = words[language]
  const width = Math.max(40, Math.min(widest, columns ?? widest))
  const sheet: Sheet = { w, width, titles: new Map(evaluation.findings.map(({ ruleId, title }) => [ruleId, title])) }
  const parts = [
    head(evaluation, w), verdict(evaluation, w), dimensions(evaluation, w),
    group(w.mendFirst, mendable(evaluation), sheet), afterMending(evaluation, w), group(w.askPerson, open(evaluation, 'review'), sheet),
    notChecked(evaluation, sheet), notes(evaluation, sheet), rest(evaluation, w),
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

function head({ document, report }: Evaluation, w: Words): string {
  const rule = pc.dim('─'.repeat(60))
  const issuer = [report.issuer.name ?? w.unknown, report.issuer.kind && w.kinds[report.issuer.kind], report.issuer.province].filter(Boolean)
  const published = report.publishedOn ? report.publishedOn + w.aside(w.dateSources[report.publishedOnSource ?? 'page']) : w.unknown
  return [
    pc.bold(report.title ?? document.name), rule,
    `${w.file}  ${document.name}`,
    `${w.issuer}  ${issuer.join(w.comma)}`,
    `${w.year}  ${report.year ?? w.unknown}${w.comma}${report.regime ? w.regimes[report.regime] : w.noRegime}`,
    `${w.published}  ${published}`,
    ...report.clashes.map((clash) => pc.yellow(`! ${clash}`)),
  ].join('\n')
}

function verdict({ score, report, findings }: Evaluation, w: Words): string {
  if (!score) {
    const why = findings.find(({ ruleId }) => ruleId === 'document-kind')
    return `${pc.bold(w.noScore)}${w.colon}${why && report.kind === 'other' ? why.message : w.noScoreWhy}`
  }
  const paint = { excellent: pc.green, good: pc.green, acceptable: pc.yellow, failing: pc.red, open: pc.cyan }[score.band]
  const line = `${pc.bold(w.verdict)}  ${paint(pc.bold(`${w.bands[score.band]} ${score.total.toFixed(1)} ${w.points}`))}`
  const range = `  ${w.between} ${score.low.toFixed(1)}–${score.high.toFixed(1)}${w.comma}${w.coverage} ${Math.round(score.coverage * 100)}%`
  return [line + range, ...score.gates.map((gate) => pc.red(`! ${gate.effect}`))].join('\n')
}

function dimensions({ score }: Evaluation, w: Words): string {
  if (!score) return ''
  const titleWidth = Math.max(...score.dimensions.map(({ title }) => stringWidth(title)))
  return score.dimensions.map(({ title, score: value, earned, possible }) => {
    const name = title + ' '.repeat(titleWidth - stringWidth(title))
    if (value === null) return pc.dim(`  ${name}  ${w.notScored}`)
    const bar = '█'.repeat(Math.round(value / 5)).padEnd(20, '·')
    return `  ${name}  ${pc.dim(bar)} ${value.toFixed(1).padStart(5)}  (${earned.toFixed(1)} / ${possible.toFixed(1)} ${w.points})`
  }).join('\n')
}

/** What costs points, dearest first; a consequence of another finding stands after what costs. */
function mendable({ findings }: Evaluation): FindingAnswer[] {
  return findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'partial').sort((a, b) => lost(b) - lost(a) || bySeverity(a, b))
}

function open({ findings }: Evaluation, outcome: FindingAnswer['outcome']): FindingAnswer[] {
  return findings.filter((finding) => finding.outcome === outcome).sort(bySeverity)
}

function lost({ points }: FindingAnswer): number {
  return (points.possible ?? 0) - (points.earned ?? 0)
}

function bySeverity(a: FindingAnswer, b: FindingAnswer): number {
  return severityOrder.indexOf(a.severity) - severityOrder.indexOf(b.severity)
}

function group(title: string, findings: FindingAnswer[], sheet: Sheet): string {
  if (!findings.length) return ''
  const blocks = findings.map((finding, index) => block(finding, index + 1, sheet))
  return [pc.bold(title + sheet.w.aside(findings.length)), ...blocks].join('\n')
}

/** The score after each mend and all before it: 先改哪一处，分数到多少. */
function afterMending({ mends, score }: Evaluation, w: Words): string {
  const last = mends.at(-1)
  if (!last || !score) return ''
  const shown = mends.slice(0, mostMends).map(({ title, gain, after }, index) =>
    `${String(index + 1).padStart(3)}. ${after.total.toFixed(1).padStart(5)} ${w.points}  ${pc.dim(`+${gain.toFixed(1)}`)}  ${title}`)
  const others = mends.length - mostMends
  const rest = `     ${last.after.total.toFixed(1).padStart(5)} ${w.points}  ${w.lowerGains}${w.aside(others)}`
  return [pc.bold(w.afterMending), ...shown, ...(others > 0 ? [rest] : [])].join('\n')
}

/** A list of more is no list of what to do first. */
const mostMends = 8

function block(finding: FindingAnswer, number: number, { w, width, titles }: Sheet): string {
  const cost = lost(finding) > 0 ? pc.red(`−${lost(finding).toFixed(1)} ${w.points}`) : ''
  const basis = finding.basis.map(({ title, article }) => title + (article ? ` ${articleName(article, w.language)}` : '')).join(w.semicolon)
  const places = finding.evidence.slice(0, 3).flatMap(({ where, quote, beside }) => [
    field(w.where, `${where}${w.colon}${shown(quote)}`, width),
    ...(beside ? [field(w.beside, `${beside.document}${w.colon}${shown(beside.quote)}`, width)] : []),
  ])
  const more = finding.evidence.length > 3 ? [field(w.where, `${w.more} ${finding.evidence.length - 3}`, width)] : []
  return [
    `${String(number).padStart(3)}. ${pc.bold(finding.title)} [${w.severities[finding.severity]}] ${cost}`.trimEnd(),
    field(w.why, finding.message, width),
    ...places, ...more,
    ...(finding.advice ? [field(w.how, finding.advice, width)] : []),
    ...(basis ? [field(w.law, basis, width)] : []),
    ...(finding.causedBy ? [field(w.cause, (titles.get(finding.causedBy) ?? finding.causedBy) + w.chargedOnce, width)] : []),
  ].join('\n')
}

/** One quote on one line, short enough to read at a glance. */
function shown(quote: string): string {
  const flat = quote.replace(/\s+/g, ' ').trim()
  return flat.length > 80 ? `${flat.slice(0, 80)}…` : flat
}

function field(label: string, text: string, width: number): string {
  const indent = ' '.repeat(5)
  const hang = indent + ' '.repeat(stringWidth(label) + 2)
  const lines = linesOf(text, width - stringWidth(hang), stringWidth)
  return `${indent}${pc.dim(label)}  ${lines.join(`\n${hang}`)}`
}

function notChecked({ notChecked: unchecked }: Evaluation, { w, width, titles }: Sheet): string {
  if (!unchecked.length) return ''
  const lines = unchecked.map(({ ruleId, why }) => field(titles.get(ruleId) ?? ruleId, why, width))
  return [pc.bold(w.notChecked + w.aside(unchecked.length)), ...lines].join('\n')
}

/** What a reader should know of how it was read: corrections, what was left out. */
function notes({ notes: told }: Evaluation, { w, width }: Sheet): string {
  return told.length ? [pc.bold(w.notes + w.aside(told.length)), ...told.map((note) => field('·', note, width))].join('\n') : ''
}

function rest({ findings, ruleset, document }: Evaluation, w: Words): string {
  const count = (outcome: string): number => findings.filter((finding) => finding.outcome === outcome).length
  return pc.dim([
    `${w.passed} ${count('pass')}${w.comma}${w.notApplicable} ${count('not-applicable')}`,
    `${w.ruleset} ${ruleset.id} ${ruleset.version} (${ruleset.digest.slice(0, 12)})${w.comma}sha256 ${document.sha256.slice(0, 12)}`,
  ].join('\n'))
}
