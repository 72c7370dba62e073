// A channel of NOTIFY in, its words out for as long as they are wanted; a session that is cut is replaced, and the gap is told.
import { setTimeout as sleep } from 'node:timers/promises'
import { asking } from '../database.js'
import type pg from 'pg'

const firstPauseMs = 200
const longestPauseMs = 10_000

/** @param heard gets null whenever words may have been missed: look for yourself. @throws Fault store-unavailable at the first try only. */
export async function listen(
  session: () => pg.Client, channel: string, heard: (payload: string | null) => void,
): Promise<() => Promise<void>> {
  let ended = false
  let current: pg.Client
  const open = async (): Promise<pg.Client> => {
    const client = session()
    client.on('notification', ({ payload }) => { heard(payload ?? null) })
    client.on('error', () => undefined)
    client.once('end', () => { if (!ended && current === client) void again() })
    await client.connect()
    await client.query(`LISTEN ${client.escapeIdentifier(channel)}`)
    return client
  }
  const again = async (): Promise<void> => {
    for (let pause = firstPauseMs; !ended; pause = Math.min(pause * 2, longestPauseMs)) {
      await sleep(pause)
      const client = await open().catch(() => null)
      if (!client) continue
      current = client
      if (ended) await client.end().catch(() => undefined)
      else heard(null)
      return
    }
  }
  current = await asking(open)
  return async () => {
    ended = true
    await current.end().catch(() => undefined)
  }
}
