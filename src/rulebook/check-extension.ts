// An overlay or own ruleset and the folder it makes with its base in, whatever in it can't be meant told at its place.
import { checkCited } from './check-law.js'
import { extensionFile, type ExtensionFolder } from './read-extension.js'
import { complain, type Desk } from './problems.js'
import { ofExtensions as reasons, ofRuleset } from './reasons.js'
import type { Adjustment, Extension } from '../model/extension.js'
import type { Rule } from '../model/rule.js'
import type { Folder } from './read-folder.js'
import type { JSONPath } from 'jsonc-parser'
import type { Localised } from '../model/words.js'

type Tell = (path: JSONPath, reason: Localised) => void

export function checkExtension({ head, rules, laws, terms }: ExtensionFolder, base: Folder, whole: Folder, desk: Desk): void {
  if (!head) return
  const tell: Tell = (path, reason) => { complain(desk, extensionFile, path, reason) }
  const bases = [...base.lineage, base.ruleset?.id ?? '']
  if (!bases.includes(head.extends)) tell(['extends'], reasons.otherBase(head.extends, bases.join('、')))
  if (bases.includes(head.id)) tell(['id'], reasons.sameId(head.id))
  for (const { id } of rules) if (base.rules.some((rule) => rule.id === id)) complain(desk, `checks/${id}/rule.json`, ['id'], reasons.takenRule(id))
  for (const { id } of laws) if (base.laws.some((law) => law.id === id)) complain(desk, `laws/${id}.json`, ['id'], reasons.takenLaw(id))
  for (const word of Object.keys(terms)) if (Object.hasOwn(base.terms, word)) complain(desk, 'terms.json', [word], reasons.takenTerm(word))
  const known = new Map(whole.rules.map((rule) => [rule.id, rule]))
  checkNamed(head, base, known, tell)
  const held = new Map(whole.laws.map((law) => [law.id, law]))
  const grounds = { adjustments: head.adjustments ?? [], due: head.due ?? [] }
  for (const [list, entries] of Object.entries(grounds)) entries.forEach(({ cites, reportYears }, index) => {
    cites?.forEach((cited, at) => { checkCited(cited, held, (reason) => { tell([list, index, 'cites', at], reason) }) })
    if (head.province !== undefined && !cites) tell([list, index], reasons.noSource)
    if (reportYears?.to != null && reportYears.to < reportYears.from) tell([list, index, 'reportYears'], reasons.backwards)
  })
  const own = new Set(rules.map(({ id }) => id))
  head.adjustments?.forEach((each, index) => {
    checkAdjustment(each, own, known, (path, reason) => { tell(['adjustments', index, ...path], reason) })
  })
}

function checkNamed({ weights = {}, apart = [], scoring = {} }: Extension, base: Folder, known: Map<string, Rule>, tell: Tell): void {
  for (const id of Object.keys(weights)) if (!known.has(id)) tell(['weights', id], ofRuleset.noRule(id))
  apart.forEach(({ rule }, at) => {
    if (!known.has(rule)) tell(['apart', at, 'rule'], ofRuleset.noRule(rule))
    if (apart.findIndex((each) => each.rule === rule) !== at) tell(['apart', at, 'rule'], ofRuleset.twice(rule))
  })
  const gates = new Set(base.scoring?.gates.map(({ id }) => id))
  for (const id of Object.keys(scoring.caps ?? {})) if (!gates.has(id)) tell(['scoring', 'caps', id], reasons.noGate(id))
  scoring.gates?.forEach(({ id }, at) => { if (gates.has(id)) tell(['scoring', 'gates', at, 'id'], reasons.takenGate(id)) })
}

/** The statute is not loosened unseen: whoever does it must say so, and every evaluation under it then says it too. */
function checkAdjustment(each: Adjustment, own: Set<string>, known: Map<string, Rule>, tell: Tell): void {
  const rule = known.get(each.rule)
  if (!rule) return tell(['rule'], ofRuleset.noRule(each.rule))
  if (each.effect === 'add' && !own.has(each.rule)) tell(['rule'], reasons.notOwn(each.rule))
  if (each.effect === 'tighten' && (graver.indexOf(each.to) <= graver.indexOf(each.from) || each.to === 'partial')) {
    tell(['to'], reasons.notGraver(each.from, each.to))
  }
  const lighter = each.effect === 'silence' || (each.effect === 'reweigh' && each.weight < rule.weight)
  const guarded = rule.statutory !== undefined || rule.severity === 'critical'
  if (lighter && guarded && !each.loosens) tell([], reasons.loosens(rule.title))
}

const graver = ['not-applicable', 'not-assessable', 'pass', 'partial', 'review', 'fail']
