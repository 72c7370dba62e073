// What the overview says and which of the five aspects it covers.
import { anyOf } from '../../model/part-titles.js'
import { evidenceAt, fact, placeOf } from '../evidence.js'
import { sentencesWithin, sentenceTexts, unwrapped } from '../sentence-text.js'
import type { FactReader } from '../reader.js'
import type { Fact } from '../../model/fact.js'
import type { Report, Section } from '../../model/report.js'
import type { Lexicon } from '../../model/rulebook.js'
import type { Range } from '../../model/span.js'

/** Format notice of 2021, part one, in its order. Ids of rules/terms.json. */
const aspects = ['proactive', 'onRequest', 'management', 'platform', 'supervision'] as const
type Aspect = typeof aspects[number]

export const readOverviewFacts: FactReader = (report, rulebook) => {
  const body = overviewBody(report)
  if (!body) return absent.map((id) => fact(id, null))
  const lexicon = rulebook.lexicons['outline'] ?? {}
  return [...substance(report, body, lexicon), ...coverage(report, body, lexicon)]
}

const absent = ['characters', 'facts', 'aspects.count', 'aspects.missing', 'aspects.share'].map((id) => `overview.${id}`)

/** The part so named, or what stands before the first of the other parts under names of its own. */
function overviewBody({ sections }: Report): Range | null {
  const tops = sections.filter(({ level, slot }) => level === 1 && slot !== 'preface')
  const named = tops.find(({ slot, also }) => slot === 'overview' || also?.includes('overview'))
  if (named) return named.body
  const others = tops.findIndex(({ slot }) => slot !== null && slot !== 'organisation')
  return others > 0 ? { start: tops[0]!.heading.start, end: tops[others]!.heading.start } : null
}

const figure = /\d[\d.]*\s?(?:余|多)?\s?(?:万|亿)?(?:条|件|次|篇|个|项|份|人|期|场|元|宗|起|%|名)/g
const act = new RegExp([
  '(?:制定|制订|印发|出台|召开|举办|开设|修订|建立|设立|编制|编印|公布|发布|成立|下发|开通|新增|梳理|整理|完成|配备|转发|答复|受理|收到|组织)了?',
  '[^,。;]{2,}',
].join(''), 'g')

/** Figures and concrete acts, each sentence of set phrases left out. */
function substance(report: Report, body: Range, lexicon: Lexicon): Fact[] {
  const set = lexicon['preface.phrases'] ?? []
  const texts = sentenceTexts(report)
  const { from, to } = sentencesWithin(report, body)
  let characters = 0
  let facts = 0
  const ranges: Range[] = []
  for (let index = from; index < to; index++) {
    const text = texts[index]!
    if (set.some((phrase) => text.includes(phrase))) continue
    characters += text.replace(/\s+/g, '').length
    const found = (text.match(figure)?.length ?? 0) + (text.match(act)?.length ?? 0)
    const { start, end } = report.sentences[index]!
    if (found > 0) ranges.push({ start, end })
    facts += found
  }
  const evidence = ranges.slice(0, 3).map((range) => evidenceAt(report, range, placeOf(report, range)))
  return [fact('overview.characters', characters, evidence), fact('overview.facts', facts, evidence)]
}

/** Content counts as much as a heading; plans and what is said not to exist do not. */
function coverage(report: Report, body: Range, lexicon: Lexicon): Fact[] {
  const patterns = aspectPatterns(lexicon)
  const found = new Map<Aspect, Range>()
  for (const { heading, title } of sectionsIn(report.sections, body)) take(found, patterns, title, heading)
  const texts = sentenceTexts(report)
  const { from, to } = sentencesWithin(report, body)
  for (let index = from; index < to && found.size < aspects.length; index++) {
    if (!/下一步|下步|今后|拟于/.test(texts[index]!)) take(found, patterns, unwrapped(texts[index]!), report.sentences[index]!)
  }
  const missing = aspects.filter((aspect) => !found.has(aspect))
  const places = aspects.flatMap((aspect) => found.get(aspect) ?? [])
  const evidence = places.map((range) => evidenceAt(report, range, placeOf(report, range)))
  return [
    fact('overview.aspects.count', found.size, evidence),
    fact('overview.aspects.missing', missing.join(','), evidence),
    fact('overview.aspects.share', found.size / aspects.length, evidence),
  ]
}

const compiled = new WeakMap<Lexicon, Map<Aspect, RegExp>>()

/** Compiled once per rulebook. */
function aspectPatterns(lexicon: Lexicon): Map<Aspect, RegExp> {
  const known = compiled.get(lexicon)
  if (known) return known
  const patterns = new Map(aspects.map((aspect) => [aspect, anyOf(lexicon[`aspect.${aspect}`], 'g')]))
  compiled.set(lexicon, patterns)
  return patterns
}

function take(found: Map<Aspect, Range>, patterns: Map<Aspect, RegExp>, text: string, { start, end }: Range): void {
  for (const [aspect, pattern] of patterns) {
    if (found.has(aspect)) continue
    pattern.lastIndex = 0
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      if (!denies(aspect, text, match.index)) {
        found.set(aspect, { start, end })
        break
      }
    }
  }
}

/** No application and nobody held liable are answers; no website is the lack of one. */
function denies(aspect: Aspect, text: string, at: number): boolean {
  if (aspect !== 'management' && aspect !== 'platform') return false
  return /(?:没有|未|无|尚未|缺乏|缺少)[^,。;]{0,4}$/.test(text.slice(Math.max(0, at - 8), at))
}

function sectionsIn(sections: Section[], { start, end }: Range): Section[] {
  return sections.filter(({ heading }) => heading.start >= start && heading.start < end)
}
