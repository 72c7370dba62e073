// Numbers of lines as they come in, ranges out; after so many ranges only the rest's count is kept.
export interface Ranges { add(sheet: string | null, row: number): void; told(): string[] }

const mostRanges = 50

export function rangeList(): Ranges {
  const ranges: Array<{ sheet: string | null; from: number; to: number }> = []
  let more = 0
  return {
    add(sheet, row) {
      const last = ranges.at(-1)
      if (last && more === 0 && last.sheet === sheet && row === last.to + 1) last.to = row
      else if (ranges.length < mostRanges) ranges.push({ sheet, from: row, to: row })
      else more += 1
    },
    told() {
      const told = ranges.map(({ sheet, from, to }) => `${sheet === null ? '' : `${sheet}!`}${from === to ? from : `${from}-${to}`}`)
      return more > 0 ? [...told, `+${more}`] : told
    },
  }
}
