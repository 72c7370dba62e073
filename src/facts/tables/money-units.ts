// Tables two to four in, which cells name a unit their column does not count in, and whether a fee in 万元 was filled in in yuan, out.
import { evidenceAt, fact, placeOf } from '../evidence.js'
import { sentenceTexts } from '../sentence-text.js'
import { placesOf, printed } from './whole-figures.js'
import { readTablesOf } from './read-cells.js'
import type { ReadCell } from './read-cells.js'
import type { FactReader } from '../reader.js'
import type { Report } from '../../model/report.js'
import type { Evidence } from '../../model/span.js'
import type { IssuerKind } from '../../model/words.js'

export const readUnitFacts: FactReader = (report, rulebook) => {
  const cells = readTablesOf(report, rulebook).flatMap((table) => table.cells).filter(({ cell }) => cell.value !== null)
  const wrong = cells.filter((each) => isOtherUnit(report, each))
  const fee = cells.find(({ form, row }) => form.id === 'disclosure-2021' && row.key === 'feesTenThousandYuan')
  const inYuan = fee && /[^万亿]元/.test(textOf(report, fee)) ? [fee] : []
  const said = fee && saidInYuan(report, fee)
  const beyond = fee !== undefined && fee.cell.value! > largest(report.identity.issuer.kind.value)
  return [
    fact('units.checked', cells.length, fee ? placesOf(report, [fee]) : placesOf(report, cells.slice(0, 1))),
    fact('units.wrong', wrong.length, placesOf(report, wrong)),
    fact('units.wrongFigures', wrong.length > 0 ? printed(report, wrong) : null, placesOf(report, wrong)),
    fact('units.feeInYuan', inYuan.length > 0, placesOf(report, inYuan)),
    fact('units.fee', fee?.cell.value ?? null, fee ? placesOf(report, [fee]) : []),
    fact('units.feeSaidInYuan', said ? said.text : null, said ? [said.evidence, ...placesOf(report, [fee!])] : []),
    fact('units.feeBeyondScale', beyond, fee ? placesOf(report, [fee]) : []),
  ]
}

function textOf({ text: { clean } }: Report, { cell: { range } }: ReadCell): string {
  return clean.slice(range.start, range.end)
}

/** A share or money where cases or documents are counted, cases where money is. */
function isOtherUnit(report: Report, cell: ReadCell): boolean {
  const text = textOf(report, cell)
  return cell.counted === 'money' ? /[件条次项宗个份篇人类户起%]/.test(text) : /[元%]/.test(text)
}

/** 收费32000元 in the text beside 32000 in a column of 万元: the same number in a unit ten thousand times smaller. */
function saidInYuan(report: Report, { cell }: ReadCell): { text: string; evidence: Evidence } | null {
  if (cell.value === 0) return null
  for (const [index, text] of sentenceTexts(report).entries()) {
    if (!text.includes('行政事业性收费')) continue
    const told = /行政事业性收费[^。;\d]{0,30}(\d[\d,]{0,18}(?:\.\d{1,6})?)元/.exec(text)
    if (!told || Number(told[1]!.replaceAll(',', '')) !== cell.value) continue
    const start = report.sentences[index]!.start + told.index
    const range = { start, end: start + told[0].length }
    return { text: `${told[1]}元`, evidence: evidenceAt(report, range, placeOf(report, range)) }
  }
  return null
}

/**
 * In 万元. Administrative fees of the whole country are some hundred billion yuan a year: above these a province, a department or a
 * township has most likely filled in yuan.
 */
function largest(kind: IssuerKind | null): number {
  if (kind === 'township' || kind === 'street') return 10_000
  return kind === 'government' || kind === null ? 10_000_000 : 1_000_000
}
