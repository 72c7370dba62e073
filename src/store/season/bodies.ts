// Bodies of the roster to rows and back: entered, changed, listed, brought in from a file all or none, and found by what a report says.
import { sql } from 'kysely'
import { v7 as timeOrderedId } from 'uuid'
import { audited } from '../audit.js'
import { isHeld } from '../database.js'
import { attachEvaluation, originOf } from './attaching.js'
import { allBodies, bodyOf, codeTaken, refuseUnknown, rowOf } from './body-rows.js'
import { decidedBeside } from './rebinding.js'
import { Fault } from '../../model/fault.js'
import { matchBody } from '../../season/match.js'
import { rosterIndex } from './roster-index.js'
import type { Transaction } from 'kysely'
import type { Body, BodyInput, Clues, Match } from '../../model/roster.js'
import type { IssuerKind } from '../../model/words.js'
import type { Database } from '../tables.js'
import type { Tenancy } from '../tenancy.js'
import type { ToScore } from './rebinding.js'
import type { Rescore } from './score-versions.js'

export interface BodyFilter { kind?: IssuerKind | undefined; parent?: string | undefined; name?: string | undefined }
export interface BodyPage { items: Body[]; next: string | null }

export interface Bodies {
  /** @param organisation the body's own, below the caller's; the caller's where left out. @throws Fault code-taken, not-found for a parent. */
  create(input: BodyInput, organisation?: string): Promise<Body>
  get(id: string): Promise<Body | null>
  list(filter: BodyFilter, page: { limit: number; after?: string }): Promise<BodyPage>
  /**
   * What is left out becomes unknown, but for whose it is: `organisation` gives it to another. What was told to the old one stays there.
   * @returns null where there is no such body. @throws Fault as create, and invalid-input for a circle.
   */
  replace(id: string, input: BodyInput, organisation?: string): Promise<Body | null>
  /** @returns false where there was none. @throws Fault body-in-use */
  remove(id: string): Promise<boolean>
  /** The whole roster that the caller sees, by id. */
  all(): Promise<Body[]>
  match(clues: Clues): Promise<Match>
  /** Whether a body may be given to that organisation: the caller's own, or one below it. */
  mayOwn(organisation: string): Promise<boolean>
  /**
   * Says of whose report an evaluation is; those scored again from the same reading follow, as for a submission.
   * @returns false where there is no such evaluation. @throws Fault not-found for the body, wrong-step where its submission says otherwise, or
   * what its body was told is not settled
   */
  attach(evaluation: string, body: string | null, rescore: Rescore): Promise<boolean>
  /** Evaluations that `attach` may have to score anew, by what people decided; of most there are none. */
  decidedBeside(evaluation: string, body: string | null): Promise<ToScore[]>
}

export function bodiesOf({ caller, within, creating }: Tenancy): Bodies {
  return {
    create: (input, organisation = caller.organisation) => creating(async (tx) => {
      const id = timeOrderedId()
      await refuseUnknown(tx, input, id)
      await codeTaken(() => tx.insertInto('bodies').values({ id, organisation_id: organisation, ...rowOf(input) }).execute())
      await audited(tx, caller, 'body.entered', id, { name: input.name }, organisation)
      return (await get(tx, id))!
    }).catch(vanished),
    get: (id) => within((tx) => get(tx, id)),
    list: (filter, page) => within((tx) => list(tx, filter, page)),
    replace: (id, input, organisation) => within(async (tx) => {
      await refuseUnknown(tx, input, id)
      const owner = organisation !== undefined && { organisation_id: organisation }
      const row = await codeTaken(() => tx.updateTable('bodies').set({ ...rowOf(input), ...owner, changed_at: sql<Date>`clock_timestamp()` })
        .where('id', '=', id).returning('organisation_id').executeTakeFirst())
      if (!row) return null
      await audited(tx, caller, 'body.changed', id, { name: input.name }, row.organisation_id)
      return get(tx, id)
    }).catch(vanished),
    remove: (id) => within(async (tx) => {
      const row = await tx.deleteFrom('bodies').where('id', '=', id).returning(['organisation_id', 'name']).executeTakeFirst()
      if (!row) return false
      // Those alone: the stamp of the roster is for the end, see migration 0018.
      await sql`SET CONSTRAINTS bodies_parent_id_fkey, bodies_merged_into_fkey IMMEDIATE`.execute(tx)
      await audited(tx, caller, 'body.removed', id, { name: row.name }, row.organisation_id)
      return true
    }).catch((error: unknown) => { throw isHeld(error) ? inUse() : error }),
    all: () => within(allBodies),
    mayOwn: (organisation) => within(async (tx) =>
      (await tx.selectFrom('organisations').select('id').where('id', '=', organisation).executeTakeFirst()) !== undefined),
    match: (clues) => within(async (tx) => matchBody(clues, await rosterIndex(tx, caller.organisation))),
    attach: (evaluation, body, rescore) => within((tx) => attachEvaluation(tx, caller, evaluation, body, rescore)),
    decidedBeside: (evaluation, body) => within(async (tx) => decidedBeside(tx, [await originOf(tx, evaluation) ?? evaluation], body)),
  }
}

async function get(tx: Transaction<Database>, id: string): Promise<Body | null> {
  const row = await tx.selectFrom('bodies').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? bodyOf(row) : null
}

async function list(
  tx: Transaction<Database>, { kind, parent, name }: BodyFilter, { limit, after }: { limit: number; after?: string },
): Promise<BodyPage> {
  let query = tx.selectFrom('bodies').selectAll()
  if (kind !== undefined) query = query.where('kind', '=', kind)
  if (parent !== undefined) query = query.where('parent_id', '=', parent)
  if (name !== undefined) query = query.where(sql<boolean>`position(${name} in name) > 0`)
  if (after !== undefined) query = query.where('id', '>', after)
  const rows = await query.orderBy('id').limit(limit + 1).execute()
  const items = rows.slice(0, limit).map(bodyOf)
  return { items, next: rows.length > limit ? items.at(-1)!.id : null }
}

/** A body that was there when it was asked for, and not when the work was written. */
function vanished(error: unknown): never {
  throw isHeld(error) ? new Fault('not-found', { zh: '所指的单位已不在名单中。', en: 'A body it names is no longer in the roster.' }) : error
}

function inUse(): Fault {
  return new Fault('body-in-use', {
    zh: '该单位还有下级单位、提交或评估，不能删除。', en: 'Bodies under it, submissions or evaluations still name it; it can not be removed.',
  })
}
