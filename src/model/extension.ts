// What builds on the national ruleset: a province's overlay, or an evaluator's own ruleset. The same schema reads, types and documents it.
import Type from 'typebox'
import { Citation } from './rule.js'
import { Scoring } from './scoring.js'
import { DimensionId, IssuerKind, Localised, Outcome } from './words.js'
import { closed } from './schema.js'

const Weight = Type.Number({ minimum: 0, maximum: 5 })

/** Whom and which report years it concerns; left out: everyone, every year. */
const scope = {
  reportYears: Type.Optional(Type.Object({ from: Type.Integer(), to: Type.Union([Type.Integer(), Type.Null()]) }, closed)),
  issuerKinds: Type.Optional(Type.Array(IssuerKind, { minItems: 1 })),
}
const ground = {
  ...scope,
  why: Localised,
  /** An overlay names its source for each; where that source is repealed, unknown or unsure, nothing that rests on it can fail. */
  cites: Type.Optional(Type.Array(Citation, { minItems: 1 })),
  /** Must be said where a statutory or critical rule is silenced or made lighter; the evaluation then says it too. */
  loosens: Type.Optional(Type.Literal(true)),
}
const rule = Type.String({ description: 'id of a rule' })

export const Adjustment = Type.Union([
  /** A rule of the extension's own checks/ is asked. */
  Type.Object({ effect: Type.Literal('add'), rule, ...ground }, closed),
  /** An outcome is taken as a graver one. */
  Type.Object({ effect: Type.Literal('tighten'), rule, from: Outcome, to: Outcome, ...ground }, closed),
  Type.Object({ effect: Type.Literal('reweigh'), rule, weight: Weight, ...ground }, closed),
  /** A rule is not asked. */
  Type.Object({ effect: Type.Literal('silence'), rule, ...ground }, closed),
])
export type Adjustment = Type.Static<typeof Adjustment>

/** A day set for those whom national law gives none, in the year after the report year. */
export const LocalDue = Type.Object({
  /** Where only a part of the province set it: the name of a city or county as it stands in an issuer's name. */
  place: Type.Optional(Type.String()),
  month: Type.Integer({ minimum: 1, maximum: 12 }), day: Type.Integer({ minimum: 1, maximum: 31 }),
  ...ground,
}, closed)
export type LocalDue = Type.Static<typeof LocalDue>

/** Kept apart from the base score: points on top of it, or a cap on the sum of both. */
export const Apart = Type.Union([
  Type.Object({ rule, kind: Type.Literal('bonus'), points: Type.Number({ exclusiveMinimum: 0, maximum: 20 }) }, closed),
  Type.Object({ rule, kind: Type.Literal('veto'), cap: Type.Number({ minimum: 0, maximum: 99 }) }, closed),
])
export type Apart = Type.Static<typeof Apart>

/** Changes to shares, bands and gates; what is left out stays as it is. */
export const ScoringChanges = Type.Object({
  shares: Type.Optional(Type.Partial(Type.Record(DimensionId, Type.Number({ minimum: 0, maximum: 100 })))),
  bands: Type.Optional(Scoring.properties.bands),
  openUnder: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
  /** New caps of a gate, by its id; an empty list leaves the gate out. */
  caps: Type.Optional(Type.Record(Type.String(), Type.Array(Type.Number({ minimum: 0, maximum: 100 })))),
  gates: Type.Optional(Scoring.properties.gates),
}, closed)
export type ScoringChanges = Type.Static<typeof ScoringChanges>

/** extension.json: at the root of an own ruleset's folder, or of rules/overlays/<id>. */
export const Extension = Type.Object({
  $schema: Type.Optional(Type.String()),
  id: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60 }),
  version: Type.String({ pattern: '^[0-9A-Za-z.-]{1,30}$' }),
  title: Localised,
  /** Id of the ruleset it builds on. */
  extends: Type.String(),
  /** An overlay's: it acts on reports from this province, and on those whose province was not found. */
  province: Type.Optional(Type.String()),
  /** The day a person last looked at its sources. */
  checkedOn: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
  /** What is known of its sources and of practice there, for those who read a finding. */
  notes: Type.Optional(Type.Array(Localised)),
  /** New weights, by rule. */
  weights: Type.Optional(Type.Record(Type.String(), Weight)),
  adjustments: Type.Optional(Type.Array(Adjustment)),
  due: Type.Optional(Type.Array(LocalDue)),
  apart: Type.Optional(Type.Array(Apart)),
  scoring: Type.Optional(ScoringChanges),
}, closed)
export type Extension = Type.Static<typeof Extension>

/** As a rulebook holds it: `certain` when every source it cites is in force and sure enough to fail a report (contract, "Outcomes"). */
export type Grounded<T> = T & { certain: boolean; province: string | null; extension: Localised }
