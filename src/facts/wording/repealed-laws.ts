// Report in, instruments out that it cites as in force though they were repealed before it was due.
import { evidenceOf, fact } from '../evidence.js'
import type { FactReader } from '../reader.js'
import type { Report } from '../../model/report.js'
import type { Law, Rulebook } from '../../model/rulebook.js'
import type { Range } from '../../model/span.js'

/** The regulation itself is read beside its order numbers. The day of repeal is the last on which the instrument was in force. */
export const readRepealedLawFacts: FactReader = (report, rulebook) => {
  const year = report.identity.year.value
  const found = year === null ? [] : repealedBefore(year, rulebook).flatMap((law) =>
    places(report, law, rulebook).map((range) => ({ ...range, law })))
  const first = found[0]?.law
  return [
    fact('law.repealed', found.length, evidenceOf(report, found)),
    fact('law.repealedTitle', first ? bareTitle(first) : null),
    fact('law.repealedOn', first?.inForceTo ?? null),
  ]
}

/** No report is due before 31 January (article 49 of 2019): what was repealed by then could not be cited in any of that year. */
function repealedBefore(year: number, { laws, regimes }: Rulebook): Law[] {
  const ofRegimes = new Set(regimes.flatMap(({ instruments }) => instruments.map(({ law }) => law)))
  return Object.keys(laws).sort().map((id) => laws[id]!)
    .filter(({ id, inForceTo }) => !ofRegimes.has(id) && inForceTo !== null && inForceTo < `${year + 1}-01-31`)
}

/** 某省政府信息公开规定(2008年): the year in brackets is ours. */
function bareTitle({ title }: Law): string {
  return title.replace(/[（(]\d{4}年[^）)]*[）)]$/, '')
}

const near = { before: 12, after: 30 }

/** By title; where a later instrument bears the same title, only with the number of the earlier one behind it. */
function places({ text: { clean } }: Report, law: Law, { laws }: Rulebook): Range[] {
  const title = bareTitle(law)
  const shared = Object.values(laws).some((other) => other.id !== law.id && bareTitle(other) === title)
  const digits = /\d+(?=号)/.exec(law.number ?? '')?.[0]
  const ranges: Range[] = []
  for (let at = clean.indexOf(title); at >= 0; at = clean.indexOf(title, at + title.length)) {
    const end = at + title.length
    const after = clean.slice(end, end + near.after)
    if (past.test(clean.slice(Math.max(0, at - near.before), at) + after)) continue
    if (!shared || (digits !== undefined && new RegExp(`^》?\\s?\\([^()]{0,20}(?<!\\d)${digits}\\s?号`).test(after))) ranges.push({ start: at, end })
  }
  return ranges
}

/** Said to be repealed or replaced, it is not cited as in force. */
const past = /废止|失效|停止执行|修订前|原《|修改前|替代|不再适用/
