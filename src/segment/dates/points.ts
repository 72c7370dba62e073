// Clean text in, the dates, months and years said in it out, each as far as it is said: years may be missing, readings several.
import { chinese } from './chinese-points.js'
import { gluedDate, gluedEnd, gluedMonth, gluedPeriod } from './glued-points.js'
import { dashed, fewMonths, monthDay, wholeYear, yearMonthDay } from './marked-points.js'
import { at, type Point, type Reader } from './point.js'

/** What a date in Chinese characters, or a part of the year, begins with. */
const chineseStart = /[一二][〇○零0O一二三四五六七八九]{3}(?=\s?年)|[一二三四五六七八九十]{1,2}月(?=[一二三四五六七八九十底末份])|[上下]半年|[一二三四]季度/y
const beginsChinese = new Uint8Array(0x10000)
for (const character of '一二三四五六七八九十上下') beginsChinese[character.charCodeAt(0)] = 1

/** One walk over the text; what stands at each start decides in constant time. */
export function findPoints(clean: string): Point[] {
  const points: Point[] = []
  let index = 0
  while (index < clean.length) {
    const unit = clean.charCodeAt(index)
    if (isDigit(unit)) {
      const end = endOfRun(clean, index)
      const lettered = hasLetter(clean, index - 1) || hasLetter(clean, end)
      const point = lettered ? null : numeric(clean, index, clean.slice(index, Math.min(end, index + 15)))
      if (point) points.push(point)
      index = point?.end ?? end
      continue
    }
    const word = beginsChinese[unit] === 1 ? at(chineseStart, clean, index)?.[0] : undefined
    const point = word === undefined ? null : chinese(clean, index, word)
    if (point) points.push(point)
    index = point?.end ?? index + 1
  }
  return points
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57
}

function endOfRun(clean: string, start: number): number {
  let end = start + 1
  while (end < clean.length && isDigit(clean.charCodeAt(end))) end += 1
  return end
}

/** content_2021096 and t20220811 are no dates. */
function hasLetter(clean: string, offset: number): boolean {
  const unit = clean.charCodeAt(offset) | 32
  return (unit >= 97 && unit <= 122) || clean[offset] === '_'
}

const fourDigits: Reader[] = [yearMonthDay, dashed, wholeYear, gluedEnd]
const twoDigits: Reader[] = [fewMonths, monthDay]
const longRuns: Reader[] = [gluedMonth, gluedDate, gluedPeriod]

function numeric(clean: string, start: number, digits: string): Point | null {
  const { length } = digits
  if (length > 14) return null
  if (length <= 2 && !rangeOrMonth.has(markAfter(clean, start + length))) return null
  const readers: Reader[] = length === 4 ? fourDigits : length <= 2 ? twoDigits : length === 3 ? [gluedEnd] : longRuns
  for (const read of readers) {
    const point = read(clean, start, digits)
    if (point) return point
  }
  return null
}

const rangeOrMonth = new Set('月-—~至到')

function markAfter(clean: string, offset: number): string {
  let place = offset
  while (place < offset + 3 && (clean[place] === ' ' || clean[place] === '\n' || clean[place] === '\t')) place += 1
  return clean[place] ?? ''
}
