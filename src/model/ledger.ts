// A register of applications or of published documents: its columns, its rules, and the answer about it (contract, `mingjian ledger`).
import Type from 'typebox'
import { FindingAnswer } from './evaluation.js'
import { Rule } from './rule.js'
import { FactDefinition } from './fact-definition.js'
import { Localised, Outcome } from './words.js'
import { closed, nullable } from './schema.js'

export const LedgerKind = Type.Union([Type.Literal('applications'), Type.Literal('disclosures')])
export type LedgerKind = Type.Static<typeof LedgerKind>

/** What a column may mean. The first sixteen and the last six are the contract's; the rest let a rule ask more where an office writes more. */
export const ledgerFields = [
  'registerNo', 'receivedOn', 'channel', 'applicantKind', 'correctionRequestedOn', 'correctedOn', 'thirdPartyAskedOn',
  'thirdPartyAnsweredOn', 'organAskedOn', 'organAnsweredOn', 'extensionNotifiedOn', 'feeNotifiedOn', 'feePaidOn', 'repliedOn',
  'deliveredOn', 'resultCode', 'submittedOn', 'dueOn', 'ground', 'remedies', 'feeAmount', 'applicant', 'pages',
  'title', 'docNo', 'formedOn', 'publishedOn', 'url', 'reviewer',
] as const
export type LedgerField = typeof ledgerFields[number]
export const LedgerFieldName = Type.Enum([...ledgerFields])

/** rules/ledger-columns.json: the names offices give their columns. Compared without blanks, marks and brackets. */
export const LedgerColumns = Type.Object({
  $schema: Type.Optional(Type.String()),
  fields: Type.Record(Type.String(), Type.Object({
    title: Localised,
    kinds: Type.Array(LedgerKind, { minItems: 1 }),
    type: Type.Union([Type.Literal('date'), Type.Literal('text')]),
    names: Type.Array(Type.String(), { minItems: 1 }),
  }, closed)),
  /** Columns that hold personal data: never quoted, counted where they are not masked. */
  personal: Type.Array(Type.String()),
  /** Heads over several columns that say nothing of their own. */
  groups: Type.Array(Type.String()),
  /** First words of a line that adds up or closes the register. */
  totals: Type.Array(Type.String()),
  channels: Type.Record(Type.String(), Type.Array(Type.String())),
  applicantKinds: Type.Record(Type.String(), Type.Array(Type.String())),
  /** Besides the row labels of the report's table of applications. */
  results: Type.Record(Type.String(), Type.Array(Type.String())),
  /** Articles of 2019 on which a result may rest, by result or by the block before its dot. */
  grounds: Type.Record(Type.String(), Type.Array(Type.String())),
}, closed)
export type LedgerColumns = Type.Static<typeof LedgerColumns>

/** rules/ledger-facts.json. `fields` are the columns whose cells show the fact. */
export const LedgerFact = Type.Object({ ...FactDefinition.properties, fields: Type.Array(LedgerFieldName) }, closed)
export type LedgerFact = Type.Static<typeof LedgerFact>

/** rules/ledger-checks/<id>/rule.json: a rule of reports, and which lines it is asked of. */
export const LedgerRule = Type.Object({
  ...Rule.properties,
  /** L-01 to L-21 as assessors number them; P for published documents, L-00 for the file itself. */
  number: Type.String({ pattern: '^[LP]-\\d{2}$' }),
  ledgers: Type.Array(LedgerKind, { minItems: 1 }),
  /** Asked of each line, of each line that repeats another or has a fee, once all are read, or once of the whole. */
  about: Type.Union([Type.Literal('line'), Type.Literal('repeat'), Type.Literal('fee'), Type.Literal('ledger')]),
  /** Without these columns it is asked of nothing: one finding says so. */
  needs: Type.Array(LedgerFieldName),
}, closed)
export type LedgerRule = Type.Static<typeof LedgerRule>

/** rules/ledger-checks/<id>/cases.json: a whole small ledger each; every outcome of the rule has one. */
export const LedgerCase = Type.Object({
  name: Type.String(),
  given: Type.Object({
    kind: LedgerKind,
    csv: Type.Array(Type.String(), { minItems: 1, description: 'line by line' }),
    asOf: Type.Optional(Type.String()),
    report: Type.Optional(Type.Object({
      year: Type.Integer(), issuerKind: Type.String(), applications: nullable(Type.Record(Type.String(), Type.Array(nullable(Type.Number())))),
      feesCharged: Type.Optional(nullable(Type.Number())),
    }, closed)),
  }, closed),
  expect: Type.Object({
    outcome: Outcome,
    /** The line it is about, counted as the file shows it; left out for a finding on the whole. */
    row: Type.Optional(Type.Integer()),
    says: Type.Optional(Type.String()), quote: Type.Optional(Type.String()),
  }, closed),
}, closed)
export type LedgerCase = Type.Static<typeof LedgerCase>
export const LedgerCases = Type.Array(LedgerCase, { minItems: 1 })

/** All that rules/ says of ledgers. */
export interface LedgerBook {
  columns: LedgerColumns
  facts: Record<string, LedgerFact>
  /** The words a fact may have for a value, those for columns among them. */
  terms: Record<string, Localised>
  rules: LedgerRule[]
  cases: Record<string, LedgerCase[]>
}

/** What reconciliation takes from the report of the same year. */
export interface ReportedYear {
  name: string
  year: number | null
  issuerKind: string | null
  /** Contract, `tables.applications`. */
  applications: Record<string, Array<number | null>> | null
  /** Processing fees the report says were collected, yuan. */
  feesCharged: number | null
}

const count = Type.Integer({ minimum: 0 })

export const LedgerColumn = Type.Object({
  field: LedgerFieldName, sheet: nullable(Type.String()), column: Type.String(), header: Type.String(),
  /** How it was found: the very name, a name like it, or given by the caller. */
  how: Type.Union([Type.Literal('name'), Type.Literal('similar'), Type.Literal('given')]),
}, closed)
export type LedgerColumn = Type.Static<typeof LedgerColumn>

export const LedgerSummary = Type.Object({
  rules: Type.Array(Type.Object({
    ruleId: Type.String(), number: Type.String(), title: Type.String(),
    outcomes: Type.Object({ pass: count, fail: count, partial: count, review: count, 'not-applicable': count, 'not-assessable': count }, closed),
  }, closed)),
  /** Lines that are no case: blank, totals, repeated headers, notes. */
  skipped: Type.Object({ blank: count, totals: count, headers: count, notes: count }, closed),
  timeliness: Type.Object({
    decided: count, inTime: count, late: count, review: count, open: count, notAssessable: count,
    /** Of the decided; null under five cases. */
    percent: nullable(Type.Number()),
  }, closed),
  processDefects: Type.Object({ count, per100: nullable(Type.Number()) }, closed),
  reconciliation: Type.Object({ compared: count, agreed: count, percent: nullable(Type.Number()) }, closed),
  findings: Type.Object({ found: count, listed: count }, closed),
}, closed)
export type LedgerSummary = Type.Static<typeof LedgerSummary>

export const Reconciliation = Type.Object({
  report: Type.String(), year: nullable(Type.Integer()),
  comparisons: Type.Array(Type.Object({
    ruleId: Type.String(), row: Type.String(), column: Type.String(), ledger: Type.Number({ minimum: 0 }), report: nullable(Type.Number()),
    agrees: nullable(Type.Boolean()),
    /** Lines counted here, as ranges, where the two differ. */
    lines: Type.Array(Type.String()),
  }, closed)),
}, closed)
export type Reconciliation = Type.Static<typeof Reconciliation>

export const LedgerAnswer = Type.Object({
  kind: LedgerKind,
  asOf: nullable(Type.String()),
  columns: Type.Array(LedgerColumn),
  unmapped: Type.Array(Type.Object({ sheet: nullable(Type.String()), column: Type.String(), header: Type.String() }, closed)),
  lines: count,
  summary: LedgerSummary,
  findings: Type.Array(FindingAnswer),
  reconciliation: nullable(Reconciliation),
}, closed)
export type LedgerAnswer = Type.Static<typeof LedgerAnswer>

const content = {
  name: Type.Optional(Type.String({ minLength: 1, maxLength: 255, description: 'Name of the file' })),
  text: Type.Optional(Type.String({ description: 'The file as text' })),
  contentBase64: Type.Optional(Type.String({ contentEncoding: 'base64', description: 'The file itself, base64' })),
}
const oneContent = { ...closed, oneOf: [{ required: ['text'] }, { required: ['contentBase64'] }] }

/** What a caller says of a ledger. */
export const LedgerMetadata = Type.Object({
  kind: LedgerKind,
  map: Type.Optional(Type.Partial(Type.Record(LedgerFieldName, Type.String({ minLength: 1, maxLength: 100 })), {
    ...closed, description: 'Which column a field stands in: its header, its letters (C), its number (#3), or - for none',
  })),
  asOf: Type.Optional(Type.String({ format: 'date', description: 'The day asked about: what is open then is overdue or not' })),
}, closed)
export type LedgerMetadata = Type.Static<typeof LedgerMetadata>

export const LedgerRequest = Type.Object({
  ...content, ...LedgerMetadata.properties,
  report: Type.Optional(Type.Object(content, { ...oneContent, description: 'The report of the same year, to compare with' })),
}, { ...oneContent, description: 'Exactly one of `text` and `contentBase64`' })
export type LedgerRequest = Type.Static<typeof LedgerRequest>
