// An invented result with everything in it that storing could lose.
import type { Result } from '../../src/model/result.js'

const both = (text: string): { zh: string; en: string } => ({ zh: text, en: text })

export function aResult(over: Partial<Result> = {}): Result {
  return {
    engineVersion: '0.1.0',
    ruleset: { id: 'test', version: '1', digest: 'a'.repeat(64) },
    document: { name: 'report.txt', mediaType: 'text/plain', sha256: 'b'.repeat(64), characters: 12, pages: null },
    report: {
      kind: 'annual-report',
      title: '清溪县教育局2024年政府信息公开工作年度报告',
      year: 2024,
      regime: 'cn-2019-form-2021',
      issuer: { name: '清溪县教育局', kind: 'department', province: '吉林省' },
      publishedOn: '2025-01-27',
      publishedOnSource: 'submitted',
      clashes: [{ zh: '不一致', en: 'differs' }],
    },
    score: {
      total: 92.5,
      low: 90,
      high: 95,
      coverage: 0.95,
      band: 'excellent',
      dimensions: [{ id: 'release', title: { zh: '发布', en: 'Release' }, share: 15, score: 100, earned: 15, possible: 15 }],
      gates: [],
    },
    findings: [
      {
        ruleId: 'some-rule',
        title: { zh: '某项', en: 'Something' },
        dimension: 'release',
        severity: 'major',
        weight: 2,
        statutory: false,
        outcome: 'pass',
        credit: 1,
        message: { zh: '有', en: 'It is there' },
        advice: null,
        cites: [{ law: 'some-law', article: '1', title: { zh: '某条例', en: 'Some Regulation' } }],
        evidence: [{ start: 0, end: 3, where: both('标题') }],
        points: { earned: 15, possible: 15 },
      },
    ],
    notes: [{ zh: '注', en: 'A note' }],
    facts: [
      { id: 'applications.received', value: 12, evidence: [] },
      { id: 'report.title', value: '清溪', evidence: [{ start: 0, end: 2, where: both('标题') }] },
    ],
    // The order of a form's rows, which is not the order of the alphabet.
    tables: {
      applications: { received: [1, null, 0, 0, 0, 0, 1], carriedOver: [0, 0, 0, 0, 0, 0, 0], granted: [1, 0, 0, 0, 0, 0, 1] },
      appeals: null,
      disclosure: null,
      statisticsForm: null,
    },
    text: '清溪县教育局的报告。',
    ...over,
  }
}

/** What PostgreSQL can't hold as it is: NUL, lone surrogates at either end, the escape character, and what looks like escapes. */
export const unstorable = '头\0中\ud800尾\udc00\u001b\u001b0000\\u0000\\\u0000😀\\'
