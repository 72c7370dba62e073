// An open database in, a file out from which `restore` makes the same one: all tables as they stood at one moment.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { engineVersion } from '../../model/engine.js'
import { asking } from '../database.js'
import { Fault } from '../../model/fault.js'
import { writeLines } from './lines.js'
import { countersOf, tablesOf } from './tables.js'
import type { Kysely } from 'kysely'
import type { Database } from '../tables.js'
import type { Counter, KeptTable, Tx } from './tables.js'

/** The lines of a backup, in this order: head; for each table its name, its rows, its end; counters; the end of all. */
export interface Head { backup: 'mingjian'; format: 1; engine: string; at: string; migrations: string[] }
export interface TableHead { table: string; columns: string[]; types: string[] }
/** One value a column, as PostgreSQL writes it as text. */
export type Row = Array<string | null>
export interface TableEnd { end: string; rows: number; sha256: string }
export interface Counters { counters: Counter[] }
export interface Finish { complete: true; tables: number }

/** The package of the embedded PostgreSQL has no pg_dump; this asks over the wire what it would. */
const mostRows = 200
const bytesAtOnce = 4 * 1024 * 1024

/**
 * The service may go on working: one transaction sees one moment.
 * @param now of the writing, for the head.
 * @returns rows by table.
 * @throws Fault store-unavailable, file-unreadable.
 */
export async function backUp(db: Kysely<Database>, file: string, now: Date): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  await asking(() => db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(async (tx) => {
    await sql`SET LOCAL statement_timeout = 0`.execute(tx)
    const head: Head = { backup: 'mingjian', format: 1, engine: engineVersion, at: now.toISOString(), migrations: await migrationsIn(tx) }
    await writeLines(file, linesOf(tx, head, counts))
  }))
  return counts
}

/** As the database says, which may know more than this program. */
async function migrationsIn(tx: Tx): Promise<string[]> {
  const { rows: [found] } = await sql<{ here: boolean }>`SELECT to_regclass('kysely_migration') IS NOT NULL AS here`.execute(tx)
  if (found?.here !== true) throw new Fault('store-unavailable', { zh: '数据库里没有明鉴的数据。', en: 'The database holds nothing of Mingjian.' })
  const { rows } = await sql<{ name: string }>`SELECT name FROM kysely_migration ORDER BY name`.execute(tx)
  return rows.map(({ name }) => name)
}

async function* linesOf(tx: Tx, head: Head, counts: Record<string, number>): AsyncGenerator<unknown, void, undefined> {
  yield head
  const tables = await tablesOf(tx)
  for (const table of tables) {
    const { name, columns, types } = table
    yield { table: name, columns, types } satisfies TableHead
    const digest = createHash('sha256')
    let rows = 0
    for await (const row of rowsOf(tx, table)) {
      digest.update(`${JSON.stringify(row)}\n`)
      rows += 1
      yield row
    }
    counts[name] = rows
    yield { end: name, rows, sha256: digest.digest('hex') } satisfies TableEnd
  }
  yield { counters: await countersOf(tx) } satisfies Counters
  yield { complete: true, tables: tables.length } satisfies Finish
}

/** As many at once as fill a few megabytes, judged by those before: rows are 100 bytes here and 30 MiB there. */
async function* rowsOf(tx: Tx, { name, columns }: KeptTable): AsyncGenerator<Row, void, undefined> {
  const values = sql.join(columns.map((column, at) => sql`${sql.ref(column)}::text AS ${sql.ref(`c${at}`)}`))
  await sql`DECLARE backup NO SCROLL CURSOR FOR SELECT ${values} FROM ${sql.table(name)}`.execute(tx)
  for (let next = 1; ;) {
    const { rows: found } = await sql<Record<string, string | null>>`FETCH FORWARD ${sql.lit(next)} FROM backup`.execute(tx)
    if (found.length === 0) break
    const rows: Row[] = found.map((row) => columns.map((_, at) => row[`c${at}`] ?? null))
    yield* rows
    const bytes = rows.reduce((sum, row) => sum + row.reduce((length, value) => length + (value?.length ?? 0), 0), 1)
    next = Math.max(1, Math.min(mostRows, next * 2, Math.floor(bytesAtOnce / (bytes / rows.length))))
  }
  await sql`CLOSE backup`.execute(tx)
}
