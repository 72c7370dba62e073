// Numbers of the moment: read when asked, the queue no oftener than its cost allows, and never in the way of the others.
import t from 'tap'
import { gaugeBacklog, gaugeConnections, gaugeThreads } from '../../src/observe/gauges.js'
import { openMetrics } from '../../src/observe/metrics.js'

t.test('threads and connections as they stand', async (t) => {
  const metrics = openMetrics({ ofProcess: false })
  let working = 1
  gaugeThreads(metrics, { threads: 4, working: () => working, waiting: () => 7 })
  gaugeConnections(metrics, () => ({ total: 5, idle: 2, waiting: 3 }))
  working = 2
  const text = await metrics.text()
  for (const line of ['mingjian_pool_threads 4', 'mingjian_pool_working 2', 'mingjian_pool_waiting 7',
    'mingjian_database_connections{state="busy"} 3', 'mingjian_database_connections{state="idle"} 2',
    'mingjian_database_connections{state="waiting"} 3']) t.ok(text.split('\n').includes(line), line)
})

t.test('the queue is asked once in ten seconds, and a state that is empty is gone', async (t) => {
  const metrics = openMetrics({ ofProcess: false })
  let clock = 0
  let asked = 0
  let held = [{ state: 'waiting', count: 12, oldestSeconds: 30 }, { state: 'failed', count: 1, oldestSeconds: 900 }]
  gaugeBacklog(metrics, () => { asked += 1; return Promise.resolve(held) }, () => clock)
  const texts = await Promise.all([metrics.text(), metrics.text(), metrics.text()])
  t.equal(asked, 1)
  for (const text of texts) {
    t.match(text, /mingjian_queue_jobs\{state="waiting"\} 12\n/)
    t.match(text, /mingjian_queue_oldest_seconds\{state="failed"\} 900\n/)
  }
  held = [{ state: 'waiting', count: 3, oldestSeconds: 1 }]
  clock = 9999
  t.match(await metrics.text(), /state="waiting"\} 12\n/, 'still the old')
  clock = 10_000
  const later = await metrics.text()
  t.match(later, /state="waiting"\} 3\n/)
  t.notMatch(later, /failed/)
  t.equal(asked, 2)
})

t.test('a database that fails or hangs hides no other number', async (t) => {
  for (const backlog of [() => Promise.reject(new Error('away')), () => new Promise<never>(() => undefined)]) {
    const metrics = openMetrics({ ofProcess: false })
    gaugeThreads(metrics, { threads: 1, working: () => 0, waiting: () => 0 })
    gaugeBacklog(metrics, backlog)
    t.match(await metrics.text(), /mingjian_pool_threads 1\n/)
  }
})
