// What a season comes to: league tables, defects, changes from year to year, and the difference of two evaluations.
import Type from 'typebox'
import { IssuerKind, Outcome } from './words.js'
import { closed, nullable } from './schema.js'

const Uuid = Type.String({ format: 'uuid' })
const Figure = nullable(Type.Number())
const Band = Type.Enum(['excellent', 'good', 'acceptable', 'failing', 'open'])

/** One body in the league of its kind. */
export const Standing = Type.Object({
  rank: nullable(Type.Integer({ minimum: 1, description: 'Null where the interval crosses a band\'s edge, or a person has yet to decide' })),
  bodyId: Uuid, name: Type.String(), kind: IssuerKind, parentId: nullable(Uuid),
  level: Type.Integer({ minimum: 0, description: 'Bodies of the roster above it' }),
  evaluationId: nullable(Uuid, 'Null where a person said that nothing was published: then the total is 0'),
  version: Type.Integer({ minimum: 1, description: 'Version of the score: above 1 where people decided on findings' }),
  total: Figure, low: Figure, high: Figure, coverage: Figure, band: nullable(Band),
  lastYear: nullable(Type.Object({
    total: Type.Number(), change: Type.Number(),
    comparable: Type.Boolean({ description: 'Under the same form of report: a new form is a break in the series' }),
  }, closed)),
}, closed)
export type Standing = Type.Static<typeof Standing>

export const Ranking = Type.Object({
  year: Type.Integer(), ruleset: Type.String({ description: '`id@version`' }),
  items: Type.Array(Standing),
  next: nullable(Type.String({ description: 'Send it as `cursor` for the next page; null on the last' })),
}, closed)
export type Ranking = Type.Static<typeof Ranking>

/** A league in figures. */
export const LeagueSummary = Type.Object({
  kind: IssuerKind, level: Type.Integer({ minimum: 0 }), reports: Type.Integer(), ranked: Type.Integer(),
  mean: Figure, median: Figure, lowest: Figure, highest: Figure,
  bands: Type.Object({
    excellent: Type.Integer(), good: Type.Integer(), acceptable: Type.Integer(), failing: Type.Integer(), open: Type.Integer(),
  }, closed),
}, closed)
export type LeagueSummary = Type.Static<typeof LeagueSummary>

/** A rule that reports of one kind, under one parent, failed. */
export const Defect = Type.Object({
  ruleId: Type.String(), title: Type.String(), kind: nullable(IssuerKind), parentId: nullable(Uuid), parent: nullable(Type.String()),
  reports: Type.Integer({ description: 'Reports of that kind and parent, whatever came of the rule' }),
  failed: Type.Integer(), partial: Type.Integer(), review: Type.Integer(),
}, closed)
export type Defect = Type.Static<typeof Defect>

/** new: it was not so before · mended · unchanged: the same fault on the same text · moved: the same fault, resting on other text. */
export const FindingChange = Type.Object({
  ruleId: Type.String(), title: Type.String(), change: Type.Enum(['new', 'mended', 'unchanged', 'moved', 'other']),
  from: nullable(Outcome), to: nullable(Outcome),
  pointsFrom: Figure, pointsTo: Figure,
  messageFrom: nullable(Type.String()), messageTo: nullable(Type.String()),
}, closed)
export type FindingChange = Type.Static<typeof FindingChange>

const Value = Type.Union([Type.Number(), Type.String(), Type.Boolean(), Type.Null()])
export const Difference = Type.Object({
  from: Uuid, to: Uuid,
  same: Type.Object({
    document: Type.Boolean(), ruleset: Type.Boolean(), year: Type.Boolean(), issuer: Type.Boolean(),
  }, { ...closed, description: 'What the two share, so that the difference is not taken for another' }),
  total: Type.Object({ from: Figure, to: Figure }, closed),
  findings: Type.Array(FindingChange, { description: 'All but those that pass or do not apply in both' }),
  figures: Type.Array(Type.Object({ fact: Type.String(), from: Value, to: Value }, closed), { description: 'Figures read that differ' }),
}, closed)
export type Difference = Type.Static<typeof Difference>
