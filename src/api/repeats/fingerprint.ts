// A request as it arrives in, one hash of all it says out: the same for the same form whatever line its sender drew between the parts.
import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'

export interface Fingerprint {
  /** Of what has been read when it is first asked for: to be asked for once that is all. */
  digest(): string
  /** The same; null as long as there is more to read. */
  whole(): string | null
}

/** To be called before the body is read. Nothing of it is kept, and whoever reads it is not held up. */
export function fingerprintOf({ raw, method, url, headers }: FastifyRequest): Fingerprint {
  const type = headers['content-type'] ?? ''
  const boundary = /^multipart\/.*;\s*boundary="?([^";]+)"?/i.exec(type)?.[1]
  const hash = createHash('sha256').update(`${method} ${url}\n${boundary === undefined ? type : 'multipart/form-data'}\n`)
  const body = without(Buffer.from(boundary ?? ''), (bytes) => { hash.update(bytes) })
  // Forms are read from the request itself and other bodies from what hooks made of it: the one place both pass is where it says its data.
  const emit = raw.emit.bind(raw)
  raw.emit = (event: string | symbol, ...said: unknown[]) => {
    if (event === 'data') body.add(Buffer.from(said[0] as Uint8Array))
    return emit(event, ...said)
  }
  let said: string | null = null
  const digest = (): string => {
    if (said !== null) return said
    body.end()
    return said = hash.digest('hex')
  }
  // A request without a body never comes to its end: nobody reads it.
  const isWhole = (): boolean => raw.readableEnded || (raw.complete && raw.readableLength === 0)
  return { digest, whole: () => (said !== null || isWhole() ? digest() : null) }
}

/** Bytes in pieces, without a word that may stand across two of them. */
function without(word: Buffer, use: (bytes: Buffer) => void): { add(piece: Buffer): void; end(): void } {
  let held = Buffer.alloc(0)
  return {
    add: (piece) => {
      if (word.length === 0) return use(piece)
      const bytes = Buffer.concat([held, piece])
      let from = 0
      for (let at = bytes.indexOf(word); at >= 0; at = bytes.indexOf(word, from)) {
        use(bytes.subarray(from, at))
        from = at + word.length
      }
      const until = Math.max(from, bytes.length - word.length + 1)
      use(bytes.subarray(from, until))
      held = bytes.subarray(until)
    },
    end: () => { use(held) },
  }
}
