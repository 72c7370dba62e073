// Findings in, the order and the phrases every exported file tells them in out.
import { articleName } from '../model/article-name.js'
import { outcomeTitles, severityTitles } from '../model/titles.js'
import { clipped, flat } from './visible.js'
import { exportWords } from './words.js'
import type { Evaluation, FindingAnswer } from '../model/evaluation.js'
import type { Language, Outcome } from '../model/words.js'

const gravity = Object.keys(severityTitles.en)

/** What failed, dearest first; then by severity. The order of the rules settles the rest. */
export function failuresOf(findings: readonly FindingAnswer[]): FindingAnswer[] {
  return findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'partial')
    .sort((a, b) => lostBy(b) - lostBy(a) || gravity.indexOf(a.severity) - gravity.indexOf(b.severity))
}

export function withOutcome(findings: readonly FindingAnswer[], outcome: Outcome): FindingAnswer[] {
  return findings.filter((finding) => finding.outcome === outcome)
}

/** Points lost, to a tenth; 0 where none are at stake. */
export function lostBy({ points }: Pick<FindingAnswer, 'points'>): number {
  return Math.round(((points.possible ?? 0) - (points.earned ?? 0)) * 10) / 10
}

/** 条例 第49条；通知 第三部分 */
export function basisOf({ basis }: Pick<FindingAnswer, 'basis'>, language: Language): string {
  return basis.map(({ title, article }) => flat(title) + (article === null ? '' : ` ${articleName(article, language)}`))
    .join(exportWords[language].semicolon)
}

/** Each place with what stands there: 表三 行“本年新收”：26. @param most characters of a quote; the whole of it where left out. */
export function placesOf({ evidence }: Pick<FindingAnswer, 'evidence'>, language: Language, most = Number.POSITIVE_INFINITY): string[] {
  const { colon, beside: label } = exportWords[language]
  return evidence.map(({ where, quote, beside }) => {
    const other = beside === undefined ? '' : ` ${label}${colon}${flat(beside.document)}${colon}${clipped(beside.quote, most)}`
    return flat(where) + colon + clipped(quote, most) + other
  })
}

/** Places of one finding in a problem list; the rest is counted. */
const mostPlaces = 6
/** Characters of one quote there: enough to find the passage by. A text copied whole would fill pages of the letter. */
const mostQuoted = 160

/** The first places, and how many more there are. */
export function fewPlacesOf(finding: Pick<FindingAnswer, 'evidence'>, language: Language): string[] {
  const places = placesOf(finding, language, mostQuoted)
  const others = places.length - mostPlaces
  return [...places.slice(0, mostPlaces), ...(others > 0 ? [exportWords[language].morePlaces(others)] : [])]
}

/** （不符合，重要） */
export function marksOf({ outcome, severity }: Pick<FindingAnswer, 'outcome' | 'severity'>, language: Language): string {
  const w = exportWords[language]
  return w.aside(outcomeTitles[language][outcome] + w.comma + severityTitles[language][severity])
}

/** The rules not checked, by their titles; one that has no finding by its id. */
export function uncheckedOf({ notChecked, findings }: Pick<Evaluation, 'notChecked' | 'findings'>): Array<{ title: string; why: string }> {
  const titles = new Map(findings.map(({ ruleId, title }) => [ruleId, title]))
  return notChecked.map(({ ruleId, why }) => ({ title: flat(titles.get(ruleId) ?? ruleId), why: flat(why) }))
}
