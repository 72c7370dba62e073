// The fragments printed in one cell in, its text out: wrapped labels joined, labels set downwards read downwards.
import { centreOf, rightOf, unionOf } from './boxes.js'
import { isUpright } from './fragments.js'
import { gapOf, lineOf, linesOf, rowsOf } from './lines.js'
import { joinedLines } from './paragraphs.js'
import type { Fragment } from './fragments.js'
import type { Line, Printed } from './lines.js'

/** @param width of the cell, in points. */
export function cellText(fragments: readonly Fragment[], width: number): Printed {
  const upright = fragments.filter(({ run }) => isUpright(run))
  const turned = fragments.filter(({ run }) => !isUpright(run))
  const lines = [...(uprightColumns(upright) ?? linesOf(upright, true)), ...turnedLines(turned)]
  return isBrokenNumber(lines, width) ? unbroken(lines) : joinedLines(lines)
}

/** A number too long for its cell is broken at the border: its first line leaves no room for another digit. */
function isBrokenNumber(lines: Line[], width: number): boolean {
  return lines.length > 1 && lines.every(({ text }) => /^[\d.,，]+$/.test(text))
    && lines.slice(0, -1).every(({ box, size }) => width - box.width < 1.6 * size)
}

function unbroken(lines: Line[]): Printed {
  let text = ''
  const pieces: Printed['pieces'] = []
  for (const line of lines) {
    for (const { at, fragment } of line.pieces) pieces.push({ at: text.length + at, fragment })
    text += line.text
  }
  return { text, pieces }
}

/** Lines that run down follow each other to the left, lines that run up to the right. */
function turnedLines(fragments: readonly Fragment[]): Line[] {
  const turnedBack = fragments.map((fragment) => ({ fragment, box: laidDown(fragment) }))
  const byBox = new Map(turnedBack.map(({ fragment, box }) => [box, fragment]))
  const stand = turnedBack.map(({ fragment, box }): Fragment => ({ ...fragment, box }))
  return rowsOf(stand).map((row) => lineOf(row.map(({ box }) => byBox.get(box)!)))
}

/** The box as it is when the page is turned so that the writing runs to the right. */
function laidDown({ run, box }: Fragment): Fragment['box'] {
  return run.direction === 'down' ? { x: box.y, y: -rightOf(box), width: box.height, height: box.width }
    : { x: -box.y - box.height, y: box.x, width: box.height, height: box.width }
}

/** A label of upright characters set in two columns or more is read downwards, column by column from the right. */
function uprightColumns(fragments: readonly Fragment[]): Line[] | null {
  const rows = rowsOf(fragments)
  const most = rows.reduce((count, row) => Math.max(count, row.length), 0)
  if (most < 2 || rows.length < 3 || fragments.some(({ text }) => [...text].length > 1 || !/[⺀-꓿＀-｠]/.test(text))) return null
  if (!rows.every((row) => row.every((fragment, index) => index === 0 || gapOf(row[index - 1]!, fragment) > columnGap))) return null
  const columns = columnsOf(fragments)
  const area = unionOf(fragments.map(({ box }) => box))
  if (columns.length !== most || area.height < area.width) return null
  return columns.reverse().map((column) => lineOf(column.sort((a, b) => a.box.y - b.box.y)))
}

/** In em: characters of one line that is merely spread stand nearer to each other than to the next line. */
const columnGap = 0.3

function columnsOf(fragments: readonly Fragment[]): Fragment[][] {
  const columns: Fragment[][] = []
  for (const fragment of [...fragments].sort((a, b) => centreOf(a.box).x - centreOf(b.box).x)) {
    const last = columns.at(-1)?.at(-1)
    if (last && Math.abs(centreOf(last.box).x - centreOf(fragment.box).x) < 0.5 * fragment.size) columns.at(-1)!.push(fragment)
    else columns.push([fragment])
  }
  return columns
}
