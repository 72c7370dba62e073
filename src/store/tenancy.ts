// A caller and a piece of work in, the work done in one transaction that sees that caller's rows and no others.
import { sql } from 'kysely'
import { asking } from './database.js'
import type { Kysely, RawBuilder, SqlBool, Transaction } from 'kysely'
import type { Caller } from '../model/caller.js'
import type { Database } from './tables.js'

/** What a repository is given: whose rows, and the door to them. */
export interface Tenancy {
  caller: Caller
  within<T>(work: (tx: Transaction<Database>) => Promise<T>): Promise<T>
}

export function tenancyOf(db: Kysely<Database>, caller: Caller): Tenancy {
  return { caller, within: (work) => within(db, caller, work) }
}

/**
 * The transaction works under the role mingjian_tenant, as SET LOCAL ROLE: the rules of its tables (migration 0004) bind even where the
 * database user is a superuser, or a query forgets to ask whose the row is. Work that throws leaves nothing behind.
 * @throws Fault store-unavailable where the database, and not the work, is at fault.
 */
export function within<T>(db: Kysely<Database>, caller: Caller, work: (tx: Transaction<Database>) => Promise<T>): Promise<T> {
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
