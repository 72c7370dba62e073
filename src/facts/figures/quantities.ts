// The year's figures that every report has: disclosed, received, handled, refused. Tables win over text.
import { fact } from '../evidence.js'
import { printedCell, printedSum, rowsStarting } from '../tables/printed-cells.js'
import { claimEvidence, clauseAround, saidFigure, settle } from './said-figures.js'
import type { Fact } from '../../model/fact.js'
import type { Claim, Report } from '../../model/report.js'
import type { FactReader } from '../reader.js'
import type { Printed } from '../tables/printed-cells.js'
import type { SaidFigure } from './said-figures.js'

export const readQuantityFacts: FactReader = (report) => [
  quantity(report, 'applications.received',
    printedCell(report, 'newlyReceived') ?? printedCell(report, 'applications.received'), saidFigure(report, 'applications.received')),
  quantity(report, 'applications.handled',
    printedCell(report, 'handledTotal') ?? printedCell(report, 'applications.completed'), saidFigure(report, 'applications.handled')),
  quantity(report, 'applications.refused', refusedInTables(report), saidFigure(report, 'applications.refused')),
  quantity(report, 'proactive.count', printedCell(report, 'proactive.total'), saidProactive(report)),
]

/** One figure as a fact: the printed cell, else what the text says; absent is null and keeps what contradicts itself as evidence. */
export function quantity(report: Report, id: string, printed: Printed | null, said: SaidFigure): Fact {
  if (printed) return fact(id, printed.value, printed.evidence)
  return fact(id, said.value, claimEvidence(report, said.claims))
}

/** Refusals of table three stand in eight rows, those of the statistics form in one. */
export function refusedInTables(report: Report): Printed | null {
  return printedSum(report, rowsStarting(report, 'refused.')) ?? printedCell(report, 'applications.refused')
}

/** Several channels often have a figure each: the one that names none, or is said of 主动公开 itself, is the year's. */
function saidProactive(report: Report): SaidFigure {
  const said = report.claims.filter(({ subject }) => subject === 'proactive')
  const claims = said.filter((claim) => (claim.role === 'this-year' && !isStockOrPart(report, claim)) || isAddition(report, claim))
  const ranks = new Map(claims.map((claim) => [claim, rankOf(report, claim)]))
  const best = claims.reduce((most, claim) => Math.max(most, ranks.get(claim)!), 0)
  return settle(report, claims.filter((claim) => ranks.get(claim) === best))
}

const addition = /(?:今|本|当)年度?(?:新增|增加)[^,;。]{0,8}$/

/** How far back a sentence says what its figures are of. One without an end may hold thousands of them. */
const farthest = 1000

/** 截至年底共公开615条,今年新增94条: what stands is of all years, what was added is the year's. */
function isAddition(report: Report, claim: Claim): boolean {
  const before = said(report, claim)
  return /截[至止]|累计/.test(before) && addition.test(before)
}

function said({ text, sentences }: Report, claim: Claim): string {
  return text.clean.slice(Math.max(sentences[claim.sentence]!.start, claim.start - farthest), claim.start)
}

/** The stock that an addition is told after, or a part told in a sentence of its own: 其中网上公开20条. */
function isStockOrPart(report: Report, claim: Claim): boolean {
  const { text: { clean } } = report
  const { start, end } = report.sentences[claim.sentence]!
  if (/^\s*其中/.test(clean.slice(start, Math.min(claim.start, start + 20)))) return true
  return /截[至止]|累计/.test(said(report, claim)) && /^[件条项份篇个]?,(?:今|本|当)年度?(?:新增|增加)/.test(clean.slice(claim.end, Math.min(end, claim.end + 20)))
}

function rankOf(report: Report, claim: Claim): number {
  const { start } = clauseAround(report, claim)
  const before = report.text.clean.slice(start, claim.start)
  const oneChannel = channel.test(before) && !manyChannels.test(before)
  return (before.includes('主动公开') ? 2 : 1) + (oneChannel ? 0 : 1)
}

const channel = /(?:通过|利用|在|以)[^,。]{0,20}(?:网|微信|微博|公众号|公报|公开栏|宣传栏|电视|广播|报刊|媒体|平台|专栏|目录)/
/** A list of channels is all of them. */
const manyChannels = /[、和及]|多种|各种|等/
