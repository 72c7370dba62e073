// An Evaluation in, a SARIF 2.1.0 log out (OASIS, 27 March 2020), for tools that gather findings of many checkers.
import { articleName } from '../model/article-name.js'
import type { Log, PropertyBag, ReportingDescriptor, Result as SarifResult } from 'sarif'
import type { Evaluation, FindingAnswer } from '../model/evaluation.js'
import type { Language, Outcome, Severity } from '../model/words.js'

/** §3.27.9. What a person must decide is `review`; what could not be decided stays `open`. */
const kinds: Record<Outcome, SarifResult.kind> = {
  fail: 'fail', partial: 'fail', review: 'review', pass: 'pass', 'not-applicable': 'notApplicable', 'not-assessable': 'open',
}
/** §3.27.10: only a failure has a level. */
const levels: Record<Severity, SarifResult.level> = { critical: 'error', major: 'error', minor: 'warning', info: 'note' }

/** Regions count UTF-16 units of the text as read, which is not the bytes of a file that is no plain text; so each stands beside its snippet. */
export function sarifLog(evaluation: Evaluation, language: Language): Uint8Array {
  const { document, findings, engine, ruleset, report, score, createdAt, notes, id } = evaluation
  const rules = [...new Map(findings.map((finding) => [finding.ruleId, ruleOf(finding, language)])).values()]
  const places = new Map(rules.map((rule, index) => [rule.id, index]))
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: engine.name, version: engine.version, language: language === 'zh' ? 'zh-CN' : 'en', rules } },
      columnKind: 'utf16CodeUnits',
      artifacts: [{ location: { uri: uriOf(document.name) }, mimeType: document.mediaType, hashes: { 'sha-256': document.sha256 } }],
      invocations: [{
        executionSuccessful: true, endTimeUtc: createdAt,
        ...(notes.length > 0 && { toolExecutionNotifications: notes.map((text) => ({ level: 'note' as const, message: { text } })) }),
      }],
      results: findings.map((finding) => resultOf(finding, document.name, places.get(finding.ruleId)!)),
      properties: { ruleset, report, score, evaluation: id, offsets: 'UTF-16 units of the text as read' } as PropertyBag,
    }],
  }
  return Buffer.from(`${JSON.stringify(log, null, 1)}\n`)
}

function ruleOf({ ruleId, title, basis, severity, dimension }: FindingAnswer, language: Language): ReportingDescriptor {
  const law = basis.map((each) => each.title + (each.article === null ? '' : ` ${articleName(each.article, language)}`))
  return {
    id: ruleId, shortDescription: { text: title }, defaultConfiguration: { level: levels[severity] },
    ...(law.length > 0 && { fullDescription: { text: `${title}（${law.join('；')}）` } }),
    properties: { severity, dimension },
  }
}

function resultOf(finding: FindingAnswer, name: string, ruleIndex: number): SarifResult {
  const { ruleId, outcome, severity, message, advice, evidence, points, causedBy } = finding
  const kind = kinds[outcome]
  return {
    ruleId, ruleIndex, kind, level: kind === 'fail' ? levels[severity] : 'none',
    message: { text: advice === null ? message : `${message}\n${advice}` },
    locations: evidence.map(({ start, end, quote, where }) => ({
      physicalLocation: {
        artifactLocation: { uri: uriOf(name), index: 0 },
        ...(start !== undefined && end !== undefined && { region: { charOffset: start, charLength: end - start, snippet: { text: quote } } }),
      },
      logicalLocations: [{ fullyQualifiedName: where }],
      message: { text: where },
    })),
    properties: { outcome, severity, points, ...(causedBy !== undefined && { causedBy }) },
  }
}

/** A relative reference; lone surrogates, which no URI can hold, are replaced as UTF-8 does. */
function uriOf(name: string): string {
  return Buffer.from(name).toString().split('/').map(encodeURIComponent).join('/')
}
