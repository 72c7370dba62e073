// Settings in, a running service out; it ends in order on SIGTERM and SIGINT.
import { isLoopback } from '../access/loopback.js'
import { buildApp } from '../api/app.js'
import { Fault } from '../model/fault.js'
import { observed } from '../observe/observed.js'
import { overlays, presets, rulebookFor } from '../rulebook/choose.js'
import { running } from './running-parts.js'
import type { Config } from '../config.js'
import type { Store } from '../store/store.js'
import type { Parts, Running } from './running-parts.js'

export interface RunningService extends Running {
  /** http://host:port */
  address: string
}

/** @throws Fault where the store or the address can't be had. */
export async function startService(config: Config): Promise<RunningService> {
  return running(config, (store) => refuseUnguarded(config, store), async (parts) => ({ address: await serve(parts, config) }))
    .catch((error: unknown) => { throw asFault(error, config) })
}

async function serve({ rulebook, observer, store, pool, evaluate, opened, work }: Parts, config: Config): Promise<string> {
  const annotate = observed(observer, 'marked copy', pool.annotate, ({ result }) => result)
  const rulesets = { presets, overlays, compose: rulebookFor, check: pool.checkRules }
  const app = await buildApp({ rulebook, store, config, evaluate, annotate, observer, open: mayBeOpen(config), rulesets })
  opened(app)
  if (config.workers > 0) await work(config.workers, app.log)
  return app.listen({ host: config.host, port: config.port })
}

/** On this machine alone, with a database of its own, nobody is asked for a key until there is one. */
function mayBeOpen({ host, databaseUrl, trustProxy }: Config): boolean {
  return isLoopback(host) && databaseUrl === undefined && !trustProxy
}

/** @throws Fault config-invalid where others could reach a service that nobody has made a key for. */
async function refuseUnguarded({ host, trustProxy }: Config, { system }: Store): Promise<void> {
  if ((isLoopback(host) && !trustProxy) || await system.keys.any()) return
  const why = isLoopback(host) ? 'MINGJIAN_TRUST_PROXY=true' : `MINGJIAN_HOST=${host}`
  throw new Fault('config-invalid', {
    zh: `${why} 时别的机器可以访问，而数据库中还没有密钥。请先运行 mingjian keys create，或者只监听 127.0.0.1。`,
    en: `With ${why} other machines can reach the service, and no key exists. Run \`mingjian keys create\` first, or listen on 127.0.0.1 alone.`,
  })
}

function asFault(error: unknown, { host, port }: Config): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code !== 'EADDRINUSE' && code !== 'EACCES' && code !== 'EADDRNOTAVAIL' && code !== 'ENOTFOUND') return error
  return new Fault(
    'config-invalid',
    {
      zh: `无法监听 ${host}:${port}(${code})，请用 --host、--port 另选。`,
      en: `Can't listen on ${host}:${port} (${code}); choose another with --host and --port.`,
    },
    { cause: error },
  )
}
