// Table three of two years in, whether what one carried forward is what the next carried over out, column by column.
import { amountOf, formOf, rowEvidence, tableOf } from '../tables/prescribed-tables.js'
import { evidenceAt, fact, placeOf } from '../evidence.js'
import { besideFact } from './quoted.js'
import { sentenceTexts, unwrapped } from '../sentence-text.js'
import type { ComparisonReader } from '../reader.js'
import type { Compared } from '../../model/companions.js'
import type { Fact } from '../../model/fact.js'
import type { Report } from '../../model/report.js'
import type { Rulebook } from '../../model/rulebook.js'
import type { Evidence } from '../../model/span.js'

export const readCarryOverFacts: ComparisonReader = (report, rulebook, { previous, carriedForward }) => [
  fact('carryOver.given', carriedForward !== undefined),
  ...(previous === undefined && carriedForward !== undefined ? ofNumber(report, rulebook, carriedForward) : ofReport(report, rulebook, previous)),
]

/** Of the one number the total is held against; the columns before it are not told. */
function ofNumber(report: Report, rulebook: Rulebook, carriedForward: number): Fact[] {
  const table = tableOf(report, 'applications')
  const row = table?.state === 'read' ? table.rows.find(({ key }) => key === 'carriedOver') : undefined
  const is = amountOf(row?.cells.at(-1))
  if (!table || !row || is === null) return factsOf([], [], [])
  const form = formOf(table, rulebook)
  const label = form.columns.at(-1)?.label ?? ''
  return factsOf([{ label, was: carriedForward, is }], [rowEvidence(report, form, row)], reasonsIn(report))
}

function ofReport(report: Report, rulebook: Rulebook, previous: Compared | undefined): Fact[] {
  const table = tableOf(report, 'applications')
  const before = previous?.tables.applications?.['carriedForward']
  const row = table?.state === 'read' ? table.rows.find(({ key }) => key === 'carriedOver') : undefined
  if (!previous || !before || !table || !row) return factsOf([], [], [])
  const form = formOf(table, rulebook)
  const columns = form.columns.map(({ label }, at) => ({ label, was: before[at] ?? null, is: amountOf(row.cells[at]) }))
  const told = columns.filter(({ was, is }) => is !== null && (was !== null || is === 0))
  const beside = besideFact(previous, 'tables.applications.carriedForward')
  const place = { ...rowEvidence(report, form, row), ...(beside && { beside }) }
  return factsOf(told, [place], reasonsIn(report))
}

interface Column { label: string; was: number | null; is: number | null }

function factsOf(columns: Column[], places: Evidence[], reasons: Evidence[]): Fact[] {
  const broken = columns.filter(({ was, is }) => (was ?? 0) !== is)
  return [
    fact('carryOver.columns', columns.length, places),
    fact('carryOver.broken', broken.length, places),
    fact('carryOver.differences', broken.map(({ label, was, is }) => `${label}${was ?? 0}→${is}`).join('、') || null, places),
    fact('carryOver.reason', reasons.length > 0, reasons),
  ]
}

/** Trap 15: bodies are merged and split, duties are handed over, and last year's figures are put right. */
const reason = /机构改革|机构调整|(?:机构|部门|单位|乡镇|街道|区划)[^，；。]{0,10}合并|合并组建|撤并|分立|划转|划入|职能(?:调整|移交|转移)|区划调整|更正|订正|统计口径|口径调整|数据(?:有误|修正)/

function reasonsIn(report: Report): Evidence[] {
  const at = sentenceTexts(report).findIndex((sentence) => reason.test(unwrapped(sentence)))
  const sentence = report.sentences[at]
  return sentence ? [evidenceAt(report, sentence, placeOf(report, sentence))] : []
}

