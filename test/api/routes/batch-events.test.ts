// A batch followed over HTTP: every document told once, in order, through a cut connection too; silence is filled, the end is told.
import t from 'tap'
import { drawnReports } from '../../labelled/season.js'
import { aResult } from '../../store/sample-result.js'
import { aWorker, onPostgres, over, sendBatch, until } from '../../worker/on-postgres.js'
import { aService } from '../asked.js'

interface Told { id: number | null; event: string; data: { position?: number; done?: number; state?: string } }

type Followed = Promise<{ status: number; told: Told[] }>

/** Reads events until `enough`, then leaves as a cut connection would. */
async function follow(address: string, id: string, last: number | null, enough: (told: Told[]) => boolean): Followed {
  const leave = new AbortController()
  const response = await fetch(`${address}/v1/batches/${id}/events`, {
    signal: leave.signal, headers: last === null ? {} : { 'last-event-id': String(last) },
  })
  const told: Told[] = []
  let text = ''
  const decoder = new TextDecoder()
  for await (const piece of response.body ?? []) {
    text += decoder.decode(piece as Uint8Array, { stream: true })
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const fields = new Map(text.slice(0, end).split('\n').map((line): [string, string] =>
        [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]))
      text = text.slice(end + 2)
      if (fields.has('event')) {
        const place = fields.get('id')
        const data = JSON.parse(fields.get('data')!) as Told['data']
        told.push({ id: place === undefined ? null : Number(place), event: fields.get('event')!, data })
      }
    }
    if (enough(told)) break
  }
  leave.abort()
  return { status: response.status, told }
}

t.test('events', async (t) => {
  const { store, tenant, release } = await onPostgres(t.testdir())
  const service = await aService({ store })
  const address = await service.app.listen({ host: '127.0.0.1', port: 0 })
  let begun = 0
  let allowed = 0
  const worker = await aWorker(store, async () => {
    const mine = begun++
    await until(() => Promise.resolve(mine < allowed))
    return aResult()
  })
  const isOver = (told: Told[]): boolean => told.some(({ event }) => event === 'finished')

  await t.test('cut in the middle and taken up again: nothing is missed and nothing told twice', async (t) => {
    const { id } = await sendBatch(tenant, drawnReports(20))
    const items = (told: Told[]): Told[] => told.filter(({ event }) => event === 'item')
    const first = follow(address, id, null, (told) => items(told).length >= 5)
    allowed = 12
    const before = (await first).told
    t.equal(before[0]?.event, 'progress', 'where it stands is told at once')
    const last = items(before).at(-1)!.id
    allowed = 100
    const { told } = await follow(address, id, last, isOver)
    const all = [...items(before), ...items(told)]
    t.same(all.map((each) => each.id), Array.from({ length: 20 }, (_, at) => at + 1))
    t.same(all.map(({ data }) => data.position).sort((a, b) => a! - b!), Array.from({ length: 20 }, (_, at) => at))
    t.match(told.at(-1), { event: 'finished', data: { done: 20, state: 'finished' } })
    t.equal((await follow(address, id, 20, isOver)).status, 204, 'who has seen all is sent away for good')
    t.equal(items((await follow(address, id, null, isOver)).told).length, 20, 'who has seen nothing is told all')
  })

  await t.test('a batch that is cancelled says so; one that is not there is not found', async (t) => {
    allowed = 0
    begun = 0
    const { id } = await sendBatch(tenant, drawnReports(3))
    const followed = follow(address, id, null, (told) => told.some(({ event }) => event === 'cancelled'))
    await until(() => Promise.resolve(begun > 0))
    await tenant.batches.cancel(id)
    t.match((await followed).told.at(-1), { event: 'cancelled', data: { cancelled: 3 } })
    allowed = 100
    t.equal((await follow(address, '01930a2e-7c40-7d3a-9b1e-00000000ffff', null, () => true)).status, 404)
  })

  await t.test('those who listen do not hold up a service that ends', async (t) => {
    allowed = 0
    begun = 0
    const { id } = await sendBatch(tenant, drawnReports(3))
    let heard = 0
    const followed = follow(address, id, null, (told) => { heard = told.length; return false }).catch(() => null)
    await until(() => Promise.resolve(heard > 0))
    await service.close()
    await followed
    allowed = 100
    t.ok(await over(tenant, id))
  })

  await worker.stop(5000)
  await release()
})
