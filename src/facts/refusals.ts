// What is said of refused disclosure: a number, none, that it follows from other figures, or only the word.
import { evidenceAt, fact, placeOf } from './evidence.js'
import { printedCell } from './printed-cells.js'
import { refusedInTables } from './quantities.js'
import { claimEvidence, saidFigure } from './said-figures.js'
import type { Report, Sentence } from '../model/report.js'
import type { Evidence } from '../model/span.js'
import type { FactReader } from './facts.js'

export const readRefusalFacts: FactReader = (report) => {
  const { word, evidence } = printed(report) ?? counted(report) ?? implied(report) ?? mentioned(report) ?? { word: null, evidence: [] }
  return [fact('refusals.statement', word, evidence)]
}

interface Statement { word: 'number' | 'none' | 'implied' | 'mentioned'; evidence: Evidence[] }

function printed(report: Report): Statement | null {
  const cell = refusedInTables(report)
  return cell && { word: cell.value > 0 ? 'number' : 'none', evidence: cell.evidence }
}

function counted(report: Report): Statement | null {
  const said = saidFigure(report, 'applications.refused')
  if (!said.claims.length) return null
  return { word: said.claims.some(({ value }) => value > 0) ? 'number' : 'none', evidence: claimEvidence(report, said.claims) }
}

/** None can have been refused when none came in, or when every one was granted (art. 32(2) asks for the fact, not for the word). */
function implied(report: Report): Statement | null {
  const received = saidFigure(report, 'applications.received')
  const total = printedCell(report, 'applications.received')?.value ?? received.value
  const granted = saidFigure(report, 'applications.granted')
  if (total === 0 || (total !== null && granted.value !== null && granted.value === total)) {
    return { word: 'implied', evidence: claimEvidence(report, [...received.claims, ...granted.claims]) }
  }
  const sentence = received.claims.map((claim) => report.sentences[claim.sentence]).find((each) => each && allGranted.test(textOf(report, each)))
  return sentence ? { word: 'implied', evidence: [evidenceAt(report, sentence, placeOf(report, sentence))] } : null
}

const allGranted = /(?:均|全部|都|全)(?:已)?(?:依法)?(?:按[时期])?(?:给予|予以|同意)?公开|同意公开(?:率)?(?:达)?100%/

function mentioned(report: Report): Statement | null {
  const sentences = report.sentences.filter((each) => each.slot !== 'preface' && term.test(textOf(report, each))).slice(0, 3)
  return sentences.length ? { word: 'mentioned', evidence: sentences.map((each) => evidenceAt(report, each, placeOf(report, each))) } : null
}

const term = /不予(?:以)?公开|免[予于]公开|不同意公开|不予公布/

function textOf(report: Report, { start, end }: Sentence): string {
  return report.text.clean.slice(start, end)
}
