// What happened to one application, and when its reply was due (contract, `mingjian deadline`).
import Type from 'typebox'
import { RegimeId } from './words.js'
import { closed, nullable } from './schema.js'
import type { Citation } from './rule.js'
import type { Localised } from './words.js'

const Day = Type.String({ format: 'date' })
/** More than one application ever has; a bound, not a rule. */
export const mostEvents = 50

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

/** One application. Dates are ISO days, in no time zone. */
export const Handling = Type.Object({
  received: Type.String({ format: 'date', description: 'The legal day of receipt: of submission, signing, or confirmation' }),
  channel: Type.Optional(Channel),
  events: Type.Optional(Type.Array(Type.Object({ type: EventType, date: Day }, closed), { maxItems: mostEvents })),
  replied: Type.Optional(Type.String({
    format: 'date', description: 'Day of the reply: of signature when handed over, of posting when mailed (国办公开办函〔2016〕235号)',
  })),
}, closed)
export type Handling = Type.Static<typeof Handling>

/** `counted` and `not-counted` name the days that a plain calendar would get wrong. */
export const StepEffect = Type.Union([
  Type.Literal('received'), Type.Literal('starts'), Type.Literal('not-counted'), Type.Literal('counted'), Type.Literal('paused'),
  Type.Literal('restarts'), Type.Literal('waits'), Type.Literal('extended'), Type.Literal('not-extended'), Type.Literal('noted'),
  Type.Literal('due'), Type.Literal('replied'),
])
export type StepEffect = Type.Static<typeof StepEffect>

export interface DeadlineStep { date: string; effect: StepEffect; reason: Localised; basis: Citation[] }

export const DeadlineVerdict = Type.Union([
  Type.Literal('in-time'), Type.Literal('late'), Type.Literal('open'), Type.Literal('review'), Type.Literal('not-assessable'),
])
export type DeadlineVerdict = Type.Static<typeof DeadlineVerdict>

export interface Deadline {
  /** In force on the day of receipt. */
  regime: RegimeId
  /** Null while the limit stands still, or where a day on the way has no holiday notice. */
  dueOn: string | null
  verdict: DeadlineVerdict
  /** Counted from the day the limit last started to the reply, or to the due day where there is none; null when it can't be known. */
  workingDays: number | null
  steps: DeadlineStep[]
}

/** `restarted`: before the limit last began anew. `over`: after the due day. `rest`: a weekend or a day off. */
export const DeadlineDay = Type.Object({
  date: Type.String({ format: 'date' }),
  is: Type.Union([
    Type.Literal('working'), Type.Literal('weekend'), Type.Literal('day-off'), Type.Literal('make-up'), Type.Literal('unknown'),
  ], { description: 'day-off and make-up by a holiday notice; unknown where its year has none on file' }),
  effect: Type.Union([
    Type.Literal('received'), Type.Literal('counted'), Type.Literal('rest'), Type.Literal('paused'), Type.Literal('restarted'),
    Type.Literal('waiting'), Type.Literal('over'), Type.Literal('unknown'),
  ]),
  count: nullable(Type.Integer({ description: 'The how-manieth working day of the limit it is' })),
}, closed)
export type DeadlineDay = Type.Static<typeof DeadlineDay>

/** A Deadline in one language: what `mingjian deadline` and `POST /v1/deadlines` answer. */
export const DeadlineAnswer = Type.Object({
  regime: RegimeId,
  dueOn: nullable(Type.String({ format: 'date' })),
  verdict: DeadlineVerdict,
  workingDays: nullable(Type.Integer()),
  steps: Type.Array(Type.Object({
    date: Type.String({ format: 'date' }), effect: StepEffect, reason: Type.String(),
    basis: Type.Array(Type.Object({ instrument: Type.String(), title: Type.String(), article: nullable(Type.String()) }, closed)),
  }, closed)),
  days: Type.Optional(Type.Array(DeadlineDay, { description: 'Asked for by `include=days`: every day from receipt to the end, as counted' })),
}, closed)
export type DeadlineAnswer = Type.Static<typeof DeadlineAnswer>
