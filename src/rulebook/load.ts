// The folder rules/ in, a checked and frozen Rulebook out. The one reader of that folder.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkFolder } from './check.js'
import { digestOf } from './digest.js'
import { freeze } from './freeze.js'
import { faultOf, type Desk, type Problem } from './problems.js'
import { complainOfRepeatedKeys } from './repeated-keys.js'
import { readFolder, type Folder } from './read-folder.js'
import { Fault } from '../model/fault.js'
import type { Rulebook } from '../model/rulebook.js'

let ours: Rulebook | undefined

/**
 * @param folder a folder laid out as rules/; left out, the one this package ships with, which is read once.
 * @throws Fault rules-invalid with file, line and reason of every problem found.
 */
export function loadRulebook(folder?: string): Rulebook {
  if (folder !== undefined) return load(folder)
  return ours ??= load(ourFolder())
}

/** Every problem of a folder of rules, sorted by file and line; none when it loads. */
export function problemsOf(folder: string = ourFolder()): Problem[] {
  return examine(folder, complainOfRepeatedKeys).problems
}

function load(path: string): Rulebook {
  const { folder, problems } = examine(path)
  const fault = faultOf(problems)
  if (fault) throw fault
  return freeze(assemble(folder))
}

function examine(path: string, also?: (desk: Desk) => void): { folder: Folder; problems: Problem[] } {
  if (!existsSync(join(path, 'ruleset.json'))) {
    throw new Fault('rules-invalid', { zh: `“${path}”中没有 ruleset.json`, en: `there is no ruleset.json in "${path}"` })
  }
  const desk: Desk = { folder: path, texts: new Map(), problems: [] }
  const folder = readFolder(desk)
  // What does not even have its form would only cause complaints about its absence.
  if (desk.problems.length === 0) checkFolder(folder, desk)
  also?.(desk)
  desk.problems.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
  return { folder, problems: desk.problems }
}

function assemble({ ruleset, scoring, rules, cases, laws, calendar, ...rest }: Folder): Rulebook {
  const { id, version, title, precondition, rules: order } = ruleset!
  const decisive = {
    ...rest,
    id, version, title, precondition,
    rules: order.flatMap((each) => rules.find((rule) => rule.id === each) ?? []),
    laws: Object.fromEntries(laws.map((law) => [law.id, law])),
    calendar: Object.fromEntries(calendar.map((year) => [year.year, year])),
    scoring: scoring!,
  }
  return { ...decisive, cases, digest: digestOf(decisive) }
}

/** Walks up to package.json, so that it is found from the sources, from the build and from an installed package. */
function ourFolder(): string {
  let at = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(at, 'package.json'))) {
    const above = dirname(at)
    if (above === at) throw new Fault('rules-invalid', { zh: '找不到规则文件夹 rules', en: 'the folder rules is not found' })
    at = above
  }
  return join(at, 'rules')
}
