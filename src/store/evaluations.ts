// Results to rows and back: saved once, read whole or as heads, listed newest first, removed.
import { sql } from 'kysely'
import { v7 as timeOrderedId } from 'uuid'
import { packed } from '../model/packed.js'
import { audited } from './audit.js'
import { isHeld } from './database.js'
import { rosterIndex } from './season/roster-index.js'
import { holdSubjects, subjectMarksOf } from './season/subjects.js'
import { Fault } from '../model/fault.js'
import { matchBody } from '../season/match.js'
import { fromStored, fromStoredJson, storedJson, toStored, toStoredJson } from './stored-text.js'
import { inTree } from './tenancy.js'
import type { Selectable, Transaction } from 'kysely'
import type { PackedResult, ResultHead } from '../model/packed.js'
import type { Result } from '../model/result.js'
import type { RosterIndex } from '../season/match.js'
import type { Database, EvaluationRow } from './tables.js'
import type { Tenancy } from './tenancy.js'

export type { ResultHead }
export interface Stored<T> {
  id: string
  createdAt: string
  result: T
}

export interface EvaluationFilter {
  year?: number
  province?: string
  issuerKind?: string
  band?: string
}
export interface Page {
  limit: number
  /** The last id of the page before. */ after?: string
}
export interface Listed {
  items: Array<Stored<ResultHead>>
  /** Last id of this page where more follow. */ next: string | null
}

export interface Evaluations {
  /** @param body of the roster whose report it is, where that is known. */
  save(result: Result, body?: string | null): Promise<{ id: string; createdAt: string }>
  get(id: string): Promise<Stored<Result> | null>
  list(filter: EvaluationFilter, page: Page): Promise<Listed>
  /** @returns false where there was none. */
  remove(id: string): Promise<boolean>
}

const shape = 1

export function evaluationsOf({ caller, within, creating }: Tenancy): Evaluations {
  return {
    save: (result, body = null) => creating((tx) => saveEvaluation(tx, caller.organisation, result, body)),
    get: (id) => within((tx) => getEvaluation(tx, id)),
    list: (filter, page) => within((tx) => list(tx, caller.organisation, filter, page)),
    remove: (id) => within(async (tx) => {
      // As whoever says whose a submission is: its row before that of what it was evaluated to, which names it no more.
      await tx.selectFrom('submissions').select('id').where('evaluation_id', '=', id).orderBy('id').forNoKeyUpdate().execute()
      if (await isUnderReview(tx, id)) throw underReview()
      const removed = await tx.deleteFrom('evaluations').where('id', '=', id).where(inTree(caller))
        .returning(['organisation_id', 'document_sha256']).executeTakeFirst()
      if (!removed) return false
      await audited(tx, caller, 'evaluation.removed', id, { document: removed.document_sha256 }, removed.organisation_id)
      return true
    }).catch((error: unknown) => { throw isHeld(error) ? underReview() : error }),
  }
}

/** A result, and whose it was said or found to be; left out, it is matched by name. */
export interface Settled { result: PackedResult; body?: string | null | undefined }
/** @property subjects by which what was decided before is found: see season/subjects.ts. They are held till the transaction ends. */
export interface Placed { id: string; createdAt: string; body: string | null; subjects: string[] }

/** Many at once, in a transaction at hand. @returns in the order they were given. */
export async function saveEvaluations(tx: Transaction<Database>, organisation: string, settled: Settled[]): Promise<Placed[]> {
  if (settled.length === 0) return []
  const roster = settled.some(({ body }) => body === undefined) ? await rosterIndex(tx, organisation) : null
  const rows = settled.map(({ result, body }) => {
    const id = timeOrderedId()
    const whose = body === undefined ? bodyIn(roster!, result) : body
    return { id, created_at: timeOf(id), organisation_id: organisation, body_id: whose, rescored_from: null, ...rowOf(result) }
  })
  const subjects = rows.map(({ body_id: body }, at) => subjectMarksOf(settled[at]!.result.head, body))
  await holdSubjects(tx, subjects.flat(), 'with others')
  // In one order whoever writes: each row notes its body and year (migration 0013), and two that note the same wait for each other.
  const order = ({ body_id: body, report_year: year }: (typeof rows)[number]): string => `${body} ${year}`
  await tx.insertInto('evaluations').values([...rows].sort((a, b) => (order(a) < order(b) ? -1 : 1))).execute()
  return rows.map(({ id, created_at: at, body_id: body }, nth) => ({ id, createdAt: at.toISOString(), body, subjects: subjects[nth]! }))
}

/** Where there is no doubt. The name is the submitted one where one was. */
function bodyIn(roster: RosterIndex, { head: { report } }: PackedResult): string | null {
  if (report.kind !== 'annual-report') return null
  const match = matchBody({ code: null, submitted: null, read: report.issuer.name, host: null }, roster)
  return match.state === 'matched' ? match.body : null
}

/** What people decided, objected to or were told to mend is evidence, and stays. */
export async function isUnderReview(tx: Transaction<Database>, id: string): Promise<boolean> {
  const tables = ['score_versions', 'objection_windows', 'problem_lists', 'sample_items'] as const
  for (const table of tables) {
    if (await tx.selectFrom(table).select('evaluation_id').where('evaluation_id', '=', id).executeTakeFirst()) return true
  }
  return false
}

function underReview(): Fault {
  return new Fault('under-review', {
    zh: '该评估已有人工认定、申诉、问题清单或抽样，不能删除。', en: 'Verdicts, objections, a problem list or a sample rest on this evaluation; it can not be removed.',
  })
}

/** In a transaction at hand, for whatever stores more than the evaluation in one go. */
export async function saveEvaluation(
  tx: Transaction<Database>, organisation: string, result: Result, body: string | null = null, rescoredFrom: string | null = null,
): Promise<{ id: string; createdAt: string }> {
  const id = timeOrderedId()
  const createdAt = timeOf(id)
  await tx
    .insertInto('evaluations')
    .values({ id, created_at: createdAt, organisation_id: organisation, body_id: body, rescored_from: rescoredFrom, ...rowOf(packed(result)) })
    .execute()
  return { id, createdAt: createdAt.toISOString() }
}

/** The first 48 bits of such an id are its milliseconds: one clock for both, so that the order of ids is the order of time. */
function timeOf(id: string): Date {
  return new Date(parseInt(id.replace('-', '').slice(0, 12), 16))
}

type Kept = Omit<EvaluationRow, 'id' | 'created_at' | 'organisation_id' | 'body_id' | 'erased_at' | 'rescored_from'>

/** All of a row that its result says. */
export function rowOf({ head, body, text, rules }: PackedResult): Kept {
  const { ruleset, document, report, score } = head
  return {
    shape,
    ruleset_id: ruleset.id,
    ruleset_version: ruleset.version,
    ruleset_digest: ruleset.digest,
    document_sha256: document.sha256,
    document_name: toStored(document.name),
    media_type: toStored(document.mediaType),
    report_kind: report.kind,
    report_year: report.year,
    regime: report.regime,
    province: stored(report.issuer.province),
    issuer_kind: report.issuer.kind,
    issuer_name: stored(report.issuer.name),
    band: score?.band ?? null,
    total: score?.total ?? null,
    failed: rules.fail,
    partly: rules.partial,
    reviewed: rules.review,
    head: toStoredJson(head),
    body: storedJson(body),
    text: toStored(text),
  }
}

function stored(text: string | null): string | null {
  return text === null ? null : toStored(text)
}

/** In a transaction at hand. */
export async function getEvaluation(db: Transaction<Database>, id: string): Promise<Stored<Result> | null> {
  return (await getEvaluations(db, [id])).get(id) ?? null
}

/** By their ids, in one question; held whole, so ask for few. */
export async function getEvaluations(db: Transaction<Database>, ids: string[]): Promise<Map<string, Stored<Result>>> {
  const rows = await db
    .selectFrom('evaluations')
    .select(['id', 'created_at', 'text', sql<string>`head::text`.as('head'), sql<string>`body::text`.as('body')])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => {
    const body = fromStoredJson(row.body) as Omit<Result, keyof ResultHead | 'text'>
    return [row.id, { ...placeOf(row), result: { ...headOf(row.head), ...body, text: fromStored(row.text) } }]
  }))
}

/**
 * One range of an index, whoever looks: `listed_evaluations` has a row for each organisation that sees one, with all that can be filtered by,
 * and no evaluation is opened that is not shown.
 */
async function list(
  tx: Transaction<Database>, organisation: string, { year, province, issuerKind, band }: EvaluationFilter, { limit, after }: Page,
): Promise<Listed> {
  let page = tx.selectFrom('listed_evaluations').select('id').where('organisation_id', '=', organisation)
  if (year !== undefined) page = page.where('report_year', '=', year)
  if (province !== undefined) page = page.where('province', '=', toStored(province))
  if (issuerKind !== undefined) page = page.where('issuer_kind', '=', issuerKind)
  if (band !== undefined) page = page.where('band', '=', band)
  if (after !== undefined) page = page.where('id', '<', after)
  const rows = await tx
    .with((cte) => cte('page').materialized(), () => page.orderBy('id', 'desc').limit(limit + 1))
    .selectFrom('page')
    .innerJoin('evaluations', 'evaluations.id', 'page.id')
    .select(['evaluations.id', 'created_at', sql<string>`head::text`.as('head')])
    .orderBy('evaluations.id', 'desc')
    .execute()
  const items = rows.slice(0, limit).map((row) => ({ ...placeOf(row), result: headOf(row.head) }))
  return { items, next: rows.length > limit ? items.at(-1)!.id : null }
}

function placeOf({ id, created_at: createdAt }: Pick<Selectable<EvaluationRow>, 'id' | 'created_at'>): {
  id: string
  createdAt: string
} {
  return { id, createdAt: createdAt.toISOString() }
}

function headOf(json: string): ResultHead {
  return fromStoredJson(json) as ResultHead
}
