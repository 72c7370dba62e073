// Offsets in a decoded text in, the offsets of the same places in its bytes out.

/** @param ats sorted. @returns null where the bytes between two places don't read as the text between them: nothing may be cut there. */
export function byteOffsets(bytes: Uint8Array, text: string, encoding: string, ats: number[]): number[] | null {
  const offsets: number[] = []
  let unit = 0
  let byte = markLength(bytes, encoding)
  for (const at of ats) {
    const start = { unit, byte }
    while (unit < at) {
      const code = text.codePointAt(unit)!
      byte += widthOf(bytes, byte, code, encoding)
      unit += code > 0xFFFF ? 2 : 1
    }
    if (unit !== at || !agree(bytes.subarray(start.byte, byte), text.slice(start.unit, unit), encoding)) return null
    offsets.push(byte)
  }
  return agree(bytes.subarray(byte), text.slice(unit), encoding) ? offsets : null
}

function markLength(bytes: Uint8Array, encoding: string): number {
  if (encoding === 'utf-8') return bytes[0] === 0xEF && bytes[1] === 0xBB && bytes[2] === 0xBF ? 3 : 0
  if (encoding === 'utf-16le') return bytes[0] === 0xFF && bytes[1] === 0xFE ? 2 : 0
  if (encoding === 'utf-16be') return bytes[0] === 0xFE && bytes[1] === 0xFF ? 2 : 0
  return 0
}

function widthOf(bytes: Uint8Array, at: number, code: number, encoding: string): number {
  if (encoding.startsWith('utf-16')) return code > 0xFFFF ? 4 : 2
  if (code < 0x80) return 1
  if (encoding === 'utf-8') return code < 0x800 ? 2 : code > 0xFFFF ? 4 : 3
  if (encoding === 'gb18030') return bytes[at] === 0x80 ? 1 : isDigit(bytes[at + 1]) ? 4 : 2
  return encoding === 'big5' ? 2 : 1
}

/** The second byte of four in GB18030. */
function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39
}

function agree(bytes: Uint8Array, text: string, encoding: string): boolean {
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes) === text
}
