// Starts the service and scores the sample report through it: the first thing a newcomer sees.
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import { readConfig } from '../config.js'
import { printEvaluation } from './print.js'
import type { Evaluation } from '../model/evaluation.js'

/** From dist/src/cli and from an installed package alike. */
const sample = fileURLToPath(new URL('../../../test/golden/qingxi-education-2024/report.html', import.meta.url))

export function registerDemo(program: Command): void {
  program.command('demo')
    .description('启动服务并给示例报告评分 · start the service and score the sample report')
    .action(async () => {
      const [{ startService }, { stopOnSignal }] = await Promise.all([import('./running-service.js'), import('./stop-on-signal.js')])
      const running = await startService({ ...readConfig(), logLevel: 'warn' })
      stopOnSignal(running)
      process.stdout.write(printEvaluation(await scored(running.address), 'zh', process.stdout.columns))
      process.stdout.write([
        '', `服务地址 · service   ${running.address}`, `接口文档 · docs      ${running.address}/docs`, `数据位置 · data      ${running.place}`,
        '按 Ctrl-C 停止 · press Ctrl-C to stop', '',
      ].join('\n'))
    })
}

/** Through HTTP, the way of every client: what is seen here is what the service answers. */
async function scored(address: string): Promise<Evaluation> {
  const answer = await fetch(`${address}/v1/evaluations?name=${basename(sample)}`, {
    method: 'POST', headers: { 'content-type': 'text/html' }, body: await readFile(sample),
  })
  return await answer.json() as Evaluation
}
