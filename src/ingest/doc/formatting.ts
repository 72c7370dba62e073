// The pages of formatting of a Word file in ([MS-DOC] 2.9.35 and 2.9.175), the properties at any place of its text out.
import { codes, eachProperty } from './properties.js'
import { damagedWord } from './word-file.js'
import type { WordFile } from './word-file.js'

/** Properties of the characters from one offset in the stream to another. */
export interface Run { from: number; to: number; style: number; list: Buffer }

const pageSize = 512
/** Where a page number starts and how much of it counts. */
const pageNumber = 0x3FFFFF

/** Of paragraphs: each run is one, its style the paragraph's. */
export function paragraphRuns(file: WordFile): Run[] {
  return runsOf(file, file.part('paragraphs'), 13, (page, at) => {
    const size = page[at] ?? 0
    const start = size === 0 ? at + 2 : at + 1
    const whole = page.subarray(start, start + (size === 0 ? (page[at + 1] ?? 0) * 2 : size * 2 - 1))
    return whole.length < 2 ? null : { style: whole.readUInt16LE(0), list: whole.subarray(2) }
  })
}

export function characterRuns(file: WordFile): Run[] {
  return runsOf(file, file.part('characters'), 1, (page, at) => ({ style: 0, list: page.subarray(at + 1, at + 1 + (page[at] ?? 0)) }))
}

type ReadEntry = (page: Buffer, at: number) => Pick<Run, 'style' | 'list'> | null

/** @param step bytes of an entry on a page: its first says at which pair of bytes its properties stand. */
function runsOf({ text }: WordFile, table: Buffer, step: number, read: ReadEntry): Run[] {
  const count = Math.max(0, Math.floor((table.length - 4) / 8))
  if (count * pageSize > text.length) throw damagedWord()
  const runs: Run[] = []
  for (let index = 0; index < count; index++) {
    const start = (table.readUInt32LE((count + 1 + index) * 4) & pageNumber) * pageSize
    const page = text.subarray(start, start + pageSize)
    if (page.length < pageSize) throw damagedWord()
    const entries = Math.min(page[pageSize - 1]!, Math.floor((pageSize - 5) / (4 + step)))
    for (let entry = 0; entry < entries; entry++) {
      const at = page[(entries + 1) * 4 + entry * step]! * 2
      const properties = at === 0 ? null : read(page, at)
      if (properties) runs.push({ from: page.readUInt32LE(entry * 4), to: page.readUInt32LE(entry * 4 + 4), ...properties })
    }
  }
  return runs.sort((a, b) => a.from - b.from)
}

export function runAt(runs: Run[], offset: number): Run | null {
  let low = 0
  let high = runs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (runs[middle]!.from <= offset) low = middle + 1
    else high = middle
  }
  const run = runs[low - 1]
  return run && offset < run.to ? run : null
}

/** With what stands elsewhere put in its place: Word moves long lists to a stream of their own. */
export function propertiesOf({ data }: WordFile, run: Run | null, apply: (code: number, operand: Buffer) => void): void {
  if (!run) return
  eachProperty(run.list, (code, operand) => {
    if ((code !== codes.elsewhere && code !== codes.tableElsewhere) || operand.length < 4 || !data) return apply(code, operand)
    const at = operand.readUInt32LE(0)
    if (at + 2 <= data.length) eachProperty(data.subarray(at + 2, at + 2 + data.readUInt16LE(at)), apply)
  })
}
