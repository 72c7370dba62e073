// Worker processes as an operator starts them: ready when they say so, told to stop, or killed.
import { spawn } from 'node:child_process'
import { until } from './on-postgres.js'
import type { ChildProcess } from 'node:child_process'

export interface WorkerProcess { child: ChildProcess; log: string[] }

/** Each works on one document at a time. */
export async function startWorkers(url: string, many: number): Promise<WorkerProcess[]> {
  const started = Array.from({ length: many }, (): WorkerProcess => {
    const child = spawn(process.execPath, ['dist/src/cli/main.js', 'worker', '--documents', '1'], {
      env: { ...process.env, DATABASE_URL: url, MINGJIAN_LOG: 'warn' }, stdio: ['ignore', 'ignore', 'pipe'],
    })
    const log: string[] = []
    child.stderr.setEncoding('utf8').on('data', (line: string) => { log.push(line) })
    return { child, log }
  })
  await until(() => Promise.resolve(started.every(({ log }) => log.join('').includes('Mingjian works on batches'))), 120)
  return started
}

/** @returns their exit codes. */
export function stopWorkers(workers: WorkerProcess[]): Promise<Array<number | null>> {
  return Promise.all(workers.map(({ child }) => new Promise<number | null>((resolve) => {
    // One that has ended says so only once.
    if (child.exitCode !== null || child.signalCode !== null) return resolve(child.exitCode)
    child.once('exit', (code) => { resolve(code) })
    return child.kill('SIGTERM')
  })))
}
