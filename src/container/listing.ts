// The bytes of a ZIP archive in, the names its directory lists out, without opening it: enough to say what kind of document it is.
const signatures = { local: 0x04034b50, entry: 0x02014b50, end: 0x06054b50 }
/** The record at the end of an archive, and the longest comment that may follow it (APPNOTE 4.3.16). */
const endSize = 22
const longestComment = 65_535
const entrySize = 46
/** The parts that tell a document's kind are among the first; an archive of more is told by these. */
const mostNames = 10_000

/** As written, but for backward slashes; empty for bytes that are no archive. One cut short names what its first entries name. */
export function listedNames(bytes: Uint8Array): string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.length < endSize || buffer.readUInt32LE(0) !== signatures.local) return []
  const end = endOf(buffer)
  if (end < 0) return carriedNames(buffer)
  const names: string[] = []
  let at = buffer.readUInt32LE(end + 16)
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

const localSize = 30

/** A download that broke off has lost its directory, but each entry names itself once more. */
function carriedNames(buffer: Buffer): string[] {
  const names: string[] = []
  const mark = buffer.subarray(0, 4)
  for (let at = 0; at >= 0 && at + localSize <= buffer.length && names.length < mostNames; at = buffer.indexOf(mark, at + localSize)) {
    const end = at + localSize + buffer.readUInt16LE(at + 26)
    if (end <= buffer.length) names.push(buffer.toString('utf8', at + localSize, end).replaceAll('\\', '/'))
  }
  return names
}
