// Regimes, laws and what cites them in, every citation without an article and every year governed twice or not at all out.
import { nextDay } from '../calendar/days.js'
import { ofLaw as reasons } from './reasons.js'
import type { Rule } from '../model/rule.js'
import type { HandlingLaw, Law, Regime } from '../model/rulebook.js'
import type { Localised } from '../model/words.js'
import type { Tell } from './check-condition.js'
import type { JSONPath } from 'jsonc-parser'

type Laws = Map<string, Law>
type TellIn = (file: string, path: JSONPath, reason: Localised) => void
interface Cited { law: string; article: string | null }

/** Report years follow one another: no year is governed twice, none between the first and the last is left out. */
export function checkRegimes(regimes: Regime[], forms: Set<string>, laws: Laws, tell: TellIn): void {
  const inOrder = [...regimes].sort((a, b) => a.reportYears.from - b.reportYears.from)
  inOrder.forEach((regime, index) => {
    const file = `regimes/${regime.id}.json`
    const { from, to } = regime.reportYears
    const before = inOrder[index - 1]
    if (to < from) tell(file, ['reportYears'], reasons.backwards)
    if (before && before.reportYears.to >= from) tell(file, ['reportYears'], reasons.overlap(before.id))
    if (before && before.reportYears.to < from - 1) tell(file, ['reportYears'], reasons.gap(before.id))
    checkAll(regime.instruments, laws, (at, reason) => { tell(file, ['instruments', at], reason) })
    for (const [kind, due] of Object.entries(regime.due)) {
      checkAll(due.cites, laws, (at, reason) => { tell(file, ['due', kind, 'cites', at], reason) })
    }
    regime.forms.forEach((form, at) => {
      if (!forms.has(form)) tell(file, ['forms', at], reasons.noForm(form))
    })
  })
}

/** Each edition names regimes on file, every step of it an article, and no day of receipt is governed twice or not at all. */
export function checkHandling({ editions, delivery }: HandlingLaw, regimes: Set<string>, laws: Laws, tell: Tell): void {
  editions.forEach((edition, index) => {
    const { reply, extension, receipt, thirdParty, organ, correction, fee, excessive } = edition
    const before = editions[index - 1]
    const follows = !before || (before.receivedTo !== null && nextDay(before.receivedTo) === edition.receivedFrom)
    if (!follows) tell(['editions', index, 'receivedFrom'], reasons.receiptGap)
    for (const { id } of edition.regimes) if (!regimes.has(id)) tell(['editions', index, 'regimes'], reasons.noRegime(id))
    const effects = [thirdParty, organ, correction, fee]
    const cites = [
      reply.cites, extension.cites, ...receipt.cites, ...effects.map((effect) => effect.cites),
      ...effects.flatMap(({ answerWithin }) => answerWithin?.cites ?? []), ...(excessive ? [excessive] : []),
    ]
    checkAll(cites, laws, (_, reason) => { tell(['editions', index], reason) })
  })
  if (delivery) checkCited(delivery.cites, laws, (reason) => { tell(['delivery'], reason) })
}

/** Every regime a rule applies to has its citations, and each resolves to an article on file. */
export function checkCites(rule: Rule, regimes: Set<string>, laws: Laws, tell: Tell): void {
  for (const regime of rule.regimes) {
    if (!rule.cites[regime] && !rule.cites['any']) tell(['cites'], reasons.noCitation(regime))
  }
  for (const [regime, cites] of Object.entries(rule.cites)) {
    if (regime !== 'any' && !regimes.has(regime)) tell(['cites', regime], reasons.noRegime(regime))
    checkAll(cites, laws, (at, reason) => { tell(['cites', regime, at], reason) })
  }
}

function checkAll(cites: Cited[], laws: Laws, tell: (at: number, reason: Localised) => void): void {
  cites.forEach((cited, at) => { checkCited(cited, laws, (reason) => { tell(at, reason) }) })
}

/** The article stands on file. */
export function checkCited({ law: id, article }: Cited, laws: Laws, tell: (reason: Localised) => void): void {
  const law = laws.get(id)
  if (!law) return tell(reasons.noLaw(id))
  if (article !== null && !law.articles.some((each) => each.article === article)) {
    tell(reasons.noArticle({ zh: law.title, en: law.titleEn }, article))
  }
}
