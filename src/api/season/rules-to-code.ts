// The rules an evaluation was judged by in, what a person needs to answer them out: what each asks, why, by which law, and the answers it knows.
import { choiceFor } from '../rules/desk.js'
import { Fault } from '../../model/fault.js'
import type { RuleToCode } from '../../model/coding-view.js'
import type { Rulebook } from '../../model/rulebook.js'
import type { Language } from '../../model/words.js'
import type { RuleHead, ToCode } from '../../store/season/sampling/to-code.js'
import type { Rulesets } from '../../store/rulesets.js'
import type { Service } from '../dependencies.js'

/** As the ruleset now stands; null where it is not at hand any more. A version of an own one never changes. */
export async function bookOf({ id, version }: ToCode['ruleset'], { rulebook, rulesets }: Service, kept: Rulesets): Promise<Rulebook | null> {
  const [[name, overlay], [own]] = [id.split('+'), version.split('+')]
  const shipped = name === rulebook.id || rulesets.presets().some((each) => each.id === name)
  try {
    return rulesets.compose(await choiceFor({ ruleset: shipped ? name : `${name}@${own}`, overlay }, rulebook.id, rulesets, kept))
  } catch (error) {
    if (error instanceof Fault && ['not-found', 'rules-invalid'].includes(error.code)) return null
    throw error
  }
}

/** By dimension and id: an order that nothing the engine found has a part in. Every rule stands there, whatever came of it. */
export function rulesToCode(heads: RuleHead[], book: Rulebook | null, language: Language): RuleToCode[] {
  const known = new Map((book?.rules ?? []).map((rule) => [rule.id, rule]))
  const order = ({ dimension, ruleId }: RuleHead): string => `${dimension} ${ruleId}`
  return [...heads].sort((a, b) => (order(a) < order(b) ? -1 : 1)).map(({ ruleId, title, dimension, cites }) => {
    const rule = known.get(ruleId)
    return {
      id: ruleId, title: title[language], dimension, why: rule?.why[language] ?? null,
      outcomes: [...new Set((rule?.verdicts ?? []).map(({ outcome }) => outcome))].filter((outcome) => outcome !== 'not-applicable').sort(),
      basis: cites.map(({ law, article, title: instrument }) => ({ instrument: law, title: instrument[language], article })),
    }
  })
}
