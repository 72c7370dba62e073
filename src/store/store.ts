// The store as the service uses it: opened, brought up to date, asked, closed.
import { sql } from 'kysely'
import { asking, openDatabase } from './database.js'
import { evaluationsOf } from './evaluations.js'
import { migrate } from './migrate.js'
import { rulesetsOf } from './rulesets.js'
import type { Config } from '../config.js'
import type { OpenDatabase, Watch } from './database.js'
import type { Evaluations } from './evaluations.js'
import type { Rulesets } from './rulesets.js'

export interface Store {
  evaluations: Evaluations
  rulesets: Rulesets
  /** Where the data is kept, to tell a person. */
  place: string
  /** @throws Fault store-unavailable */
  ping(): Promise<void>
  connections: OpenDatabase['connections']
  close(): Promise<void>
}

/** @throws Fault store-unavailable or store-in-use, with what to do. */
export async function openStore(config: Pick<Config, 'databaseUrl' | 'dataFolder'>, watch?: Watch): Promise<Store> {
  const { db, place, connections, close } = await openDatabase(config, watch)
  try {
    await migrate(db)
  } catch (error) {
    await close()
    throw error
  }
  return {
    evaluations: evaluationsOf(db),
    rulesets: rulesetsOf(db),
    place,
    connections,
    close,
    ping: async () => {
      await asking(() => sql`SELECT 1`.execute(db))
    },
  }
}
