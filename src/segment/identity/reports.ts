// A document in, the titles of the annual reports it holds out: two of different years or bodies, each with a report below it.
import { coreOf, kindOfTitle } from './document-kind.js'
import { yearIn } from './report-year.js'
import type { Range } from '../../model/span.js'
import type { Text } from '../../model/text.js'

/** A report shorter than this is a link or a row of a list; a street's can be of some three hundred characters. */
const shortest = 200

/** Last characters of a title, or the blank after it: most lines end otherwise. */
const mayEnd = new Set('告报) ')

interface Head extends Range { year: number; issuer: string }

/** At most two, for that is too many. The same report twice - a mirror's second rendering, or a notice with its report - is one. */
export function titlesOfReports(text: Text): Range[] {
  const heads = headsOf(text)
  const different: Head[] = []
  for (const [index, head] of heads.entries()) {
    const body = text.clean.slice(head.start, heads[index + 1]?.start ?? text.clean.length)
    if (body.length < shortest || !/主动公开/.test(body) || !/申请/.test(body)) continue
    if (!different.some((other) => isSame(other, head))) different.push(head)
    // Two are too many already; a list of thousands is not compared pair by pair.
    if (different.length === 2) break
  }
  return different.map(({ start, end }) => ({ start, end }))
}

function headsOf(text: Text): Head[] {
  const heads: Head[] = []
  for (const { start, end, role } of text.lines) {
    if (role !== 'body' || end - start < 10 || end - start > 80) continue
    if (!mayEnd.has(text.clean[end - 1]!)) continue
    const line = text.clean.slice(start, end).trim()
    if (!/(?:报告|年报)[))]?$/.test(line) || /[。;>、]/.test(line)) continue
    const year = yearIn(line)
    if (year !== null && kindOfTitle(line)?.kind === 'annual-report') heads.push({ start, end, year, issuer: issuerPart(line) })
  }
  return heads
}

function issuerPart(line: string): string {
  return coreOf(line).replace(/(?:人民)?政府|(?:政务|信息)|公开|工作|年度|报告|年报|(?:19|20)\d{2}年?度?|关于|的/g, '')
}

function isSame(a: Head, b: Head): boolean {
  return a.year === b.year && (a.issuer.includes(b.issuer) || b.issuer.includes(a.issuer))
}
