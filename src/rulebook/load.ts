// The folder rules/ in, and what is laid over it, a checked and frozen Rulebook out. The one reader of that folder.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkFolder } from './check.js'
import { checkExtension } from './check-extension.js'
import { complainOfLogic, type Scope } from './logic/check-logic.js'
import { complainOfCoverage } from './coverage.js'
import { digestOf } from './digest.js'
import { extend } from './extend.js'
import { freeze } from './freeze.js'
import { deskFor, faultOf, type Desk, type Problem } from './problems.js'
import { complainOfRepeatedKeys } from './repeated-keys.js'
import { extensionFile, readExtension } from './read-extension.js'
import { readFolder, type Folder } from './read-folder.js'
import { folderShelf, type Shelf } from './shelf.js'
import { Fault } from '../model/fault.js'
import type { Rulebook } from '../model/rulebook.js'

interface Examined { folder: Folder; problems: Problem[] }

let ours: { folder: Folder; rulebook: Rulebook } | undefined

/**
 * @param folder a folder laid out as rules/; left out, the one this package ships with, which is read once.
 * @throws Fault rules-invalid with file, line and reason of every problem found.
 */
export function loadRulebook(folder?: string): Rulebook {
  return folder === undefined ? shipped().rulebook : assemble(sound(examine(folder)))
}

/**
 * Our rules with own rulesets and overlays laid over them, in that order.
 * @throws Fault rules-invalid as `loadRulebook`; files are named within their extension.
 */
export function loadExtended(extensions: readonly Shelf[]): Rulebook {
  if (extensions.length === 0) return shipped().rulebook
  return assemble(extensions.reduce((base, shelf) => sound(examineExtension(base, shelf)), shipped().folder))
}

/** Every problem of a folder of rules, or of an extension of ours in a folder or on a shelf, sorted by file and line; none when it loads. */
export function problemsOf(given: string | Shelf = ourFolder()): Problem[] {
  if (typeof given === 'string' && !existsSync(join(given, extensionFile))) return examine(given, closely).problems
  return examineExtension(shipped().folder, typeof given === 'string' ? folderShelf(given) : given, closely).problems
}

type Closer = (desk: Desk, folder: Folder, scope: Scope) => void

/** What takes longer than loading should, and is looked for only where an author asks. */
const closely: Closer = (desk, folder, scope) => {
  if (desk.problems.length === 0) complainOfLogic(desk, folder, scope)
  complainOfCoverage(desk, folder)
  complainOfRepeatedKeys(desk)
}

/** Where our own rules lie: found from the sources, from the build and from an installed package by walking up to package.json. */
export function ourFolder(): string {
  let at = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(at, 'package.json'))) {
    const above = dirname(at)
    if (above === at) throw new Fault('rules-invalid', { zh: '找不到规则文件夹 rules', en: 'the folder rules is not found' })
    at = above
  }
  return join(at, 'rules')
}

function shipped(): { folder: Folder; rulebook: Rulebook } {
  if (!ours) {
    const folder = sound(examine(ourFolder()))
    ours = { folder, rulebook: assemble(folder) }
  }
  return ours
}

function sound({ folder, problems }: Examined): Folder {
  const fault = faultOf(problems)
  if (fault) throw fault
  return folder
}

function examine(path: string, also?: Closer): Examined {
  if (!existsSync(join(path, 'ruleset.json'))) {
    throw new Fault('rules-invalid', { zh: `“${path}”中没有 ruleset.json`, en: `there is no ruleset.json in "${path}"` })
  }
  const desk = deskFor(folderShelf(path))
  const folder = readFolder(desk)
  // What does not even have its form would only cause complaints about its absence.
  if (desk.problems.length === 0) checkFolder(folder, desk)
  also?.(desk, folder, { own: new Set(folder.rules.map(({ id }) => id)), weights: null })
  return { folder, problems: inOrder(desk) }
}

function examineExtension(base: Folder, shelf: Shelf, also?: Closer): Examined {
  const desk = deskFor(shelf)
  const extension = readExtension(desk)
  const whole = extend(base, extension)
  if (desk.problems.length === 0) {
    checkExtension(extension, base, whole, desk)
    checkFolder(whole, desk)
  }
  also?.(desk, whole, { own: new Set(extension.rules.map(({ id }) => id)), weights: extension.head?.weights ?? {} })
  return { folder: whole, problems: inOrder(desk) }
}

function inOrder({ problems }: Desk): Problem[] {
  return problems.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
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
  return freeze({ ...decisive, cases, digest: digestOf(decisive) })
}
