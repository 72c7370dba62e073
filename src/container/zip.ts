// The bytes of a ZIP archive in, its parts out: by name, whole or piece by piece, and never more of them than the limits allow.
import { StringDecoder } from 'node:string_decoder'
import { crc32, inflateRawSync } from 'node:zlib'
import { fromBufferPromise } from 'yauzl'
import { nameOf } from './entry-name.js'
import { Fault } from '../model/fault.js'
import { limits } from '../model/limits.js'
import type { Entry, ZipFile } from 'yauzl'
import type { Localised } from '../model/words.js'

export interface Archive {
  /** As the directory lists them; folders are left out. */
  names: readonly string[]
  has(name: string): boolean
  /** Unpacked, as declared: what unpacks to another size is refused. 0 for a part that is not there. */
  size(name: string): number
  /** Nothing for a part that is not there. @param most bytes unpacked: a part that claims or holds more is refused. */
  read(name: string, most: number): AsyncGenerator<string>
  /** The part whole; null for a part that is not there. */
  bytes(name: string, most: number): Promise<Uint8Array | null>
}

export interface Opening {
  /** What the archive is to its user, for messages. */
  what: Localised
  /** What its user can do when it is too large. */
  instead?: Localised
  /** What all parts may unpack to. */
  most: number
}

/** A part of this size is unpacked in a few milliseconds; a longer one in pieces, between which others get their turn. */
const atOnce = 1024 * 1024

const document: Opening = { what: { zh: '文件', en: 'file' }, most: limits.archiveBytes }

/**
 * Reads the directory only. Names that lead out of the archive, too many parts and too much content are refused before any is unpacked.
 * @throws Fault damaged-file, archive-refused, encrypted, file-too-large; the same when a part is read.
 */
export async function openArchive(bytes: Uint8Array, opening: Opening = document): Promise<Archive> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const zip = await fromBufferPromise(buffer, { lazyEntries: true, decodeStrings: false }).catch((error: unknown) => damaged(opening, error))
  const parts = await partsOf(zip, opening)
  const part = (name: string, most: number): Entry | undefined => {
    const entry = parts.get(name)
    if (entry) check(entry, name, most, opening)
    return entry
  }
  return {
    names: [...parts.keys()],
    has: (name) => parts.has(name),
    size: (name) => parts.get(name)?.uncompressedSize ?? 0,
    async* read(name, most) {
      const entry = part(name, most)
      if (entry && entry.uncompressedSize <= atOnce) yield Buffer.from(await wholeOf(zip, buffer, entry, opening)).toString('utf8')
      else if (entry) yield* piecesOf(zip, entry, opening)
    },
    async bytes(name, most) {
      const entry = part(name, most)
      return entry ? wholeOf(zip, buffer, entry, opening) : null
    },
  }
}

async function partsOf(zip: ZipFile, opening: Opening): Promise<Map<string, Entry>> {
  const parts = new Map<string, Entry>()
  let total = 0
  try {
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry)
      total += entry.uncompressedSize
      if (total > opening.most) refuse(opening, `展开后超过 ${mib(opening.most)} MiB`, `unpacks to more than ${mib(opening.most)} MiB`)
      if (!name.endsWith('/')) parts.set(name, entry)
      if (parts.size > limits.archiveParts) {
        refuse(opening, `包含的部分超过${limits.archiveParts}个`, `has more than ${limits.archiveParts} parts`)
      }
    }
  } catch (error) {
    damaged(opening, error)
  }
  return parts
}

/** Compression method 8 is deflate, 0 is none; Office writes no other. */
const readable = new Set([0, 8])

function check(entry: Entry, name: string, most: number, opening: Opening): void {
  const { what, instead } = opening
  const { compressedSize, uncompressedSize } = entry
  if (entry.isEncrypted()) {
    throw new Fault('encrypted', { zh: `${what.zh}中的“${name}”有密码`, en: `“${name}” in the ${what.en} is protected by a password` })
  }
  if (uncompressedSize > most) {
    throw new Fault('file-too-large', {
      zh: `${what.zh}中的“${name}”展开后超过 ${mib(most)} MiB${instead ? `；${instead.zh}` : ''}。`,
      en: `“${name}” in the ${what.en} unpacks to more than ${mib(most)} MiB${instead ? `; ${instead.en}` : ''}.`,
    })
  }
  if (uncompressedSize > limits.archiveRatioFrom && uncompressedSize > limits.archiveRatio * compressedSize) {
    refuse(opening, `中的“${name}”压缩比超过${limits.archiveRatio}倍`, `holds “${name}”, packed more than ${limits.archiveRatio} times`)
  }
  if (!readable.has(entry.compressionMethod)) {
    refuse(opening, `中的“${name}”压缩方法不受支持`, `holds “${name}”, packed by a method that is not read`)
  }
}

async function* piecesOf(zip: ZipFile, entry: Entry, opening: Opening): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8')
  try {
    const stream = await zip.openReadStreamPromise(entry)
    for await (const chunk of stream as AsyncIterable<Buffer>) yield decoder.write(chunk)
  } catch (error) {
    damaged(opening, error)
  }
}

/** In one go, which for the parts of a document is many times faster than a stream; it stops at the size the part claims. */
async function wholeOf(zip: ZipFile, bytes: Buffer, entry: Entry, opening: Opening): Promise<Uint8Array> {
  try {
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
    const packed = bytes.subarray(fileDataStart, fileDataStart + entry.compressedSize)
    const whole = entry.compressionMethod === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.uncompressedSize) })
    if (whole.length !== entry.uncompressedSize || crc32(whole) !== entry.crc32) throw new Error('size or checksum differ')
    return whole
  } catch (error) {
    return damaged(opening, error)
  }
}

function damaged({ what }: Opening, error: unknown): never {
  if (error instanceof Fault) throw error
  if (error instanceof Error && error.message.includes('encryption')) {
    throw new Fault('encrypted', { zh: `${what.zh}有密码`, en: `The ${what.en} is protected by a password` }, { cause: error })
  }
  throw new Fault('damaged-file', { zh: `${what.zh}的内容不完整，无法读取。`, en: `The ${what.en} is not whole and can not be read.` }, { cause: error })
}

function refuse({ what }: Opening, zh: string, en: string): never {
  throw new Fault('archive-refused', { zh: `${what.zh}${zh}`, en: `The ${what.en} ${en}` })
}

function mib(bytes: number): number {
  return Math.round(bytes / 1024 / 1024)
}
