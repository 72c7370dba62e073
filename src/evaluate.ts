// The pipeline: a document goes in, a scored result comes out. Six steps, each pure, each in its folder.
import { ingest } from './ingest/ingest.js'
import { normalise } from './normalise/normalise.js'
import { segment } from './segment/segment.js'
import { refuseOtherPrevious } from './facts/comparison/last-year.js'
import { readFacts } from './facts/facts.js'
import { passagesOf } from './facts/passages.js'
import { readingOf } from './facts/reading.js'
import { extractTables } from './facts/extracted-tables.js'
import { judge, leniencies } from './judge/judge.js'
import { mendsOf } from './score/mends.js'
import { score } from './score/score.js'
import { engineVersion } from './model/engine.js'
import type { Companions } from './model/companions.js'
import type { FactSheet } from './model/fact.js'
import type { Report, Submitted } from './model/report.js'
import type { Result } from './model/result.js'
import type { Rulebook } from './model/rulebook.js'
import type { GateDecisions } from './model/score.js'
import type { Source, Submission } from './model/source.js'
import type { Evidence, Span } from './model/span.js'
import type { Localised } from './model/words.js'

export { documentsOf } from './ingest/ingest.js'
export { equationsOfForm } from './facts/tables/equations-read.js'

/**
 * Judges one document under the law of its own year and issuer.
 * Same bytes, same submitted values, same rulebook and same companions give the same result, on any machine and in any time zone.
 * @throws Fault when the document can't be read (too large, empty, no text, unknown format), and other-previous where the companion
 * given as last year's report is another issuer's or another year's.
 */
export async function evaluate(submission: Submission, submitted: Submitted, rulebook: Rulebook, companions: Companions = {}): Promise<Result> {
  const { source, report } = await readReport(submission, submitted, rulebook)
  if (companions.previous) refuseOtherPrevious(report.identity, companions.previous, companions.sameBody)
  const facts = readFacts(report, rulebook, companions)
  const findings = judge(facts, rulebook)
  const scored = score(findings, facts, rulebook)
  return {
    engineVersion,
    ruleset: { id: rulebook.id, version: rulebook.version, digest: rulebook.digest },
    document: {
      name: source.name ?? submission.name, mediaType: source.mediaType, sha256: source.sha256,
      characters: source.text.length, pages: source.pages,
    },
    report: headOf(report),
    score: scored.score,
    findings: findings.map((finding, index) =>
      Object.assign(finding, { points: scored.points[index]!, evidence: placed(finding.evidence, source) })),
    mends: mendsOf(findings, facts, rulebook, scored.score),
    notes: [...[...source.notes, ...report.notes].map((note) => note.text), ...leniencies(facts, rulebook), ...withheldFrom(companions)],
    facts: facts.all,
    tables: extractTables(report),
    text: source.text,
    ...(report.text.personal.length > 0 && { personal: report.text.personal.flatMap((each) => spanEnds(report.text.span(each))) }),
    passages: passagesOf(report),
    reading: readingOf(report, facts.all, rulebook),
  }
}

/**
 * The last step once more, on findings that people decided otherwise, or on gates they decided: a stored result in, the same result with
 * other findings and the score they come to out. With the stored findings and no decision it gives the stored score, as long as the
 * rulebook is the one that it was judged by. Weights and law are those the findings carry; only shares, bands and gates are the rulebook's.
 */
export function rescore(result: Result, findings: Result['findings'], rulebook: Pick<Rulebook, 'scoring' | 'apart'>,
  decisions: GateDecisions = {}): Result {
  const facts = sheetOf(result)
  const scored = score(findings, facts, rulebook, decisions)
  return {
    ...result,
    score: scored.score,
    findings: findings.map((finding, index) => ({ ...finding, points: scored.points[index]! })),
    mends: mendsOf(findings, facts, rulebook, scored.score, decisions),
  }
}

/**
 * The last two steps once more, by other rules, on the facts a stored result was judged by: nothing is read again. Under the result's own
 * rulebook it gives the same findings and score. Facts are as the program that read them gave them: only its own version may be asked.
 */
export function rejudge(result: Result, rulebook: Rulebook): Result {
  const facts = sheetOf(result)
  const findings = judge(facts, rulebook)
  const scored = score(findings, facts, rulebook)
  const places = new Map(result.findings.flatMap(({ evidence }) => evidence).map((each) => [`${each.start}-${each.end}`, each.places]))
  return {
    ...result,
    ruleset: { id: rulebook.id, version: rulebook.version, digest: rulebook.digest },
    score: scored.score,
    findings: findings.map((finding, index) => ({
      ...finding, points: scored.points[index]!,
      evidence: finding.evidence.map((each) => {
        const known = places.get(`${each.start}-${each.end}`)
        return known ? { ...each, places: known } : each
      }),
    })),
    mends: mendsOf(findings, facts, rulebook, scored.score),
  }
}

function sheetOf({ facts }: Result): FactSheet {
  const byId = new Map(facts.map((fact) => [fact.id, fact]))
  return { get: (id) => byId.get(id) ?? { id, value: null, evidence: [] }, all: facts }
}

/** The first three steps: what the document is, before anything is asked of it. @throws Fault as `evaluate`. */
export async function readReport(submission: Submission, submitted: Submitted, rulebook: Rulebook): Promise<{ source: Source; report: Report }> {
  const source = await ingest(submission)
  return { source, report: segment(source, normalise(source), submitted, rulebook) }
}

function withheldFrom({ withheld }: Companions): Localised[] {
  return withheld ? [withheld] : []
}

/** Only what is quoted is looked up: a page of boxes for every character read would cost more than the reading. */
function placed(evidence: Evidence[], { locate }: Source): Evidence[] {
  return locate ? evidence.map((each) => ({ ...each, places: locate(each) })) : evidence
}

function spanEnds({ start, end }: Span): [number, number] {
  return [start, end]
}

function headOf({ identity }: Report): Result['report'] {
  return {
    kind: identity.kind,
    title: identity.title.value,
    year: identity.year.value,
    regime: identity.regime,
    issuer: { name: identity.issuer.name.value, kind: identity.issuer.kind.value, province: identity.issuer.province.value },
    publishedOn: identity.publishedOn.value,
    publishedOnSource: identity.publishedOn.source,
    clashes: identity.clashes.map(({ field, submitted, read }) => ({
      zh: `提交的${clashField[field]?.zh ?? field}“${submitted}”与文中读到的“${read}”不一致，以提交的为准`,
      en: `The submitted ${clashField[field]?.en ?? field} "${submitted}" differs from "${read}" in the text; the submitted one is used`,
    })),
  }
}

const clashField: Record<string, { zh: string; en: string }> = {
  year: { zh: '报告年度', en: 'report year' },
  issuer: { zh: '报告主体', en: 'issuer' },
  issuerKind: { zh: '主体类别', en: 'kind of issuer' },
  province: { zh: '省份', en: 'province' },
  publishedOn: { zh: '发布日期', en: 'date of publication' },
}
