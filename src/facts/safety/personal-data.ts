// Report in, identity numbers, bank cards, mobile numbers and home addresses out; what is masked with stars or crosses passes.
import { evidenceAt, fact, placeOf } from '../evidence.js'
import { lineAt } from '../line-at.js'
import { limits } from '../../model/limits.js'
import type { FactReader } from '../reader.js'
import type { Report } from '../../model/report.js'
import type { Range } from '../../model/span.js'
import type { Line } from '../../model/text.js'

const ids = {
  identity: 'personalData.identityNumbers',
  card: 'personalData.bankCards',
  mobile: 'personalData.mobiles',
  contact: 'personalData.contactMobiles',
  address: 'personalData.addresses',
} as const
type Kind = keyof typeof ids

/** Every evidence is masked: the finding must not spread what it warns of. */
export const readPersonalData: FactReader = (report) => {
  const found: Record<Kind, Range[]> = { identity: [], card: [], mobile: [], contact: [], address: [] }
  for (const match of report.text.clean.matchAll(numbers)) {
    const range = { start: match.index, end: match.index + match[0].length }
    const line = lineAt(report.text, range.start)
    const kind = line && kindOf(report, range, match[0], line)
    if (kind) found[kind].push(range)
  }
  for (const match of report.text.clean.matchAll(address)) {
    found.address.push({ start: match.index, end: match.index + match[0].length })
  }
  return Object.entries(ids).map(([kind, id]) => {
    const ranges = found[kind as Kind]
    const evidence = ranges.slice(0, limits.evidencePerFinding)
      .map((range) => ({ ...evidenceAt(report, range, placeOf(report, range)), masked: true }))
    return fact(id, ranges.length, evidence)
  })
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

function kindOf(report: Report, range: Range, found: string, line: Line): Kind | null {
  const digits = found.replace(/[ -]/g, '')
  if (digits.length === 11) return mobileKind(report, range, found, line)
  if (digits.length === 18 && isIdentityNumber(digits)) return 'identity'
  return isCard(digits) && cardWords.test(before(report, range)) && !publicAccount.test(before(report, range)) ? 'card' : null
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

/** A figure, a code or a number in the page's own footer is none of the report's mobiles. */
function mobileKind(report: Report, range: Range, found: string, line: Line): Kind | null {
  const { clean } = report.text
  if (line.role === 'chrome' || codeWords.test(before(report, range))) return null
  if (countWords.test(clean.slice(range.end, range.end + 4))) return null
  const inGrid = report.text.grids.find((grid) => grid.block === line.block)
  if (inGrid && found.endsWith('000')) return null
  const header = inGrid ? clean.slice(inGrid.range.start, Math.min(inGrid.range.end, inGrid.range.start + 200)) : ''
  return contactWords.test(before(report, range) + clean.slice(range.end, range.end + 10) + header) ? 'contact' : 'mobile'
}

function before({ text }: Report, { start }: Range): string {
  return text.clean.slice(Math.max(0, start - 60), start)
}
