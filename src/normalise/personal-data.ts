// Clean text in, the personal data in it out: identity numbers, bank cards, mobile numbers, home addresses; what is masked already passes.
import { lineAt } from '../model/line-at.js'
import type { Range } from '../model/span.js'
import type { CleanGrid, Line, PersonalDatum, PersonalKind } from '../model/text.js'

interface Page { clean: string; lines: Line[]; gridOf(block: number): CleanGrid | undefined }

/** In the order of the text, not overlapping. `repeat` is a number found as one of the others that stands where alone it would be none. */
export function personalDataIn({ clean, lines, grids }: { clean: string; lines: Line[]; grids: CleanGrid[] }): PersonalDatum[] {
  let byBlock: Map<number, CleanGrid> | undefined
  const page: Page = { clean, lines, gridOf: (block) => (byBlock ??= new Map(grids.map((grid) => [grid.block, grid]))).get(block) }
  const found: PersonalDatum[] = []
  for (const match of clean.matchAll(numbers)) {
    const range = { start: match.index, end: match.index + match[0].length }
    const kind = kindOf(page, range, match[0])
    if (kind) found.push({ kind, ...range })
  }
  for (const match of clean.matchAll(address)) found.push({ kind: 'address', start: match.index, end: match.index + match[0].length })
  if (found.length === 0) return found
  return apart([...found, ...repeatsOf(found, clean)])
}

/** The first digits are asked for before what precedes them: few characters are figures. */
const alone = '(?=[1-8][0-9]{2})(?<![0-9A-Za-z*_=.#&/-])'
const identityNumber = '[1-8][0-9]{5} ?(?:19|20)[0-9]{6} ?[0-9]{3}[0-9Xx]'
const cardNumber = '(?:62|4[0-9]|5[1-5])[0-9]{2}(?:[ -]?[0-9]{4}){3}(?:[ -]?[0-9]{1,3})?'
const mobileNumber = '1[3-9][0-9](?:[0-9]{8}|[ -][0-9]{4}[ -][0-9]{4})'
const numbers = new RegExp(
  `${alone}(?:${identityNumber}|${cardNumber}|${mobileNumber})(?![0-9A-Za-z*_@]|[-/=.][0-9A-Za-z])`, 'g')

/** A door number is needed: "name and address" holds none. Clauses end the search, or an order's number would do. */
const address = new RegExp('(?:家庭住址|家庭地址|家住|现住址?|住址|户籍地址)[:为是在于 ]{0,3}[^。;,、:《〔(\\n]{2,40}?'
  + '[0-9]{1,5} ?(?:号楼|栋|幢|单元|室|号)(?:[0-9]{1,4} ?(?:单元|室|号))?', 'g')

function kindOf(page: Page, range: Range, found: string): PersonalKind | null {
  const line = lineAt(page, range.start)
  if (!line) return null
  const digits = found.replace(/[ -]/g, '')
  if (digits.length === 11) return mobileKind(page, range, found, line)
  if (digits.length === 18 && isIdentityNumber(digits)) return 'identity'
  const said = before(page, range)
  return isCard(digits) && cardWords.test(said) && !publicAccount.test(said) ? 'card' : null
}

/** The address code's province, a day that exists, and the check digit of GB 11643-1999. */
function isIdentityNumber(digits: string): boolean {
  const province = Number(digits.slice(0, 2))
  if (!provinces.has(province) || !isDay(digits.slice(6, 14))) return false
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0)
  return '10X98765432'[sum % 11] === digits[17]!.toUpperCase()
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const provinces = new Set([
  11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83,
])

function isDay(compact: string): boolean {
  const [year, month, day] = [Number(compact.slice(0, 4)), Number(compact.slice(4, 6)), Number(compact.slice(6))]
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
  return year >= 1900 && year <= 2049 && day >= 1 && day <= days
}

/** One number in ten satisfies the check of ISO/IEC 7812: without a word for a card beside it, it is a serial number. */
function isCard(digits: string): boolean {
  const fits = digits.startsWith('62') ? digits.length >= 16 && digits.length <= 19 : digits.length === 16
  if (!fits || !/^[0-9]+$/.test(digits)) return false
  let sum = 0
  for (let back = 0; back < digits.length; back++) {
    const digit = Number(digits[digits.length - 1 - back])
    sum += back % 2 === 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0)
  }
  return sum % 10 === 0
}

const cardWords = /卡号|银行卡|一卡通|储蓄卡|借记卡|信用卡|工资卡|账号|帐号|账户|帐户/
/** The account of the organ itself is meant to be public. */
const publicAccount = /单位(?:账|帐)|对公|财政专户|国库|非税/
const contactWords = /电话|联系|手机|热线|咨询|传真|监督|投诉|举报|邮箱|客服|微信|受理|值班/
const countWords = /^ ?(?:元|万|亿|条|件|人|次|份|户|亩|吨|平方|立方|千|%|个|项)/
const codeWords = /(?:索 ?引 ?号|文 ?号|编 ?号|代 ?码|序 ?号|账号|帐号|QQ|流水号|标识码|备案|单号|信息ID)[^0-9\n]{0,6}$/i
/** Sums of money run to eleven digits; between their word and them stand figures and breaks of cells, never a name. */
const moneyWords = /(?:金额|经费|资金|预算|采购)[^\u4E00-\u9FFF]{0,20}$/

/** A figure, a code or a number in the page's own footer is none of the report's mobiles. */
function mobileKind(page: Page, range: Range, found: string, line: Line): PersonalKind | null {
  const { clean } = page
  const said = before(page, range)
  if (line.role === 'chrome' || codeWords.test(said) || moneyWords.test(said)) return null
  if (countWords.test(clean.slice(range.end, range.end + 4))) return null
  const inGrid = page.gridOf(line.block)
  if (inGrid && found.endsWith('000')) return null
  const header = inGrid ? clean.slice(inGrid.range.start, Math.min(inGrid.range.end, inGrid.range.start + 200)) : ''
  return contactWords.test(said + clean.slice(range.end, range.end + 10) + header) ? 'contact' : 'mobile'
}

function before({ clean }: Page, { start }: Range): string {
  return clean.slice(Math.max(0, start - 60), start)
}

/** Digits with no more than one blank or hyphen between two; bounded, for a hostile run would hold the matcher's whole stack. */
const runs = /[0-9](?:[ -]?[0-9]){9,120}[ -]?[0-9Xx]/g
const lengths = [11, 16, 17, 18, 19]

/** Of every run of digits each stretch as long as a datum is looked up: linear, however many were found. */
function repeatsOf(found: PersonalDatum[], clean: string): PersonalDatum[] {
  const known = new Set(found.filter(({ kind }) => kind !== 'address').map(({ start, end }) => digitsOf(clean.slice(start, end))))
  const asked = lengths.filter((length) => [...known].some((digits) => digits.length === length))
  const repeats: PersonalDatum[] = []
  for (const { 0: run, index } of clean.matchAll(runs)) {
    const at = [...run].flatMap((unit, place) => (unit === ' ' || unit === '-' ? [] : [place]))
    const digits = digitsOf(run)
    for (const length of asked) {
      for (let first = 0; first + length <= digits.length; first++) {
        if (!known.has(digits.slice(first, first + length))) continue
        repeats.push({ kind: 'repeat', start: index + at[first]!, end: index + at[first + length - 1]! + 1 })
      }
    }
  }
  return repeats
}

function digitsOf(text: string): string {
  return text.replace(/[ -]/g, '').toUpperCase()
}

/** What lies in another is left out; what only touches it begins behind it. A datum found for itself goes before its repeat. */
function apart(data: PersonalDatum[]): PersonalDatum[] {
  const inOrder = data.sort((a, b) => a.start - b.start || b.end - a.end || Number(a.kind === 'repeat') - Number(b.kind === 'repeat'))
  const kept: PersonalDatum[] = []
  let covered = 0
  for (const datum of inOrder) {
    if (datum.end <= covered) continue
    kept.push({ ...datum, start: Math.max(datum.start, covered) })
    covered = datum.end
  }
  return kept
}
