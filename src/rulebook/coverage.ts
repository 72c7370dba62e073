// rules/coverage.json in, its content out; and what in it names nothing that is there, told at its line.
import { complain, deskFor, type Desk } from './problems.js'
import { readJson } from './read-json.js'
import { ofCoverage as reasons, ofLaw, ofRuleset } from './reasons.js'
import { folderShelf } from './shelf.js'
import { Coverage, type Held } from '../model/coverage.js'
import type { Folder } from './read-folder.js'
import type { JSONPath } from 'jsonc-parser'
import type { Localised } from '../model/words.js'

type Tell = (path: JSONPath, reason: Localised) => void

export const coverageFile = 'coverage.json'

/** @returns null where a folder of rules has no such file, or none that can be read. */
export function readCoverage(folder: string): Coverage | null {
  return readJson(deskFor(folderShelf(folder)), coverageFile, Coverage) ?? null
}

/** Tests lie outside the folder of rules: whether they stand is for a test to say. */
export function complainOfCoverage(desk: Desk, folder: Folder): void {
  if (desk.shelf.text(coverageFile) === undefined) return
  const coverage = readJson(desk, coverageFile, Coverage)
  if (!coverage) return
  const tell: Tell = (path, reason) => { complain(desk, coverageFile, path, reason) }
  coverage.duties.forEach((duty, at) => {
    const law = folder.laws.find(({ id }) => id === duty.law)
    if (!law) tell(['duties', at, 'law'], ofLaw.noLaw(duty.law))
    else if (!law.articles.some(({ article }) => article === duty.article)) {
      tell(['duties', at, 'article'], ofLaw.noArticle({ zh: law.title, en: law.titleEn }, duty.article))
    }
    checkHeld(duty, ['duties', at], folder, tell)
  })
  checkForms(coverage, folder, tell)
  coverage.traps.forEach((trap, at) => {
    if (coverage.traps.findIndex(({ of, number }) => of === trap.of && number === trap.number) !== at) tell(['traps', at, 'number'], reasons.twice)
    checkHeld(trap, ['traps', at], folder, tell)
  })
}

function checkForms({ forms }: Coverage, folder: Folder, tell: Tell): void {
  forms.forEach(({ form: id, rules, some }, at) => {
    const form = folder.forms.find((each) => each.id === id)
    if (!form) tell(['forms', at, 'form'], ofLaw.noForm(id))
    const keys = new Set(form?.rows.map(({ key }) => key))
    for (const [index, each] of [{ rules, rows: [] as string[] }, ...some].entries()) {
      const path: JSONPath = index === 0 ? ['forms', at] : ['forms', at, 'some', index - 1]
      each.rules.forEach((rule, place) => { if (!isRule(rule, folder)) tell([...path, 'rules', place], ofRuleset.noRule(rule)) })
      each.rows.forEach((row, place) => { if (!keys.has(row)) tell([...path, 'rows', place], reasons.noRow(row)) })
    }
  })
  for (const { id } of folder.forms) if (!forms.some(({ form }) => form === id)) tell(['forms'], reasons.noForm(id))
}

function checkHeld({ rules = [], cases = [], tests = [], why }: Held, path: JSONPath, folder: Folder, tell: Tell): void {
  if (rules.length + cases.length + tests.length === 0 && !why) tell(path, reasons.nothing)
  rules.forEach((rule, at) => { if (!isRule(rule, folder)) tell([...path, 'rules', at], ofRuleset.noRule(rule)) })
  cases.forEach(({ rule, name }, at) => {
    const known = folder.cases[rule] ?? folder.ledger.cases[rule]
    if (!known) tell([...path, 'cases', at, 'rule'], ofRuleset.noRule(rule))
    else if (!known.some((each) => each.name === name)) tell([...path, 'cases', at, 'name'], reasons.noCase(rule, name))
  })
}

function isRule(id: string, { rules, ledger }: Folder): boolean {
  return rules.some((rule) => rule.id === id) || ledger.rules.some((rule) => rule.id === id)
}
