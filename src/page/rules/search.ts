// Rules in both languages and what a reader asks for in, the rules that answer to it out, in their order.
import type { DimensionId, IssuerKind, RegimeId } from '../../model/words.js'
import type { RuleView } from '../../model/rule-view.js'

/** One rule in both languages, and all that it can be found by. */
export interface Entry { zh: RuleView; en: RuleView; text: string }

export interface Wish {
  words: string
  subject: RuleView['for'] | ''
  dimension: DimensionId | ''
  regime: RegimeId | ''
  kind: IssuerKind | ''
}

export const anything: Wish = { words: '', subject: '', dimension: '', regime: '', kind: '' }

export function entriesOf(zh: RuleView[], en: RuleView[]): Entry[] {
  const english = new Map(en.map((rule) => [rule.id, rule]))
  return zh.map((rule) => {
    const twin = english.get(rule.id) ?? rule
    return { zh: rule, en: twin, text: folded([...textsOf(rule), ...textsOf(twin), ...articlesOf(rule)].join('\n')) }
  })
}

/** Every word asked for must stand somewhere; 第49条 and art. 49 find the article and not 第149条. */
export function found(entries: readonly Entry[], { words, subject, dimension, regime, kind }: Wish): Entry[] {
  const asked = folded(words).split(/\s+/).filter(Boolean)
  return entries.filter(({ zh, text }) =>
    (subject === '' || zh.for === subject) && (dimension === '' || zh.dimension === dimension)
    && (regime === '' || zh.regimes.includes(regime)) && (kind === '' || isAskedOf(zh, kind, regime))
    && asked.every((word) => text.includes(word)))
}

/** Of this kind under one regime, or under any where none is chosen. */
function isAskedOf({ issuerKinds, regimes }: RuleView, kind: IssuerKind, regime: RegimeId | ''): boolean {
  if (issuerKinds === null) return true
  return (regime === '' ? regimes : [regime]).some((each) => issuerKinds[each]?.includes(kind) ?? true)
}

function textsOf({ id, number, title, why, basis, verdicts }: RuleView): string[] {
  return [
    id, number ?? '', title, why, ...Object.values(basis).flat().map((each) => `${each.title} ${each.instrument}`),
    ...verdicts.flatMap(({ says, advice }) => [says, advice ?? '']),
  ]
}

function articlesOf({ basis }: RuleView): string[] {
  return Object.values(basis).flat().flatMap(({ article, title }) =>
    article === null ? [] : /^\d+$/.test(article) ? [`${title}第${article}条`, `第${article}条`, `art.${article}`, `article${article}`] : [article])
}

/** Full-width forms as half-width, capitals as small, `art. 49` as one word. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\b(art\.|article) (?=\d)/g, '$1')
}
