// The start of a heading in, its enumerator out: 第一部分, 一、 (一) 1. (1).

/** From the widest to the narrowest by custom of official writing; a report may use any of them for its top level. */
export const numberKinds = ['part', 'han', 'han-bracket', 'digit', 'digit-bracket'] as const
export type NumberKind = typeof numberKinds[number]

export interface Enumerator {
  kind: NumberKind
  value: number
  /** As printed, without the blanks after it. */
  printed: string
  /** Units it takes, blanks after it included. */
  length: number
}

const han = '[一二三四五六七八九十]{1,3}'

/**
 * A digit and a dot before more digits is a decimal or a date, but 1.2024年 is a heading that opens with a year.
 * Enclosed numbers (㈠ ①) come from normalise in brackets.
 */
const enumerator = new RegExp([
  `第(${han}|\\d{1,2})(?:部分|章|篇)[、.:,]?`,
  `(${han})\\s{0,2}[、.]`,
  `[(〔\\[]\\s{0,2}(${han})\\s{0,2}[)〕\\]]\\s{0,2}[、.:]?|(${han})\\)[、.]?`,
  '(\\d{1,2})\\s{0,2}(?:、|\\.(?!\\d)|\\.(?=20\\d\\d年))',
  '\\(\\s{0,2}(\\d{1,2})\\s{0,2}\\)[、.]?|(\\d{1,2})\\)[、.]?',
].join('|'), 'y')

/** Reads the enumerator that starts at `at`; null where none stands. */
export function enumeratorAt(text: string, at: number): Enumerator | null {
  enumerator.lastIndex = at
  const match = enumerator.exec(text)
  if (!match) return null
  const [whole, part, top, bracket, half, digit, digitBracket, digitHalf] = match
  let end = at + whole.length
  while (text.charCodeAt(end) === 0x20) end++
  const kind = part ? 'part' : top ? 'han' : bracket || half ? 'han-bracket' : digit ? 'digit' : 'digit-bracket'
  const number = part ?? top ?? bracket ?? half ?? digit ?? digitBracket ?? digitHalf
  return { kind, value: numberOf(number!), printed: whole.trimEnd(), length: end - at }
}

/** 1 to 99 in digits or Chinese numerals. */
export function numberOf(written: string): number {
  if (/^\d/.test(written)) return Number(written)
  const [tens, units] = written.includes('十') ? written.split('十') : ['', written]
  const digits = '一二三四五六七八九'
  const ten = written.includes('十') ? (tens ? digits.indexOf(tens) + 1 : 1) : 0
  return ten * 10 + (units ? digits.indexOf(units.at(-1)!) + 1 : 0)
}
