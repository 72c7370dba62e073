// Rules that have their form in, what in their reasoning can't be meant out: verdicts never reached, rules at odds, weights nobody earns.
import { complainOfContradictions } from './contradictions.js'
import { reachOf } from './reach.js'
import { ledgerFileOf } from '../read-ledgers.js'
import { extensionFile } from '../read-extension.js'
import { complain, type Desk } from '../problems.js'
import { ofLogic as reasons } from '../reasons.js'
import { fileOf, type Folder } from '../read-folder.js'
import type { Rule } from '../../model/rule.js'
import type { Rulebook } from '../../model/rulebook.js'
import type { Scoring } from '../../model/scoring.js'

/** What of a rulebook is examined: all of ours, or an extension's own rules and weights beside those of its base. */
export interface Scope { own: ReadonlySet<string>; weights: Readonly<Record<string, number>> | null }

/** Proves each complaint over all values the facts may have, so none is false; only a check an author asks for pays for it. */
export function complainOfLogic(desk: Desk, folder: Folder, { own, weights }: Scope): void {
  const rules = folder.rules.filter(({ status }) => status === 'active')
  for (const rule of rules.filter(({ id }) => own.has(id))) {
    complainOfReach(rule, fileOf.rule(rule.id), folder.facts, desk)
    if (rule.weight > 0) complainOfWeight(rule, folder, desk, fileOf.rule(rule.id), ['weight'])
  }
  for (const rule of weights === null ? folder.ledger.rules : []) {
    complainOfReach(rule, ledgerFileOf.rule(rule.id), folder.ledger.facts, desk)
  }
  for (const [id, weight] of Object.entries(weights ?? {})) {
    const rule = rules.find((each) => each.id === id)
    if (rule && weight > 0) complainOfWeight(rule, folder, desk, extensionFile, ['weights', id])
  }
  complainOfContradictions(rules, own, folder.facts, desk)
}

function complainOfReach(rule: Rule, file: string, facts: Rulebook['facts'], desk: Desk): void {
  reachOf(rule, facts).forEach((reach, index) => {
    const path = ['verdicts', index]
    if (reach.kind === 'never') complain(desk, file, path, reasons.unreachable(index + 1))
    if (reach.kind !== 'same-as') return
    const { outcome } = rule.verdicts[reach.earlier]!
    complain(desk, file, path, reasons.sameCondition(index + 1, reach.earlier + 1, outcome))
  })
}

/** Points are earned by passing, or in part, in a dimension that has a share. */
function complainOfWeight(rule: Rule, { facts, scoring }: Folder, desk: Desk, file: string, path: string[]): void {
  const reach = reachOf(rule, facts)
  const earns = rule.verdicts.some(({ outcome }, index) => (outcome === 'pass' || outcome === 'partial') && reach[index]!.kind === 'reached')
  if (!earns) complain(desk, file, path, reasons.neverEarned)
  else if (shareOf(rule, scoring) === 0) complain(desk, file, path, reasons.noShare(rule.dimension))
}

function shareOf({ dimension }: Rule, scoring: Scoring | undefined): number | undefined {
  return scoring?.dimensions.find(({ id }) => id === dimension)?.share
}
