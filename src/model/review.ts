// What people decide on what the engine found: verdicts, waivers, gates only a person sets off, and the versions of a score they make.
import Type from 'typebox'
import { Outcome } from './words.js'
import { closed } from './schema.js'

const Uuid = Type.String({ format: 'uuid' })
const Reason = Type.String({ minLength: 2, maxLength: 2000, description: 'Why; told to whoever disputes it' })

/** confirm: it stands. dismiss: there is no fault. correct: another outcome. waive: the office does not ask it of this body this year. */
export const VerdictKind = Type.Enum(['confirm', 'dismiss', 'correct', 'waive'])
export type VerdictKind = 'confirm' | 'dismiss' | 'correct' | 'waive'

/** Gates that wait for a person (rules/scoring.json, `person`). */
export const PersonGate = Type.Enum(['reissued', 'not-published', 'unreadable'])
export type PersonGate = 'reissued' | 'not-published' | 'unreadable'

const FindingVerdictInput = Type.Object({
  ruleId: Type.String({ minLength: 1, maxLength: 100 }),
  verdict: VerdictKind,
  outcome: Type.Optional(Type.Enum(['pass', 'fail', 'partial', 'not-applicable'], { description: 'For `correct` only' })),
  credit: Type.Optional(Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 1, description: 'For the outcome `partial` only' })),
  reason: Reason,
  reader: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'Who decided, where several share one key' })),
}, closed)

const GateVerdictInput = Type.Object({
  gate: PersonGate,
  verdict: Type.Enum(['confirm', 'dismiss']),
  reason: Reason,
  reader: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
}, closed)

export const VerdictInput = Type.Union([FindingVerdictInput, GateVerdictInput])
export type VerdictInput =
  | {
    ruleId: string; verdict: VerdictKind; outcome?: 'pass' | 'fail' | 'partial' | 'not-applicable'; credit?: number; reason: string; reader?: string
  }
  | { gate: PersonGate; verdict: 'confirm' | 'dismiss'; reason: string; reader?: string }


/** What a verdict does to its subject, without whose it is. */
export interface Judgement {
  ruleId: string | null
  gate: PersonGate | null
  verdict: VerdictKind
  outcome: 'pass' | 'fail' | 'partial' | 'not-applicable' | null
  credit: number | null
}

export const Verdict = Type.Object({
  id: Uuid, evaluationId: Type.Union([Uuid, Type.Null()], { description: 'On which it was given; null once that was removed' }),
  ruleId: Type.Union([Type.String(), Type.Null()]), gate: Type.Union([PersonGate, Type.Null()]), verdict: VerdictKind,
  outcome: Type.Union([Type.Enum(['pass', 'fail', 'partial', 'not-applicable']), Type.Null()]), credit: Type.Union([Type.Number(), Type.Null()]),
  reason: Type.String(), reader: Type.String(), decidedAt: Type.String({ format: 'date-time' }),
  objectionId: Type.Union([Uuid, Type.Null()]),
  replacedBy: Type.Union([Uuid, Type.Null()], { description: 'A later verdict on the same finding' }),
  fingerprint: Type.String(),
}, closed)
export interface Verdict extends Judgement {
  id: string
  evaluationId: string | null
  reason: string
  reader: string
  decidedAt: string
  objectionId: string | null
  replacedBy: string | null
  /** Of the evaluation it was given on. */
  fingerprint: string
}

/** One score of an evaluation. The first is the engine's; every later one stands beside those before it. */
export const ScoreVersion = Type.Object({
  version: Type.Integer({ minimum: 1 }),
  createdAt: Type.String({ format: 'date-time' }),
  cause: Type.Enum(['engine', 'verdict', 'objection', 'carried-over', 'waiver']),
  verdictId: Type.Union([Uuid, Type.Null()]),
  total: Type.Union([Type.Number(), Type.Null()]), low: Type.Union([Type.Number(), Type.Null()]), high: Type.Union([Type.Number(), Type.Null()]),
  coverage: Type.Union([Type.Number(), Type.Null()]), band: Type.Union([Type.String(), Type.Null()]),
  gates: Type.Array(Type.Object({ id: Type.String(), effect: Type.String() }, closed)),
  changes: Type.Array(Type.Object({ ruleId: Type.String(), from: Outcome, to: Outcome, verdictId: Uuid }, closed), {
    description: 'Findings that stand otherwise than the engine found them',
  }),
}, closed)
export type ScoreVersion = Type.Static<typeof ScoreVersion>
