// A file's name in, its documents out: one, or those of an archive.
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Fault } from '../model/fault.js'
import { limits } from '../model/limits.js'
import type { Submission } from '../model/source.js'

/** @throws Fault file-unreadable, file-too-large, and those of an archive. */
export async function* documentsOf(file: string): AsyncGenerator<Submission> {
  const submission = { name: basename(file), bytes: await bytesOf(file) }
  if (submission.bytes[0] !== 0x50 || submission.bytes[1] !== 0x4B) return yield submission
  // What may be an archive is looked into; the readers are loaded for nothing else here.
  const { documentsOf: unpacked } = await import('../evaluate.js')
  yield* unpacked(submission)
}

/** What a document is called to the user: an archive's name goes before those of its parts. */
export function pathOf(file: string, { name }: Submission): string {
  const inside = name.indexOf('/')
  return inside < 0 ? file : file + name.slice(inside)
}

/** Refuses by size before it reads: a file of many gigabytes costs nothing. */
async function bytesOf(file: string): Promise<Uint8Array> {
  const found = await stat(file).catch(unreadable)
  if (!found.isFile()) unreadable(new Error('not a file'))
  if (found.size > limits.documentBytes) {
    const mib = limits.documentBytes / 1024 / 1024
    throw new Fault('file-too-large', {
      zh: `文件有 ${found.size} 字节，上限是 ${mib} MiB。`, en: `The file has ${found.size} bytes; the limit is ${mib} MiB.`,
    })
  }
  return readFile(file).catch(unreadable)
}

function unreadable(cause: Error): never {
  throw new Fault('file-unreadable', { zh: `${cause.message}。`, en: `${cause.message}.` }, { cause })
}
