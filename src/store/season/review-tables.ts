// The tables of review as Kysely sees them: verdicts, versions of scores, objections, problem lists, samples and codings.
import type { ColumnType } from 'kysely'
import type { PersonGate, VerdictKind } from '../../model/review.js'
import type { ItemState, ItemStep, ObjectionState } from '../../model/review-records.js'

type Json = ColumnType<unknown, string, string>

export interface ReviewTables {
  verdicts: VerdictRow
  verdict_marks: { mark: string; verdict_id: string; organisation_id: string }
  score_versions: ScoreVersionRow
  objection_windows: WindowRow
  objections: ObjectionRow
  problem_lists: ProblemListRow
  problem_items: ProblemItemRow
  problem_steps: ProblemStepRow
  samples: SampleRow
  sample_items: SampleItemRow
  codings: CodingRow
  adjudications: AdjudicationRow
}

export interface VerdictRow {
  id: string
  organisation_id: string
  evaluation_id: string | null
  body_id: string | null
  year: number | null
  rule_id: string | null
  gate: PersonGate | null
  verdict: VerdictKind
  outcome: 'pass' | 'fail' | 'partial' | 'not-applicable' | null
  credit: number | null
  reason: string
  reader: string
  reader_key: string | null
  decided_at: Date
  objection_id: string | null
  replaced_by: string | null
  /** Of the evaluation it was given on. */
  fingerprint: string
  /** It rests on a quote that repeats a personal datum: its marks are erased with the text. */
  personal: boolean
}

export interface ScoreVersionRow {
  evaluation_id: string
  version: number
  organisation_id: string
  created_at: Date
  cause: 'verdict' | 'objection' | 'carried-over' | 'waiver'
  verdict_id: string | null
  total: number | null
  low: number | null
  high: number | null
  coverage: number | null
  band: string | null
  score: Json
  changes: Json
}

export interface WindowRow {
  evaluation_id: string
  organisation_id: string
  opens_on: string
  closes_on: string
  working_days: number | null
  /** How long the office allows itself to decide, in working days from the filing; or the last day itself. */
  decide_within: number | null
  decide_by: string | null
  set_at: ColumnType<Date, Date | undefined, Date>
}

export interface ObjectionRow {
  id: string
  organisation_id: string
  evaluation_id: string
  rule_id: string
  reason: string
  links: string[]
  filed_at: Date
  filed_by: string
  filed_key: string | null
  state: ObjectionState
  decision_reason: string | null
  decided_by: string | null
  decided_key: string | null
  decided_at: Date | null
  verdict_id: string | null
  /** Null: filed while no clock was set. */
  decide_by: string | null
  decided_late: boolean | null
}

export interface ProblemListRow {
  id: string
  organisation_id: string
  evaluation_id: string
  body_id: string | null
  year: number | null
  issued_on: string
  due_on: string
  note: string | null
  issued_by: string
  created_at: Date
}

export interface ProblemItemRow {
  list_id: string
  n: number
  organisation_id: string
  rule_id: string
  fingerprint: string | null
  state: ItemState
  returns: number
  /** Null: that of the list. */
  due_on: ColumnType<string | null, string | null | undefined, string>
}

export interface ProblemStepRow {
  id: string
  list_id: string
  n: number
  organisation_id: string
  step: ItemStep
  from_state: ItemState
  to_state: ItemState
  reason: string | null
  links: string[]
  evaluation_id: string | null
  seen: string | null
  late: boolean | null
  due_on: string | null
  taken_by: string
  taken_at: Date
}

export interface SampleRow { id: string; organisation_id: string; year: number; plan: Json; population: number; drawn_at: Date }

export interface SampleItemRow {
  sample_id: string
  n: number
  organisation_id: string
  evaluation_id: string | null
  reasons: string[]
  double: boolean
}

export interface CodingRow {
  sample_id: string
  n: number
  place: number
  organisation_id: string
  coder: string
  coder_key: string | null
  codes: Json
  coded_at: Date
  blind: boolean
}

export interface AdjudicationRow {
  sample_id: string
  n: number
  organisation_id: string
  adjudicator: string
  adjudicator_key: string | null
  codes: Json
  reason: string
  decided_at: Date
  blind: boolean
}
