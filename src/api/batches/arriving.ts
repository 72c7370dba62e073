// The stream of one file in, its bytes out once they are wanted: small ones wait in memory, large ones on the disk.
import { randomUUID } from 'node:crypto'
import { open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Fault } from '../../model/fault.js'
import { limits } from '../../model/limits.js'
import type { Readable } from 'node:stream'

export interface Arrived {
  size: number
  bytes(): Promise<Uint8Array>
  /** To be called whatever happened. */
  forget(): Promise<void>
}

/** @throws Fault batch-too-large where it is larger than an archive may be. */
export async function arrive(stream: Readable, name: string): Promise<Arrived> {
  const chunks: Buffer[] = []
  const path = join(tmpdir(), `mingjian-${randomUUID()}`)
  let file: Awaited<ReturnType<typeof open>> | null = null
  let size = 0
  const forget = async (): Promise<void> => {
    if (file) await rm(path, { force: true })
  }
  try {
    // Left whole where it is refused: destroyed, it would take the answer with it.
    for await (const chunk of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > limits.batchArchiveBytes) throw tooLarge(name)
      if (file) await file.write(chunk)
      else chunks.push(chunk)
      if (file || size <= limits.documentBytes) continue
      file = await open(path, 'wx', 0o600)
      await file.writev(chunks.splice(0))
    }
  } catch (error) {
    await file?.close()
    await forget()
    throw error
  }
  await file?.close()
  return { size, bytes: async () => (file ? readFile(path) : Buffer.concat(chunks)), forget }
}

function tooLarge(name: string): Fault {
  const mib = limits.batchArchiveBytes / 1024 / 1024
  return new Fault('batch-too-large', { zh: `“${name}”超过 ${mib} MiB。`, en: `“${name}” is larger than ${mib} MiB.` })
}
