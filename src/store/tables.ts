// The tables as Kysely sees them. migrations/ makes them.
import type { ColumnType, Generated } from 'kysely'

export interface Database {
  evaluations: EvaluationRow
  rulesets: RulesetRow
}

/** jsonb goes in and comes out as text: see stored-text.ts for what it can't hold as it is. */
export interface EvaluationRow {
  id: string
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
  head: string
  body: string
  text: string
}

/** An own ruleset. `files` is JSON: text by path. */
export interface RulesetRow {
  /** In the order they came. */
  kept: Generated<number>
  id: string
  version: string
  /** Of the files in the order of their paths. */
  sha256: string
  files: string
  created_at: ColumnType<Date, never, never>
}
