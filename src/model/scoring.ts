// rules/scoring.json: the shares of the dimensions, the bands, and the gates with what sets them off.
import Type from 'typebox'
import { DimensionId, Localised, Outcome } from './words.js'
import { closed } from './schema.js'

/** A fact as a gate asks for it; all that are given must hold, and an absent fact never does. */
export const GateFact = Type.Object({
  fact: Type.String(),
  is: Type.Optional(Type.String()),
  above: Type.Optional(Type.Number()),
  /** For a fact of several words: one of these is among them. */
  hasAnyOf: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
}, closed)
export type GateFact = Type.Static<typeof GateFact>

export const GateTrigger = Type.Object({
  /** Left out: the facts alone set it off. */
  rule: Type.Optional(Type.String()),
  outcome: Type.Optional(Outcome),
  facts: Type.Array(GateFact),
}, closed)
export type GateTrigger = Type.Static<typeof GateTrigger>

/** rules/scoring.json: shares, bands, gates. Contract, "Score". */
export const Scoring = Type.Object({
  $schema: Type.Optional(Type.String()),
  dimensions: Type.Array(Type.Object({ id: DimensionId, title: Localised, share: Type.Number() }, closed)),
  bands: Type.Array(Type.Object({ id: Type.String(), title: Localised, from: Type.Number() }, closed)),
  openBand: Type.Object({ id: Type.Literal('open'), title: Localised, coverageUnder: Type.Number() }, closed),
  gates: Type.Array(Type.Object({
    id: Type.String(), title: Localised, effect: Localised,
    /** What sets it off: a failed statutory rule, or a rule's outcome while every fact named besides is as said. */
    triggers: Type.Union([Type.Literal('statutory'), Type.Array(GateTrigger)]),
    /** Cap on the total by how many rules set it off: the first for one, the last for that many or more. */
    caps: Type.Array(Type.Number({ minimum: 0, maximum: 100 }), { minItems: 1 }),
    /** Only a person can set it off: never fired by the engine; with a trigger that holds it waits for that person. */
    person: Type.Optional(Type.Boolean()),
  }, closed)),
}, closed)
export type Scoring = Type.Static<typeof Scoring>
