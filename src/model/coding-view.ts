// What a reader of samples is shown: the document, the rules to code and what people said; of the engine's findings nothing.
import Type from 'typebox'
import { DimensionId, IssuerKind, Outcome } from './words.js'
import { closed, nullable } from './schema.js'

const Uuid = Type.String({ format: 'uuid' })

export const sampleReasons = ['edge', 'critical', 'no-score', 'random'] as const
/**
 * open: this reader may code it. waiting: he has, another is still to. disputed: all have, and differ, and nobody has settled it. settled: the
 * codes are the last word.
 */
export const codingStates = ['open', 'waiting', 'disputed', 'settled'] as const
export type CodingState = (typeof codingStates)[number]

export const Codes = Type.Record(Type.String({ maxLength: 100 }), Outcome, { maxProperties: 500, minProperties: 1 })
export type Codes = Type.Static<typeof Codes>
export const CodingView = Type.Object({
  n: Type.Integer(), place: Type.Integer(), coder: Type.String(), codes: Codes, codedAt: Type.String(),
  blind: Type.Boolean({ description: 'Given with a key that could do nothing but code, so that nothing the engine found was to be seen with it' }),
}, closed)
export type CodingView = Type.Static<typeof CodingView>
export const AdjudicationView = Type.Object({
  n: Type.Integer(), adjudicator: Type.String(), codes: Codes, reason: Type.String(), decidedAt: Type.String(),
  blind: Type.Boolean({ description: 'As of a coding' }),
}, closed)
export type AdjudicationView = Type.Static<typeof AdjudicationView>

export const CodingTask = Type.Object({
  id: Uuid, year: Type.Integer(), drawnAt: Type.String(), items: Type.Integer(),
  open: Type.Integer({ description: 'Items that this key may still code' }),
}, closed)

export const BlindItem = Type.Object({
  n: Type.Integer(), double: Type.Boolean(), state: Type.Enum([...codingStates]),
  reasons: nullable(Type.Array(Type.Enum([...sampleReasons]), { description: 'Why it was drawn; null until it is settled' })),
  evaluationId: nullable(Type.String({ format: 'uuid', description: 'Null until it is settled' })),
  codings: Type.Array(CodingView, { description: 'The reader\'s own; all once all who are to read it have' }),
  conflicts: Type.Array(Type.String(), { description: 'Rules on which the two differ, where it is disputed' }),
  adjudication: nullable(AdjudicationView),
}, closed)
export type BlindItem = Type.Static<typeof BlindItem>

export const RuleToCode = Type.Object({
  id: Type.String(), title: Type.String(), dimension: DimensionId,
  why: nullable(Type.String({ description: 'Why it is asked; null where its ruleset is not at hand any more' })),
  outcomes: Type.Array(Outcome, { description: 'Those it knows, besides not-applicable; empty where its ruleset is not at hand any more' }),
  basis: Type.Array(Type.Object({
    instrument: Type.String({ description: 'Id for /v1/laws/{id}' }), title: Type.String(), article: nullable(Type.String()),
  }, closed), { description: 'Of the report\'s year; empty where its law does not ask this' }),
}, closed)
export type RuleToCode = Type.Static<typeof RuleToCode>

/** `text`: no bytes were kept, or they went before it; then what was read is sent in their place. */
export const documentForms = ['file', 'text', 'erased'] as const
export type DocumentForm = (typeof documentForms)[number]

export const ItemToCode = Type.Object({
  ...BlindItem.properties, year: Type.Integer(),
  body: nullable(Type.Object({ name: Type.String(), kind: IssuerKind }, { ...closed, description: 'As in the roster' })),
  submitted: Type.Object({
    url: nullable(Type.String()), publishedOn: nullable(Type.String({ format: 'date' })), receivedAt: nullable(Type.String()),
  }, { ...closed, description: 'As whoever handed it in said, and when' }),
  document: Type.Object({
    name: Type.String(), mediaType: Type.String(),
    form: Type.Enum([...documentForms], { description: 'What /document sends: the bytes, the text as read where none were kept, or nothing' }),
  }, closed),
  rules: Type.Array(RuleToCode, {
    description: 'All of the ruleset, whatever came of them, by dimension and id: the same for every report judged by it under the law of that year',
  }),
}, closed)
export type ItemToCode = Type.Static<typeof ItemToCode>
