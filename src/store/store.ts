// The store as the service uses it: opened, brought up to date, asked for a caller or for nobody, closed.
import { sql } from 'kysely'
import { asking, openDatabase } from './database.js'
import { migrate } from './migrate.js'
import { migrateQueue } from './queue/queue.js'
import { secretsOf } from './secrets.js'
import { systemStore } from './system-store.js'
import { refuseWithoutRole } from './tenant-role.js'
import { tenantStore } from './tenant-store.js'
import type { Caller } from '../model/caller.js'
import type { Config } from '../config.js'
import type { OpenDatabase, Watch } from './database.js'
import type { SystemStore } from './system-store.js'
import type { TenantStore } from './tenant-store.js'

export interface Store {
  /** What is kept for a caller: its organisation's and that of all below it. */
  as(caller: Caller): TenantStore
  /** What no tenant does. */
  system: SystemStore
  /** Where the data is kept, to tell a person. */
  place: string
  /** @throws Fault store-unavailable */
  ping(): Promise<void>
  connections: OpenDatabase['connections']
  close(): Promise<void>
}

/** @throws Fault store-unavailable or store-in-use, with what to do. */
export async function openStore(
  config: Pick<Config, 'databaseUrl' | 'dataFolder'> & Partial<Pick<Config, 'retentionDays' | 'secretsKey'>>, watch?: Watch,
): Promise<Store> {
  const opened = await openDatabase(config, watch)
  const { db, place, connections, close } = opened
  const secrets = secretsOf(config.secretsKey)
  try {
    await migrate(db)
    await migrateQueue(opened.pool)
    await refuseWithoutRole(db)
  } catch (error) {
    await close()
    throw error
  }
  return {
    as: (caller) => tenantStore(db, caller, secrets),
    system: systemStore(opened, config.retentionDays ?? 0),
    place,
    connections,
    close,
    ping: async () => {
      await asking(() => sql`SELECT 1`.execute(db))
    },
  }
}
