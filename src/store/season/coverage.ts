// A report year in; every body of the roster the caller sees with what came for it and what a person said of it, out.
import { sql } from 'kysely'
import { audited } from '../audit.js'
import { allBodies } from './body-rows.js'
import { noBody } from './body-rows.js'
import { keptBelow } from '../tenancy.js'
import { Fault } from '../../model/fault.js'
import type { Transaction } from 'kysely'
import type { Body, Handed } from '../../model/roster.js'
import type { Database } from '../tables.js'
import type { Tenancy } from '../tenancy.js'

/** A person's word that nothing was published. */
export interface Absence { reason: string; reader: string; decidedAt: string; withdrawnAt: string | null; withdrawnReason: string | null }

export interface CoveredBody {
  body: Body
  handed: Handed | null
  submissions: number
  /** The newest of that year. */
  evaluation: string | null
  absence: Absence | null
}

export interface CoverageStore {
  of(year: number): Promise<CoveredBody[]>
  /**
   * The gate not-published, set off by a person.
   * @throws Fault not-found for the body, wrong-step where it is said already
   */
  confirmAbsence(body: string, year: number, said: { reason: string; reader: string }): Promise<Absence>
  /** @returns null where nothing was said, or it was taken back before. */
  withdrawAbsence(body: string, year: number, reason: string): Promise<Absence | null>
}

export function coverageOf({ caller, within }: Tenancy): CoverageStore {
  return {
    of: (year) => within((tx) => covered(tx, year)),
    confirmAbsence: (body, year, { reason, reader }) => within(async (tx) => {
      const held = await tx.selectFrom('bodies').select('organisation_id').where('id', '=', body).executeTakeFirst()
      if (!held) throw noBody(body)
      const decided = { reason, reader, decided_at: new Date(), withdrawn_at: null, withdrawn_reason: null }
      const row = await tx.insertInto('absences').values({ body_id: body, year, organisation_id: held.organisation_id, ...decided })
        .onConflict((conflict) => conflict.columns(['body_id', 'year']).doUpdateSet(decided).where('absences.withdrawn_at', 'is not', null))
        .returning('body_id').executeTakeFirst()
      if (!row) throw new Fault('wrong-step', { zh: '已经认定为未公布。', en: 'It was said already that nothing was published.' })
      await audited(tx, caller, 'absence.confirmed', body, { year, reason, reader }, held.organisation_id)
      return (await absenceOf(tx, body, year))!
    }),
    withdrawAbsence: (body, year, reason) => within(async (tx) => {
      const row = await tx.updateTable('absences').set({ withdrawn_at: new Date(), withdrawn_reason: reason })
        .where('body_id', '=', body).where('year', '=', year).where('withdrawn_at', 'is', null).returning('organisation_id').executeTakeFirst()
      if (!row) return null
      await audited(tx, caller, 'absence.withdrawn', body, { year, reason }, row.organisation_id)
      return absenceOf(tx, body, year)
    }),
  }
}

interface Seen { body_id: string; received: string; published: string | null; submissions: string; evaluation: string | null }

/**
 * The first day on which a report is known to have been public, and in hand: a re-posting later makes nothing late. Evaluations come by
 * the caller's own list, the rest by the tree: the row-level rules alone would have the rows of all others read.
 */
async function covered(tx: Transaction<Database>, year: number): Promise<CoveredBody[]> {
  const bodies = await allBodies(tx)
  const { rows } = await sql<Seen>`
    SELECT body_id, to_char(min(received) AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS received, min(published) AS published,
      count(*) FILTER (WHERE submitted) AS submissions, max(evaluation)::text AS evaluation
    FROM (
      SELECT body_id, received_at AS received, published_on::text AS published, true AS submitted, NULL::text AS evaluation
      FROM submissions WHERE ${keptBelow()} AND year = ${year} AND body_id IS NOT NULL
      UNION ALL
      SELECT body_id, created_at, head -> 'report' ->> 'publishedOn', false, id::text
      FROM evaluations WHERE report_kind = 'annual-report' AND body_id IS NOT NULL AND id = ANY(ARRAY(
        SELECT id FROM listed_evaluations WHERE organisation_id = mingjian_organisation() AND report_year = ${year}))
    ) came GROUP BY body_id`.execute(tx)
  const seen = new Map(rows.map((row) => [row.body_id, row]))
  const said = await tx.selectFrom('absences').selectAll().where(keptBelow()).where('year', '=', year).execute()
  const absences = new Map(said.map((row) => [row.body_id, fromRow(row)]))
  return bodies.map((body) => {
    const came = seen.get(body.id)
    return {
      body, handed: came ? { receivedOn: came.received, publishedOn: came.published } : null,
      submissions: Number(came?.submissions ?? 0), evaluation: came?.evaluation ?? null, absence: absences.get(body.id) ?? null,
    }
  })
}

async function absenceOf(tx: Transaction<Database>, body: string, year: number): Promise<Absence | null> {
  const row = await tx.selectFrom('absences').selectAll().where('body_id', '=', body).where('year', '=', year).executeTakeFirst()
  return row ? fromRow(row) : null
}

type Row = { reason: string; reader: string; decided_at: Date; withdrawn_at: Date | null; withdrawn_reason: string | null }

function fromRow({ reason, reader, decided_at: decided, withdrawn_at: withdrawn, withdrawn_reason: why }: Row): Absence {
  return { reason, reader, decidedAt: decided.toISOString(), withdrawnAt: withdrawn?.toISOString() ?? null, withdrawnReason: why }
}
