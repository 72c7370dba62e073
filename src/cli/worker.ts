// Options of the command line in, a process out that works on the batches of the database until it is told to stop.
import { InvalidArgumentError, Option } from 'commander'
import { readConfig } from '../config.js'
import type { Command } from 'commander'

export function registerWorker(program: Command): void {
  program
    .command('worker')
    .description('处理批次，可同时运行任意多个 · work on batches; any number may run at once')
    .addOption(new Option('--documents <n>', '同时处理的文件数，默认为 MINGJIAN_THREADS · documents at once, MINGJIAN_THREADS where left out').argParser(asCount))
    .action(async ({ documents }: { documents?: number }) => {
      const config = readConfig()
      const [{ startWorkerProcess }, { stopOnSignal }] = await Promise.all([import('./running-worker.js'), import('./stop-on-signal.js')])
      const running = await startWorkerProcess({ ...config, threads: documents ?? config.threads })
      process.stderr.write(`明鉴正在处理批次 · Mingjian works on batches (数据 · data: ${running.place})\n`)
      stopOnSignal(running)
    })
}

function asCount(value: string): number {
  if (!/^\d{1,3}$/.test(value) || Number(value) < 1 || Number(value) > 256) throw new InvalidArgumentError('应为 1 到 256 · 1 to 256')
  return Number(value)
}
