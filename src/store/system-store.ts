// What the service does of its own accord, for no tenant: as the database's own user, whom every row lies open to.
import { keyDeskOf } from './key-desk.js'
import { queueOf } from './queue/queue.js'
import type { OpenDatabase } from './database.js'
import type { KeyDesk } from './key-desk.js'
import type { Queue } from './queue/queue.js'

export interface SystemStore {
  keys: KeyDesk
  queue: Queue
}

export function systemStore({ db, pool, session }: Pick<OpenDatabase, 'db' | 'pool' | 'session'>): SystemStore {
  return { keys: keyDeskOf(db), queue: queueOf(db, pool, session) }
}
