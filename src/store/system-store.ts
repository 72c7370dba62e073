// What the service does of its own accord, for no tenant: as the database's own user, whom every row lies open to.
import { keyDeskOf } from './key-desk.js'
import type { Kysely } from 'kysely'
import type { KeyDesk } from './key-desk.js'
import type { Database } from './tables.js'

export interface SystemStore {
  keys: KeyDesk
}

export function systemStore(db: Kysely<Database>): SystemStore {
  return { keys: keyDeskOf(db) }
}
