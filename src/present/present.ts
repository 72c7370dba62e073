// A Result in, the contract's Evaluation out, in one language. The order of keys is part of the answer: same bytes, same JSON.
import { quoteOf } from './quote.js'
import { presentReading } from './reading.js'
import { maskedSpans } from '../model/masked.js'
import type { Evaluation, FindingAnswer, MendAnswer, ScoreAnswer } from '../model/evaluation.js'
import type { Includable } from '../model/included.js'
import type { Result } from '../model/result.js'
import type { Place } from '../model/place.js'
import type { Score } from '../model/score.js'
import type { Evidence, Span } from '../model/span.js'
import type { Language } from '../model/words.js'

export interface Presentation {
  language: Language
  id: string | null
  /** RFC 3339, UTC. */
  createdAt: string
  include: Includable[]
}

type JudgedFinding = Result['findings'][number]

export function present(result: Result, how: Presentation): Evaluation {
  const { language } = how
  const masked = maskedSpans(result)
  return {
    schemaVersion: 1,
    id: how.id,
    createdAt: how.createdAt,
    engine: { name: 'mingjian', version: result.engineVersion },
    ruleset: { id: result.ruleset.id, version: result.ruleset.version, digest: result.ruleset.digest },
    document: documentOf(result),
    report: reportOf(result, language),
    score: result.score && scoreOf(result.score, language),
    findings: result.findings.map((finding) => findingOf(finding, result.text, masked, language)),
    mends: mendsOf(result, language),
    notChecked: result.findings.filter(({ outcome, lacks }) => outcome === 'not-assessable' || lacks !== undefined)
      .map(({ ruleId, message }) => ({ ruleId, why: message[language] })),
    notes: result.notes.map((note) => note[language]),
    ...(how.include.includes('extracted') && { extracted: { facts: valuesOf(result), tables: result.tables } }),
    ...(how.include.includes('text') && { text: result.text }),
    ...(how.include.includes('reading') && result.reading && { reading: presentReading(result.reading, result.text, masked, language) }),
  }
}

function documentOf({ document: { name, mediaType, sha256, characters, pages } }: Result): Evaluation['document'] {
  return { name, mediaType, sha256, characters, pages }
}

function reportOf({ report }: Result, language: Language): Evaluation['report'] {
  const { kind, title, year, regime, issuer, publishedOn, publishedOnSource, clashes } = report
  return {
    kind, title, year,
    regime: regime as Evaluation['report']['regime'],
    issuer: { name: issuer.name, kind: issuer.kind as Evaluation['report']['issuer']['kind'], province: issuer.province },
    publishedOn, publishedOnSource,
    clashes: clashes.map((clash) => clash[language]),
  }
}

function scoreOf({ total, low, high, coverage, band, dimensions, gates, apart }: Score, language: Language): ScoreAnswer {
  return {
    total, low, high, coverage, band,
    dimensions: dimensions.map(({ id, title, share, score, earned, possible }) =>
      ({ id, title: title[language], share, score, earned, possible })),
    gates: gates.map(({ id, effect }) => ({ id, effect: effect[language] })),
    ...(apart && { apart }),
  }
}

function findingOf(finding: JudgedFinding, text: string, masked: Span[], language: Language): FindingAnswer {
  const answer: FindingAnswer = {
    ruleId: finding.ruleId, title: finding.title[language], dimension: finding.dimension, severity: finding.severity,
    outcome: finding.outcome,
    points: { earned: finding.points.earned, possible: finding.points.possible },
    message: finding.message[language],
    advice: finding.advice && finding.advice[language],
    basis: finding.cites.map((cited) => ({ instrument: cited.law, title: cited.title[language], article: cited.article })),
    evidence: finding.evidence.map((each) => placeOf(each, text, masked, language)),
  }
  if (finding.causedBy !== undefined) answer.causedBy = finding.causedBy
  return answer
}

function mendsOf({ mends = [], findings }: Result, language: Language): MendAnswer[] {
  const byRule = new Map(findings.map((finding) => [finding.ruleId, finding]))
  return mends.flatMap(({ ruleId, gain, after }) => {
    const finding = byRule.get(ruleId)
    return finding ? [{ ruleId, title: finding.title[language], advice: finding.advice && finding.advice[language], gain, after }] : []
  })
}

function placeOf(evidence: Evidence, text: string, masked: Span[], language: Language): FindingAnswer['evidence'][number] {
  const { start, end, quote } = quoteOf(text, evidence, masked)
  const place: FindingAnswer['evidence'][number] = { start, end, quote, where: evidence.where[language] }
  if (evidence.beside) place.beside = evidence.beside
  return Object.assign(place, homeOf(evidence.places ?? []))
}

/** The page it begins on, its boxes on that page and after it, the element it begins in. */
function homeOf(places: Place[]): Pick<FindingAnswer['evidence'][number], 'page' | 'boxes' | 'element'> {
  const page = places.find((place) => place.page !== undefined)?.page
  const element = places.find((place) => place.element !== undefined)?.element
  const boxes = places.flatMap(({ page: on, box }) => (on === undefined || box === undefined ? [] : [{ page: on, ...box }]))
  return { ...(page !== undefined && { page }), ...(boxes.length > 0 && { boxes }), ...(element !== undefined && { element }) }
}

/** Sorted by code unit: readers may give them in any order. */
function valuesOf({ facts }: Result): Record<string, string | number | boolean | null> {
  const sorted = [...facts].sort((a, b) => (a.id < b.id ? -1 : 1))
  return Object.fromEntries(sorted.map(({ id, value }) => [id, value]))
}
