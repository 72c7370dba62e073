// Who uses the cluster: one session per process holds a shared lock, so that the last one out is known without a file.
import pg from 'pg'

/** Where a cluster is reached, and as whom. */
export interface Access {
  host: string
  port: number
  user: string
  password: string
  database: string
}

export interface Hold {
  /** Gives up the share and asks for the whole: true means no other process uses the cluster, and none can join any more. */
  isLast(): Promise<boolean>
  letGo(): Promise<void>
}

/** The letters mjgj; all versions must agree on it. */
const lock = 0x6d6a676a
const connectMs = 5000

/** @returns null where the cluster does not accept sessions (yet, or any more). */
export async function hold(access: Access): Promise<Hold | null> {
  const client = new pg.Client({
    ...access,
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
    application_name: 'mingjian hold',
  })
  // The cluster may go away under an idle session: the next query says so.
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('SELECT pg_advisory_lock_shared($1)', [lock])
  } catch {
    await client.end().catch(() => undefined)
    return null
  }
  return {
    isLast: async () => {
      try {
        await client.query('SELECT pg_advisory_unlock_shared($1)', [lock])
        const { rows } = await client.query<{ last: boolean }>('SELECT pg_try_advisory_lock($1) AS last', [lock])
        return rows[0]?.last === true
      } catch {
        return false
      }
    },
    letGo: () => client.end().catch(() => undefined),
  }
}
