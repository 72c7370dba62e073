// A cell in, the day it names out - or why it names none. A day is never guessed.
import { dayNumber, isDate } from '../calendar/days.js'

/**
 * impossible: 30 February · text: no date at all · two-digit: the century is not written · several: more than one date ·
 * partial: no year or no day.
 */
export const dateStates = ['blank', 'day', 'impossible', 'text', 'two-digit', 'several', 'partial'] as const
export type DateState = typeof dateStates[number]
export interface ReadDate { state: DateState; day: number; /** How many dates the cell holds. */ count: number }

const blank: ReadDate = { state: 'blank', day: 0, count: 0 }
const no = (state: DateState, count = 1): ReadDate => ({ state, day: 0, count })

/** Serial numbers of a spreadsheet between 2005 and 2064; other numbers are no dates. */
const serials = { from: 38_353, to: 60_000, epoch: 25_569 }

const remembered = new Map<string, ReadDate>()
const rememberedAtMost = 20_000

/** Dates repeat from line to line, so each way of writing one is read once. */
export function readDate(cell: string): ReadDate {
  if (cell === '') return blank
  const known = remembered.get(cell)
  if (known) return known
  const read = readAfresh(cell)
  if (cell.length > 40) return read
  if (remembered.size >= rememberedAtMost) remembered.clear()
  remembered.set(cell, read)
  return read
}

/** Full-width digits, blanks inside, 二〇二四年: as clerks write them. */
function readAfresh(cell: string): ReadDate {
  const text = cell.slice(0, 200).normalize('NFKC').trim()
  if (placeholders.test(text)) return blank
  const one = readOne(text)
  if (one.state !== 'text') return one
  const several = text.split(/[,，;；、\n]|和|及/).map((part) => readOne(part.trim())).filter(({ state }) => state === 'day')
  if (several.length > 1) return no('several', several.length)
  return one
}

const placeholders = /^(?:[-–—/\\.。*×xX]{0,6}|无|否|空|不适用|不涉及|未涉及|n\/?a|null|none)$/i
const full = /^(\d{4})\s{0,2}(?:[-/.]|年)\s{0,2}(\d{1,2})\s{0,2}(?:[-/.]|月)\s{0,2}(\d{1,2})\s{0,2}[日号]?(?:[T\s]{0,2}\d{1,2}[:时][\d:.时分秒]{0,15}Z?)?$/
const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})$/
const short = /^\d{2}\s?(?:[-/.]|年)\s?\d{1,2}\s?(?:[-/.]|月)\s?\d{1,2}\s?日?$/
const dayFirst = /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}(?:\d{2})?$/
const partial = /^(?:\d{4}\s?(?:[-/.]|年)\s?\d{1,2}\s?月?|\d{1,2}\s?(?:[-/.]|月)\s?\d{1,2}\s?[日号]?|\d{4}年?)$/

function readOne(text: string): ReadDate {
  const written = full.exec(text) ?? compact.exec(text) ?? full.exec(fromChinese(text))
  if (written) return fromParts(Number(written[1]), Number(written[2]), Number(written[3]))
  if (/^\d{5}(?:\.\d{1,12})?$/.test(text)) return fromSerial(Math.floor(Number(text)))
  if (short.test(text) || dayFirst.test(text)) return no('two-digit')
  return no(partial.test(text) ? 'partial' : 'text')
}

function fromParts(year: number, month: number, day: number): ReadDate {
  const date = [year, month, day].map((part) => String(part).padStart(2, '0')).join('-')
  // A year out of any register is a slip of the pen, such as 2204 for 2024.
  const isReal = isDate(date) && year >= 1949 && year <= 2100
  return isReal ? { state: 'day', day: dayNumber(date), count: 1 } : no('impossible')
}

function fromSerial(serial: number): ReadDate {
  return serial >= serials.from && serial <= serials.to ? { state: 'day', day: serial - serials.epoch, count: 1 } : no('text')
}

const digits: Record<string, string> = { 〇: '0', 零: '0', 一: '1', 二: '2', 三: '3', 四: '4', 五: '5', 六: '6', 七: '7', 八: '8', 九: '9' }
const chinese = /^([〇零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日$/

function fromChinese(text: string): string {
  const found = chinese.exec(text)
  if (!found) return ''
  return `${[...found[1]!].map((each) => digits[each]).join('')}-${small(found[2]!)}-${small(found[3]!)}`
}

/** 十 is one ten, 二十一 two tens and one. */
function small(numeral: string): number {
  const [tens, ones] = numeral.includes('十') ? numeral.split('十') : ['0', numeral]
  return Number(digits[tens!] ?? (tens === '' ? 1 : 0)) * 10 + Number(digits[ones!] ?? 0)
}
