// The queue as its workers and its listeners use it: the pool it runs on, sessions of their own, its tables brought up to date.
import { sql } from 'kysely'
import { Fault } from '../../model/fault.js'
import { asking } from '../database.js'
import { openRegistration } from './registration.js'
import { listen } from './listening.js'
import { takeUp } from './taking-up.js'
import type { Kysely } from 'kysely'
import type pg from 'pg'
import type { Database } from '../tables.js'
import type { Registration } from './registration.js'

export interface Queue {
  /** For graphile-worker, which brings its own statements. */
  pool: pg.Pool
  /** A session that stands for one worker while it lives. @param lost is called once when it ends of itself. */
  register(lost: () => void): Promise<Registration>
  /** @param heard gets each payload, and null whenever words may have been missed. @returns what ends it. */
  listen(channel: string, heard: (payload: string | null) => void): Promise<() => Promise<void>>
  /** Documents of batches that are not settled, by state. */
  backlog(): Promise<Backlog[]>
  /** Gives jobs to batches and deliveries that lost theirs; removes uploads that never ended, and answers kept for repeats once their day is over. */
  sweep(): Promise<void>
}

/** How many stand in a state, and for how many seconds the oldest batch of them has been there. */
export interface Backlog { state: string; count: number; oldestSeconds: number }

const youngMinutes = 10

export function queueOf(db: Kysely<Database>, pool: pg.Pool, session: () => pg.Client): Queue {
  return {
    pool,
    register: (lost) => openRegistration(session(), lost),
    listen: (channel, heard) => listen(session, channel, heard),
    backlog: () => asking(() => backlog(db)),
    sweep: () => asking(async () => {
      await db.transaction().execute((tx) => takeUp(tx, youngMinutes))
      await sql`DELETE FROM batches WHERE state = 'receiving' AND created_at < now() - interval '1 hour'`.execute(db)
      await sql`DELETE FROM idempotency_keys WHERE expires_at < now()`.execute(db)
    }),
  }
}

async function backlog(db: Kysely<Database>): Promise<Backlog[]> {
  const { rows } = await sql<Backlog>`
    SELECT item.state, count(*)::int AS count, extract(epoch FROM now() - min(batches.created_at))::int AS "oldestSeconds"
    FROM batch_items AS item JOIN batches ON batches.id = item.batch_id
    WHERE item.state IN ('pending', 'working') AND batches.state = 'working' GROUP BY item.state`.execute(db)
  return rows
}

/** The letters mjqm: one process at a time brings the tables of the queue up to date. */
const lock = 0x6d6a716d

/** @throws Fault store-unavailable where it does not succeed. */
export async function migrateQueue(pool: pg.Pool): Promise<void> {
  const holder = await asking(() => pool.connect())
  try {
    await holder.query('SELECT pg_advisory_lock($1)', [lock])
    const { rows } = await holder.query<{ latest: number | null }>(
      'SELECT CASE WHEN to_regclass($1) IS NULL THEN NULL ELSE 1 END AS latest', ['graphile_worker.migrations'])
    if (rows[0]!.latest !== null && await isCurrent(holder)) return
    const { runMigrations } = await import('graphile-worker')
    await runMigrations({ pgPool: pool, schema: 'graphile_worker' })
  } catch (cause) {
    throw new Fault('store-unavailable', {
      zh: '任务队列的表未能更新。', en: 'The tables of the queue could not be brought up to date.',
    }, { cause })
  } finally {
    await holder.query('SELECT pg_advisory_unlock($1)', [lock]).catch(() => undefined)
    holder.release()
  }
}

/** The number of the last migration that graphile-worker 0.17.3 brings; loading the library to ask costs half a second. */
const latest = 19

async function isCurrent(client: pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ id: number }>('SELECT max(id) AS id FROM graphile_worker.migrations')
  return rows[0]!.id >= latest
}
