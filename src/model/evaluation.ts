// The answer every surface gives (contract.md). TypeBox is the single source of its type, its validation and its OpenAPI.
import Type from 'typebox'
import { ReadingAnswer } from './reading.js'
import { DimensionId, IssuerKind, Outcome, RegimeId, Severity } from './words.js'
import { closed, nullable } from './schema.js'

/** In points of 1/72 inch from the upper left corner of its page. */
const Box = Type.Object({
  page: Type.Integer(), x: Type.Number(), y: Type.Number(), width: Type.Number(), height: Type.Number(),
}, closed)

export const FindingAnswer = Type.Object({
  ruleId: Type.String(), title: Type.String(), dimension: DimensionId, severity: Severity, outcome: Outcome,
  points: Type.Object({ earned: nullable(Type.Number()), possible: nullable(Type.Number()) }, closed),
  message: Type.String(),
  advice: nullable(Type.String()),
  basis: Type.Array(Type.Object({ instrument: Type.String(), title: Type.String(), article: nullable(Type.String()) }, closed)),
  evidence: Type.Array(Type.Object({
    start: Type.Optional(Type.Integer()), end: Type.Optional(Type.Integer()), quote: Type.String(), where: Type.String(),
    page: Type.Optional(Type.Integer()),
    boxes: Type.Optional(Type.Array(Box)),
    element: Type.Optional(Type.String()),
    cell: Type.Optional(Type.Object({ sheet: nullable(Type.String()), row: Type.Integer(), column: Type.String() }, closed)),
    /** The words of another document, beside the quote. */
    beside: Type.Optional(Type.Object({ document: Type.String(), quote: Type.String() }, closed)),
  }, closed)),
  causedBy: Type.Optional(Type.String()),
}, closed)
export type FindingAnswer = Type.Static<typeof FindingAnswer>

const Band = Type.Union([
  Type.Literal('excellent'), Type.Literal('good'), Type.Literal('acceptable'), Type.Literal('failing'), Type.Literal('open'),
])

export const ScoreAnswer = Type.Object({
  total: Type.Number(), low: Type.Number(), high: Type.Number(), coverage: Type.Number(),
  band: Band,
  dimensions: Type.Array(Type.Object({
    id: DimensionId, title: Type.String(), share: Type.Number(), score: nullable(Type.Number()), earned: Type.Number(), possible: Type.Number(),
  }, closed)),
  gates: Type.Array(Type.Object({ id: Type.String(), effect: Type.String() }, closed)),
  apart: Type.Optional(Type.Object({
    total: Type.Number(), bonus: Type.Number(),
    items: Type.Array(Type.Object({
      ruleId: Type.String(), kind: Type.Union([Type.Literal('bonus'), Type.Literal('veto')]), points: Type.Number(), acting: Type.Boolean(),
    }, closed)),
  }, closed)),
}, closed)
export type ScoreAnswer = Type.Static<typeof ScoreAnswer>

/** What mending one finding brings. */
export const MendAnswer = Type.Object({
  ruleId: Type.String(), title: Type.String(), advice: nullable(Type.String()),
  gain: Type.Number({ description: 'Points added to the total where only this finding is mended; 0 while a gate caps it' }),
  after: Type.Object({ total: Type.Number(), low: Type.Number(), high: Type.Number(), band: Band }, {
    ...closed, description: 'The score once this finding and all before it in the list are mended',
  }),
}, closed)
export type MendAnswer = Type.Static<typeof MendAnswer>

const numbers = Type.Array(nullable(Type.Number()))
const FiveCells = Type.Object({
  upheld: nullable(Type.Number()), corrected: nullable(Type.Number()), other: nullable(Type.Number()),
  pending: nullable(Type.Number()), total: nullable(Type.Number()),
}, closed)

/** Contract, "Tables". */
export const Tables = Type.Object({
  applications: nullable(Type.Record(Type.String(), numbers)),
  appeals: nullable(Type.Object({ review: FiveCells, litigationDirect: FiveCells, litigationAfterReview: FiveCells }, closed)),
  disclosure: nullable(Type.Record(Type.String(), Type.Union([numbers, nullable(Type.Number())]))),
  statisticsForm: nullable(Type.Record(Type.String(), nullable(Type.Number()))),
}, closed)
export type Tables = Type.Static<typeof Tables>

export const Evaluation = Type.Object({
  schemaVersion: Type.Literal(1),
  id: nullable(Type.String()),
  createdAt: Type.String({ format: 'date-time' }),
  engine: Type.Object({ name: Type.Literal('mingjian'), version: Type.String() }, closed),
  ruleset: Type.Object({ id: Type.String(), version: Type.String(), digest: Type.String() }, closed),
  document: Type.Object({
    name: Type.String(), mediaType: Type.String(), sha256: Type.String(), characters: Type.Integer(), pages: nullable(Type.Integer()),
  }, closed),
  report: Type.Object({
    kind: Type.Union([Type.Literal('annual-report'), Type.Literal('other')]),
    title: nullable(Type.String()), year: nullable(Type.Integer()), regime: nullable(RegimeId),
    issuer: Type.Object({ name: nullable(Type.String()), kind: nullable(IssuerKind), province: nullable(Type.String()) }, closed),
    publishedOn: nullable(Type.String()),
    publishedOnSource: nullable(Type.Union([Type.Literal('submitted'), Type.Literal('page'), Type.Literal('closing-line'), Type.Literal('file')])),
    /** Where what was submitted differs from what was read, in plain sentences. */
    clashes: Type.Array(Type.String()),
  }, closed),
  score: nullable(ScoreAnswer),
  findings: Type.Array(FindingAnswer),
  /** What to mend, the most points first. */
  mends: Type.Array(MendAnswer),
  notChecked: Type.Array(Type.Object({ ruleId: Type.String(), why: Type.String() }, closed)),
  notes: Type.Array(Type.String()),
  extracted: Type.Optional(Type.Object({
    facts: Type.Record(Type.String(), Type.Union([Type.Number(), Type.String(), Type.Boolean(), Type.Null()])), tables: Tables,
  }, closed)),
  text: Type.Optional(Type.String()),
  reading: Type.Optional(ReadingAnswer),
}, closed)
export type Evaluation = Type.Static<typeof Evaluation>
