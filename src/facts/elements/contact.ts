// Report in, whether it says how its office is reached: telephone, address, mail.
import { evidenceAt, fact, placeOf } from '../evidence.js'
import { lineAt } from '../../model/line-at.js'
import type { FactReader } from '../reader.js'
import type { Range } from '../../model/span.js'

/** An office's number stands with its area code, or behind its word; a hotline of five digits does too; a mobile number is stars by now. */
const phone = /(?<!\d)0\d{2,3} ?[-—)] ?\d{7,8}(?!\d)|(?:电话|热线|传真|联系方式)[^。;\d*\n]{0,12}(?:\d{5,12}|\*{11})/
const address = /(?:地址|通讯地址|办公地点|联系地址)[^。;\n]{0,6}[:为是在][^。;\n]{4,}/
const mail = /[A-Za-z0-9_.-]{2,40}@[A-Za-z0-9.-]{2,40}\.[A-Za-z]{2,6}|(?:电子)?邮箱 ?[::为]/

export const readContactFacts: FactReader = (report) => {
  const found: Array<[kind: string, range: Range]> = []
  for (const [kind, pattern] of [['phone', phone], ['address', address], ['mail', mail]] as const) {
    const match = kind !== 'mail' || mayHoldMail(report.text.clean) ? pattern.exec(report.text.clean) : null
    // What the site says of itself below the article is no contact of the report.
    if (match && lineAt(report.text, match.index)?.role === 'body') found.push([kind, { start: match.index, end: match.index + match[0].length }])
  }
  const evidence = found.map(([, range]) => ({ ...evidenceAt(report, range, placeOf(report, range)), masked: true }))
  return [fact('contact.given', found.length > 0 ? found.map(([kind]) => kind).join(',') : null, evidence)]
}

/** Most reports give none, and its end is far cheaper to look for than its beginning. */
function mayHoldMail(clean: string): boolean {
  return clean.includes('@') || clean.includes('邮箱')
}
