// What happened to one application, and when its reply was due (contract, `mingjian deadline`).
import Type from 'typebox'
import type { Citation } from './rule.js'
import type { Localised, RegimeId } from './words.js'

const closed = { additionalProperties: false }
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

export const Channel = Type.Union([
  Type.Literal('counter'), Type.Literal('signed-mail'), Type.Literal('mail'), Type.Literal('online'), Type.Literal('fax'),
])
export type Channel = Type.Static<typeof Channel>

export const EventType = Type.Union([
  Type.Literal('correction-requested'), Type.Literal('corrected'), Type.Literal('third-party-asked'), Type.Literal('third-party-answered'),
  Type.Literal('organ-asked'), Type.Literal('organ-answered'), Type.Literal('extension-notified'),
  Type.Literal('fee-notified'), Type.Literal('fee-paid'),
])
export type EventType = Type.Static<typeof EventType>

/** `received` is the legal day of receipt: of submission, of signing, of confirmation with the applicant. Dates are ISO days. */
export const Handling = Type.Object({
  received: Day,
  channel: Type.Optional(Channel),
  events: Type.Optional(Type.Array(Type.Object({ type: EventType, date: Day }, closed), { maxItems: 50 })),
  /** Day of the reply: of signature when handed over, of posting when mailed (国办公开办函〔2016〕235号). */
  replied: Type.Optional(Day),
}, closed)
export type Handling = Type.Static<typeof Handling>

export type StepEffect =
  | 'received' | 'starts' | 'not-counted' | 'counted' | 'paused' | 'restarts' | 'waits' | 'extended' | 'not-extended' | 'noted' | 'due' | 'replied'

export interface DeadlineStep { date: string; effect: StepEffect; reason: Localised; basis: Citation[] }

export type DeadlineVerdict = 'in-time' | 'late' | 'open' | 'review' | 'not-assessable'

export interface Deadline {
  /** In force on the day of receipt. */
  regime: RegimeId
  dueOn: string | null
  verdict: DeadlineVerdict
  /** Counted from the day the limit last started to the reply, or to the due day where there is none; null when it can't be known. */
  workingDays: number | null
  steps: DeadlineStep[]
}
