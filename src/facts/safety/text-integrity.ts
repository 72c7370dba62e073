// Report in, places where characters were lost or garbled on the way out: laid at the source's door, not at the issuer's.
import { evidenceAt, fact, placeOf } from '../evidence.js'
import { lineAt } from '../../model/line-at.js'
import { limits } from '../../model/limits.js'
import type { FactReader } from '../reader.js'
import type { Report } from '../../model/report.js'
import type { Range } from '../../model/span.js'

/** Wrong decoding leaves these behind: replacement characters, private use, 锟斤拷, UTF-8 read as GBK or as Latin letters. */
const garbled = /[\uFFFD\uE000-\uF8FF\u0080-\u009F]{1,40}|(?:锟斤拷|烫烫烫|屯屯屯){1,20}|[鈥锛銆鏀鍏绋鎶]{1,2}[\u20AC\u0080-\u00FF?]|(?:[âäåæçèé][\u0080-\u00BF]{1,2}){2,40}|(?:Ã[\u0080-\u00FF]|â€)[\u0080-\u00FF\u20AC]{0,40}/g
/** A number that fell out: 起止时间为至, 截止年12月31日, 发布信息条. */
const lost = /(?:时间|期限|时限)(?:为|是|自|从) ?至[。,;]|(?:截[至止]|[自从至]) ?年 ?\d{0,2} ?月|(?:共计?|公开|发布|收到|受理|办结)(?:政府)?(?:信息|申请)(?:公开申请)?[条件](?=[,。;])/g

export const readTextIntegrity: FactReader = (report) => {
  const repaired = report.dates.filter((date) => date.repaired)
  return [
    counted(report, 'integrity.garbled', placesOf(report, garbled)),
    counted(report, 'integrity.lostNumbers', placesOf(report, lost)),
    counted(report, 'integrity.repairedDates', repaired),
  ]
}

function placesOf(report: Report, pattern: RegExp): Range[] {
  return [...report.text.clean.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .filter(({ start }) => lineAt(report.text, start)?.role === 'body')
}

function counted(report: Report, id: string, ranges: Range[]) {
  return fact(id, ranges.length, ranges.slice(0, limits.evidencePerFinding).map((range) => evidenceAt(report, range, placeOf(report, range))))
}
