// Report in, marks of secrecy and of internal use out: at the head of a line, never in the talk about secrecy review.
import { evidenceAt, fact, placeOf } from '../evidence.js'
import { limits } from '../../model/limits.js'
import type { FactReader } from '../reader.js'
import type { Range } from '../../model/span.js'

/** 秘密★10年, 机密★ and 密级:秘密 are the form in which documents are classified (GB/T 9704, rules on marks of 1990). */
const sure = /^[|\s【[(]{0,3}(?:(?:绝 ?密|机 ?密|秘 ?密) ?[★☆*] ?(?:长期|\d{1,2} ?年|\d{1,2} ?个?月)?(?=[\s|\]】)]|$)|密 ?级 ?[:|] ?(?:绝密|机密|秘密)(?![、/和或及]))/
/** On a line of its own; not by law a mark of a state secret, yet no text for the public. */
const internal = /^[|\s【[(]{0,3}(?:(?:绝密|机密|秘密|内部)(?:级|文件|资料)?[\s,、!★]{0,3}(?:注意保存|注意保密|妥善保管|请勿外传|不得外传|严禁外传)|(?:绝|机|秘) ?密|内部(?:文件|资料|刊物|参考|使用)|仅供内部(?:使用|参考|交流)?|不得外传|请勿外传)[\s\]】)!。]{0,3}$/

export const readSecretMarks: FactReader = (report) => {
  const marked: Range[] = []
  const doubtful: Range[] = []
  for (const { start, end, role } of report.text.lines) {
    const first = report.text.clean.charCodeAt(start)
    if (!mayBegin.has(first) || role === 'chrome') continue
    const line = report.text.clean.slice(start, Math.min(end, start + longest))
    const match = sure.exec(line)
    if (match) marked.push({ start, end: start + match[0].length })
    else if (end - start <= longest && internal.test(line)) doubtful.push({ start, end })
  }
  const shown = (ranges: Range[]) => ranges.slice(0, limits.evidencePerFinding).map((range) => evidenceAt(report, range, placeOf(report, range)))
  return [fact('secrecy.marks', marked.length, shown(marked)), fact('secrecy.doubtful', doubtful.length, shown(doubtful))]
}

const longest = 40
const mayBegin = new Set([...'绝机秘密内仅不请|【[( '].map((character) => character.charCodeAt(0)))
