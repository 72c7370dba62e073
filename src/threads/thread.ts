// Settings in, one running thread out: it takes a task at a time, and is ended when that takes too long or too much memory.
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Fault } from '../model/fault.js'
import { revived } from './thrown.js'
import { transferable } from './task.js'
import type { Answer, Ruleset, Said, ThreadData, Work } from './task.js'

export interface ThreadSettings extends ThreadData {
  /** From the moment the thread has the task: waiting does not count. */
  documentMs: number
  memoryMb: number
}

export interface Thread {
  /** @throws Fault rules-invalid. */
  ready: Promise<Ruleset>
  /** One at a time. @throws Fault as `evaluate` does, timed-out or too-complex; the thread is gone after these two. */
  run(work: Work): Promise<Answer>
  /** Whether it can take another task. */
  alive(): boolean
  end(): Promise<void>
}

/** From the build, and from the sources under a loader of TypeScript. */
const worker = new URL(`./worker${extname(import.meta.url)}`, import.meta.url)

export function startThread({ rules, documentMs, memoryMb }: ThreadSettings): Thread {
  const data: ThreadData = { rules }
  const running = new Worker(worker, { workerData: data, resourceLimits: { maxOldGenerationSizeMb: memoryMb } })
  let gone: Error | null = null
  let hear: (said: Said | Error) => void = () => undefined
  const leave = (reason: Error): void => {
    gone ??= reason
    hear(gone)
  }
  running.on('message', (said: Said) => { hear(said) })
  running.on('error', (error: NodeJS.ErrnoException) => { leave(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooComplex(memoryMb, error) : error) })
  running.on('exit', () => { leave(new Error('the thread ended')) })
  const next = (): Promise<Said> => new Promise((resolve, reject) => {
    if (gone) reject(gone)
    hear = (said) => { if (said instanceof Error) reject(said); else resolve(said) }
  })
  return {
    ready: next().then(rulesetOf),
    run: async (work) => {
      running.postMessage(work, 'files' in work ? [] : transferable(work.submission.bytes))
      const answer = next()
      const timer = setTimeout(() => {
        leave(tooLong(documentMs))
        void running.terminate()
      }, documentMs)
      return answerOf(await answer.finally(() => { clearTimeout(timer) }))
    },
    alive: () => gone === null,
    end: async () => { await running.terminate() },
  }
}

function rulesetOf(said: Said): Ruleset {
  if ('ruleset' in said) return said.ruleset
  throw 'thrown' in said ? revived(said.thrown) : new Error('a thread says its ruleset first')
}

function answerOf(said: Said): Answer {
  if ('result' in said || 'packed' in said || 'problems' in said) return said
  throw 'thrown' in said ? revived(said.thrown) : new Error('a thread answers its work with what came of it')
}

function tooLong(documentMs: number): Fault {
  const seconds = documentMs / 1000
  return new Fault('timed-out', {
    zh: `一份文件最多处理 ${seconds} 秒，已停止。`, en: `One document is worked on for at most ${seconds} s; the work was stopped.`,
  })
}

function tooComplex(memoryMb: number, cause: Error): Fault {
  return new Fault('too-complex', {
    zh: `处理这份文件所需内存超过 ${memoryMb} MiB，已停止。`, en: `This document needs more than ${memoryMb} MiB of memory; the work was stopped.`,
  }, { cause })
}
