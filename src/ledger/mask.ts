// A text in, the same text as it may leave the house out: who is named, numbers that name somebody, and where they live as stars of the same length.
const digit = '[\\d０-９]'
const gap = '[-－\\s]?'
const numbers = [
  `${digit}{17}[\\dXx０-９Ｘｘ]`, `${digit}{15}`, `${digit}{16,19}`,
  // Bank cards as they are printed, and telephones with and without blanks.
  `${digit}{4}(?:[-\\s]${digit}{4}){3}(?:[-\\s]${digit}{1,3})?`,
  `[1１][3-9３-９]${digit}${gap}${digit}{4}${gap}${digit}{4}`, `[0０]${digit}{2,3}${gap}${digit}{7,8}`,
]
const mail = '[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,4}'
/** A road or a settlement with a number behind it, and what leads to it. A number in brackets is a document's, not a house's. */
const count = '[\\d０-９一二三四五六七八九十]{1,5}'
const address = '\\p{Script=Han}{0,30}(?:路|街|巷|弄|胡同|大道|村|小区|花园|公寓|家园|苑)\\s?'
  + `${count}\\s?(?:弄|组|队|号楼|号院|号|栋|幢|座|单元|楼|层|室|户)[\\p{Script=Han}\\d０-９-]{0,20}`
const personal = new RegExp(`(?<!${digit})(?:${numbers.join('|')})(?!${digit})|${mail}|${address}`, 'gu')
const unmasked = /(?<!\d)(?:\d{17}[\dXx]|1[3-9]\d{9})(?!\d)/

/** @param names who is named in the same line, as `namesIn` gives them. */
export function masked(text: string, names: RegExp | null = null): string {
  const unnamed = names === null ? text : text.replace(names, starred)
  return unnamed.replace(personal, starred)
}

export function starred(text: string): string {
  return '*'.repeat(text.length)
}

/** What a date is written with stays. Other words in its column may be anybody's name, in a line that lost or gained a cell. */
export function datesOnly(text: string): string {
  return text.replace(ofDates, (found, kept: string | undefined) => kept ?? starred(found))
}

const ofDates = new RegExp('([年月日号上中下旬初末底左右前后约至〇零一二三四五六七八九十]'
  + '|[已未见]?(?:电话|口头|书面|当面|当场|当天|邮寄|答复|回复|办结|附件|待定|同上))|\\p{L}', 'gu')

/** Masked before it is cut, so that no half of a number or a name is left at the end. */
export function maskedWithin(text: string, length: number, names: RegExp | null = null): string {
  return masked(text.slice(0, length + beyond), names).slice(0, length)
}

const beyond = 100

/** An identity number or a mobile number stands in this cell in full. */
export function showsPerson(cell: string): boolean {
  return cell.length >= 11 && unmasked.test(cell)
}

const known = new WeakMap<string[], RegExp | null>()
const namesPerLine = 30
const longestName = 60

/** What the personal columns of a line hold, whole and part by part: starred wherever the same line says it again, blanks or not. */
export function namesIn(cells: string[], columns: Set<number>): RegExp | null {
  const made = known.get(cells)
  if (made !== undefined) return made
  const names = new Set<string>()
  for (const column of columns) {
    const cell = (cells[column] ?? '').trim()
    for (const name of [cell, ...cell.split(/[^\p{L}\p{N}·•.]+/u)]) if (name.length > 1 && name.length <= longestName) names.add(name)
  }
  const words = [...names].sort((a, b) => b.length - a.length).slice(0, namesPerLine).map(spaced)
  const found = words.length === 0 ? null : new RegExp(words.join('|'), 'gu')
  known.set(cells, found)
  return found
}

/** 张 三 is 张三. */
function spaced(name: string): string {
  return [...name.replace(/\s/g, '')].map((each) => each.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&')).join('\\s{0,2}')
}
