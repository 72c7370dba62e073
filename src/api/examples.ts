// What a request and its answers look like: invented, and shown in the description of the API.
import { faults } from '../model/fault.js'
import type { DeadlineAnswer, Handling } from '../model/deadline.js'
import type { Evaluation } from '../model/evaluation.js'
import type { EvaluationRequest } from '../model/exchange.js'
import type { FaultCode } from '../model/fault.js'

const id = '01930a2e-7c40-7d3a-9b1e-5a2f60c4d811'
const digest = '0'.repeat(64)

export const exampleRequest: EvaluationRequest = {
  name: 'report.txt',
  text: '清溪县教育局2024年政府信息公开工作年度报告\n\n一、总体情况\n……',
  metadata: { publishedOn: '2025-01-27', issuerKind: 'department', province: '吉林省' },
}

export const exampleEvaluation: Evaluation = {
  schemaVersion: 1,
  id,
  createdAt: '2025-02-03T08:00:00.000Z',
  engine: { name: 'mingjian', version: '0.1.0' },
  ruleset: { id: 'cn-national', version: '2026.1', digest },
  document: { name: 'report.txt', mediaType: 'text/plain', sha256: digest, characters: 4120, pages: null },
  report: {
    kind: 'annual-report',
    title: '清溪县教育局2024年政府信息公开工作年度报告',
    year: 2024,
    regime: 'cn-2019-form-2021',
    issuer: { name: '清溪县教育局', kind: 'department', province: '吉林省' },
    publishedOn: '2025-01-27',
    publishedOnSource: 'submitted',
    clashes: [],
  },
  score: {
    total: 92.5,
    low: 90,
    high: 95,
    coverage: 0.95,
    band: 'excellent',
    dimensions: [{ id: 'release', title: '发布', share: 15, score: 100, earned: 15, possible: 15 }],
    gates: [],
  },
  findings: [
    {
      ruleId: 'published-on-time',
      title: '按法定时间公布',
      dimension: 'release',
      severity: 'critical',
      outcome: 'pass',
      points: { earned: 9, possible: 9 },
      message: '报告于2025年1月27日发布，未超过1月31日的期限。',
      advice: null,
      basis: [{ instrument: 'cn-regulation-2019', title: '中华人民共和国政府信息公开条例', article: '49' }],
      evidence: [],
    },
  ],
  mends: [],
  notChecked: [],
  notes: [],
}

export const exampleHandling: Handling = {
  received: '2022-01-20',
  channel: 'online',
  events: [{ type: 'extension-notified', date: '2022-02-21' }],
  replied: '2022-03-10',
}

export const exampleDeadline: DeadlineAnswer = {
  regime: 'cn-2019-form-2021',
  dueOn: '2022-03-22',
  verdict: 'in-time',
  workingDays: 32,
  steps: [
    {
      date: '2022-01-29',
      effect: 'counted',
      reason: '放假通知规定的调休上班日，计入',
      basis: [],
    },
    {
      date: '2022-03-22',
      effect: 'due',
      reason: '第40个工作日，答复期限届满',
      basis: [{ instrument: 'cn-regulation-2019', title: '中华人民共和国政府信息公开条例', article: '33' }],
    },
  ],
}

export function exampleProblem(code: FaultCode): Record<string, unknown> {
  const { title, status, advice } = faults[code]
  return {
    type: `urn:mingjian:problem:${code}`,
    title: title.zh,
    status,
    detail: '……',
    advice: advice.zh,
    instance: `urn:uuid:${id}`,
    ...(code === 'invalid-input' && { errors: [{ at: 'body/metadata/year', message: '应为整数' }] }),
  }
}
