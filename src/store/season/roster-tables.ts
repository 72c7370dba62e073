// The tables of the roster as Kysely sees them. Days are text, YYYY-MM-DD.
import type { ColumnType, Generated } from 'kysely'

type Day = string
type Json = ColumnType<unknown, string, string>

export interface RosterTables {
  bodies: BodyRow
  roster_stamps: { organisation_id: string; stamp: string }
  submissions: SubmissionRow
  absences: AbsenceRow
  retentions: { organisation_id: string; days: number }
}

export interface BodyRow {
  id: string
  organisation_id: string
  name: string
  kind: string
  parent_id: string | null
  code: string | null
  host: string | null
  aliases: string[]
  founded: Day | null
  merged: boolean
  merged_into: string | null
  merged_on: Day | null
  abolished: Day | null
  local_due: Json
  created_at: Generated<Date>
  changed_at: Generated<Date>
}

export interface SubmissionRow {
  id: string
  organisation_id: string
  body_id: string | null
  year: number
  sha256: string
  name: string
  media_type: string
  /** Bytes; null for a reference. */
  size: number | null
  /** false: a reference to what lies elsewhere; its hash is the sender's. */
  kept: boolean
  url: string | null
  published_on: Day | null
  received_at: Date
  received_by: string | null
  match: Json
  evaluation_id: string | null
  erased_at: Date | null
}

export interface AbsenceRow {
  body_id: string
  year: number
  organisation_id: string
  reason: string
  reader: string
  decided_at: Date
  withdrawn_at: Date | null
  withdrawn_reason: string | null
}
