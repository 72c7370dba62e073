// Stored evaluations of a year in, each scored once more by other rules beside it out; the old ones stay as they are.
import { sql } from 'kysely'
import { audited } from '../audit.js'
import { getEvaluation, saveEvaluation } from '../evaluations.js'
import type { Result } from '../../model/result.js'
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
  /** @param again gives the result under the other rules, or says why it can't be had. All of a page is kept, or nothing. */
  some(asked: Rescoring, again: (result: Result) => Result | { why: string }): Promise<Rescored>
}

export function rescoringsOf({ caller, repeatable }: Tenancy): Rescorings {
  return {
    some: ({ year, from, to, limit, after }, again) => repeatable(async (tx) => {
      let query = tx.selectFrom('evaluations').select(['id', 'organisation_id', 'body_id'])
        .where('report_year', '=', year).where('report_kind', '=', 'annual-report').where('rescored_from', 'is', null)
        .where(sql<boolean>`ruleset_id || '@' || ruleset_version = ${from}`)
      if (after !== undefined) query = query.where('id', '>', after)
      const rows = await query.orderBy('id').limit(limit + 1).execute()
      const page = rows.slice(0, limit)
      const done: Rescored = { rescored: [], already: 0, skipped: [], next: rows.length > limit ? page.at(-1)!.id : null }
      for (const { id, organisation_id: organisation, body_id: body } of page) {
        const held = await tx.selectFrom('evaluations').select('id').where('rescored_from', '=', id)
          .where('ruleset_id', '=', to.id).where('ruleset_version', '=', to.version).executeTakeFirst()
        if (held) {
          done.already += 1
          continue
        }
        const made = again((await getEvaluation(tx, id))!.result)
        if ('why' in made) done.skipped.push({ id, why: made.why })
        else done.rescored.push({ from: id, to: (await saveEvaluation(tx, organisation, made, body, id)).id })
      }
      if (done.rescored.length > 0) {
        await audited(tx, caller, 'evaluations.rescored', `${to.id}@${to.version}`, { year, from, count: done.rescored.length })
      }
      return done
    }),
  }
}
