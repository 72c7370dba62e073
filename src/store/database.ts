// Settings in, an open PostgreSQL out: the one named, or our own in the data folder.
import { resolve } from 'node:path'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { Fault } from '../model/fault.js'
import { openCluster } from './embedded/cluster.js'
import type { Config } from '../config.js'
import type { Database } from './tables.js'

export interface OpenDatabase {
  db: Kysely<Database>
  /** What `db` runs on, for a library that brings its own statements. */
  pool: pg.Pool
  /** A session apart from the pool, not yet connected: for what lasts as long as a process. */
  session(): pg.Client
  /** Where the data is kept, to tell a person; no password in it. */
  place: string
  /** Sessions this process holds, and callers that wait for one. */
  connections(): { total: number; idle: number; waiting: number }
  close(): Promise<void>
}

/** Is told each statement's operation, as `SELECT`, and its milliseconds. */
export type Watch = (operation: string, ms: number) => void

/** PostgreSQL 15 is the oldest the migrations are written for. */
const oldest = 15
const mostConnections = 10
const connectMs = 5000
const statementMs = 30_000

export async function openDatabase(
  { databaseUrl, dataFolder }: Pick<Config, 'databaseUrl' | 'dataFolder'>,
  watch: Watch = () => undefined,
): Promise<OpenDatabase> {
  const cluster = databaseUrl === undefined ? await openCluster(dataFolder) : null
  const target = cluster ? { ...cluster.access } : { connectionString: databaseUrl }
  const pool = new pg.Pool({
    ...target,
    max: mostConnections,
    connectionTimeoutMillis: connectMs,
    statement_timeout: statementMs,
    keepAlive: true,
    application_name: 'mingjian',
    allowExitOnIdle: true,
  })
  // A session that ends while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined)
  // And one that ends while it is lent out says so to whoever asked, and to nobody else.
  pool.on('connect', (client) => { client.on('error', () => undefined) })
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query, queryDurationMillis }) => { watch(operationOf(query.sql), queryDurationMillis) },
  })
  const close = async (): Promise<void> => {
    await db.destroy()
    await cluster?.release()
  }
  await refuseOld(db).catch(async (error: unknown) => {
    await close()
    throw error
  })
  const connections = () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount })
  const session = (): pg.Client => new pg.Client({
    ...target, connectionTimeoutMillis: connectMs, statement_timeout: statementMs, keepAlive: true, application_name: 'mingjian session',
  })
  return { db, pool, session, place: cluster ? resolve(dataFolder) : new URL(databaseUrl!).host, connections, close }
}

const operations = new Set(['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'WITH', 'SET'])

function operationOf(statement: string): string {
  const first = /^\s*([a-z]+)/i.exec(statement)?.[1]?.toUpperCase() ?? ''
  return operations.has(first) ? first : 'OTHER'
}

async function refuseOld(db: Kysely<Database>): Promise<void> {
  const { rows } = await asking(() =>
    sql<{ version: string }>`SELECT current_setting('server_version_num') AS version`.execute(db),
  )
  const major = Math.floor(Number(rows[0]?.version) / 10_000)
  if (major >= oldest) return
  throw new Fault('store-unavailable', {
    zh: `数据库是 PostgreSQL ${major}，至少需要 ${oldest}。`,
    en: `The database is PostgreSQL ${major}; ${oldest} is the oldest that will do.`,
  })
}

/** Classes 08, 53 and 57: no connection, no resources, shut down. The rest are the system's own words for the same. */
const outage = /^(08|53|57)|^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)$/
const outageMessage =
  /connection terminated|is not queryable|timeout exceeded when trying to connect|cannot use a pool after|driver has already been destroyed/i

/** disk_full of PostgreSQL, which rolls the statement back; the system's own words where the disk is ours. */
const full = /^(53100|ENOSPC|EDQUOT)$/

/**
 * A question to the database.
 * @throws Fault store-full where its disk is, store-unavailable where else the database, and not the question, is at fault.
 */
export async function asking<T>(question: () => Promise<T>): Promise<T> {
  try {
    return await question()
  } catch (cause) {
    const { code, message } = cause as { code?: unknown; message?: unknown }
    if (typeof code === 'string' && full.test(code)) throw diskFull(cause)
    if (typeof code === 'string' && crossed.test(code)) throw new Fault('store-unavailable', atOdds, { cause })
    const down =
      (typeof code === 'string' && outage.test(code))
      || (typeof message === 'string' && outageMessage.test(message))
      || (cause instanceof pg.DatabaseError && /^(28|3D)/.test(cause.code ?? ''))
    if (!down) throw cause
    throw new Fault('store-unavailable', { zh: '数据库没有应答。', en: 'The database does not answer.' }, { cause })
  }
}

/** deadlock_detected and serialization_failure: one of two was rolled back, and may try again. */
const crossed = /^(40P01|40001)$/
const atOdds = {
  zh: '两项操作同时改动同样的内容，本次没有保存，请重试。', en: 'Two changes met at the same place; this one was not kept, and may be sent again.',
}

function diskFull(cause: unknown): Fault {
  return new Fault('store-full', { zh: '数据库所在磁盘没有空间了。', en: 'There is no room left on the disk of the database.' }, { cause })
}

/** SQLSTATE 23503: something still names the row, or what it names is not there. */
export function isHeld(error: unknown): boolean {
  return (error as { code?: unknown }).code === '23503'
}
