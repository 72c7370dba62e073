// Lists of property changes in ([MS-DOC] 2.6, "sprm"), each with its operand out.

/** @param apply is given the code and where its operand starts; what is cut short is passed over. */
export function eachProperty(list: Buffer, apply: (code: number, operand: Buffer) => void): void {
  for (let at = 0; at + 2 < list.length;) {
    const code = list.readUInt16LE(at)
    const start = at + 2
    const length = operandLength(list, code, start)
    apply(code, list.subarray(start, start + length))
    at = start + length
  }
}

export const codes = {
  deleted: 0x0800, inserted: 0x0801, hidden: 0x083C,
  inTable: 0x2416, endsRow: 0x2417, depth: 0x6649, endsInnerCell: 0x244B, endsInnerRow: 0x244C,
  cells: 0xD608, merged: 0xD62B, outline: 0x2640, list: 0x460B,
  /** The list itself stands in the stream Data. */
  elsewhere: 0x6646, tableElsewhere: 0x646B,
  tabs: 0xC615,
}

/** By the three upper bits of the code. */
const lengths = [1, 1, 2, 4, 2, 2, null, 3]

function operandLength(list: Buffer, code: number, start: number): number {
  const fixed = lengths[code >> 13]
  if (fixed !== null && fixed !== undefined) return fixed
  if (code === codes.cells) return start + 2 <= list.length ? list.readUInt16LE(start) + 1 : 2
  const length = list[start] ?? 0
  if (code !== codes.tabs || length < 255) return length + 1
  // Many tab stops: those taken away at four bytes, then those added at three.
  const removed = list[start + 1] ?? 0
  return 3 + removed * 4 + (list[start + 2 + removed * 4] ?? 0) * 3
}
