// One batch in, its events out as they happen: a stream of text that can be taken up again where it was cut.
import { Readable } from 'node:stream'
import { Fault } from '../../model/fault.js'
import { limits } from '../../model/limits.js'
import { batchChannel } from '../../store/batches/telling.js'
import { batchView, itemView } from './views.js'
import type { Batch } from '../../model/batch.js'
import type { Language } from '../../model/words.js'
import type { Batches } from '../../store/batches/batches.js'
import type { Queue } from '../../store/queue/queue.js'

export interface EventDesk {
  /** @param after place of the last event that was seen. @throws Fault overloaded where too many listen, or the desk is closed. */
  follow(batches: Batches, batch: Batch, after: number, language: Language): Promise<Readable>
  close(): Promise<void>
}

const page = 200
/** A proxy closes what is silent for a minute. A word that was missed is made good by then as well. */
const heartbeatMs = 15_000

/** One session of the database listens for all, from the first who asks to the last who leaves. */
export function openEventDesk(queue: () => Queue): EventDesk {
  const wakers = new Map<string, Set<() => void>>()
  const streams = new Set<Readable>()
  let ear: Promise<() => Promise<void>> | null = null
  let closed = false
  const heard = (id: string | null): void => {
    const woken = id === null ? [...wakers.values()].flatMap((each) => [...each]) : [...wakers.get(id) ?? []]
    for (const wake of woken) wake()
  }
  const leave = (id: string, wake: () => void, stream: Readable): void => {
    streams.delete(stream)
    const others = wakers.get(id)
    others?.delete(wake)
    if (others?.size === 0) wakers.delete(id)
    if (streams.size > 0 || !ear) return
    const quiet = ear
    ear = null
    void quiet.then((stop) => stop()).catch(() => undefined)
  }
  return {
    follow: async (batches, batch, after, language) => {
      if (closed) throw stopping()
      if (streams.size >= limits.eventListeners) throw tooMany()
      let wake = (): void => undefined
      const stream = Readable.from(eventsOf(batches, batch.id, after, language, () => new Promise((resolve) => {
        const timer = setTimeout(() => { resolve(false) }, heartbeatMs)
        wake = () => {
          clearTimeout(timer)
          resolve(true)
        }
      })), { objectMode: false, highWaterMark: 64 * 1024 })
      const woken = (): void => { wake() }
      streams.add(stream)
      const of = wakers.get(batch.id) ?? new Set()
      wakers.set(batch.id, of.add(woken))
      stream.once('close', () => {
        leave(batch.id, woken, stream)
        wake()
      })
      ear ??= queue().listen(batchChannel, heard)
      await ear.catch((error: unknown) => {
        ear = null
        stream.destroy()
        throw error
      })
      return stream
    },
    close: async () => {
      closed = true
      for (const stream of streams) stream.destroy()
      await ear?.then((stop) => stop()).catch(() => undefined)
    },
  }
}

/** Reads on only when what it gave was taken: a listener that is slow costs one page. Ends with the batch. */
async function* eventsOf(batches: Batches, id: string, after: number, language: Language, woken: () => Promise<boolean>): AsyncGenerator<string> {
  yield 'retry: 3000\n\n'
  const first = await batches.get(id)
  let told = first?.state === 'working' ? JSON.stringify(batchView(first)) : ''
  if (told !== '') yield event('progress', batchView(first!), null)
  for (let seen = after; ;) {
    // Asked for before the looking, so that what happens in between is not slept through.
    const next = woken()
    const batch = await batches.get(id)
    if (!batch) return
    for (let full = true; full;) {
      const items = await batches.settledAfter(id, seen, page)
      for (const item of items) {
        seen = item.settled!
        yield event('item', itemView(item, language), seen)
      }
      full = items.length === page
    }
    const now = JSON.stringify(batchView(batch))
    if (now !== told) yield event(batch.state === 'working' ? 'progress' : batch.state, batchView(batch), null)
    told = now
    if (batch.state !== 'working') return
    if (!await next) yield ': still here\n\n'
  }
}

function event(name: string, data: object, place: number | null): string {
  return `${place === null ? '' : `id: ${place}\n`}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
}

/** A stream begun now would hold the stop until its batch is done. */
function stopping(): Fault {
  return new Fault('overloaded', { zh: '服务正在停止；请稍后重新连接。', en: 'The service is stopping; connect again in a moment.' })
}

function tooMany(): Fault {
  return new Fault('overloaded', {
    zh: `同时最多 ${limits.eventListeners} 个事件流；请改用 GET 查看进度。`, en: `At most ${limits.eventListeners} follow events at once; ask for the batch by GET.`,
  })
}
