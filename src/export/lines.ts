// An Evaluation in, its JSON or its findings a line each out.
import type { Evaluation } from '../model/evaluation.js'

/** The contract's answer as it is; ends with a line break. */
export function evaluationJson(evaluation: Evaluation): Uint8Array {
  return Buffer.from(`${JSON.stringify(evaluation, null, 1)}\n`)
}

/** A finding a line, each with what it is about, so that the lines of many files can be laid together. */
export function findingLines({ id, createdAt, engine, ruleset, document, report, findings }: Evaluation): Uint8Array {
  const { name, sha256 } = document
  const about = { id, createdAt, engine, ruleset, document: { name, sha256 }, issuer: report.issuer, year: report.year }
  return Buffer.from(findings.map((finding) => `${JSON.stringify({ ...about, finding })}\n`).join(''))
}
