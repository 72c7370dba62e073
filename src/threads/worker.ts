// A thread's whole life: it loads the rules once, says which they are, and answers one task after another.
import { parentPort, workerData } from 'node:worker_threads'
import { evaluate } from '../evaluate.js'
import { loadRulebook } from '../rulebook/load.js'
import { plain } from './thrown.js'
import type { Rulebook } from '../model/rulebook.js'
import type { Said, Task, ThreadData } from './task.js'

const { folder } = workerData as ThreadData
const say = (said: Said): void => { parentPort!.postMessage(said) }

try {
  const rulebook = loadRulebook(folder)
  parentPort!.on('message', (task: Task) => void answer(task, rulebook).then(say))
  const { id, version, digest } = rulebook
  say({ ruleset: { id, version, digest } })
} catch (error) {
  say({ thrown: plain(error) })
}

async function answer({ submission, submitted, companions }: Task, rulebook: Rulebook): Promise<Said> {
  try {
    return { result: await evaluate(submission, submitted, rulebook, companions) }
  } catch (error) {
    return { thrown: plain(error) }
  }
}
