// An evaluation in, what scores it again under people's verdicts out: by the rules it was scored by, or not at all.
import { rescore } from '../../evaluate.js'
import { Fault } from '../../model/fault.js'
import { judged } from '../../season/judgement.js'
import { choiceFor } from '../rules/desk.js'
import type { Judgement } from '../../model/review.js'
import type { Result } from '../../model/result.js'
import type { Rulebook } from '../../model/rulebook.js'
import type { GateDecisions } from '../../model/score.js'
import type { Rescore } from '../../store/season/verdicts.js'
import type { ToScore } from '../../store/season/rebinding.js'
import type { TenantStore } from '../../store/tenant-store.js'
import type { Service } from '../dependencies.js'

type Rules = Pick<Service, 'rulebook' | 'rulesets'>

/**
 * Loaded before the work that locks the evaluation begins.
 * @returns null where there is no such evaluation. @throws Fault rules-gone where the rules now at hand give its stored score no more
 */
export async function rescorerFor(evaluation: string, { rulebook, rulesets }: Rules, tenant: TenantStore): Promise<Rescore | null> {
  const stored = await tenant.evaluations.get(evaluation)
  if (!stored) return null
  const book = await rulesOf(stored.result, { rulebook, rulesets }, tenant)
  if (!book || !givesTheSame(stored.result, book)) throw gone(stored.result)
  return (result, judgements) => underJudgement(result, judgements, book)
}

/** @param rules asked for when something was decided: most often nothing was, and rules take their time to be read. */
export function rescorerBy(rules: () => Pick<Rulebook, 'scoring' | 'apart'>): Rescore {
  return (result, judgements) => underJudgement(result, judgements, rules())
}

/** For several at once, each by its own rules, as `rescorerFor`. @throws Fault wrong-step where one was decided on since it was asked which */
export async function rescorerForAll(evaluations: ToScore[], rules: Rules, tenant: TenantStore): Promise<Rescore> {
  const byRuleset = new Map<string, Rescore | null>()
  for (const { id, ruleset } of evaluations) if (!byRuleset.get(ruleset)) byRuleset.set(ruleset, await rescorerFor(id, rules, tenant))
  return (result, judgements) => {
    const rescorer = byRuleset.get(`${result.ruleset.id}@${result.ruleset.version}`)
    if (rescorer) return rescorer(result, judgements)
    throw new Fault('wrong-step', {
      zh: '同时有人对相关评估作出认定，请再试一次。', en: 'Somebody decided on a report of the same body just now: ask once more.',
    })
  }
}

export function underJudgement(result: Result, judgements: Judgement[], book: Pick<Rulebook, 'scoring' | 'apart'>): Result {
  const decisions: GateDecisions = {}
  for (const { gate, verdict } of judgements) if (gate !== null && (verdict === 'confirm' || verdict === 'dismiss')) decisions[gate] = verdict
  return rescore(result, judged(result.findings, judgements), book, decisions)
}

/** `own+hunan` of version `1+2026.1` is version 1 of `own` with the overlay `hunan` laid over it. */
async function rulesOf({ ruleset }: Result, { rulebook, rulesets }: Rules, tenant: TenantStore): Promise<Rulebook | null> {
  const [id, overlay] = ruleset.id.split('+')
  const [version] = ruleset.version.split('+')
  const isOurs = id === rulebook.id || rulesets.presets().some((preset) => preset.id === id) || rulesets.overlays().some((each) => each.id === id)
  try {
    return rulesets.compose(await choiceFor({ ruleset: isOurs ? id : `${id}@${version}`, overlay }, rulebook.id, rulesets, tenant.rulesets))
  } catch (error) {
    if (error instanceof Fault && error.code === 'not-found') return null
    throw error
  }
}

/** Only shares, bands and gates are asked of the rules: where they give the engine's own score, they are those it was scored by. */
function givesTheSame(result: Result, book: Rulebook): boolean {
  const [now, then] = [rescore(result, result.findings, book).score, result.score]
  if (!now || !then) return now === then
  return now.total === then.total && now.low === then.low && now.high === then.high && now.band === then.band
}

function gone({ ruleset: { id, version } }: Result): Fault {
  return new Fault('rules-gone', {
    zh: `该评估按规则集 ${id} ${version} 评分，现有规则已不能得出同样的分数。`,
    en: `It was scored by ${id} ${version}; the rules at hand no longer give the same score.`,
  })
}
