// Any JSON value in, the sha256 of its canonical form out: keys sorted by code unit, no blanks.
import { createHash } from 'node:crypto'

export function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value, sorted)).digest('hex')
}

/** An object comes back with its keys in order; lists and plain values as they are. */
function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const entries = Object.entries(value)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}
