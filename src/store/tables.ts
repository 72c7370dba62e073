// The tables as Kysely sees them. migrations/ makes them.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Role, Scope } from '../model/caller.js'
import type { ReviewTables } from './season/review-tables.js'
import type { RosterTables } from './season/roster-tables.js'

export interface Database extends RosterTables, ReviewTables {
  organisations: OrganisationRow
  organisation_closure: { ancestor: string; descendant: string; depth: number }
  keys: KeyRow
  audit: AuditRow
  evaluations: EvaluationRow
  /** Written by triggers alone (migration 0025): a row for each organisation that sees the evaluation. */
  listed_evaluations: Pick<EvaluationRow, 'organisation_id' | 'id' | 'report_year' | 'province' | 'issuer_kind' | 'band'>
  rulesets: RulesetRow
  standings: StandingRow
}

/** jsonb goes in and comes out as text: see stored-text.ts for what it can't hold as it is. */
export interface EvaluationRow {
  id: string
  organisation_id: string
  /** Of the roster. */
  body_id: string | null
  created_at: ColumnType<Date, Date, never>
  /** The shape of `head` and `body`: raised when model/result.ts changes in a way old rows must be read by. */
  shape: number
  ruleset_id: string
  ruleset_version: string
  ruleset_digest: string
  document_sha256: string
  document_name: string
  media_type: string
  report_kind: string
  report_year: number | null
  regime: string | null
  province: string | null
  issuer_kind: string | null
  issuer_name: string | null
  band: string | null
  total: number | null
  /** Rules by what came of them. */
  failed: string[]
  partly: string[]
  reviewed: string[]
  /** The evaluation it was scored again from, by other rules. */
  rescored_from: string | null
  head: string
  body: string
  text: string
  /** When its text and quotes were erased, at the end of the time they are kept. */
  erased_at: ColumnType<Date | null, Date | undefined, Date>
}

/** An own ruleset. `files` is JSON: text by path. */
export interface RulesetRow {
  /** In the order they came. */
  kept: Generated<number>
  id: string
  organisation_id: string
  version: string
  /** Of the files in the order of their paths. */
  sha256: string
  files: string
  created_at: ColumnType<Date, never, never>
}

export interface OrganisationRow {
  id: string
  parent_id: string | null
  name: string
  kind: string
  created_at: ColumnType<Date, never, never>
}

export interface KeyRow {
  id: string
  organisation_id: string
  name: string
  role: Role
  scopes: Scope[]
  /** Of the secret. */
  digest: string
  requests_per_minute: number | null
  created_at: ColumnType<Date, never, never>
  expires_at: Date | null
  revoked_at: Date | null
  last_used_at: Date | null
  replaced_by: string | null
  /** The first of its chain: the database hands it down to the key that replaces another (migration 0028). */
  person: GeneratedAlways<string>
}

/** The database numbers, dates and chains the rows itself; none is ever changed. `detail` goes in and comes out as text. */
export interface AuditRow {
  organisation_id: string
  number: GeneratedAlways<string>
  at: GeneratedAlways<Date>
  actor_organisation: string
  actor_role: string
  actor_key: string | null
  action: string
  subject: string
  detail: string
  previous: GeneratedAlways<string>
  digest: GeneratedAlways<string>
}

/** A body in a league of an organisation that sees it: store/season/standings.ts writes the rows, and no tenant does. */
export interface StandingRow {
  organisation_id: string
  year: number
  /** id@version */
  ruleset: string
  body_id: string
  evaluation_id: string
  version: number
  name: string
  kind: string
  parent_id: string | null
  level: number
  ranked: boolean
  /** The total, or -1 where there is none: what a league is ordered by. */
  points: number
  total: number | null
  low: number | null
  high: number | null
  coverage: number | null
  band: string | null
  last_total: number | null
  change: number | null
  comparable: boolean | null
  failed: string[]
  partly: string[]
  reviewed: string[]
}
