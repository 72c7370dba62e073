// One worker in the table of workers, and a lock that lasts as long as its session: when it dies, the others see it and free its jobs.
import { asking } from '../database.js'
import type pg from 'pg'

export interface Registration {
  /** @param id that graphile-worker writes into the jobs this worker takes. To be called before the first is taken. */
  enter(id: string): Promise<void>
  /** Says that it lives. */
  beat(): Promise<void>
  /** Frees the jobs of workers that died. @returns how many workers had. */
  freeDead(): Promise<number>
  /** In order: nothing of it is left, and what it still holds is free. */
  leave(): Promise<void>
}

/** The letters mjwk; with the hash of the id they name a worker's lock. */
const lock = 0x6d6a776b
/** A worker whose session was cut lives on for a moment and may enter again. */
const silentSeconds = 6
/** A machine that lost its power or its network ends no session; unasked, its lock would last for the two hours of TCP. */
const keepalive = 'SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3'
/** A job of a worker that stands in no table: it was struck off, and took the job in its last moment. */
const strangerSeconds = 20

export async function openRegistration(client: pg.Client, lost: () => void): Promise<Registration> {
  let entered: string | null = null
  let left = false
  const onLost = (): void => { if (!left) { left = true; lost() } }
  client.on('error', onLost)
  client.on('end', onLost)
  await asking(() => client.connect())
  await client.query(keepalive)
  const freeOne = async (id: string): Promise<number> => {
    const { rows } = await client.query<{ free: boolean }>('SELECT pg_try_advisory_lock($1, hashtext($2)) AS free', [lock, id])
    if (!rows[0]!.free) return 0
    await client.query('SELECT graphile_worker.force_unlock_workers(ARRAY[$1])', [id])
    await client.query('DELETE FROM workers WHERE id = $1', [id])
    await client.query('SELECT pg_advisory_unlock($1, hashtext($2))', [lock, id])
    return 1
  }
  return {
    enter: async (id) => {
      await client.query('SELECT pg_advisory_lock($1, hashtext($2))', [lock, id])
      await client.query('INSERT INTO workers (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET seen_at = now()', [id])
      entered = id
    },
    beat: async () => {
      await client.query('UPDATE workers SET seen_at = now() WHERE id = $1', [entered])
    },
    freeDead: async () => {
      const { rows } = await client.query<{ id: string }>(
        'SELECT id FROM workers WHERE seen_at < now() - make_interval(secs => $1) AND id IS DISTINCT FROM $2', [silentSeconds, entered])
      let freed = 0
      for (const { id } of rows) freed += await freeOne(id)
      await client.query(`SELECT graphile_worker.force_unlock_workers(ARRAY(
        SELECT DISTINCT locked_by FROM graphile_worker._private_jobs AS job
        WHERE locked_at < now() - make_interval(secs => $1) AND NOT EXISTS (SELECT FROM workers WHERE id = job.locked_by)))`, [strangerSeconds])
      return freed
    },
    leave: async () => {
      left = true
      await client.query('SELECT graphile_worker.force_unlock_workers(ARRAY[$1])', [entered]).catch(() => undefined)
      await client.query('DELETE FROM workers WHERE id = $1', [entered]).catch(() => undefined)
      await client.end().catch(() => undefined)
    },
  }
}
