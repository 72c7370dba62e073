// Those who follow batches: no more at once than the limit, and one place is free again when one leaves.
import { once } from 'node:events'
import t from 'tap'
import { openEventDesk } from '../../../src/api/batches/events.js'
import { limits } from '../../../src/model/limits.js'
import type { Batch } from '../../../src/model/batch.js'
import type { Batches } from '../../../src/store/batches/batches.js'
import type { Queue } from '../../../src/store/queue/queue.js'

const batch: Batch = {
  id: '01930a2e-7c40-7d3a-9b1e-5a2f60c4d811', organisation: 'o', createdAt: '2025-01-01T00:00:00.000Z', state: 'working', phase: 'judge', title: null,
  options: {}, webhook: null, origin: null, documents: 1, bytes: 1, read: 0, done: 0, failed: 0, cancelled: 0, settled: 0, finishedAt: null,
}
const batches = { get: () => Promise.resolve(batch), settledAfter: () => Promise.resolve([]) } as unknown as Batches

t.test('the limit of listeners', async (t) => {
  let ears = 0
  const queue = { listen: () => { ears += 1; return Promise.resolve(() => { ears -= 1; return Promise.resolve() }) } } as unknown as Queue
  const desk = openEventDesk(() => queue)
  const streams = await Promise.all(Array.from({ length: limits.eventListeners }, () => desk.follow(batches, batch, 0, 'zh')))
  t.equal(ears, 1, 'one session hears for all')
  await t.rejects(desk.follow(batches, batch, 0, 'zh'), { code: 'overloaded' })
  const [first, ...rest] = streams
  const left = once(first!, 'close')
  first!.destroy()
  await left
  const another = await desk.follow(batches, batch, 0, 'zh')
  const all = Promise.all([another, ...rest].map((stream) => once(stream, 'close')))
  for (const stream of [another, ...rest]) stream.destroy()
  await all
  await new Promise((resolve) => { setImmediate(resolve) })
  t.equal(ears, 0, 'and none once all have left')
  await desk.close()
  await t.rejects(desk.follow(batches, batch, 0, 'zh'), { code: 'overloaded', detail: { en: /stopping/ } }, 'and nobody is let in after the close')
})
