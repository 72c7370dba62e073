// The rules of ledgers in, whatever in them can't be right told at its file and line; held to what rules of reports are held to.
import { checkCites } from './check-law.js'
import { checkRule } from './check-rule.js'
import { ledgerFileOf } from './read-ledgers.js'
import { ofRules as reasons } from './reasons.js'
import type { LedgerBook, LedgerRule } from '../model/ledger.js'
import type { Law } from '../model/rulebook.js'
import type { Localised } from '../model/words.js'
import type { JSONPath } from 'jsonc-parser'

type Tell = (path: JSONPath, reason: Localised) => void

export function checkLedgerRules(book: LedgerBook, regimes: Set<string>, laws: Map<string, Law>, tellIn: (file: string) => Tell): void {
  const ids = new Set(book.rules.map(({ id }) => id))
  for (const rule of book.rules) {
    const tell = tellIn(ledgerFileOf.rule(rule.id))
    checkRule(rule, ids, book, tell)
    checkCites(rule, regimes, laws, tell)
    checkLedgerCases(rule, book, tellIn(ledgerFileOf.cases(rule.id)))
  }
}

/** Every outcome a verdict has is shown by a case. */
function checkLedgerCases({ id, verdicts }: LedgerRule, { cases }: LedgerBook, tell: Tell): void {
  const given = cases[id] ?? []
  const covered = new Set(given.map((each) => each.expect.outcome))
  for (const outcome of new Set(verdicts.map((each) => each.outcome))) {
    if (!covered.has(outcome)) tell([], reasons.noCase(outcome))
  }
  const names = given.map(({ name }) => name)
  names.forEach((name, index) => { if (names.indexOf(name) !== index) tell([index, 'name'], reasons.sameName) })
}
