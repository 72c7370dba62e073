// Stored evaluations of a year in, each scored once more by other rules beside it out; the old ones stay as they are.
import { sql } from 'kysely'
import { audited } from '../audit.js'
import { getEvaluation, saveEvaluation } from '../evaluations.js'
import { bringUnder } from './carrying-over.js'
import { holdSubjects, namedBy, subjectMarksOf } from './subjects.js'
import type { Result } from '../../model/result.js'
import type { Placed } from '../evaluations.js'
import type { Rescore } from './score-versions.js'
import type { Tenancy } from '../tenancy.js'

export interface Rescoring {
  year: number
  /** `id@version` of the ruleset the set was scored by. */
  from: string
  to: { id: string; version: string }
  limit: number
  /** Last id looked at. */
  after?: string | undefined
}

export interface Rescored {
  rescored: Array<{ from: string; to: string }>
  /** Scored by these rules before. */
  already: number
  skipped: Array<{ id: string; why: string }>
  next: string | null
}

export interface Rescorings {
  /**
   * All of a page is kept, or nothing; each under what people decided on the same text.
   * @param again gives the result under the other rules, or says why it can't be had. @param rescore by those rules
   */
  some(asked: Rescoring, again: (result: Result) => Result | { why: string }, rescore: Rescore): Promise<Rescored>
}

export function rescoringsOf({ caller, repeatable }: Tenancy): Rescorings {
  return {
    some: ({ year, from, to, limit, after }, again, rescore) => repeatable(async (tx) => {
      let query = tx.selectFrom('evaluations')
        .select(['id', 'organisation_id', 'body_id', 'document_sha256', 'report_year', 'issuer_name', 'province'])
        .where('report_year', '=', year).where('report_kind', '=', 'annual-report').where('rescored_from', 'is', null)
        .where(sql<boolean>`ruleset_id || '@' || ruleset_version = ${from}`)
      if (after !== undefined) query = query.where('id', '>', after)
      const rows = await query.orderBy('id').limit(limit + 1).execute()
      const page = rows.slice(0, limit).map((row) => ({ ...row, subjects: subjectMarksOf(namedBy(row), row.body_id) }))
      await holdSubjects(tx, page.flatMap(({ subjects }) => subjects), 'with others')
      const done: Rescored = { rescored: [], already: 0, skipped: [], next: rows.length > limit ? page.at(-1)!.id : null }
      const placed: Array<Placed & { organisation: string }> = []
      for (const { id, organisation_id: organisation, body_id: body, subjects } of page) {
        const held = await tx.selectFrom('evaluations').select('id').where('rescored_from', '=', id)
          .where('ruleset_id', '=', to.id).where('ruleset_version', '=', to.version).executeTakeFirst()
        if (held) {
          done.already += 1
          continue
        }
        const made = again((await getEvaluation(tx, id))!.result)
        if ('why' in made) {
          done.skipped.push({ id, why: made.why })
          continue
        }
        const saved = await saveEvaluation(tx, organisation, made, body, id)
        done.rescored.push({ from: id, to: saved.id })
        placed.push({ ...saved, body, subjects, organisation })
      }
      // Each organisation's record is held till the end: all are taken in one order, after all that is stored.
      await bringUnder(tx, caller, placed.sort((one, other) => (one.organisation < other.organisation ? -1 : 1)), rescore)
      if (done.rescored.length > 0) {
        await audited(tx, caller, 'evaluations.rescored', `${to.id}@${to.version}`, { year, from, count: done.rescored.length })
      }
      return done
    }),
  }
}
