// What passes between the pool and its threads: plain values only, for they are cloned on the way.
import type { Companions } from '../model/companions.js'
import type { Submitted } from '../model/report.js'
import type { Result } from '../model/result.js'
import type { Submission } from '../model/source.js'
import type { Thrown } from './thrown.js'

/** One evaluation, as `evaluate` is given it; the rulebook is the thread's own. */
export interface Task { submission: Submission; submitted: Submitted; companions: Companions }

export type Ruleset = Result['ruleset']

export interface ThreadData {
  /** Laid out as rules/; left out, the one this package ships with. */
  folder?: string
}

/** A thread's first word is its ruleset; then one answer for each task. */
export type Said = { ruleset: Ruleset } | { result: Result } | { thrown: Thrown }

/**
 * What can be handed over in place of a copy: memory that holds these bytes and nothing else.
 * A small Buffer is a piece of one that others use.
 */
export function transferable(bytes: Uint8Array): ArrayBuffer[] {
  const { buffer, byteLength } = bytes
  return buffer instanceof ArrayBuffer && byteLength > 0 && byteLength === buffer.byteLength ? [buffer] : []
}
