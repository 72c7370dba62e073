// Who reports for which year in, what overlays and own rulesets change about each rule for that report out.
import type { Circumstances } from './applies.js'
import type { Finding } from '../model/finding.js'
import type { Adjustment, Grounded } from '../model/extension.js'
import type { Rulebook } from '../model/rulebook.js'
import type { Localised } from '../model/words.js'

type Ground = Pick<Grounded<Adjustment>, 'reportYears' | 'issuerKinds' | 'province'>

/** By rule. A rule that only an extension adds has an entry `add` where it is asked, and is asked nowhere else. */
export type Adjusted = ReadonlyMap<string, Array<Grounded<Adjustment>>>

const none: Adjusted = new Map()

export function adjustmentsFor({ adjustments }: Rulebook, where: Circumstances): Adjusted {
  if (adjustments.length === 0) return none
  const adjusted = new Map<string, Array<Grounded<Adjustment>>>()
  for (const each of adjustments) {
    if (actsOn(each, where)) adjusted.set(each.rule, [...adjusted.get(each.rule) ?? [], each])
  }
  return adjusted
}

/** A report whose province was not found may well be from there: whoever chose the overlay says so. */
export function actsOn({ reportYears, issuerKinds, province }: Ground, { year, kind, province: from }: Circumstances): boolean {
  if (reportYears && (year === null || year < reportYears.from || (reportYears.to !== null && year > reportYears.to))) return false
  if (issuerKinds && !issuerKinds.some((each) => each === kind)) return false
  return province === null || from === null || province === from
}

/** Why a rule that the ruleset holds is not asked of this report; null when it is. */
export function whySilent(rule: string, adjusted: Adjusted, { adjustments }: Rulebook): Localised | null {
  const acting = adjusted.get(rule) ?? []
  const silencing = acting.find(({ effect }) => effect === 'silence')
  if (silencing) return said(silencing)
  const added = adjustments.find((each) => each.effect === 'add' && each.rule === rule)
  if (!added || acting.some(({ effect }) => effect === 'add')) return null
  return { zh: `${added.extension.zh}对这份报告没有这一项要求`, en: `${added.extension.en} does not ask this of this report` }
}

/** Reweighs and tightens; where the source is not sure or not in force, a failure it brings about is for a person to decide. */
export function adjust(finding: Finding, acting: Array<Grounded<Adjustment>>): Finding {
  for (const each of acting) {
    if (each.effect === 'reweigh') finding.weight = each.weight
    else if (each.effect === 'tighten' && finding.outcome === each.from) {
      const to = each.certain || each.to !== 'fail' ? each.to : 'review'
      if (to !== each.from) become(finding, to, each)
    } else if (each.effect === 'add' && !each.certain && (finding.outcome === 'fail' || finding.outcome === 'partial')) {
      become(finding, 'review', each)
    }
  }
  return finding
}

function become(finding: Finding, outcome: Finding['outcome'], ground: Grounded<Adjustment>): void {
  const { zh, en } = said(ground)
  finding.outcome = outcome
  finding.credit = outcome === 'fail' ? 0 : outcome === 'pass' ? 1 : null
  finding.message = { zh: `${withoutStop(finding.message.zh)}；${zh}。`, en: `${withoutStop(finding.message.en)}; ${en}.` }
}

/** What overlays and own rulesets loosen for this report, for everyone who reads the answer. */
export function loosened(rulebook: Rulebook, where: Circumstances): Localised[] {
  return rulebook.adjustments.filter((each) => each.loosens && actsOn(each, where)).map((each) => {
    const title = rulebook.rules.find(({ id }) => id === each.rule)?.title ?? { zh: each.rule, en: each.rule }
    const why = said(each)
    return { zh: `“${title.zh}”从宽评价：${why.zh}`, en: `"${title.en}" is judged more leniently: ${why.en}` }
  })
}

function said({ why, extension, certain }: Grounded<Adjustment>): Localised {
  return {
    zh: `${extension.zh}：${withoutStop(why.zh)}${certain ? '' : '（依据效力未能确认）'}`,
    en: `${extension.en}: ${withoutStop(why.en)}${certain ? '' : ' (its standing could not be confirmed)'}`,
  }
}

function withoutStop(text: string): string {
  return text.replace(/[。.]$/, '')
}
