// A stretch of clean text in, its counts and years out: value, unit, precision. Ordinals, dates and file numbers are left out.
import { chineseNumber } from './chinese-numerals.js'
import type { Claim, Unit } from '../model/report.js'
import type { Range } from '../model/span.js'

/** A number as printed, unit included. Yuan are yuan. `bare` has no unit; `each` follows '各'; a range of values is `about`. */
export interface NumberMention extends Range {
  kind: 'count' | 'year'
  value: number
  unit: Unit
  /** As printed: 件, 条, 人次; '' for a bare number. */
  unitWord: string
  precision: Claim['precision']
  each: boolean
  /** Written in Arabic digits. */
  arabic: boolean
}

/** All counts and years of `clean.slice(start, end)` in order; linear in its length. */
export function readNumbers(clean: string, start: number, end: number): NumberMention[] {
  const found: NumberMention[] = []
  let lastEnd = -1
  let lastOrdinal = false
  const within = clean.slice(0, end)
  for (let at = nextNumeral(within, start); at < within.length; at = nextNumeral(within, lastEnd)) {
    numeral.lastIndex = at
    const match = numeral.exec(within)!
    const before = clean[at - 1] ?? ''
    const joined = lastEnd >= start && at - lastEnd <= 3 && joiner.test(clean.slice(lastEnd, at))
    const ordinal: boolean = before === '第' || (joined && lastOrdinal)
    const tail = readTail(clean, numeral.lastIndex, end)
    lastEnd = Math.max(tail.end, numeral.lastIndex)
    lastOrdinal = ordinal
    if (ordinal || asciiWord.test(before) || (match[0] === '一' && notOne.has(before))) continue
    const mention = mentionOf(clean, match, tail, joined && before !== '、' && before !== '和')
    if (mention) found.push(mention)
  }
  return found
}

interface Tail { scale: number; more: boolean; unit: string; end: number }

const chineseSigns = '零〇○一二两三四五六七八九十廿卅百千'
const numeral = new RegExp(`(\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(\\.\\d+)?|[${chineseSigns}]+`, 'y')
/** One where a numeral begins. A table by code unit: a class of so many signs costs more than all the numerals it finds. */
const begins = new Uint8Array(0x10000)
for (const sign of `0123456789${chineseSigns}`) begins[sign.charCodeAt(0)] = 1

function nextNumeral(text: string, from: number): number {
  let at = from
  while (at < text.length && begins[text.charCodeAt(at)] === 0) at += 1
  return at
}

const afterNumeral = new RegExp(
  '[ \\t]?(余|多)?(万|亿|千)?(余|多)?[ \\t]?(?:((?:个)?(?:百分点|工作日|月|小时|部分)|人次|件次|户次|平方米|公里'
  + '|[件条项宗个次份期篇则起例部人名位户家台页字批场处辆亩本册封笔幅种类元%‰倍年月日号时点分秒届版成])(余)?)?', 'y')
/** Two numbers with this between them are one range, or one list of articles: '第九至十二条'. */
const joiner = /^(?:条|项|款)?(?:[-~—–至到、和])条?第?$/
/** '统一', '唯一', '进一步': not a one. */
const notOne = new Set('统唯逐进同每某另任之单专万首')
const asciiWord = /[A-Za-z@/_.]/
/** Units that make a date, a clock time, a document number or an edition of what stands before them. */
const noCount = new Set('年 月 日 号 时 点 分 秒 届 版 成 个月 月份 部分 个部分'.split(' '))
const scales: Readonly<Record<string, number>> = { 千: 1e3, 万: 1e4, 亿: 1e8 }

function readTail(clean: string, from: number, end: number): Tail {
  afterNumeral.lastIndex = from
  const match = afterNumeral.exec(clean)
  if (!match) return { scale: 1, more: false, unit: '', end: from }
  const [whole, moreBefore, scale, moreAfter, unit, moreLast] = match
  const stop = Math.min(from + whole.length, end)
  const cut = unit !== undefined && notThisUnit(unit, clean[stop])
  return {
    scale: scales[scale ?? ''] ?? 1,
    more: Boolean(moreBefore ?? moreAfter ?? moreLast),
    unit: cut ? '' : unit ?? '',
    end: unit === undefined || cut ? from + (whole.trimEnd().length) - (cut ? unit.length : 0) : stop,
  }
}

/** '一次性', '三部门', '两个半' start like a count and are none. */
function notThisUnit(unit: string, next: string | undefined): boolean {
  return (unit === '次' && next === '性') || (unit === '部' && (next === '门' || next === '分'))
    || (unit === '类' && next === '别') || (unit === '人' && next === '民')
}

function mentionOf(clean: string, match: RegExpExecArray, tail: Tail, ranged: boolean): NumberMention | null {
  const [raw, whole, fraction] = match
  const start = match.index
  const year = tail.unit === '年' ? yearOf(raw, whole) : null
  if (year !== null) {
    return { kind: 'year', unit: 'other', unitWord: '年', precision: 'exact', each: false, arabic: true, value: year, start, end: tail.end }
  }
  if (noCount.has(tail.unit)) return null
  const bare = tail.unit === ''
  if (bare && !isBareCount(clean, start, tail.end, whole === undefined ? raw : null)) return null
  const value = whole === undefined ? chineseNumber(raw) : Number(whole.replaceAll(',', '') + (fraction ?? ''))
  if (value === null || value > Number.MAX_SAFE_INTEGER) return null
  return {
    kind: 'count', value: rounded(value * tail.scale), unit: unitOf(tail.unit), unitWord: tail.unit,
    precision: ranged ? 'about' : precisionOf(clean, start, tail), each: clean[start - 1] === '各', arabic: whole !== undefined,
    start, end: tail.end,
  }
}

/** A scraper glues enumerators to years ('22012年' was '2、2012年'): the last four digits are the year. */
function yearOf(raw: string, whole: string | undefined): number | null {
  const year = whole === undefined ? (raw.length === 4 ? chineseNumber(raw) : null) : Number(whole.slice(-4))
  return year !== null && year >= 1990 && year <= 2100 ? year : null
}

/** A number without a unit counts only at the end of a clause, where a scraper lost the unit or the writer left it out. */
function isBareCount(clean: string, start: number, end: number, chinese: string | null): boolean {
  const next = clean[end] ?? ''
  if (chinese !== null) return chinese === '零' && /[为均是数]/.test(clean[start - 1] ?? '')
  return (next === '' || /[,;。)\n 、]/.test(next)) && /[\u4e00-\u9fff::]/.test(clean[start - 1] ?? '')
}

const units: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ...[...'件条项宗个份篇则起例部批封笔'].map((word): [string, Unit] => [word, 'item']), ['件次', 'item'],
  ...[...'次场期'].map((word): [string, Unit] => [word, 'time']), ['人次', 'time'], ['户次', 'time'],
  ...[...'人名位'].map((word): [string, Unit] => [word, 'person']),
  ['元', 'yuan'], ['%', 'percent'], ['‰', 'other'],
])

function unitOf(word: string): Unit {
  return units.get(word) ?? 'other'
}

const aboutBefore = /(?:(?<![最附新])近|(?<![预制节公签邀合条])约)[ \t]?$/
const overBefore = /(?:超过|(?<!不)超|逾|突破|不少于|不低于|至少|多于|高于)[ \t]?$/
const underBefore = /(?:不足|不到|不超过|未超过|(?<!不)少于|(?<!不)低于)[ \t]?$/

/** What the three end with: most numbers follow none of it. */
const roundingEnds = /[近约过超逾破于少多足到低][ \t]?$/

function precisionOf(clean: string, start: number, tail: Tail): Claim['precision'] {
  const before = clean.slice(Math.max(0, start - 5), start)
  const after = clean.slice(tail.end, tail.end + 2)
  if (tail.more || after === '以上') return 'over'
  if (!roundingEnds.test(before)) return after === '以下' || after === '以内' ? 'under' : after === '左右' || after === '上下' ? 'about' : 'exact'
  if (underBefore.test(before) || after === '以下' || after === '以内') return 'under'
  if (aboutBefore.test(before) || after === '左右' || after === '上下') return 'about'
  return overBefore.test(before) ? 'over' : 'exact'
}

/** 3.2 万 is 32,000 and not 32,000.000000000004. */
function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4
}
