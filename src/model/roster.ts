// Who must report: a body of the roster, what was handed in for it, and how it stands in a season.
import Type from 'typebox'
import { IssuerKind } from './words.js'
import { closed, nullable } from './schema.js'
import type { Citation } from './rule.js'
import type { IsoDate, Localised } from './words.js'

const Day = Type.String({ format: 'date' })
const Uuid = Type.String({ format: 'uuid' })

/** A day the office set for bodies to which national law gives none, in the year after the report year. */
export const LocalDueDays = Type.Object({
  /** Month and day of every year: `02-20`. */
  yearly: nullable(Type.String({ pattern: '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$', examples: ['02-20'] })),
  /** By report year, over `yearly`: `{ "2024": "2025-02-20" }`. */
  byYear: Type.Record(Type.String({ pattern: '^[0-9]{4}$' }), Day, { maxProperties: 50 }),
}, closed)
export type LocalDueDays = Type.Static<typeof LocalDueDays>

/** Into which body, and on which day; either may be unknown, and then a person looks. */
export const Merger = Type.Object({ into: nullable(Uuid), on: nullable(Day) }, closed)
export type Merger = Type.Static<typeof Merger>

/** No control: PostgreSQL holds no NUL, and two names that differ by what nobody sees look alike. */
const seen = '^[^\\u0000-\\u001F\\u007F-\\u009F]*$'

export const bodyFields = {
  name: Type.String({ minLength: 2, maxLength: 120, pattern: seen, examples: ['清溪县教育局'] }),
  kind: IssuerKind,
  parent: nullable(Uuid),
  code: nullable(Type.String({
    minLength: 1, maxLength: 60, pattern: seen, description: 'The office\'s own code or the unified social credit code; unique',
  })),
  host: nullable(Type.String({ maxLength: 253, pattern: '^[0-9a-z.-]+$', description: 'Host of its website', examples: ['www.qingxi.gov.cn'] })),
  aliases: Type.Array(Type.String({ minLength: 2, maxLength: 120, pattern: seen }), { maxItems: 20, description: 'Other names it reports under' }),
  founded: nullable(Day),
  merged: nullable(Merger),
  abolished: nullable(Day),
  localDue: nullable(LocalDueDays),
}

/** As a person writes it; what is left out is not known. */
export const BodyInput = Type.Object({
  name: bodyFields.name, kind: bodyFields.kind,
  ...Type.Partial(Type.Object({
    parent: bodyFields.parent, code: bodyFields.code, host: bodyFields.host, aliases: bodyFields.aliases, founded: bodyFields.founded,
    merged: bodyFields.merged, abolished: bodyFields.abolished, localDue: bodyFields.localDue,
  })).properties,
}, closed)
export type BodyInput = Type.Static<typeof BodyInput>

export const Body = Type.Object({ id: Uuid, ...bodyFields }, closed)
export type Body = Type.Static<typeof Body>

/** expected: reports, by `dueOn` · not-expected: law or fact frees it · review: a person must say. */
export type ExpectationState = 'expected' | 'not-expected' | 'review'
export interface Expectation {
  state: ExpectationState
  /** The day set by law or by the office; null where neither sets one. */
  dueOn: IsoDate | null
  /** Where a merged body's report is to be looked for. */
  successor: string | null
  reasons: Localised[]
  cites: Citation[]
}

/** awaited: nothing came, and the day has not passed. missing: nothing came by then; whether nothing was published a person confirms. */
export const BodyState = Type.Union([
  Type.Literal('received'), Type.Literal('late'), Type.Literal('awaited'), Type.Literal('missing'),
  Type.Literal('not-expected'), Type.Literal('review'),
])
export type BodyState = Type.Static<typeof BodyState>

/** What is known of the report a body handed in, or that was found for it. Days are of the calendar in Beijing. */
export interface Handed { receivedOn: IsoDate; publishedOn: IsoDate | null }

export interface Standing extends Omit<Expectation, 'state'> {
  state: BodyState
  expected: ExpectationState
  /** Calendar days after the due day; null where it is in time or cannot be told. */
  daysLate: number | null
}

/** What a file or an address says of whose report it is. */
export interface Clues {
  code: string | null
  /** As its sender named the body. */
  submitted: string | null
  /** As read from the report. */
  read: string | null
  host: string | null
}

export type Match =
  | { state: 'matched'; body: string; by: 'code' | 'name'; reason: Localised }
  | { state: 'review'; candidates: string[]; reason: Localised }
  | { state: 'none'; reason: Localised }
