// Submissions to rows and back: what was handed in for a body and a year, its bytes kept as evidence as long as the retention says.
import { sql } from 'kysely'
import { v7 as timeOrderedId } from 'uuid'
import { audited } from '../audit.js'
import { documentBytes, keepDocument } from '../batches/documents.js'
import { fromStored, toStored } from '../stored-text.js'
import { attachSubmission, evaluationsOf } from './attaching.js'
import { ownerOf } from './body-rows.js'
import { decidedBeside } from './rebinding.js'
import { rosterIndex } from './roster-index.js'
import { matchBody } from '../../season/match.js'
import type { Selectable, Transaction } from 'kysely'
import type { Clues, Match } from '../../model/roster.js'
import type { Database } from '../tables.js'
import type { Tenancy } from '../tenancy.js'
import type { ToScore } from './rebinding.js'
import type { SubmissionRow } from './roster-tables.js'
import type { Rescore } from './score-versions.js'

export interface Submission {
  id: string
  body: string | null
  year: number
  sha256: string
  name: string
  mediaType: string
  size: number | null
  kept: boolean
  url: string | null
  publishedOn: string | null
  receivedAt: string
  receivedBy: string | null
  match: Match
  /** What it was evaluated to last, by a batch; null also where that is not the caller's to see. */
  evaluationId: string | null
  erasedAt: string | null
}

export interface NewSubmission {
  year: number
  /** Named by its sender; else it is found by the clues, or stays without one. */
  body: string | null
  clues: Clues
  name: string
  mediaType: string
  url: string | null
  publishedOn: string | null
  /** The bytes, or the hash of what lies elsewhere. */
  content: { bytes: Uint8Array } | { sha256: string }
}

export interface Submissions {
  /** Bytes and row in one transaction. @throws Fault not-found for a body that was named */
  receive(submission: NewSubmission): Promise<Submission>
  get(id: string): Promise<Submission | null>
  list(filter: { year?: number | undefined; body?: string | undefined }, page: { limit: number; after?: string }):
    Promise<{ items: Submission[]; next: string | null }>
  /** @returns null where there is no such submission; `bytes` null where they lie elsewhere or were erased. */
  content(id: string): Promise<{ submission: Submission; bytes: Uint8Array | null } | null>
  /**
   * Says whose it is; null for nobody's of the roster. It belongs to that body's organisation then, with its bytes, what was evaluated of it and
   * what people decided of that; nobody's goes to the nearest office above where it was.
   * @returns null where there is no such submission. @throws Fault not-found for the body, wrong-step while something the body was told is not
   * settled, or where one above judged it
   */
  attach(id: string, body: string | null, rescore: Rescore): Promise<Submission | null>
  /** Evaluations that `attach` may have to score anew, by what people decided; of most there are none. */
  decidedBeside(id: string, body: string | null): Promise<ToScore[]>
}

export function submissionsOf({ caller, within, creating }: Tenancy): Submissions {
  return {
    receive: (given) => creating(async (tx) => {
      const match = given.body === null ? matchBody(given.clues, await rosterIndex(tx, caller.organisation)) : named(given.body)
      const body = match.state === 'matched' ? match.body : null
      const organisation = body === null ? caller.organisation : await ownerOf(tx, body)
      const { content } = given
      const sha256 = 'bytes' in content ? await keepDocument(tx, organisation, content.bytes) : content.sha256
      const id = timeOrderedId()
      await tx.insertInto('submissions').values({
        id, organisation_id: organisation, body_id: body, year: given.year, sha256, name: toStored(given.name), media_type: toStored(given.mediaType),
        size: 'bytes' in content ? content.bytes.byteLength : null, kept: 'bytes' in content, url: given.url, published_on: given.publishedOn,
        received_at: new Date(), received_by: caller.key, match: JSON.stringify(match), evaluation_id: null, erased_at: null,
      }).execute()
      await audited(tx, caller, 'submission.received', id, { body, year: given.year, sha256, kept: 'bytes' in content }, organisation)
      return (await get(tx, id))!
    }),
    get: (id) => within((tx) => get(tx, id)),
    list: ({ year, body }, { limit, after }) => within(async (tx) => {
      let query = rows(tx)
      if (year !== undefined) query = query.where('year', '=', year)
      if (body !== undefined) query = query.where('body_id', '=', body)
      if (after !== undefined) query = query.where('id', '<', after)
      const found = await query.orderBy('id', 'desc').limit(limit + 1).execute()
      const items = found.slice(0, limit).map(submissionOf)
      return { items, next: found.length > limit ? items.at(-1)!.id : null }
    }),
    content: (id) => within(async (tx) => {
      const row = await rows(tx).where('id', '=', id).executeTakeFirst()
      if (!row) return null
      const here = row.kept && row.erased_at === null
      return { submission: submissionOf(row), bytes: here ? await documentBytes(tx, row.organisation_id, row.sha256) : null }
    }),
    decidedBeside: (id, body) => within(async (tx) => decidedBeside(tx, await evaluationsOf(tx, id), body)),
    attach: (id, body, rescore) => within(async (tx) => {
      const match = JSON.stringify(body === null ? nobodys : named(body))
      return await attachSubmission(tx, caller, id, { body, match }, rescore) ? get(tx, id) : null
    }),
  }
}

const nobodys: Match = { state: 'none', reason: { zh: '经人工认定，不属于名单中的单位', en: 'A person said that it is of no body of the roster' } }

function named(body: string): Match {
  return { state: 'matched', body, by: 'code', reason: { zh: '由提交人指明', en: 'Named by whoever handed it in' } }
}

/** An office's evaluation is not its body's to see before review begins. */
function rows(tx: Transaction<Database>) {
  return tx.selectFrom('submissions').selectAll().select((of) =>
    of.selectFrom('evaluations').select('evaluations.id').whereRef('evaluations.id', '=', 'submissions.evaluation_id').as('evaluation'))
}

async function get(tx: Transaction<Database>, id: string): Promise<Submission | null> {
  const row = await rows(tx).where('id', '=', id).executeTakeFirst()
  return row ? submissionOf(row) : null
}

function submissionOf(row: Selectable<SubmissionRow> & { evaluation: string | null }): Submission {
  return {
    id: row.id, body: row.body_id, year: row.year, sha256: row.sha256, name: fromStored(row.name), mediaType: fromStored(row.media_type),
    size: row.size, kept: row.kept,
    url: row.url, publishedOn: row.published_on, receivedAt: row.received_at.toISOString(), receivedBy: row.received_by,
    match: row.match as Match, evaluationId: row.evaluation, erasedAt: row.erased_at?.toISOString() ?? null,
  }
}

export interface Retentions {
  /** Days said by the caller's organisation, or by the nearest above it that the caller sees; null where none has said. */
  get(): Promise<number | null>
  /** Null: as above it. */
  set(days: number | null): Promise<void>
}

export function retentionsOf({ caller, within }: Tenancy): Retentions {
  return {
    get: () => within(async (tx) =>
      (await tx.selectFrom('retentions').select('days').where('organisation_id', '=', caller.organisation).executeTakeFirst())?.days ?? null),
    set: (days) => within(async (tx) => {
      if (days === null) await tx.deleteFrom('retentions').where('organisation_id', '=', caller.organisation).execute()
      else {
        await sql`INSERT INTO retentions (organisation_id, days) VALUES (${caller.organisation}, ${days})
          ON CONFLICT (organisation_id) DO UPDATE SET days = excluded.days`.execute(tx)
      }
      await audited(tx, caller, 'retention.set', caller.organisation, { days })
    }),
  }
}
