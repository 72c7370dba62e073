// What is said of refused disclosure: a number, none, that it follows from other figures, or only the word.
import { evidenceAt, fact, placeOf } from '../evidence.js'
import { printedCell } from '../tables/printed-cells.js'
import { refusedInTables } from '../figures/quantities.js'
import { claimEvidence, saidFigure } from '../figures/said-figures.js'
import type { Claim, Report, Sentence } from '../../model/report.js'
import type { Evidence } from '../../model/span.js'
import type { FactReader } from '../reader.js'

export const readRefusalFacts: FactReader = (report) => {
  const statement = printed(report) ?? counted(report) ?? implied(report) ?? crowdedOut(report) ?? stale(report) ?? mentioned(report)
  const { word, evidence } = statement ?? { word: null, evidence: [] }
  return [fact('refusals.statement', word, evidence)]
}

interface Statement { word: 'number' | 'none' | 'implied' | 'stale' | 'mentioned'; evidence: Evidence[] }

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
  const sentences = new Set(received.claims.map((claim) => report.sentences[claim.sentence]))
  const sentence = [...sentences].find((each) => each && allGranted.test(textOf(report, each)))
  return sentence ? { word: 'implied', evidence: [evidenceAt(report, sentence, placeOf(report, sentence))] } : null
}

const allGranted = /(?:均|全部|都|全)(?:已)?(?:依法)?(?:按[时期])?(?:给予|予以|同意)?公开|同意公开(?:率)?(?:达)?100%/

/** Nor when the answers of other kinds, said one after another, add up to all that were handled. */
function crowdedOut(report: Report): Statement | null {
  const total = saidFigure(report, 'applications.handled').value ?? saidFigure(report, 'applications.received').value
  const first = report.claims.findIndex(({ subject, role }) => subject === 'applications.granted' && role === 'this-year')
  const granted = report.claims[first]
  if (!granted || total === null) return null
  const sisters = report.claims.slice(first).filter(({ sentence, unit }) => sentence === granted.sentence && unit === granted.unit)
  const other = sisters.findIndex((claim) => claim !== granted && !isOtherAnswer(report, claim))
  const answers = other < 0 ? sisters : sisters.slice(0, other)
  const sum = answers.reduce((whole, { value }) => whole + value, 0)
  return sum === total ? { word: 'implied', evidence: claimEvidence(report, answers) } : null
}

function isOtherAnswer(report: Report, { subject, start, end }: Claim): boolean {
  return subject === 'applications.partlyGranted' || otherAnswer.test(report.text.clean.slice(Math.max(0, start - 16), end + 4))
}

const otherAnswer = /不存在|不属于本|非本|补正|更改|撤回|重复申请|(?:已|主动)公开范围|已(?:经)?主动公开/

/** 2014年未收到申请 in the report of 2015: last year's sentence, or a slip in the title; either way a person should look. */
function stale(report: Report): Statement | null {
  const nil = report.claims.filter(({ subject, value, role }) => subject === 'applications.received' && value === 0 && role === 'last-year')
  return nil.length > 0 ? { word: 'stale', evidence: claimEvidence(report, nil) } : null
}

function mentioned(report: Report): Statement | null {
  const sentences = report.sentences.filter((each) => each.slot !== 'preface' && term.test(textOf(report, each))).slice(0, 3)
  return sentences.length ? { word: 'mentioned', evidence: sentences.map((each) => evidenceAt(report, each, placeOf(report, each))) } : null
}

const term = /不予(?:以)?公开|免[予于]公开|不同意公开|不予公布/

function textOf(report: Report, { start, end }: Sentence): string {
  return report.text.clean.slice(start, end)
}
