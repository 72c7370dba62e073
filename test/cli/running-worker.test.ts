// A worker process as those who watch it see it: it lives, it works, it counts, and it is gone when it has stopped.
import t from 'tap'
import { startWorkerProcess } from '../../src/cli/running-worker.js'
import { readConfig } from '../../src/config.js'

t.test('a worker answers its watchers', async (t) => {
  const settings = { ...readConfig({}), dataFolder: t.testdir(), logLevel: 'silent' as const, threads: 1 }
  const { port, stop } = await startWorkerProcess({ ...settings, workerPort: 0 })
  const at = (path: string): string => `http://127.0.0.1:${String(port)}${path}`
  for (const path of ['/healthz', '/readyz']) t.equal((await fetch(at(path))).status, 200, path)
  const text = await (await fetch(at('/metrics'))).text()
  for (const name of ['mingjian_pool_threads 1', 'mingjian_database_connections', 'mingjian_queue_jobs']) t.match(text, name)
  await stop()
  await t.rejects(fetch(at('/healthz')))
})
