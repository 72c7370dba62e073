// A thread's whole life: it loads the rules, each choice of them once, says which they are, and answers one task after another.
import { parentPort, workerData } from 'node:worker_threads'
import { annotate } from '../annotate/annotate.js'
import { evaluate } from '../evaluate.js'
import { rulebookFor } from '../rulebook/choose.js'
import { packed } from '../model/packed.js'
import { allProblemsOf } from '../rules-check.js'
import { plain } from './thrown.js'
import type { Said, ThreadData, Work } from './task.js'

const { rules: expected } = workerData as ThreadData
const say = (said: Said): void => { parentPort!.postMessage(said) }

try {
  const { id, version, digest } = rulebookFor(expected)
  parentPort!.on('message', (work: Work) => void answer(work).then(say))
  say({ ruleset: { id, version, digest } })
} catch (error) {
  say({ thrown: plain(error) })
}

async function answer(work: Work): Promise<Said> {
  try {
    if ('files' in work) return { problems: await allProblemsOf(work) }
    const { submission, submitted, companions, rules, copy } = work
    const result = await evaluate(submission, submitted, rulebookFor(rules), companions)
    if (work.pack) return { packed: packed(result) }
    return copy === undefined ? { result } : { result, copy: await annotate(submission, result, copy) }
  } catch (error) {
    return { thrown: plain(error) }
  }
}
