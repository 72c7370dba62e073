// Report in, the numbers it gives to the notice on the form of the annual report out, held against the notice of its own year.
import { evidenceOf, fact } from '../evidence.js'
import { anyOf } from '../../model/part-titles.js'
import type { FactReader } from '../reader.js'
import type { Report } from '../../model/report.js'
import type { Rulebook } from '../../model/rulebook.js'
import type { Range } from '../../model/span.js'

/** slip: year and number of an edition under a code that is known to be written for the right one. */
type Verdict = 'right' | 'otherEdition' | 'slip' | 'unknown'
interface Cited extends Range { verdict: Verdict; text: string }

export const readFormatNoticeFacts: FactReader = (report, rulebook) => {
  const { right, others } = editions(report, rulebook)
  const cited = right ? citations(report, right, others, anyOf(rulebook.lexicons['citations']?.['formNotice.slips'])) : []
  const of = (verdict: Verdict): Cited[] => cited.filter((each) => each.verdict === verdict)
  return [
    fact('formNotice.right', of('right').length, evidenceOf(report, of('right'))),
    fact('formNotice.expected', right),
    ...(['slip', 'otherEdition', 'unknown'] as const).map((verdict) =>
      fact(`formNotice.${verdict}`, of(verdict)[0]?.text ?? null, evidenceOf(report, of(verdict)))),
  ]
}

/** The office that issues the form, by the code of its letters. */
const code = '国办公开办函'

/** Numbers of the form notices that regimes rest on: that of the report's own regime, and those of the others. */
function editions({ identity }: Report, { regimes, laws }: Rulebook): { right: string | null; others: string[] } {
  const numberOf = (id: string): string | null => regimes.find((regime) => regime.id === id)?.instruments
    .map(({ law }) => laws[law]?.number ?? '').find((number) => number.startsWith(code)) ?? null
  const right = identity.regime ? numberOf(identity.regime) : null
  const all = regimes.flatMap(({ id }) => numberOf(id) ?? [])
  return { right, others: [...new Set(all)].filter((number) => number !== right) }
}

/** Brackets are lost by some scrapers: 国办公开办函202130号. */
const number = /(国办[一-龥]{0,6})\s?[〔[(【]?\s?(20\d\d)\s?[〕\])】]?\s?第?(\d{1,3})\s?号/g

function citations({ text: { clean } }: Report, right: string, others: string[], slips: RegExp): Cited[] {
  const cited: Cited[] = []
  for (const match of clean.matchAll(number)) {
    const range = { start: match.index, end: match.index + match[0].length }
    const text = `${match[1]!}〔${match[2]!}〕${match[3]!}号`
    const verdict = verdictOf(text, right, others, slips)
    if (verdict !== null && (verdict === 'right' || verdict === 'otherEdition' || isOfForm(clean, range))) cited.push({ ...range, verdict, text })
  }
  return cited
}

/** Other letters of the same office, and other documents of the State Council's, have numbers of their own. */
function verdictOf(text: string, right: string, others: string[], slips: RegExp): Verdict | null {
  if (text === right) return 'right'
  if (others.includes(text)) return 'otherEdition'
  const rest = (of: string): string => of.slice(of.indexOf('〔'))
  const sameNumber = [right, ...others].some((each) => rest(each) === rest(text))
  const written = text.slice(0, text.indexOf('〔'))
  if (sameNumber) return slips.exec(written)?.[0] === written ? 'slip' : 'unknown'
  return written === code ? 'unknown' : null
}

const window = { before: 44, after: 60 }

/** The number belongs to the notice on the form: its title stands right before the bracket or right behind the number. */
function isOfForm(clean: string, { start, end }: Range): boolean {
  const before = clean.slice(Math.max(0, start - window.before), start)
  if (/年度报告格式[^《,。;、]{0,10}\(?$|年度报告有关事项[^《,。;、]{0,10}\(?$/.test(before)) return true
  return /^[)\s]{0,2}[^《。;]{0,4}《[^》。]{0,40}年度报告(?:格式|有关事项)/.test(clean.slice(end, end + window.after))
}
