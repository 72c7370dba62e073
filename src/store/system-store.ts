// What the service does of its own accord, for no tenant: as the database's own user, whom every row lies open to.
import { keyDeskOf } from './key-desk.js'
import { queueOf } from './queue/queue.js'
import { eraseExpired } from './season/erasure.js'
import { standingsOf } from './season/standings.js'
import type { OpenDatabase } from './database.js'
import type { KeyDesk } from './key-desk.js'
import type { Erased } from './season/erasure.js'
import type { Queue } from './queue/queue.js'
import type { Standings } from './season/standings.js'

export interface SystemStore {
  keys: KeyDesk
  queue: Queue
  standings: Standings
  /** Erases what has been kept as long as was said: bytes, text, quotes. Harmless to call at any time, by any number of workers. */
  eraseExpired(now: Date): Promise<Erased>
}

/** @param retentionDays how long text is kept where no organisation has said; 0: for ever. */
export function systemStore({ db, pool, session }: Pick<OpenDatabase, 'db' | 'pool' | 'session'>, retentionDays: number): SystemStore {
  return {
    keys: keyDeskOf(db), queue: queueOf(db, pool, session), standings: standingsOf(db),
    eraseExpired: (now) => eraseExpired(db, now, retentionDays),
  }
}
