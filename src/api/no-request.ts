// Bytes that no HTTP request could be read from in; a problem on the wire, in both languages since none could be asked for, and an end out.
import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import { faults } from '../model/fault.js'
import type { Socket } from 'node:net'
import type { Localised } from '../model/words.js'

interface Refusal { status: number; says: Localised }

const byCode: Record<string, Refusal> = {
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, says: { zh: '请求迟迟没有发完。', en: 'The request was not sent whole in time.' } },
  HPE_HEADER_OVERFLOW: { status: 431, says: { zh: '请求头太大。', en: 'The headers of the request are too large.' } },
}
/** llhttp stops at the first byte of an address that is not ASCII, and takes what follows a blank for the version of HTTP. */
const written: Refusal = {
  status: 400,
  says: {
    zh: '请求不是有效的 HTTP。地址中的中文和空格须编码后再发，如“局”写作 %E5%B1%80（curl 可用 -G --data-urlencode）；请求头中不能有换行。',
    en: 'This is no valid HTTP. Encode blanks, and what is not ASCII, in an address (curl: -G --data-urlencode); no header holds a line break.',
  },
}

/** For fastify's `clientErrorHandler`, whose own answer is no problem+json and says nothing. Nothing of the request is repeated. */
export function refuseBytes({ code = '' }: NodeJS.ErrnoException, socket: Socket): void {
  if (code === 'ECONNRESET' || socket.destroyed) return
  const { status, says } = byCode[code] ?? written
  const { title } = faults['invalid-input']
  const both = ({ zh, en }: Localised): string => `${zh} ${en}`
  const body = JSON.stringify({
    type: 'urn:mingjian:problem:invalid-input', title: both(title), status, detail: both(says),
    advice: both({ zh: '请改正后重试。', en: 'Mend it and try again.' }), instance: `urn:uuid:${randomUUID()}`,
  })
  if (socket.writable) {
    socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nconnection: close\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`
      + `content-type: application/problem+json; charset=utf-8\r\n\r\n${body}`)
  }
  socket.destroySoon()
}
