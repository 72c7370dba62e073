// The results of one set in, what each is held against out: worked out by a thread of its own, for it takes seconds on thousands.
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { limits } from '../model/limits.js'
import { asNeighbour } from '../cohort/cohort.js'
import { revived } from './thrown.js'
import type { Beside, Companions, Compared, Whose } from '../model/companions.js'
import type { Choice } from '../model/choice.js'
import type { Thrown } from './thrown.js'

/** Companions that name a result by its place in the set. */
export interface BesideAt extends Pick<Companions, 'sameBody' | 'withheld'> {
  previous: number | null
  set: (Omit<Beside, 'nearest'> & { nearest: number | null }) | null
}

export interface BesideTask { results: Compared[]; rules: Choice; whose: Whose[] }
export type BesideSaid = { beside: BesideAt[] } | { thrown: Thrown }

const worker = new URL(`./beside-worker${extname(import.meta.url)}`, import.meta.url)

/** @param whose each is by the roster, in the order of the results. @throws Fault rules-invalid; Error where the thread ends without an answer. */
export function besideOnThread(results: Compared[], rules: Choice, whose: Whose[]): Promise<BesideAt[]> {
  const workerData: BesideTask = { results, rules, whose }
  const running = new Worker(worker, { workerData, resourceLimits: { maxOldGenerationSizeMb: limits.setMemoryMb } })
  return new Promise((resolve, reject) => {
    running.once('message', (said: BesideSaid) => {
      if ('thrown' in said) reject(revived(said.thrown))
      else resolve(said.beside)
    })
    running.once('error', reject)
    running.once('exit', () => { reject(new Error('the thread ended')) })
  })
}

/** What crosses to a thread of a report that another is held against. */
export const neighbourOf = asNeighbour
