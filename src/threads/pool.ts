// Documents in, results out, worked on by threads beside the event loop: each within its time and memory, no more at once than can be held.
import { Fault } from '../model/fault.js'
import { limits } from '../model/limits.js'
import { faultOf } from '../rulebook/problems.js'
import { startThread } from './thread.js'
import type { Companions } from '../model/companions.js'
import type { PackedResult } from '../model/packed.js'
import type { Submitted } from '../model/report.js'
import type { Result } from '../model/result.js'
import type { Submission } from '../model/source.js'
import type { Choice } from '../model/choice.js'
import type { Language } from '../model/words.js'
import type { Answer, Checked, Done, Packed, Ruleset, Work } from './task.js'
import type { Thread, ThreadSettings } from './thread.js'

export interface PoolSettings extends Partial<ThreadSettings> {
  /** How many documents are worked on at once. */
  threads: number
  /** Of the rules every thread must have; left out, of those the first thread has. */
  digest?: string | undefined
  /** Documents that may wait for a thread. */
  waiting?: number
}

export interface Wishes {
  companions?: Companions
  /** Other rules than the pool was opened with. */
  rules?: Choice
  /** Nobody waits for the answer any more: a document not begun is dropped, one begun ends within its own time. */
  signal?: AbortSignal
}

export interface Pool {
  /** What the threads judge by unless told otherwise. */
  ruleset: Ruleset
  /**
   * `evaluate`, elsewhere. The bytes are given away: where they fill their memory alone it is handed over, not copied, and they are empty after.
   * @throws Fault as `evaluate` does, and timed-out, too-complex, overloaded.
   */
  evaluate(submission: Submission, submitted: Submitted, wishes?: Wishes): Promise<Result>
  /** The same, as it is kept. */
  pack(submission: Submission, submitted: Submitted, wishes?: Wishes): Promise<PackedResult>
  /** The same, with a copy of the document that shows what was found. */
  annotate(submission: Submission, submitted: Submitted, language: Language, wishes?: Wishes): Promise<Required<Done>>
  /**
   * The whole check an author would ask for, within the time of a document.
   * @throws Fault rules-invalid with file, line and reason of every problem, and timed-out, too-complex, overloaded.
   */
  checkRules(files: Record<string, string>): Promise<void>
  /** Documents being worked on, without those that wait. */
  working(): number
  /** Documents that wait for a thread. */
  waiting(): number
  /** Answers what was taken on, then ends the threads. */
  close(): Promise<void>
}

interface Job { work: Work; resolve: (answer: Answer) => void; reject: (reason: unknown) => void }

/**
 * One thread is started to learn the ruleset, the others as they are needed; one that had to be ended is replaced by the next task.
 * @throws Fault rules-invalid where the rules are wrong or not those of `digest`.
 */
export async function openPool(settings: PoolSettings): Promise<Pool> {
  const { threads, waiting: most = limits.waitingDocuments } = settings
  const each = { documentMs: limits.documentMs, memoryMb: limits.documentMemoryMb, rules: {}, ...settings }
  const idle: Thread[] = []
  const running = new Set<Promise<void>>()
  const digests = new Map<string, string>()
  const queue: Job[] = []
  let closing = false

  const { thread: first, ruleset } = await hire(each, settings.digest)
  idle.push(first)

  const begin = async ({ work, resolve, reject }: Job): Promise<void> => {
    try {
      const thread = idle.pop() ?? (await hire(each, ruleset.digest)).thread
      const answer = await thread.run(work).finally(() => { if (thread.alive()) idle.push(thread) })
      const judgedBy = 'result' in answer ? answer.result.ruleset : 'packed' in answer ? answer.packed.head.ruleset : null
      if ('rules' in work && judgedBy) {
        const chosen = JSON.stringify(work.rules)
        if (digests.has(chosen) && digests.get(chosen) !== judgedBy.digest) throw changedRules()
        digests.set(chosen, judgedBy.digest)
      }
      resolve(answer)
    } catch (error) {
      reject(error)
    }
  }
  const advance = (): void => {
    while (running.size < threads && queue.length > 0) {
      const begun = begin(queue.shift()!).finally(() => {
        running.delete(begun)
        advance()
      })
      running.add(begun)
    }
  }
  const take = (work: Work, signal?: AbortSignal): Promise<Answer> => new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    if (closing || (running.size >= threads && queue.length >= most)) throw overloaded(queue.length)
    const job: Job = { work, resolve, reject }
    signal?.addEventListener('abort', () => {
      drop(queue, job)
      reject(signal.reason)
    }, { once: true })
    queue.push(job)
    advance()
  })
  return {
    ruleset,
    evaluate: async (submission, submitted, { companions = {}, rules = each.rules, signal } = {}) =>
      (await take({ submission, submitted, companions, rules }, signal) as Done).result,
    pack: async (submission, submitted, { companions = {}, rules = each.rules, signal } = {}) =>
      (await take({ submission, submitted, companions, rules, pack: true }, signal) as Packed).packed,
    annotate: async (submission, submitted, copy, { companions = {}, rules = each.rules, signal } = {}) =>
      // A task that asks for a copy is answered with one.
      await take({ submission, submitted, companions, rules, copy }, signal) as Required<Done>,
    checkRules: async (files) => {
      const fault = faultOf((await take({ files }) as Checked).problems)
      if (fault) throw fault
    },
    working: () => running.size,
    waiting: () => queue.length,
    close: async () => {
      closing = true
      while (running.size > 0) await Promise.all(running)
      await Promise.all(idle.map((thread) => thread.end()))
    },
  }
}

/** A document must not be judged by other rules than the one before it because a file was changed in between. */
async function hire(settings: ThreadSettings, digest: string | undefined): Promise<{ thread: Thread; ruleset: Ruleset }> {
  const thread = startThread(settings)
  try {
    const ruleset = await thread.ready
    if (digest === undefined || ruleset.digest === digest) return { thread, ruleset }
    throw changedRules()
  } catch (error) {
    await thread.end()
    throw error
  }
}

function drop(queue: Job[], job: Job): void {
  const at = queue.indexOf(job)
  if (at >= 0) queue.splice(at, 1)
}

function changedRules(): Fault {
  return new Fault('rules-invalid', {
    zh: '规则文件在启动之后有改动；请重新启动。', en: 'The files of rules were changed since the start; start again.',
  })
}

function overloaded(waiting: number): Fault {
  return new Fault('overloaded', { zh: `已有 ${waiting} 份文件在排队。`, en: `${waiting} documents are waiting.` })
}
