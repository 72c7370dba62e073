// A backup and an empty database in, the database as it was out: all of it or nothing.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { Fault } from '../../model/fault.js'
import { limits } from '../../model/limits.js'
import { asking } from '../database.js'
import { migrate, migrationsOf } from '../migrate.js'
import { migrateQueue } from '../queue/queue.js'
import { readLines, refused } from './lines.js'
import { resumeWork } from './resuming.js'
import { setCounter, tablesOf } from './tables.js'
import { withoutChecks } from './unchecked.js'
import type { Kysely } from 'kysely'
import type { OpenDatabase } from '../database.js'
import type { Database } from '../tables.js'
import type { Counters, Finish, Head, Row, TableEnd, TableHead } from './backup.js'
import type { KeptTable, Tx } from './tables.js'

type Line = Row | Head | TableHead | TableEnd | Counters | Finish
type Lines = AsyncGenerator<Line, void, undefined>

/** Of rows sent to the database in one statement. */
const bytesAtOnce = 4 * 1024 * 1024
const rowsAtOnce = 200

/**
 * The tables are made as they were when the backup was written, filled, and then brought up to date like every database of that age. What
 * was being done goes on as soon as there are workers.
 * @returns rows by table.
 * @throws Fault backup-refused where the file is damaged, cut short or of a newer program; store-not-empty; store-unavailable.
 */
export async function restore({ db, pool }: Pick<OpenDatabase, 'db' | 'pool'>, file: string): Promise<Record<string, number>> {
  const lines = parsed(file)
  try {
    const { value: head } = await lines.next()
    const last = await suited(db, head as Line | undefined)
    await migrateQueue(pool)
    await migrate(db, last)
    const counts = await asking(() => db.transaction().execute(async (tx) => {
      await sql`SET LOCAL statement_timeout = 0`.execute(tx)
      return withoutChecks(tx, () => fill(tx, lines))
    }))
    await migrate(db)
    await asking(() => db.transaction().execute(resumeWork))
    return counts
  } finally {
    await lines.return()
  }
}

/** @returns the last migration of the backup. */
async function suited(db: Kysely<Database>, head: Line | undefined): Promise<string> {
  if (head === undefined || Array.isArray(head) || !('backup' in head)) throw refused({ zh: '这不是明鉴的备份。', en: 'It is no backup of Mingjian.' })
  const { done, open } = await migrationsOf(db)
  const newer = head.migrations.filter((name) => !done.includes(name) && !open.includes(name))
  const last = head.migrations.at(-1)
  if (head.format !== 1 || newer.length > 0 || last === undefined) {
    throw refused({ zh: `它由更新的程序（${head.engine}）写出。`, en: `It was written by a newer program (${head.engine}).` })
  }
  if (done.some((name) => !head.migrations.includes(name))) {
    throw new Fault('store-not-empty', { zh: '数据库的结构已经比备份新。', en: 'The database has a newer shape than the backup already.' })
  }
  return last
}

async function fill(tx: Tx, lines: Lines): Promise<Record<string, number>> {
  const tables = new Map((await tablesOf(tx)).map((table) => [table.name, table]))
  await refuseFilled(tx, [...tables.keys()])
  const counts: Record<string, number> = {}
  for await (const line of lines) {
    if (Array.isArray(line)) throw damaged()
    if ('table' in line) counts[line.table] = await fillTable(tx, sameTable(tables.get(line.table), line), lines)
    else if ('counters' in line) for (const counter of line.counters) await setCounter(tx, counter)
    else if ('complete' in line && line.tables === Object.keys(counts).length && line.tables === tables.size) return counts
    else throw damaged()
  }
  throw refused({ zh: '文件不完整。', en: 'It is cut short.' })
}

/** What the migrations put in by themselves is in the backup too. Anything else is somebody's. */
async function refuseFilled(tx: Tx, tables: string[]): Promise<void> {
  const own = ['organisations', 'organisation_closure']
  for (const name of tables) {
    const most = own.includes(name) ? 1 : 0
    const { rows } = await sql<{ more: boolean }>`SELECT count(*) > ${most} AS more FROM (SELECT FROM ${sql.table(name)} LIMIT 2) few`.execute(tx)
    if (rows[0]?.more === true) throw new Fault('store-not-empty', { zh: `表 ${name} 中已有数据。`, en: `The table ${name} holds something already.` })
  }
  await sql`TRUNCATE ${sql.join(tables.map((name) => sql.table(name)))}`.execute(tx)
}

function sameTable(table: KeptTable | undefined, { columns, types }: TableHead): KeptTable {
  if (table && JSON.stringify([table.columns, table.types]) === JSON.stringify([columns, types])) return table
  throw refused({ zh: '其中的表与它所写的版本不符。', en: 'Its tables are not those of the version it names.' })
}

async function fillTable(tx: Tx, table: KeptTable, lines: Lines): Promise<number> {
  const digest = createHash('sha256')
  let rows = 0
  let held: Row[] = []
  let bytes = 0
  for (let next = await lines.next(); next.done !== true; next = await lines.next()) {
    const line = next.value
    if (Array.isArray(line)) {
      const text = JSON.stringify(line)
      digest.update(`${text}\n`)
      rows += 1
      bytes += text.length
      held.push(line)
      if (held.length < rowsAtOnce && bytes < bytesAtOnce) continue
    } else if (!('end' in line) || line.end !== table.name || line.rows !== rows || line.sha256 !== digest.digest('hex')) throw damaged()
    if (held.length > 0) await insert(tx, table, held)
    if (!Array.isArray(line)) return rows
    held = []
    bytes = 0
  }
  throw damaged()
}

async function insert(tx: Tx, { name, columns, types }: KeptTable, rows: Row[]): Promise<void> {
  if (rows.some((row) => row.length !== columns.length)) throw damaged()
  const given = sql.join(columns.map((_, at) => sql`${rows.map((row) => row[at]!)}::text[]`))
  const places = columns.map((_, at) => `c${at}`)
  const values = sql.join(types.map((type, at) => sql`${sql.ref(places[at]!)}::${sql.raw(type)}`))
  await sql`
    INSERT INTO ${sql.table(name)} (${sql.join(columns.map((column) => sql.ref(column)))}) OVERRIDING SYSTEM VALUE
    SELECT ${values} FROM unnest(${given}) AS given(${sql.join(places.map((place) => sql.ref(place)))})`.execute(tx)
}

async function* parsed(file: string): Lines {
  for await (const line of readLines(file, limits.backupLineBytes)) {
    let value: Line
    try {
      value = JSON.parse(line) as Line
    } catch {
      throw damaged()
    }
    if (typeof value !== 'object' || value === null) throw damaged()
    yield value
  }
}

function damaged(): Fault {
  return refused({ zh: '文件已损坏或被改动：内容与校验和不符。', en: 'It is damaged or was changed: its content is not that of its checksums.' })
}
