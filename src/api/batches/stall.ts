// A request whose body arrives in, a promise out that fails once nothing of it has come for too long.
import { Fault } from '../../model/fault.js'
import type { FastifyReply, FastifyRequest } from 'fastify'

const lookMs = 250

export interface Watch {
  /** @throws Fault upload-stalled */
  whileArriving<T>(work: Promise<T>): Promise<T>
  /** Time spent on what came before is not the sender's: the next byte has the whole time again. */
  busy<T>(work: () => Promise<T>): Promise<T>
}

/** The connection is closed after the answer: what is left of the body would be read as the next request. */
export function watchUpload({ raw }: FastifyRequest, reply: FastifyReply, stallMs: number): Watch {
  let seen = raw.socket.bytesRead
  let since = Date.now()
  let atWork = 0
  return {
    whileArriving: async (work) => {
      let timer: NodeJS.Timeout | undefined
      const stalled = new Promise<never>((_resolve, reject) => {
        timer = setInterval(() => {
          const { bytesRead } = raw.socket
          if (bytesRead !== seen || atWork > 0) {
            seen = bytesRead
            since = Date.now()
          } else if (Date.now() - since > stallMs) reject(new Fault('upload-stalled', stoodStill(stallMs)))
        }, lookMs)
      })
      return Promise.race([work, stalled]).catch((error: unknown) => {
        work.catch(() => undefined)
        reply.header('connection', 'close')
        throw error
      }).finally(() => { clearInterval(timer) })
    },
    busy: async (work) => {
      atWork += 1
      return work().finally(() => { atWork -= 1 })
    },
  }
}

function stoodStill(milliseconds: number): { zh: string; en: string } {
  const seconds = Math.round(milliseconds / 1000)
  return { zh: `${seconds} 秒没有收到任何内容，已中断。`, en: `Nothing arrived for ${seconds} s; the upload was cut off.` }
}
