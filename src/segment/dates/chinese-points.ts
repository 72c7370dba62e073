// Dates spelt in Chinese characters, and parts of the year by name, in; the date they say out.
import { isDay, isYear } from './days.js'
import { monthOrDayOf, yearOf } from './numerals.js'
import { at, base, halfYear, quarterOf, type Point } from './point.js'

const chineseRest = /\s?年\s?(?:([一二三四五六七八九十]{1,2})\s?月\s?(?:([一二三四五六七八九十廿]{1,3})\s?[日号]|(底|末)|份)?|度)?/y
const chineseDay = /(?:([一二三四五六七八九十廿]{1,3})\s?[日号]|(底|末)|份)/y

export function chinese(clean: string, start: number, word: string): Point | null {
  const point = { ...base, start, end: start + word.length }
  if (word.endsWith('半年')) return { ...point, ...halfYear(word[0]!) }
  if (word.endsWith('季度')) return { ...point, ...quarterOf('一二三四'.indexOf(word[0]!) + 1) }
  const spelt = word.endsWith('月') ? null : yearOf(word)
  const rest = at(spelt === null ? chineseDay : chineseRest, clean, point.end)
  if (!rest) return null
  const [month, day, atEnd] = spelt === null ? [word.slice(0, -1), rest[1], rest[2]] : [rest[1], rest[2], rest[3]]
  const numbered = (numeral: string | undefined): number | null => (numeral ? monthOrDayOf(numeral) : null)
  const read = { year: spelt, month: numbered(month), day: numbered(day), atEnd: atEnd !== undefined }
  const valid = (spelt === null || isYear(spelt)) && (read.month === null || isDay(spelt ?? 2000, read.month, read.day ?? 1))
  return valid ? { ...point, ...read, end: point.end + rest[0].length } : null
}
