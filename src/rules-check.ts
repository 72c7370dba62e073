// Rules as their author wrote them in, every problem of them out: of their form, of their reasoning, and of cases that answer other than they say.
import { wrongCases } from './rule-cases.js'
import { isExtension, rulebookFor } from './rulebook/choose.js'
import { loadRulebook, ourFolder, problemsOf } from './rulebook/load.js'
import { filesShelf, folderShelf } from './rulebook/shelf.js'
import { wrongCase } from './rulebook/wrong-case.js'
import type { Problem } from './rulebook/problems.js'
import type { Rulebook } from './model/rulebook.js'

/** A folder, ours where left out; or the files of an own ruleset, as they come over the API. */
export interface Authored { folder?: string | undefined; files?: Record<string, string> | undefined }

/** Cases are run once all else is sound; an extension's own only, for those of its base may come out otherwise under it. */
export async function allProblemsOf({ folder, files }: Authored): Promise<Problem[]> {
  const shelf = files ? filesShelf(files) : folderShelf(folder ?? ourFolder())
  const problems = problemsOf(files ? shelf : folder)
  if (problems.length > 0) return problems
  const isOnTop = files !== undefined || (folder !== undefined && isExtension(folder))
  const rulebook = !isOnTop ? loadRulebook(folder) : rulebookFor(files ? { files } : { folder: folder! })
  const wrong = await wrongCases(isOnTop ? ownRules(rulebook) : rulebook.rules.map(({ id }) => id), rulebook)
  return wrong.flatMap(({ rule, index, unmet }) => unmet.map((each) => wrongCase(shelf, rule, index, each)))
}

function ownRules({ rules }: Rulebook): string[] {
  const base = new Set(loadRulebook().rules.map(({ id }) => id))
  return rules.map(({ id }) => id).filter((id) => !base.has(id))
}
