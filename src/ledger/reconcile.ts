// The lines of a ledger and the table of the report of the same year in, each figure beside the other out, with the lines behind it.
import { dayNumber } from '../calendar/days.js'
import { rangeList } from './ranges.js'
import type { LineContext } from './context.js'
import type { Ranges } from './ranges.js'
import type { FactValue } from '../model/fact.js'
import type { Reconciliation, ReportedYear } from '../model/ledger.js'

export interface Reconciler {
  add(context: LineContext): void
  /** A line that could not be read may belong to any figure. */
  unreadable(): void
  result(): { facts: Record<string, FactValue>; reconciliation: Reconciliation | null; compared: number; agreed: number }
}

type Part = 'received' | 'carriedOver' | 'results' | 'carriedForward'
type Comparison = Reconciliation['comparisons'][number]

const kinds = ['naturalPerson', 'business', 'research', 'publicInterest', 'legalService', 'other']
const total = kinds.length
const rules: Record<Part, string> = {
  received: 'received-agrees', carriedOver: 'carried-over-present', results: 'results-agree', carriedForward: 'carried-forward-agrees',
}
/** What a ledger can say nothing of without these columns. */
const rowsOf = (part: Part, applications: Record<string, unknown>): string[] => {
  if (part === 'received') return ['newlyReceived']
  if (part !== 'results') return [part]
  return Object.keys(applications).filter((row) => !['newlyReceived', 'carriedOver', 'carriedForward'].includes(row))
}

interface Figure { count: number; lines: Ranges }

/** @param names the words of the form for its rows and columns. */
export function reconciler(report: ReportedYear | null, names: Record<string, string>): Reconciler {
  const figures = new Map<string, Figure[]>()
  const unplaced: Record<Part, number> = { received: 0, carriedOver: 0, results: 0, carriedForward: 0 }
  const year = report?.year ?? null
  const from = year === null ? 0 : dayNumber(`${year}-01-01`)
  const to = year === null ? 0 : dayNumber(`${year}-12-31`)
  let byKind = false
  const count = ({ line }: LineContext, row: string, kind: number): void => {
    const cells = figures.get(row) ?? Array.from({ length: total + 1 }, (): Figure => ({ count: 0, lines: rangeList() }))
    figures.set(row, cells)
    for (const column of kind < 0 ? [total] : [kind, total]) {
      cells[column]!.count += 1
      cells[column]!.lines.add(line.sheet, line.row)
    }
  }
  return {
    unreadable() { for (const part of Object.keys(unplaced) as Part[]) unplaced[part] += 1 },
    add(context) {
      if (!report?.applications || year === null) return
      const { line, book: { words } } = context
      const kind = kinds.indexOf(words.applicantKind(line.text('applicantKind')) ?? '')
      const put = (part: Part, row: string): void => {
        if (kind < 0 && byKind) unplaced[part] += 1
        count(context, row, kind)
      }
      byKind ||= line.has('applicantKind')
      const received = line.day('receivedOn')
      const replied = line.day('repliedOn')
      if (received === null || (replied === null && line.state('repliedOn') !== 'blank')) return this.unreadable()
      if (received > to) return
      const result = words.result(line.text('resultCode'))
      if (replied === null && result?.startsWith('otherHandling')) return this.unreadable()
      if (received >= from) put('received', 'newlyReceived')
      else if (replied === null || replied >= from) put('carriedOver', 'carriedOver')
      if (replied === null || replied > to) return put('carriedForward', 'carriedForward')
      if (replied < from) return
      put('results', 'handledTotal')
      if (result === null || result.endsWith('.*')) unplaced.results += 1
      else put('results', result)
    },
    result() {
      const comparisons = report?.applications && year !== null ? compare(report.applications, figures, byKind) : []
      const facts: Record<string, FactValue> = {}
      // A register begun anew each year lacks what was carried over, and with it some results: a person looks.
      const isWhole = comparisons.every(({ ruleId, ledger, report }) => ruleId !== rules.carriedOver || ledger >= (report ?? 0))
      for (const part of Object.keys(rules) as Part[]) {
        const of = comparisons.filter(({ ruleId, agrees }) => ruleId === rules[part] && agrees !== null)
        const differing = of.filter(({ agrees }) => agrees === false)
        facts[`${part}.state`] = stateOf(report, unplaced[part], isWhole || part === 'received')
        facts[`${part}.compared`] = of.length
        facts[`${part}.differing`] = differing.length
        facts[`${part}.first`] = differing[0] ? told(differing[0], names) : null
      }
      const decided = comparisons.filter(({ agrees }) => agrees !== null)
      return {
        facts, compared: decided.length, agreed: decided.filter(({ agrees }) => agrees).length,
        reconciliation: report && { report: report.name, year, comparisons },
      }
    },
  }
}

/** A government's report sums up its departments; no ledger of one office can. */
function stateOf(report: ReportedYear | null, unplaced: number, isWhole: boolean): string {
  if (!report) return 'no-report'
  if (!report.applications) return 'no-table'
  if (report.year === null) return 'no-year'
  return unplaced > 0 || !isWhole || report.issuerKind === 'government' || report.issuerKind === null ? 'uncertain' : 'certain'
}

function compare(applications: Record<string, Array<number | null>>, figures: Map<string, Figure[]>, byKind: boolean): Comparison[] {
  return (Object.keys(rules) as Part[]).flatMap((part) => rowsOf(part, applications).flatMap((row) => {
    const reported = applications[row] ?? []
    return Array.from({ length: total + 1 }, (_, column) => column).filter((column) => byKind || column === total).map((column) => {
      const figure = figures.get(row)?.[column]
      const ledger = figure?.count ?? 0
      const report = reported[column] ?? null
      const agrees = report === null ? null : report === ledger
      return {
        ruleId: rules[part], row, column: kinds[column] ?? 'total', ledger, report, agrees, lines: agrees === false ? figure?.lines.told() ?? [] : [],
      }
    })
  }))
}

function told({ row, column, ledger, report, lines }: Comparison, names: Record<string, string>): string {
  const where = lines.length ? `（第${lines.slice(0, 5).join('、')}行）` : ''
  return `${names[row] ?? row}·${names[`column.${column}`] ?? column} 台账${ledger}、报告${report}${where}`
}
