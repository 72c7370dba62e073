// A thread's whole life: it holds the results of one set against each other, says what it found, and ends.
import { parentPort, workerData } from 'node:worker_threads'
import { besideEachOther } from '../cohort/cohort.js'
import { rulebookFor } from '../rulebook/choose.js'
import { plain } from './thrown.js'
import type { BesideAt, BesideSaid, BesideTask } from './beside.js'

const { results, rules, whose } = workerData as BesideTask
const say = (said: BesideSaid): void => { parentPort!.postMessage(said) }

try {
  // A neighbour is another value than the result it was made of; the description of its document is the same one.
  const places = new Map<unknown, number>(results.flatMap((result, at): Array<[unknown, number]> => [[result, at], [result.document, at]]))
  say({
    beside: besideEachOther(results, rulebookFor(rules), whose).map(({ previous, set, sameBody, withheld }): BesideAt => ({
      ...(sameBody && { sameBody }), ...(withheld && { withheld }),
      previous: previous ? places.get(previous) ?? null : null,
      set: set ? { ...set, nearest: set.nearest ? places.get(set.nearest.document) ?? null : null } : null,
    })),
  })
} catch (error) {
  say({ thrown: plain(error) })
}
