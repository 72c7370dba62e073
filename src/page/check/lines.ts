// The text as read in, blocks of lines with their offsets out: a line of cells is a row of a table, an overlong one is cut into pieces.

export interface Cell { start: number; end: number }
export interface Line extends Cell {
  kind: 'text' | 'heading' | 'row'
  /** The parts of a row; the whole line otherwise. */
  cells: Cell[]
}
export interface Block extends Cell { lines: Line[] }

/** Enough that a block fills a screen, and few enough that only what is near is laid out. */
const blockLines = 40
const blockCharacters = 4_000
/** A line longer than this is shown in pieces: one paragraph of megabytes can not be laid out in parts. */
const lineCharacters = 2_000

/** Every character of the text stands in exactly one line, or is the line feed or tab between two parts. Cost is linear. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  let lines: Line[] = []
  const close = (): void => {
    if (lines.length > 0) blocks.push({ start: lines[0]!.start, end: lines[lines.length - 1]!.end, lines })
    lines = []
  }
  for (const line of linesOf(text)) {
    lines.push(line)
    if (lines.length >= blockLines || line.end - lines[0]!.start >= blockCharacters) close()
  }
  close()
  return blocks
}

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  for (let start = 0; start <= text.length;) {
    const feed = text.indexOf('\n', start)
    const end = feed === -1 ? text.length : feed
    for (let from = start; ;) {
      const to = Math.min(end, cutAt(text, from))
      lines.push(lineOf(text, from, to))
      if (to >= end) break
      from = to
    }
    start = end + 1
  }
  return lines
}

/** Not between the halves of a character beyond the basic plane. */
function cutAt(text: string, from: number): number {
  const at = from + lineCharacters
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at
}

/** Looks no further than the line: the next tab may be megabytes away. */
function lineOf(text: string, start: number, end: number): Line {
  const line = text.slice(start, end)
  if (line.includes('\t')) return { start, end, kind: 'row', cells: cellsOf(line, start) }
  const kind = line.length < 40 && /^[一二三四五六七八九十]{1,3}、/.test(line) ? 'heading' : 'text'
  return { start, end, kind, cells: [{ start, end }] }
}

function cellsOf(line: string, start: number): Cell[] {
  let from = start
  return line.split('\t').map(({ length }) => {
    const cell = { start: from, end: from + length }
    from = cell.end + 1
    return cell
  })
}

/** The last item that begins at or before the place; -1 where none does. */
export function indexAt(items: ReadonlyArray<{ start: number }>, place: number): number {
  let [low, high] = [0, items.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (items[middle]!.start <= place) low = middle + 1
    else high = middle
  }
  return low - 1
}
