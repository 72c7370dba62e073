// A rule as its author writes it: rules/checks/<id>/rule.json. The same schema checks the file, types the code and serves the editor.
import Type from 'typebox'
import { Observed } from './observed.js'
import { DimensionId, IssuerKind, Localised, Outcome, RegimeId, Severity } from './words.js'
import { closed } from './schema.js'

/** json-rules-engine's own condition language; the loader checks its inside, operator by operator and fact by fact. */
export type Condition =
  | { all: Condition[] } | { any: Condition[] } | { not: Condition }
  | { fact: string; operator: string; value: unknown }
export const Condition = Type.Unsafe<Condition>(Type.Object({}, {
  description: 'A condition of json-rules-engine over the facts of rules/facts.json',
}))

/** An article of an instrument on file; null cites the instrument as a whole. */
export const Citation = Type.Object({
  law: Type.String({ description: 'id of a file in rules/laws' }),
  article: Type.Union([Type.String(), Type.Null()]),
}, closed)
export type Citation = Type.Static<typeof Citation>

/** What a rule holds the report against: last year's report of the same issuer, that or what it carried forward, the other reports of one call. */
export const Companion = Type.Union([Type.Literal('previous'), Type.Literal('carried-forward'), Type.Literal('set')])
export type Companion = Type.Static<typeof Companion>

/** One possible end of a rule. The first verdict whose `when` holds is the finding; the last one has no `when`. */
export const Verdict = Type.Object({
  outcome: Outcome,
  when: Type.Optional(Condition),
  /** partial only: between 0 and 1, or the fact that holds it. */
  credit: Type.Optional(Type.Union([Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 1 }), Type.Object({ fact: Type.String() }, closed)])),
  /** One plain sentence with its figures; {fact.id} is filled from the facts, {fact.id|words} through rules/terms.json. */
  says: Localised,
  /** What to do about it, where it differs from the rule's own advice; null for none. */
  advice: Type.Optional(Type.Union([Localised, Type.Null()])),
  /** Facts whose evidence is shown. Left out: the facts of `when` and `says`. */
  evidence: Type.Optional(Type.Array(Type.String())),
  /** The rule that is charged for this one's cause. */
  causedBy: Type.Optional(Type.String()),
}, closed)
export type Verdict = Type.Static<typeof Verdict>

export const Rule = Type.Object({
  $schema: Type.Optional(Type.String()),
  id: Type.String({ pattern: '^[a-z]+(-[a-z]+)*$' }),
  title: Localised,
  /** Why it is asked: at most two sentences. */
  why: Localised,
  dimension: DimensionId,
  severity: Severity,
  weight: Type.Number({ minimum: 0, maximum: 5 }),
  /** One of the contents the statute itself requires: counts for the gate `statutory-content`. A list names the regimes it is so in. */
  statutory: Type.Optional(Type.Array(RegimeId)),
  regimes: Type.Array(RegimeId, { minItems: 1 }),
  /** Left out: every kind. `unknown` stands for an issuer whose kind was not found. */
  issuerKinds: Type.Optional(Type.Union([
    Type.Array(Type.Union([IssuerKind, Type.Literal('unknown')])),
    Type.Record(Type.String(), Type.Array(Type.Union([IssuerKind, Type.Literal('unknown')])), { description: 'by regime' }),
  ])),
  /** Asked only where the caller gives this beside the report; else the rule is not applicable and listed as not checked. */
  heldAgainst: Type.Optional(Companion),
  /** Said when the regime or the issuer kind is not asked. */
  notApplicable: Type.Optional(Localised),
  /** By regime, or under `any` for all the others. */
  cites: Type.Record(Type.String(), Type.Array(Citation, { minItems: 1 })),
  verdicts: Type.Array(Verdict, { minItems: 1 }),
  advice: Localised,
  since: Type.String({ format: 'date' }),
  status: Type.Union([Type.Literal('active'), Type.Literal('retired')]),
  replacedBy: Type.Optional(Type.String()),
}, closed)
export type Rule = Type.Static<typeof Rule>

/** rules/checks/<id>/cases.json: what the rule says of small inputs. `text` runs the whole pipeline, `facts` only the rule. */
export const RuleCase = Type.Object({
  name: Type.String(),
  given: Type.Union([
    Type.Object({
      text: Type.String(),
      /** As submitted: publishedOn, year, issuer, issuerKind, province, url, draft, observed. */
      submitted: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean(), Observed]))),
      /** html reads `text` as a saved page. */
      format: Type.Optional(Type.Literal('html')),
      /** Last year's report of the same issuer, in the same format. */
      previous: Type.Optional(Type.String()),
      /** Other reports of the set, in the same format. */
      others: Type.Optional(Type.Array(Type.String())),
    }, closed),
    Type.Object({
      regime: RegimeId,
      issuerKind: Type.Optional(IssuerKind),
      facts: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()])),
    }, closed),
  ]),
  expect: Type.Object({
    outcome: Outcome,
    /** Must be found inside some evidence quote. */
    quote: Type.Optional(Type.String()),
    /** Must be found inside the Chinese message. */
    says: Type.Optional(Type.String()),
    credit: Type.Optional(Type.Number()),
    causedBy: Type.Optional(Type.String()),
  }, closed),
}, closed)
export type RuleCase = Type.Static<typeof RuleCase>
export const RuleCases = Type.Array(RuleCase, { minItems: 1 })
