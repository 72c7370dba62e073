// The bytes of a ZIP archive in, the names its directory lists out, without opening it: enough to say what kind of document it is.
const signatures = { local: 0x04034b50, entry: 0x02014b50, end: 0x06054b50 }
/** The record at the end of an archive, and the longest comment that may follow it (APPNOTE 4.3.16). */
const endSize = 22
const longestComment = 65_535
const entrySize = 46
/** The parts that tell a document's kind are among the first; an archive of more is told by these. */
const mostNames = 10_000

/** As written, but for backward slashes; empty for bytes that are no archive or one cut short. */
export function listedNames(bytes: Uint8Array): string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.length < endSize || buffer.readUInt32LE(0) !== signatures.local) return []
  const end = endOf(buffer)
  const names: string[] = []
  let at = end < 0 ? buffer.length : buffer.readUInt32LE(end + 16)
  while (names.length < mostNames && at + entrySize <= buffer.length && buffer.readUInt32LE(at) === signatures.entry) {
    const length = buffer.readUInt16LE(at + 28)
    names.push(buffer.toString('utf8', at + entrySize, at + entrySize + length).replaceAll('\\', '/'))
    at += entrySize + length + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32)
  }
  return names
}

function endOf(buffer: Buffer): number {
  const last = buffer.length - endSize
  for (let at = last; at >= Math.max(0, last - longestComment); at--) if (buffer.readUInt32LE(at) === signatures.end) return at
  return -1
}
