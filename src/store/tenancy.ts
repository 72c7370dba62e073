// A caller and a piece of work in, the work done in one transaction that sees that caller's rows and no others.
import { sql } from 'kysely'
import { asking } from './database.js'
import { markWorked } from './worked.js'
import type { Kysely, RawBuilder, SqlBool, Transaction } from 'kysely'
import type { Caller } from '../model/caller.js'
import type { Database } from './tables.js'

/** What a repository is given: whose rows, and the door to them. */
export interface Tenancy {
  caller: Caller
  /** For a request that may be repeated: what the work leaves is kept together with the mark on the request's key, or not at all. */
  within<T>(work: Work<T>): Promise<T>
  /** As `within`, where the request is for what is made: whoever repeats it is sent there. A word instead of a thing says why none was made. */
  creating<T extends { id: string } | string>(work: Work<T>): Promise<T>
  /** Work that a repeat may do once more: it leaves nothing that counts, or what it left the first time. */
  repeatable<T>(work: Work<T>): Promise<T>
}
type Work<T> = (tx: Transaction<Database>) => Promise<T>

export function tenancyOf(db: Kysely<Database>, caller: Caller): Tenancy {
  const { hold } = caller
  const repeatable: Tenancy['repeatable'] = (work) => within(db, caller, work)
  if (!hold) return { caller, within: repeatable, creating: repeatable, repeatable }
  const once = <T>(work: Work<T>, madeBy: (done: T) => string | null): Promise<T> => repeatable(async (tx) => {
    const done = await work(tx)
    await markWorked(tx, caller, hold, madeBy(done))
    return done
  })
  return {
    caller, repeatable, within: (work) => once(work, () => null),
    creating: (work) => once(work, (done) => (typeof done === 'string' ? null : done.id)),
  }
}

/**
 * The transaction works under the role mingjian_tenant, as SET LOCAL ROLE: the rules of its tables (migration 0004) bind even where the
 * database user is a superuser, or a query forgets to ask whose the row is. Work that throws leaves nothing behind.
 * @throws Fault store-unavailable where the database, and not the work, is at fault.
 */
export function within<T>(db: Kysely<Database>, caller: Caller, work: Work<T>): Promise<T> {
  return asking(() => db.transaction().execute(async (tx) => {
    await sql`SELECT set_config('role', 'mingjian_tenant', true), set_config('mingjian.organisation', ${caller.organisation}, true)`.execute(tx)
    return work(tx)
  }))
}

/**
 * A condition for WHERE: the organisation stands in the caller's tree. The tables' own rules say the same, so that either may be wrong alone.
 * @param column of the table that is asked, with its name before it where a query has several.
 */
export function inTree({ organisation }: Caller, column = 'organisation_id'): RawBuilder<SqlBool> {
  return sql<SqlBool>`EXISTS (SELECT FROM organisation_closure WHERE ancestor = ${organisation} AND descendant = ${sql.ref(column)})`
}

/**
 * The same once more for whoever wants all there is of a tree and not a page: the organisations are read first, and then a range of an index
 * for each. By the row-level rule alone the planner reads the rows of all others too: among 100,000 bodies of others a county's 718 took 40 ms,
 * and take 2. A join with the tree does as well for a county, and five times worse for a province.
 */
export function keptBelow(column = 'organisation_id'): RawBuilder<SqlBool> {
  return sql<SqlBool>`${sql.ref(column)} = ANY(ARRAY(SELECT descendant FROM organisation_closure WHERE ancestor = mingjian_organisation()))`
}
