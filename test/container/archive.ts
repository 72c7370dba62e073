// Named parts in, the bytes of a ZIP archive out: packed, with every field that a hostile archive lies about open to the test.
import { crc32, deflateRawSync } from 'node:zlib'

export interface Part {
  name: string | Buffer
  data: string | Buffer
  /** Stored as it is. */
  stored?: boolean
  /** General purpose flags; UTF-8 names (0x800) by default, 1 says encrypted. */
  flags?: number
  /** What the headers claim the part unpacks to. */
  claims?: number
  method?: number
}

/** In the order given; an object's keys are names. The time is always the same, so the same parts give the same bytes. */
export function archive(parts: Record<string, string | Buffer> | Part[]): Buffer {
  const list = Array.isArray(parts) ? parts : Object.entries(parts).map(([name, data]): Part => ({ name, data }))
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const part of list) {
    const name = Buffer.from(part.name)
    const { fields, packed } = packedPart(part, name.length)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, tail, name]))
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, name, packed])
    files.push(local)
    offset += local.length
  }
  const listing = Buffer.concat(directory)
  return Buffer.concat([...files, listing, endRecord(list.length, listing.length, offset)])
}

/** The 26 bytes that the local header and the directory share, and the data as it is packed. */
function packedPart(part: Part, nameLength: number): { fields: Buffer; packed: Buffer } {
  const data = Buffer.from(part.data)
  const packed = part.stored ? data : deflateRawSync(data)
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(part.flags ?? 0x800, 2)
  fields.writeUInt16LE(part.method ?? (part.stored ? 0 : 8), 4)
  // 2020-01-01
  fields.writeUInt16LE(0x5021, 8)
  fields.writeUInt32LE(crc32(data), 10)
  fields.writeUInt32LE(packed.length, 14)
  fields.writeUInt32LE(part.claims ?? data.length, 18)
  fields.writeUInt16LE(nameLength, 22)
  return { fields, packed }
}

function endRecord(parts: number, length: number, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(parts, 8)
  end.writeUInt16LE(parts, 10)
  end.writeUInt32LE(length, 12)
  end.writeUInt32LE(offset, 16)
  return end
}
