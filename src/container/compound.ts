// The bytes of an OLE2 compound file in ([MS-CFB]), the streams of its root out. Chains of sectors are followed within bounds.
import { Fault } from '../model/fault.js'

export interface Compound {
  /** Streams and storages of the root, by name. What is embedded lies deeper and is not among them. */
  names: string[]
  /** null for a stream that is not there. @throws Fault damaged-file. */
  stream(name: string): Buffer | null
}

const magic = Buffer.from('d0cf11e0a1b11ae1', 'hex')

export function isCompound(bytes: Uint8Array): boolean {
  return magic.every((byte, at) => bytes[at] === byte)
}

/** Table entries past these are marks, not sectors: end of chain, free, held by a table. */
const lastSector = 0xFFFFFFFA
const nowhere = 0xFFFFFFFF
const headerSize = 512
const entrySize = 128
const kinds = { stream: 2, root: 5 }

interface Entry { name: string; kind: number; left: number; right: number; child: number; start: number; size: number }

/** @throws Fault damaged-file, also where a chain runs in a circle. */
export function openCompound(bytes: Uint8Array): Compound {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.length < headerSize || !isCompound(file)) throw damaged()
  const sectors = new Sectors(file, file.readUInt16LE(0x1E))
  const table = tableOf(file, sectors)
  const entries = entriesOf(sectors.chain(file.readUInt32LE(0x30), table))
  const root = entries[0]
  if (root?.kind !== kinds.root) throw damaged()
  const small = {
    most: file.readUInt32LE(0x38),
    table: integers(sectors.chain(file.readUInt32LE(0x3C), table)),
    sectors: new Sectors(sectors.chain(root.start, table), 6, 0),
  }
  const named = new Map(childrenOf(entries, root.child).map((entry) => [entry.name, entry]))
  return {
    names: [...named.keys()],
    stream(name) {
      const entry = named.get(name)
      if (entry?.kind !== kinds.stream) return null
      const whole = entry.size < small.most ? small.sectors.chain(entry.start, small.table) : sectors.chain(entry.start, table)
      if (whole.length < entry.size) throw damaged()
      return whole.subarray(0, entry.size)
    },
  }
}

class Sectors {
  private readonly size: number
  private readonly count: number

  /** `shift`: the size as a power of two. `before`: bytes before the first sector; in a file, one sector's worth. */
  constructor(private readonly bytes: Buffer, shift: number, private readonly before = 1 << shift) {
    if (shift < 6 || shift > 16) throw damaged()
    this.size = 1 << shift
    this.count = Math.max(0, Math.ceil((bytes.length - before) / this.size))
  }

  /** The last one of a file may be cut short. */
  at(sector: number): Buffer {
    if (sector >= this.count) throw damaged()
    const start = this.before + sector * this.size
    return this.bytes.subarray(start, start + this.size)
  }

  /** No chain is longer than all sectors together: one that is runs in a circle. */
  chain(first: number, table: Uint32Array): Buffer {
    const pieces: Buffer[] = []
    for (let sector = first; sector <= lastSector; sector = table[sector] ?? nowhere) {
      if (pieces.push(this.at(sector)) > this.count) throw damaged()
    }
    return Buffer.concat(pieces)
  }
}

/** The table of chains stands in sectors that the header names, and past 109 of them further sectors, each naming the next at its end. */
function tableOf(file: Buffer, sectors: Sectors): Uint32Array {
  const named = [...integers(file.subarray(0x4C, headerSize))]
  let next = file.readUInt32LE(0x44)
  for (let count = 0; next <= lastSector; count++) {
    const more = integers(sectors.at(next))
    if (more.length < 2 || count * headerSize > file.length) throw damaged()
    named.push(...more.subarray(0, -1))
    next = more.at(-1)!
  }
  const held = named.filter((sector) => sector <= lastSector)
  if (held.length * headerSize > file.length) throw damaged()
  return integers(Buffer.concat(held.map((sector) => sectors.at(sector))))
}

function integers(bytes: Buffer): Uint32Array {
  const values = new Uint32Array(bytes.length >> 2)
  for (let at = 0; at < values.length; at++) values[at] = bytes.readUInt32LE(at * 4)
  return values
}

function entriesOf(directory: Buffer): Entry[] {
  const entries: Entry[] = []
  for (let at = 0; at + entrySize <= directory.length; at += entrySize) {
    const entry = directory.subarray(at, at + entrySize)
    const length = Math.max(0, Math.min(64, entry.readUInt16LE(64)) - 2)
    entries.push({
      name: entry.toString('utf16le', 0, length), kind: entry[66]!, left: entry.readUInt32LE(68), right: entry.readUInt32LE(72),
      child: entry.readUInt32LE(76), start: entry.readUInt32LE(116), size: entry.readUInt32LE(120),
    })
  }
  return entries
}

/** A tree of siblings; each is taken once, whatever a broken one says. */
function childrenOf(entries: Entry[], first: number): Entry[] {
  const found = new Set<Entry>()
  const waiting = [first]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const entry = entries[next]
    if (!entry || found.has(entry)) continue
    found.add(entry)
    waiting.push(entry.left, entry.right)
  }
  return [...found]
}

function damaged(): Fault {
  return new Fault('damaged-file', { zh: '旧版 Office 文档的内部结构不完整', en: 'The structure of the Office 97-2003 document is damaged' })
}
