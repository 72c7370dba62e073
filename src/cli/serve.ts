// Options of the command line in, a running service out.
import { InvalidArgumentError, Option } from 'commander'
import type { Command } from 'commander'
import { readConfig } from '../config.js'

export function registerServe(program: Command): void {
  program
    .command('serve')
    .description('启动服务 · start the service')
    .addOption(new Option('--host <address>', '监听地址 · address to listen on'))
    .addOption(new Option('--port <n>', '端口，0 为任选空闲端口 · port, 0 for a free one').argParser(asPort))
    .action(async (options: { host?: string; port?: number }) => {
      // Loaded when it is asked for: scoring a file needs neither the server nor the database.
      const [{ startService }, { stopOnSignal }] = await Promise.all([import('./running-service.js'), import('./stop-on-signal.js')])
      const running = await startService({ ...readConfig(), ...options })
      process.stderr.write(
        `明鉴已启动 · Mingjian is up: ${running.address}  (文档 · docs: ${running.address}/docs; 数据 · data: ${running.place})\n`,
      )
      stopOnSignal(running)
    })
}

function asPort(value: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535)
    throw new InvalidArgumentError('端口应为 0 到 65535 · a port is 0 to 65535')
  return Number(value)
}
