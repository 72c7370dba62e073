// A folder of rules in, every problem of it out: of its form, of its reasoning, and of cases that answer other than they say.
import { wrongCases } from '../rule-cases.js'
import { isExtension, rulebookFor } from '../rulebook/choose.js'
import { loadRulebook, problemsOf } from '../rulebook/load.js'
import { wrongCase } from '../rulebook/wrong-case.js'
import type { Problem } from '../rulebook/problems.js'
import type { Rulebook } from '../model/rulebook.js'

/** Cases are run once all else is sound; an extension's own only, for those of its base may come out otherwise under it. */
export async function allProblemsOf(folder: string | undefined): Promise<Problem[]> {
  const problems = problemsOf(folder)
  if (problems.length > 0) return problems
  const rulebook = folder !== undefined && isExtension(folder) ? rulebookFor({ folder }) : loadRulebook(folder)
  const wrong = await wrongCases(rulesOf(folder, rulebook), rulebook)
  return wrong.flatMap(({ rule, index, unmet }) => unmet.map((each) => wrongCase(folder, rule, index, each)))
}

function rulesOf(folder: string | undefined, { rules }: Rulebook): string[] {
  const ids = rules.map(({ id }) => id)
  if (folder === undefined || !isExtension(folder)) return ids
  const base = new Set(loadRulebook().rules.map(({ id }) => id))
  return ids.filter((id) => !base.has(id))
}
