// The bytes of a ZIP archive in, the text of its parts out, piece by piece and never more of it than the limit.
import { StringDecoder } from 'node:string_decoder'
import { fromBuffer } from 'yauzl'
import { Fault } from '../model/fault.js'
import type { Readable } from 'node:stream'
import type { Entry, ZipFile } from 'yauzl'

export interface Archive {
  has(name: string): boolean
  /** @param most bytes unpacked: a part that claims or holds more is refused, whatever its packed size. */
  read(name: string, most: number): AsyncGenerator<string>
}

/** A workbook has some dozens of parts. */
const mostParts = 10_000

/** @throws Fault unknown-format for what is no archive. */
export async function openArchive(bytes: Buffer): Promise<Archive> {
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, file) => { if (error) reject(error); else resolve(file) })
  }).catch(damaged)
  const parts = await partsOf(zip).catch(damaged)
  return {
    has: (name) => parts.has(name),
    async* read(name, most) {
      const entry = parts.get(name)
      if (!entry) return
      if (entry.uncompressedSize > most) tooLarge(name, most)
      const decoder = new StringDecoder('utf8')
      let unpacked = 0
      const stream = await opened(zip, entry).catch(damaged)
      try {
        for await (const chunk of stream as AsyncIterable<Buffer>) {
          unpacked += chunk.length
          if (unpacked > most) tooLarge(name, most)
          yield decoder.write(chunk)
        }
      } catch (error) {
        damaged(error)
      }
    },
  }
}

function partsOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const parts = new Map<string, Entry>()
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      parts.set(entry.fileName, entry)
      if (parts.size > mostParts) reject(new Error('too many parts'))
      else zip.readEntry()
    })
    zip.on('end', () => { resolve(parts) })
    zip.on('error', reject)
    zip.readEntry()
  })
}

function opened(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => { if (error) reject(error); else resolve(stream) })
  })
}

function damaged(error: unknown): never {
  if (error instanceof Fault) throw error
  throw new Fault('unknown-format', {
    zh: '文件不是完整的 XLSX 工作簿，或者有密码。', en: 'The file is no whole XLSX workbook, or it has a password.',
  }, { cause: error })
}

function tooLarge(name: string, most: number): never {
  const mib = Math.round(most / 1024 / 1024)
  throw new Fault('file-too-large', {
    zh: `工作簿中的“${name}”展开后超过 ${mib} MiB；请另存为 CSV。`, en: `“${name}” in the workbook unpacks to more than ${mib} MiB; save it as CSV.`,
  })
}
