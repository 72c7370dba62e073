// A store whose process dies between the work of a request and its answer; and what its database is asked afterwards.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Store } from '../../src/store/store.js'
import type { Database } from '../../src/store/tables.js'

/** While `now` is true, no answer is kept: to the database, and to whoever repeats the request, as if the process had died. */
export function dyingAt(store: Store, death: () => Promise<void> = () => Promise.reject(new Error('died'))): { now: boolean } {
  const die = { now: false }
  const { as } = store
  store.as = (caller) => {
    const tenant = as(caller)
    const { idempotency } = tenant
    return { ...tenant, idempotency: { ...idempotency, keep: (...given) => (die.now ? death() : idempotency.keep(...given)) } }
  }
  return die
}

/** As if the time had passed for which a process has a key. */
export async function holdsNoMore(db: Kysely<Database>, key: string): Promise<void> {
  await sql`UPDATE idempotency_keys SET held_until = now() - interval '1 second' WHERE key = ${key}`.execute(db)
}

/** How many rows each table has, but for those that stand for requests themselves. */
export async function rowsOf(db: Kysely<Database>): Promise<Record<string, number>> {
  const { rows } = await sql<{ name: string; many: number }>`
    SELECT relname AS name,
      (xpath('/row/many/text()', query_to_xml(format('SELECT count(*) AS many FROM %I', relname), false, true, '')))[1]::text::int AS many
    FROM pg_class
    WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND relname <> 'idempotency_keys' ORDER BY relname`.execute(db)
  return Object.fromEntries(rows.map(({ name, many }) => [name, many]))
}
