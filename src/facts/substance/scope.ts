// Report in, how much of its overview is on business other than disclosure out, and whether the report has a plain-language companion.
import { evidenceOf, fact } from '../evidence.js'
import { sentenceTexts } from '../sentence-text.js'
import { anyOf } from '../../model/part-titles.js'
import type { FactReader } from '../reader.js'
import type { Fact } from '../../model/fact.js'
import type { Report } from '../../model/report.js'
import type { Lexicon, Rulebook } from '../../model/rulebook.js'
import type { Range } from '../../model/span.js'

export const readScopeFacts: FactReader = (report, rulebook) => [...shares(report, wordsOf(rulebook)), companion(report)]

interface Words { other: RegExp; own: RegExp }
const compiled = new WeakMap<Lexicon, Words>()

function wordsOf({ lexicons }: Rulebook): Words {
  const lexicon = lexicons['scope'] ?? {}
  const known = compiled.get(lexicon)
  if (known) return known
  const words = { other: anyOf(lexicon['other']), own: anyOf(lexicon['own']) }
  compiled.set(lexicon, words)
  return words
}

/** Below it a share says nothing: one sentence on a campaign fills half of a short overview. */
const fewest = 200

/** Of the characters of the overview, those in sentences on other business without a word of disclosure. */
function shares(report: Report, { other, own }: Words): Fact[] {
  let all = 0
  let apart = 0
  const ranges: Range[] = []
  sentenceTexts(report).forEach((text, index) => {
    const { start, end, slot } = report.sentences[index]!
    if (slot !== 'overview') return
    all += text.length
    if (!other.test(text) || own.test(text)) return
    apart += text.length
    ranges.push({ start, end })
  })
  const share = all < fewest ? null : Math.round(apart / all * 100)
  return [fact('scope.otherShare', share, evidenceOf(report, ranges.slice(0, 5)))]
}

/** 图解 of the report itself: most 一图读懂 in a report explain policies. */
const ofReport = /(?:图解|一图读懂|图说|图文版|解读版|动漫版|视频版)[^,。;]{0,30}(?:年度报告|年报)|(?:年度报告|年报)[^,。;《》]{0,12}(?:图解|一图读懂|图文版|解读版|动漫版|视频版)/

function companion(report: Report): Fact {
  const { clean, lines } = report.text
  const found: Range[] = []
  for (const { start, end } of lines) {
    const match = end - start > 200 ? null : ofReport.exec(clean.slice(start, end))
    if (match) found.push({ start: start + match.index, end: start + match.index + match[0].length })
  }
  return fact('release.companions', found.length, evidenceOf(report, found))
}
