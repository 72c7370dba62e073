// A database in, what a backup holds of it out: every table of ours with its columns, and the counters behind them.
import { sql } from 'kysely'
import { Fault } from '../../model/fault.js'
import type { Transaction } from 'kysely'
import type { Database } from '../tables.js'

export type Tx = Transaction<Database>

export interface KeptTable {
  name: string
  columns: string[]
  /** As `timestamp(3) with time zone`: each value is written as text and read back by this. */
  types: string[]
}

/** Kysely's own: they say which migrations ran, which the head of a backup says. */
const ofMigrations = ['kysely_migration', 'kysely_migration_lock']

/**
 * By the catalogue and not by a list, so that a table made by a later migration is not forgotten. Computed columns compute themselves.
 * @throws Fault store-unavailable where the tables are another user's: the rows he may not see would be missing without a word.
 */
export async function tablesOf(tx: Tx): Promise<KeptTable[]> {
  const { rows } = await sql<KeptTable & { own: boolean }>`
    SELECT relname AS name, pg_has_role(current_user, relowner, 'USAGE') AS own,
      array_agg(attname::text ORDER BY attnum) AS columns, array_agg(format_type(atttypid, atttypmod) ORDER BY attnum) AS types
    FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
    WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
      AND relname <> ALL (${ofMigrations})
    GROUP BY relname, relowner ORDER BY relname`.execute(tx)
  const foreign = rows.filter(({ own }) => !own).map(({ name }) => name)
  if (foreign.length > 0) {
    throw new Fault('store-unavailable', {
      zh: `表 ${foreign.join('、')} 属于另一个数据库用户，请用那个用户的 DATABASE_URL。`,
      en: `The tables ${foreign.join(', ')} belong to another database user; set DATABASE_URL to his.`,
    })
  }
  return rows.map(({ name, columns, types }) => ({ name, columns, types }))
}

export interface Counter { name: string; value: string; called: boolean }

export async function countersOf(tx: Tx): Promise<Counter[]> {
  const { rows } = await sql<{ name: string }>`
    SELECT relname AS name FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'S' ORDER BY relname`.execute(tx)
  const counters: Counter[] = []
  for (const { name } of rows) {
    const { rows: [found] } = await sql<Counter>`SELECT last_value::text AS value, is_called AS called FROM ${sql.table(name)}`.execute(tx)
    counters.push({ ...found!, name })
  }
  return counters
}

export async function setCounter(tx: Tx, { name, value, called }: Counter): Promise<void> {
  await sql`SELECT setval(format('%I', ${name}::text)::regclass, ${value}::bigint, ${called})`.execute(tx)
}
