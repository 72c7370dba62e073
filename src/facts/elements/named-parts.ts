// The preface's sentence on the report's own parts in, how many it claims and which it names out.
import { smallNumeral } from '../small-numerals.js'

export interface ClaimedParts { count: number | null; names: string[] }

const numeral = '[一二三四五六七八九十两]{1,3}|\\d{1,2}'
/** 第一部分 counts nothing. */
const claim = new RegExp(`(?<![第\\d])(${numeral})\\s?(?:个|大|项)?\\s?(?:大?部分|章(?!程)|方面(?:的)?内容|项内容)`)
const opening = /(?:包括|包含|分为|涵盖|分别为|分别是|内容为|内容有|主要由|共由|由|含)(?:了|以下|如下)?/g
const aboutReport = /报告|年报|全文|本文|内容包括|导言/

/**
 * Null where the sentence is not about the parts of the report.
 * @param inPreface a sentence of the preface need not name the report: 共五个部分.
 */
export function claimedParts(sentence: string, inPreface: boolean, isName: (name: string) => boolean): ClaimedParts | null {
  const counted = claim.exec(sentence)
  if (!aboutReport.test(sentence) && !(inPreface && counted && /组成|构成|^共|^由|分为|包括/.test(sentence))) return null
  const names = namesIn(sentence, counted?.index, isName)
  const count = counted ? smallNumeral(counted[1]!) : null
  return count === null && names.length < 3 ? null : { count, names }
}

/** The list after 包括, before the count or the end; without one, the list after a colon behind the count. */
function namesIn(sentence: string, countAt: number | undefined, isName: (name: string) => boolean): string[] {
  let from = -1
  for (const match of sentence.matchAll(opening)) {
    if (countAt !== undefined && match.index > countAt && from >= 0) break
    const start = match.index + match[0].length
    if (isName(firstItem(sentence.slice(start)))) from = start
  }
  if (from < 0) {
    const colon = sentence.search(/[:(]/)
    if (colon < 0 || !isName(firstItem(sentence.slice(colon + 1)))) return []
    from = colon + 1
  }
  const list = countAt !== undefined && countAt > from ? sentence.slice(from, countAt) : sentence.slice(from)
  return list.replace(/[)。;].*$/s, (tail) => (tail.startsWith(';') ? tail : '')).replace(/(?:等|共|以及|和|及|,|组成|构成)*$/, '')
    .split(/[、,;]/).map(plainName).filter((name) => name.length > 1)
}

function firstItem(list: string): string {
  return plainName(/^(?:[(]?[一二三四五六七八九十\d]{1,3}[、.)]\s*)?[^、,;。)]*/.exec(list)![0])
}

function plainName(name: string): string {
  return name.replace(/^[\s:“”"'(一二三四五六七八九十\d.]*[.、)]\s*|^[\s:“”"']+|[\s:“”"'。]+$/g, '').replace(/等$/, '').trim()
}
