// What passes between the pool and its threads: plain values only, for they are cloned on the way.
import type { MarkedCopy } from '../annotate/annotate.js'
import type { Companions } from '../model/companions.js'
import type { PackedResult } from '../model/packed.js'
import type { Submitted } from '../model/report.js'
import type { Result } from '../model/result.js'
import type { Submission } from '../model/source.js'
import type { Choice } from '../model/choice.js'
import type { Language } from '../model/words.js'
import type { Problem } from '../rulebook/problems.js'
import type { Thrown } from './thrown.js'

/** One evaluation, as `evaluate` is given it; the rulebook is the thread's own, by what was chosen. */
export interface Task {
  submission: Submission
  submitted: Submitted
  companions: Companions
  rules: Choice
  /** Language of a marked copy, where one is wished for. */
  copy?: Language | undefined
  /** Answered as it is kept: the thread writes the JSON, and nothing of it is cloned piece by piece. */
  pack?: true
}

export interface Done { result: Result; copy?: MarkedCopy }

/** An own ruleset to be checked as its author would: its proofs take longer than loading should, and its cases run the whole pipeline. */
export interface RulesCheck { files: Record<string, string> }
export interface Checked { problems: Problem[] }

export type Work = Task | RulesCheck
export interface Packed { packed: PackedResult }
export type Answer = Done | Packed | Checked

export type Ruleset = Result['ruleset']

/** Loaded before the first task: what most tasks will ask for. */
export interface ThreadData { rules: Choice }

/** A thread's first word is the ruleset it loaded; then one answer for each task. */
export type Said = { ruleset: Ruleset } | Answer | { thrown: Thrown }

/**
 * What can be handed over in place of a copy: memory that holds these bytes and nothing else.
 * A small Buffer is a piece of one that others use.
 */
export function transferable(bytes: Uint8Array): ArrayBuffer[] {
  const { buffer, byteLength } = bytes
  return buffer instanceof ArrayBuffer && byteLength > 0 && byteLength === buffer.byteLength ? [buffer] : []
}
