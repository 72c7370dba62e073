// One hash of a request: the same whatever pieces it comes in and whatever line a form draws, another for another request.
import { once } from 'node:events'
import { Readable } from 'node:stream'
import fc from 'fast-check'
import t from 'tap'
import { fingerprintOf } from '../../../src/api/repeats/fingerprint.js'
import type { FastifyRequest } from 'fastify'

async function digestOf(pieces: Uint8Array[], type: string, url = '/v1/batches'): Promise<string> {
  const raw = Readable.from(pieces.map((piece) => Buffer.from(piece)).filter(({ length }) => length > 0), { objectMode: false })
  const fingerprint = fingerprintOf({ raw, method: 'POST', url, headers: { 'content-type': type } } as unknown as FastifyRequest)
  raw.resume()
  await once(raw, 'end')
  return fingerprint.digest()
}

function cut(bytes: Buffer, places: number[]): Uint8Array[] {
  const at = [0, ...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]
  return at.slice(1).map((end, index) => bytes.subarray(at[index], end))
}

const formOf = (boundary: string, texts: string[]): Buffer =>
  Buffer.from(`${texts.map((text) => `--${boundary}\r\ncontent-disposition: form-data; name="a"\r\n\r\n${text}\r\n`).join('')}--${boundary}--\r\n`)

t.test('pieces do not matter', async (t) => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.array(fc.nat(1000), { maxLength: 8 }), async (bytes, places) => {
    t.equal(await digestOf(cut(Buffer.from(bytes), places), 'text/plain'), await digestOf([bytes], 'text/plain'))
  }), { numRuns: 60 })
})

t.test('nor does the line between the parts of a form, wherever it is cut', async (t) => {
  const texts = fc.array(fc.string({ maxLength: 30 }), { minLength: 1, maxLength: 4 })
  await fc.assert(fc.asyncProperty(texts, fc.array(fc.nat(1000), { maxLength: 8 }), async (texts, places) => {
    const [one, other] = ['----line-of-one-1234', '----another-line-567890']
    t.equal(
      await digestOf(cut(formOf(one, texts), places), `multipart/form-data; boundary=${one}`),
      await digestOf([formOf(other, texts)], `multipart/form-data; boundary="${other}"`),
    )
  }), { numRuns: 60 })
})

t.test('another body, type or address is another request', async (t) => {
  const given = await digestOf([Buffer.from('abc')], 'text/plain')
  t.not(await digestOf([Buffer.from('abd')], 'text/plain'), given)
  t.not(await digestOf([Buffer.from('abc')], 'text/html'), given)
  t.not(await digestOf([Buffer.from('abc')], 'text/plain', '/v1/batches?set=true'), given)
})
