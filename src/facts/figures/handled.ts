// Applications received, carried over and handled in, by how many more were handled than there were, out (reports to 2018).
import { fact } from '../evidence.js'
import { sentenceTexts } from '../sentence-text.js'
import { printedCell } from '../tables/printed-cells.js'
import { claimEvidence, saidFigure, slotOf } from './said-figures.js'
import type { Claim, Report } from '../../model/report.js'
import type { FactReader } from '../reader.js'
import type { SaidFigure } from './said-figures.js'

/** The statistics form has no row for what was carried over, so that its two figures may differ lawfully. */
export const readHandledFacts: FactReader = (report) => {
  const form = { received: printedCell(report, 'applications.received'), handled: printedCell(report, 'applications.completed') }
  const printed = form.received !== null && form.handled !== null
  const [received, handled] = [saidFigure(report, 'applications.received'), saidFigure(report, 'applications.handled')]
  const carried = saidFigure(report, 'applications.carriedOver')
  const [came, done] = printed ? [form.received!.value, form.handled!.value] : [received.value, handled.value]
  const over = came === null || done === null ? null : done - came - (carried.value ?? 0)
  const evidence = printed ? [...form.received!.evidence, ...form.handled!.evidence]
    : claimEvidence(report, [...received.claims.slice(0, 2), ...handled.claims.slice(0, 2), ...carried.claims.slice(0, 1)])
  return [
    fact('handled.received', came, evidence), fact('handled.handled', done, evidence), fact('handled.over', over, evidence),
    fact('handled.inForm', printed),
    fact('handled.explained', over !== null && over > 0 && isExplained(report)),
    fact('handled.comparable', !printed && areComparable(report, received, handled)),
  ]
}

/** Any word on earlier years beside the applications may stand for cases carried over. */
function isExplained(report: Report): boolean {
  const said = sentenceTexts(report)
  const told = new Set(report.claims.filter(({ subject }) => subject.startsWith('applications.')).map(({ sentence }) => sentence))
  return report.sentences.some((sentence, index) =>
    (told.has(index) || slotOf(report, sentence) === 'applications') && carriedOver.test(said[index]!))
}

const carriedOver = /结转|跨年|往年|历年|上年|上一年|去年|前年|遗留|积存|延续|顺延|件次|人次/

/** Exact figures of one unit and one scope, told in one part of the report. */
function areComparable(report: Report, received: SaidFigure, handled: SaidFigure): boolean {
  const [came, done] = [received.claims[0], handled.claims[0]]
  if (!came || !done || came.precision !== 'exact' || done.precision !== 'exact' || came.scope !== done.scope) return false
  return unitOf(report, came) === unitOf(report, done) && partOf(report, came) === partOf(report, done)
}

function unitOf({ text: { clean } }: Report, { start, end }: Claim): string {
  return clean.slice(start, end).replace(/[\d,.\s零〇一二两三四五六七八九十百千]+/g, '')
}

function partOf(report: Report, { sentence }: Claim): string | null {
  const said = report.sentences[sentence]
  return said ? slotOf(report, said) : null
}
