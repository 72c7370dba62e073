// A reply that is awaited in, a signal out that aborts when nobody waits for it any more.
import { Fault } from '../model/fault.js'
import type { FastifyReply } from 'fastify'

/**
 * Fastify's own `request.signal` and `handlerTimeout` end with the body of a request: since Node 16 a request is closed once it is read.
 * @param milliseconds after which the answer is that it took too long.
 */
export function patienceOf(reply: FastifyReply, milliseconds: number): AbortSignal {
  const patience = new AbortController()
  const timer = setTimeout(() => { patience.abort(tooLong) }, milliseconds).unref()
  reply.raw.once('close', () => {
    clearTimeout(timer)
    patience.abort(left)
  })
  return patience.signal
}

const tooLong = new Fault('timed-out', { zh: '未能在时限内处理完。', en: 'The work did not end in time.' })
const left = new Fault('timed-out', { zh: '请求者已离开。', en: 'The one who asked has left.' })
