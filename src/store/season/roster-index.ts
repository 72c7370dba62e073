// Whose roster in, what reports are matched by out: made once, and made anew only where a committed change gave the roster another stamp.
import { allBodies } from './body-rows.js'
import { limits } from '../../model/limits.js'
import { indexOf } from '../../season/match.js'
import type { Transaction } from 'kysely'
import type { RosterIndex } from '../../season/match.js'
import type { Database } from '../tables.js'

/** By the organisation that looks: a batch of thousands asks for each handful of documents. */
export interface Shelf {
  get(organisation: string, stamp: string): RosterIndex | undefined
  put(organisation: string, stamp: string, index: RosterIndex): void
}

/** @param most bodies of all rosters together. A larger roster is held alone; it is asked for again at once. */
export function shelfOf(most: number): Shelf {
  const held = new Map<string, { stamp: string; index: RosterIndex }>()
  const bodies = (): number => [...held.values()].reduce((sum, { index }) => sum + index.bodies.size, 0)
  return {
    get: (organisation, stamp) => {
      const found = held.get(organisation)
      if (found?.stamp !== stamp) return undefined
      held.delete(organisation)
      held.set(organisation, found)
      return found.index
    },
    put: (organisation, stamp, index) => {
      held.delete(organisation)
      held.set(organisation, { stamp, index })
      while (held.size > 1 && bodies() > most) held.delete(held.keys().next().value!)
    },
  }
}

const ready = shelfOf(limits.rosterBodiesReady)

/**
 * The roster as the caller of the transaction sees it: what was committed before is in it, whoever did it. The stamp (migration 0018) is
 * asked for before the bodies, so that a change between the two makes the index newer than its stamp and never older.
 * @param organisation the caller's. The transaction has changed no bodies itself.
 */
export async function rosterIndex(tx: Transaction<Database>, organisation: string): Promise<RosterIndex> {
  const row = await tx.selectFrom('roster_stamps').select('stamp').where('organisation_id', '=', organisation).executeTakeFirst()
  // No body was ever entered here or below.
  if (!row) return indexOf([])
  const held = ready.get(organisation, row.stamp)
  if (held) return held
  const index = indexOf(await allBodies(tx))
  ready.put(organisation, row.stamp, index)
  return index
}
