// A result in, what of it may be kept when the time its text is kept has ended, out: hash, score, outcomes and figures, and no word of it.
import type { Result } from '../model/result.js'

const erased = { zh: '原文已按保存期限清除', en: 'The text was erased at the end of the time it is kept' }
const day = /^\d{4}-\d{2}-\d{2}$/

type Judged = Result['findings'][number]

/**
 * Stays: hash and size of the document, whose report of which year, outcomes with their law and points, the score, tables, and facts that
 * are numbers, flags or dates. Goes: text, quotes, places, passages, title, messages (they repeat words of it) and every other fact. What
 * stays is named here one by one: a part that is added to results one day is erased until someone says that it holds no text.
 */
export function withoutText(result: Result): Result {
  const { engineVersion, ruleset, document, report, score, findings, mends, facts, tables } = result
  return {
    engineVersion, ruleset, score,
    document: { name: '', mediaType: document.mediaType, sha256: document.sha256, characters: document.characters, pages: document.pages },
    report: {
      kind: report.kind, title: null, year: report.year, regime: report.regime,
      issuer: { name: report.issuer.name, kind: report.issuer.kind, province: report.issuer.province },
      publishedOn: report.publishedOn, publishedOnSource: report.publishedOnSource, clashes: [],
    },
    findings: findings.map(withoutWords),
    ...(mends && { mends }),
    notes: [erased],
    facts: facts.flatMap(({ id, value }) => (typeof value === 'string' && !day.test(value) ? [] : [{ id, value, evidence: [] }])),
    tables, text: '',
  }
}

function withoutWords({ ruleId, title, dimension, severity, weight, statutory, outcome, credit, advice, cites, points, ...other }: Judged): Judged {
  const { causedBy, lacks, apart } = other
  return {
    ruleId, title, dimension, severity, weight, statutory, outcome, credit, message: erased, advice, cites, evidence: [], points,
    ...(causedBy !== undefined && { causedBy }), ...(lacks !== undefined && { lacks }), ...(apart !== undefined && { apart }),
  }
}
