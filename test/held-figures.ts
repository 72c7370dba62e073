// A finding, its document and the rules in, every figure of its message that stands in no quote and follows from none out.
import { compiledRules } from '../src/judge/compile.js'
import { factsNamed } from '../src/judge/message.js'
import { maskedSpans } from '../src/model/masked.js'
import { quoteOf } from '../src/present/quote.js'
import { chineseNumber } from '../src/segment/chinese-numerals.js'
import type { Fact, FactSheet } from '../src/model/fact.js'
import type { Finding } from '../src/model/finding.js'
import type { Submitted } from '../src/model/report.js'
import type { Rulebook } from '../src/model/rulebook.js'

/** `beside`: the caller gave last year's report, or others. */
export interface Judged { facts: FactSheet; text: string; submitted: Submitted; beside?: boolean }

/** The caller's word for a fact that is otherwise read: it stands in what was submitted, not in the report. */
const submittedAs: Readonly<Record<string, Array<keyof Submitted>>> = {
  'publication.date': ['publishedOn'], 'publicationDates.earliest': ['publishedOn', 'url'], 'publicationDates.latest': ['publishedOn', 'url'],
  'report.year': ['year'], 'issuer.name': ['issuer'],
}
/** 20230117 in an address is a day. */
const spacedDate = (text: string) => text.replace(/(20\d\d)(\d\d)(\d\d)/g, '$1 $2 $3')
const accusing = new Set(['fail', 'partial', 'review'])

/** @returns one line for each figure that is not held; of a finding that was not asked for, none is expected beyond the law's. */
export function unheld(finding: Finding, judged: Judged, rulebook: Rulebook): string[] {
  const { rule, verdicts } = compiledRules(rulebook).find((each) => each.rule.id === finding.ruleId)!
  const index = verdicts.findIndex(({ outcome, says }) => outcome === finding.outcome && says(judged.facts).zh === finding.message.zh)
  if (index < 0) return notAsked(finding, judged, rulebook)
  const { says } = rule.verdicts[index]!
  const shown = quotesOf(finding, judged)
  return factsNamed(says).flatMap((id) => {
    const why = unheldFact(judged.facts.get(id), finding, shown, judged, rulebook)
    return why === null ? [] : [`${finding.ruleId} ${finding.outcome}: ${id} ${why}: ${finding.message.zh} <- ${shown.join(' | ').slice(0, 300)}`]
  })
}

function unheldFact({ id, value }: Fact, finding: Finding, shown: string[], judged: Judged, rulebook: Rulebook): string | null {
  const { type, figures: source, from = [] } = rulebook.facts[id]!
  if (value === null || type === 'word' || type === 'words' || type === 'flag' || !/\d/.test(String(value))) return null
  const standing = figuresIn(shown)
  const asSubmitted = figuresIn((submittedAs[id] ?? []).map((field) => spacedDate(String(judged.submitted[field] ?? ''))))
  switch (source) {
    case 'lawful': case 'given': return null
    case 'compared': return judged.beside ? null : 'is of a document nobody gave'
    case 'counted': return accusing.has(finding.outcome) && Number(value) > 0 && shown.length === 0 ? 'counts what is nowhere shown' : null
    case 'reckoned': {
      if (from.length > 0) {
        const parts = from.map((part) => unheldFact(judged.facts.get(part), finding, shown, judged, rulebook))
        return parts.find((part) => part !== null) ?? null
      }
      return unreckoned(String(value), standing)
    }
    default: {
      const missing = numbersOf(String(value)).filter((figure) => !standing.has(figure) && !asSubmitted.has(figure))
      return missing.length > 0 ? `says ${missing.join(', ')}` : null
    }
  }
}

/** '3 + 1 = 4 ≠ 5', '12÷48=25%≠30%', '28→29': a side is held that stands in a quote, or is what the sides before and after it come to. */
export function unreckoned(text: string, standing: Set<number>): string | null {
  for (const equation of text.split(/[、；，,;]/)) {
    const sides = equation.replace(/^.*[：:“”]/, '').split(/[=≠→]/)
    const held = sides.map((side) => numbersOf(side).every((figure) => standing.has(figure)))
    const values = sides.map(valueOf)
    for (const [at, side] of sides.entries()) {
      const follows = [at - 1, at + 1].some((other) => held[other] === true && close(values[other] ?? null, values[at] ?? null, side))
      const mended = equation.includes('→') && at === 1 && held[0]
      if (!held[at] && !follows && !mended) return `says ${side.trim()} in ${equation}`
    }
  }
  return null
}

/** As near as it is printed: a share to half of its last place. */
function close(one: number | null, other: number | null, printed: string): boolean {
  const decimals = /\.(\d+)/.exec(printed)?.[1]?.length ?? 0
  const rounded = printed.includes('%') ? 0.005 * 10 ** -decimals : decimals > 0 ? 0.5 * 10 ** -decimals : 0
  return one !== null && other !== null && Math.abs(one - other) <= rounded + 1e-9
}

/** Sums and one quotient, from left to right; null where it is anything else. */
function valueOf(side: string): number | null {
  const tokens = side.match(/\d+(?:\.\d+)?%?|[+\-−×÷]/g) ?? []
  let total: number | null = null
  let sign = '+'
  for (const token of tokens) {
    if (/^[+\-−×÷]$/.test(token)) { sign = token; continue }
    const value: number = token.endsWith('%') ? Number(token.slice(0, -1)) / 100 : Number(token)
    if (total === null) total = sign === '-' || sign === '−' ? -value : value
    else if (sign === '÷') total /= value
    else if (sign === '×') total *= value
    else total += sign === '+' ? value : -value
  }
  return total
}

/** What the judge says of a rule that is not asked: the regime, or why the first rule did not pass. */
function notAsked({ ruleId, message, outcome }: Finding, judged: Judged, rulebook: Rulebook): string[] {
  const rule = rulebook.rules.find((each) => each.id === ruleId)!
  const lawful = new Set([rule.notApplicable?.zh ?? '', ...rulebook.regimes.map(({ title }) => title.zh)].flatMap(numbersOf))
  const told = new Set([...numbersOf(String(judged.facts.get('report.year').value)), ...numbersOf(String(judged.facts.get('report.reports').value))])
  const strange = numbersOf(message.zh).filter((figure) => !lawful.has(figure) && !told.has(figure))
  return strange.length > 0 ? [`${ruleId} ${outcome}: says ${strange.join(', ')}: ${message.zh}`] : []
}

function quotesOf({ evidence }: Finding, { facts, text }: Judged): string[] {
  const masked = maskedSpans({ facts: facts.all })
  return evidence.flatMap((each) => [
    quoteOf(text, each, masked).quote, ...(/读作.*/.exec(each.where.zh) ?? []), ...(each.beside ? [each.beside.quote] : []),
  ])
}

const nil = /无|没有|未|零|^[\s/—-]*$/
const scales: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8, 千: 1e3 }

/** As a reader takes them: full-width, with commas, in Chinese numerals, in ten thousands; what says none, or is left blank, says 0. */
function figuresIn(quotes: string[]): Set<number> {
  const found = new Set<number>()
  for (const quote of quotes) {
    const plain = quote.normalize('NFKC').replace(/(\d),(?=\d{3})/g, '$1')
    if (nil.test(plain)) found.add(0)
    for (const [, figure, scale] of plain.matchAll(/(\d+(?:\.\d+)?)[ \t]?([万亿千])?/g)) {
      found.add(Number(figure))
      if (scale !== undefined) found.add(Number((Number(figure) * scales[scale]!).toFixed(4)))
    }
    for (const [numeral] of plain.matchAll(/[零〇○一二两三四五六七八九十廿卅百千]+/g)) {
      const value = chineseNumber(numeral)
      if (value !== null) found.add(value)
    }
  }
  return found
}

function numbersOf(text: string): number[] {
  return (text.match(/\d+(?:\.\d+)?/g) ?? []).map(Number)
}
