// A finding, its subject and the text it rests on in, the mark by which a person's verdict is found again out.
import { createHash } from 'node:crypto'
import { plainName } from './names.js'
import type { Finding } from '../model/finding.js'

/** What names the subject of a result. */
export interface Named {
  document: { sha256: string }
  report: { year: number | null; issuer: { name: string | null; province: string | null } }
}

/** Whose report of which year, by all that may name it: the first that is known is the subject of a new verdict, any finds it again. */
export function subjectsOf({ document, report }: Named, body: string | null): string[] {
  const year = report.year ?? 'no year'
  const name = report.issuer.name
  return [
    ...(body === null ? [] : [`body ${body} ${year}`]),
    ...(name === null ? [] : [`name ${report.issuer.province ?? ''} ${plainName(name)} ${year}`]),
    `document ${document.sha256}`,
  ]
}

/**
 * Over rule, subject and quoted text; not over messages, offsets, titles, weights or the ruleset, which other runs word otherwise. Spaces,
 * line breaks and width take no part: the same report read from another format has others. Quotes count in the order of the text, a
 * figure that stands twice twice: a table's are short, and alike. A finding that quotes nothing says that
 * something is absent, and rests on the whole text. Where a text is kept no longer, nothing can be compared and no mark is made.
 */
export function fingerprintOf(finding: Pick<Finding, 'ruleId' | 'evidence'>, subject: string, text: string): string | null {
  if (text === '') return null
  const inOrder = [...finding.evidence].sort((a, b) => a.start - b.start || a.end - b.end)
  const apart = inOrder.filter(({ start, end, beside }, at) => {
    const before = inOrder[at - 1]
    return before?.start !== start || before.end !== end || before.beside?.quote !== beside?.quote
  })
  const rests = apart.flatMap(({ start, end, beside }) => [plain(text.slice(start, end)), ...(beside ? [plain(beside.quote)] : [])])
    .filter((quote) => quote !== '')
  return digest('finding', finding.ruleId, subject, ...(rests.length > 0 ? rests : [wholeOf(text)]))
}

/** A waiver rests on no text: the office does not ask this of this body this year, whatever it hands in. */
export function waiverMark(ruleId: string, subject: string): string {
  return digest('waiver', ruleId, subject)
}

/** Under this alone it is found that anything was decided of a subject at all, before the findings are looked at: of most, nothing was. */
export function subjectMark(subject: string): string {
  return digest('subject', subject)
}

/** A decision on a gate is about the report as a whole. */
export function gateMark(gate: string, subject: string, text: string): string | null {
  if (gate === 'not-published') return digest('gate', gate, subject)
  return text === '' ? null : digest('gate', gate, subject, wholeOf(text))
}

/** Half the findings of a report rest on its whole text: it is read once for all of them. */
let last = { text: '', whole: digest() }

function wholeOf(text: string): string {
  if (last.text !== text) last = { text, whole: digest(plain(text)) }
  return last.whole
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Cf}]+/gu, '')
}

/** Parts are told apart by their lengths: no two lists of parts make one string. */
function digest(...parts: string[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${part.length}:`).update(part, 'utf8')
  return hash.digest('hex')
}
