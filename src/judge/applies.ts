// A rule and who reports under which law in, the reason why the rule is not asked out; null when it is.
import type { CompiledRule } from './compile.js'
import type { Finding } from '../model/finding.js'
import type { FactSheet } from '../model/fact.js'
import type { Companion, Rule } from '../model/rule.js'
import type { Rulebook } from '../model/rulebook.js'
import type { Localised, RegimeId } from '../model/words.js'

/** What decides whether a rule is asked, read once per report. `kind` is `unknown` where it was not found. */
export interface Circumstances { regime: RegimeId | null; kind: string; draft: boolean; year: number | null; province: string | null }

export function circumstancesOf(facts: FactSheet): Circumstances {
  return {
    regime: facts.get('report.regime').value as RegimeId | null,
    kind: (facts.get('issuer.kind').value as string | null) ?? 'unknown',
    draft: facts.get('document.draft').value === true,
    year: facts.get('report.year').value as number | null,
    province: facts.get('issuer.province').value as string | null,
  }
}

/** Why no rule but the precondition is asked of this document at all. */
export function whyNothingIsAsked(precondition: Finding, { regime }: Circumstances): Localised | null {
  if (precondition.outcome !== 'pass') {
    return { zh: `不评价这一项：${precondition.message.zh}`, en: `Not asked: ${precondition.message.en}` }
  }
  if (regime === null) return noRegime
  return null
}

/** Why this rule is not asked of this report. */
export function whyNotAsked(
  compiled: CompiledRule, where: Circumstances, facts: FactSheet, rulebook: Rulebook,
): Localised | null {
  const { rule } = compiled
  if (where.draft && rule.dimension === 'release') return unpublished
  if (!rule.regimes.includes(where.regime!)) {
    return compiled.notApplicable?.(facts) ?? otherRegime(where.regime!, rulebook)
  }
  const kinds = kindsAsked(rule, where.regime!)
  if (kinds && !kinds.includes(where.kind)) return compiled.notApplicable?.(facts) ?? otherKind(where.kind, rulebook)
  return null
}

/** Why a rule that holds the report against another document is not asked: the law asks no report to bring one along. */
export function whyNotHeld({ heldAgainst: other }: Rule, facts: FactSheet): Localised | null {
  return other === undefined || supplied[other].some((id) => facts.get(id).value === true) ? null : alone[other]
}

/** Any of these facts will do. */
const supplied: Record<Companion, string[]> = {
  previous: ['previous.supplied'], 'carried-forward': ['previous.supplied', 'carryOver.given'], set: ['set.supplied'],
}

const alone: Record<Companion, Localised> = {
  previous: {
    zh: '没有提供上年报告，不核对这一项；请附同一主体上一年度的报告（命令行 --previous，接口 previous）',
    en: 'Not asked without last year\'s report; give the same issuer\'s report for the year before (--previous, in the API `previous`)',
  },
  'carried-forward': {
    zh: '没有提供上年报告，也没有提供上年结转数，不核对这一项；请附上年报告（命令行 --previous，接口 previous），'
      + '或者给出上年报告结转下年度的总数（--last-carried-forward，接口 lastYearCarriedForward）',
    en: 'Not asked without last year\'s report or what it carried forward; give the report (--previous, in the API `previous`) '
      + 'or that number (--last-carried-forward, `lastYearCarriedForward`)',
  },
  set: {
    zh: '没有提供其他单位的报告，不核对这一项；请与其他报告一并提交（命令行 check --set）',
    en: 'Not asked without other bodies\' reports; give several reports in one call (check --set)',
  },
}

function kindsAsked({ issuerKinds }: Rule, regime: string): string[] | undefined {
  return Array.isArray(issuerKinds) ? issuerKinds : issuerKinds?.[regime]
}

const noRegime: Localised = {
  zh: '不评价这一项：报告年度不在已收录法律的适用年度之内，或无法确定报告年度',
  en: 'Not asked: the report year lies outside the years whose law is on file, or could not be found',
}

const unpublished: Localised = {
  zh: '草稿尚未公布，不评价公布情况',
  en: 'A draft is not published yet, so its release is not assessed',
}

function otherRegime(regime: string, { regimes }: Rulebook): Localised {
  const title = regimes.find((each) => each.id === regime)?.title ?? { zh: regime, en: regime }
  return { zh: `“${title.zh}”不要求这一项`, en: `Not required under "${title.en}"` }
}

function otherKind(kind: string, { terms }: Rulebook): Localised {
  if (kind === 'unknown') {
    return { zh: '主体类别未能识别，而这一项只对部分类别有要求', en: 'The kind of issuer was not found, and only some kinds are asked' }
  }
  const word = terms[`issuer.kind.${kind}`] ?? terms[kind] ?? { zh: kind, en: kind }
  return { zh: `法律没有对${word.zh}提出这一项要求`, en: `The law does not ask this of a ${word.en}` }
}
