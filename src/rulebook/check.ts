// Everything under rules/ in, whatever in it does not hold together told at its file and line.
import { checkCalendar } from './check-calendar.js'
import { isTerm, type Known } from './check-condition.js'
import { checkCites, checkHandling, checkRegimes } from './check-law.js'
import { checkCases, checkRule } from './check-rule.js'
import { checkLedgerRules } from './check-ledgers.js'
import { complain, type Desk } from './problems.js'
import { ofConditions, ofRuleset as reasons } from './reasons.js'
import { fileOf, type Folder } from './read-folder.js'
import type { Scoring } from '../model/scoring.js'
import type { JSONPath } from 'jsonc-parser'
import type { Localised } from '../model/words.js'

export function checkFolder(folder: Folder, desk: Desk): void {
  const tell = (file: string) => (path: JSONPath, reason: Localised) => { complain(desk, file, path, reason) }
  const ids = new Set(folder.rules.map((rule) => rule.id))
  const laws = new Map(folder.laws.map((law) => [law.id, law]))
  const regimes = new Set<string>(folder.regimes.map((regime) => regime.id))
  for (const rule of folder.rules) {
    checkRule(rule, ids, folder, tell(fileOf.rule(rule.id)))
    checkCites(rule, regimes, laws, tell(fileOf.rule(rule.id)))
    checkCases(rule, folder.cases[rule.id] ?? [], folder, tell(fileOf.cases(rule.id)))
  }
  checkLedgerRules(folder.ledger, regimes, laws, tell)
  const forms = new Set(folder.forms.map((form) => form.id))
  checkRegimes(folder.regimes, forms, laws, (file, path, reason) => { complain(desk, file, path, reason) })
  checkHandling(folder.handling, regimes, laws, tell('handling.json'))
  checkCalendar(folder.calendar, (file, path, reason) => { complain(desk, file, path, reason) })
  checkFacts(folder, tell('facts.json'))
  checkRuleset(folder, ids, tell('ruleset.json'))
  if (folder.scoring) checkScoring(folder.scoring, ids, folder, tell('scoring.json'))
}

type Tell = (path: JSONPath, reason: Localised) => void

/** What a fact is reckoned from are facts; what is reckoned from nothing else follows from its own figures. */
function checkFacts({ facts }: Folder, tell: Tell): void {
  for (const [id, { from = [], figures }] of Object.entries(facts)) {
    from.forEach((part, index) => { if (!Object.hasOwn(facts, part) || part === id) tell([id, 'from', index], ofConditions.noFact(part)) })
    if (from.length > 0 && figures !== 'reckoned') tell([id, 'figures'], ofConditions.strayFrom)
  }
}

/** Every active rule has its place in the order of findings, and no other name has one. */
function checkRuleset({ ruleset, rules }: Folder, ids: Set<string>, tell: Tell): void {
  if (!ruleset) return
  const active = new Set(rules.filter((rule) => rule.status === 'active').map((rule) => rule.id))
  ruleset.rules.forEach((id, index) => {
    if (!ids.has(id)) tell(['rules', index], reasons.noRule(id))
    else if (!active.has(id)) tell(['rules', index], reasons.retired(id))
    if (ruleset.rules.indexOf(id) !== index) tell(['rules', index], reasons.twice(id))
  })
  for (const id of active) {
    if (!ruleset.rules.includes(id)) tell(['rules'], reasons.notListed(id))
  }
  if (!ruleset.rules.includes(ruleset.precondition)) {
    tell(['precondition'], reasons.noPrecondition(ruleset.precondition))
  }
}

function checkScoring({ dimensions, bands, gates }: Scoring, ids: Set<string>, known: Known, tell: Tell): void {
  const shares = dimensions.reduce((sum, { share }) => sum + share, 0)
  if (Math.abs(shares - 100) > 1e-9) tell(['dimensions'], reasons.shares(shares))
  bands.forEach(({ from }, index) => {
    const before = bands[index - 1]
    if (before && before.from <= from) tell(['bands', index, 'from'], reasons.bandOrder)
    if (index === bands.length - 1 && from !== 0) tell(['bands', index, 'from'], reasons.bandZero)
  })
  gates.forEach(({ triggers }, gate) => {
    for (const [at, trigger] of (triggers === 'statutory' ? [] : triggers).entries()) {
      const path = ['gates', gate, 'triggers', at]
      if ((trigger.rule === undefined) !== (trigger.outcome === undefined)) tell(path, reasons.halfTrigger)
      if (trigger.rule !== undefined && !ids.has(trigger.rule)) tell([...path, 'rule'], reasons.noRule(trigger.rule))
      trigger.facts.forEach((asked, index) => {
        const type = Object.hasOwn(known.facts, asked.fact) ? known.facts[asked.fact]!.type : undefined
        const here = [...path, 'facts', index]
        if (!type) tell(here, ofConditions.noFact(asked.fact))
        if (asked.above !== undefined && type !== 'number') tell(here, reasons.aboveMisfit)
        for (const word of [...asked.hasAnyOf ?? [], ...asked.is === undefined ? [] : [asked.is]]) {
          if (!isTerm(asked.fact, word, known)) tell(here, ofConditions.noTerm(word))
        }
      })
    }
  })
}
