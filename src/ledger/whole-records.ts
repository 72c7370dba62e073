// UTF-8 of a CSV file in, pieces that end where a record ends out; a quote that never closes spoils its own line and no other.
export interface Piece { bytes: Buffer; /** One line that could not be read as it stands; its quotes are taken out. */ broken: boolean }

/** How far a quoted cell may run over lines. Beyond it the quote was a slip, not a long cell. */
const longestRecord = { lines: 100, bytes: 65_536 }
const quote = 0x22
const newline = 0x0A

/** A line without an end is given up here; the next one begins behind its newline. */
const longestLine = 1024 * 1024

/** Whether a piece reads as records of the usual width; strictly, where a quote is said to run over lines. */
export type Fits = (piece: Buffer, strictly: boolean) => boolean

/** @param fits is asked only where quotes do not pair within a line. */
export async function* wholeRecords(chunks: AsyncIterable<Buffer>, fits: Fits): AsyncGenerator<Piece> {
  let rest: Buffer = Buffer.alloc(0)
  let isGivenUp = false
  for await (const chunk of chunks) {
    const from = isGivenUp ? chunk.indexOf(newline) + 1 : 0
    if (isGivenUp && from === 0) continue
    isGivenUp = false
    const fresh = chunk.subarray(from)
    const data = rest.length ? Buffer.concat([rest, fresh]) : fresh
    const { pieces, used } = split(data, false, fits)
    rest = data.subarray(used)
    yield* pieces
    if (rest.length <= longestLine || rest.includes(newline)) continue
    yield { bytes: Buffer.from('\n'), broken: true }
    rest = Buffer.alloc(0)
    isGivenUp = true
  }
  if (rest.length) yield* split(rest, true, fits).pieces
}

interface Split { pieces: Piece[]; used: number }

function split(data: Buffer, last: boolean, fits: Fits): Split {
  if (data.indexOf(quote) < 0) return plain(data, last)
  const pieces: Piece[] = []
  let start = 0
  let at = 0
  while (at < data.length) {
    const end = lineEnd(data, at, last)
    if (end < 0) break
    if (isEven(data, at, end)) {
      at = end
      continue
    }
    const record = openRecord(data, at, end, last)
    if (record === 'more') break
    if (record !== null && fits(data.subarray(at, record), true)) {
      at = record
      continue
    }
    if (at > start) pieces.push({ bytes: data.subarray(start, at), broken: false })
    pieces.push(alone(data.subarray(at, end), fits))
    start = at = end
  }
  if (at > start) pieces.push({ bytes: data.subarray(start, at), broken: false })
  return { pieces, used: at }
}

function plain(data: Buffer, last: boolean): Split {
  const used = last ? data.length : data.lastIndexOf(newline) + 1
  return { pieces: used ? [{ bytes: data.subarray(0, used), broken: false }] : [], used }
}

/** Behind the line's end; -1 where it is not in sight yet. */
function lineEnd(data: Buffer, at: number, last: boolean): number {
  const end = data.indexOf(newline, at)
  if (end >= 0) return end + 1
  return last ? data.length : -1
}

function isEven(data: Buffer, from: number, to: number): boolean {
  let even = true
  for (let at = data.indexOf(quote, from); at >= 0 && at < to; at = data.indexOf(quote, at + 1)) even = !even
  return even
}

/** Where the record that opens a quote on this line ends; null when it does not within reason. */
function openRecord(data: Buffer, from: number, firstEnd: number, last: boolean): number | 'more' | null {
  let at = firstEnd
  for (let lines = 1; lines < longestRecord.lines && at - from < longestRecord.bytes; lines += 1) {
    if (at >= data.length) return last ? null : 'more'
    const end = lineEnd(data, at, last)
    if (end < 0) return 'more'
    if (!isEven(data, at, end)) return end
    at = end
  }
  return null
}

/** A lone quote inside a cell is harmless; one that opens a cell is not. */
function alone(line: Buffer, fits: Fits): Piece {
  if (fits(line, false)) return { bytes: line, broken: false }
  return { bytes: Buffer.from(line.filter((byte) => byte !== quote)), broken: true }
}
