// A whole folder of rules and an extension in, the folder that both make together out: from there on it is checked and used as ours is.
import type { Extension, Grounded, ScoringChanges } from '../model/extension.js'
import type { Citation, Rule } from '../model/rule.js'
import type { Law, Ruleset } from '../model/rulebook.js'
import type { Scoring } from '../model/scoring.js'
import type { ExtensionFolder } from './read-extension.js'
import type { Folder } from './read-folder.js'

/** An overlay keeps the name of what it lies over: cn-national+jilin. */
export function extend(base: Folder, { head, rules, cases, laws, terms }: ExtensionFolder): Folder {
  if (!head) return base
  const all = { ...base, laws: [...base.laws, ...laws], terms: { ...terms, ...base.terms }, cases: { ...base.cases, ...cases } }
  const known = new Map(all.laws.map((law) => [law.id, law]))
  const grounded = <T extends { cites?: Citation[] }>(each: T): Grounded<T> =>
    ({ ...each, certain: isCertain(each.cites ?? [], known), province: head.province ?? null, extension: head.title })
  return {
    ...all,
    rules: [...base.rules, ...rules].map((rule) => reweighed(rule, head)),
    ruleset: base.ruleset && rulesetOf(base.ruleset, base.rules, rules, head),
    scoring: base.scoring && scoringOf(base.scoring, head.scoring ?? {}),
    lineage: [...base.lineage, base.ruleset?.id ?? ''],
    adjustments: [...base.adjustments, ...(head.adjustments ?? []).map(grounded)],
    localDue: [...base.localDue, ...(head.due ?? []).map(grounded)],
    apart: [...base.apart, ...head.apart ?? []],
  }
}

/** In force, and verified, reproduced or known well: what is less may make a report reviewed, never fail it. */
function isCertain(cites: Citation[], laws: Map<string, Law>): boolean {
  return cites.every(({ law: id, article }) => {
    const law = laws.get(id)
    if (!law || law.inForceTo !== null || law.standing === 'unknown') return false
    const confidence = law.articles.find((each) => each.article === article)?.confidence
    return confidence !== 'medium' && confidence !== 'low'
  })
}

function reweighed(rule: Rule, { weights = {} }: Extension): Rule {
  const weight = Object.hasOwn(weights, rule.id) ? weights[rule.id] : undefined
  return weight === undefined ? rule : { ...rule, weight }
}

/** A rule that is added stands behind those of its dimension. */
function rulesetOf(base: Ruleset, known: Rule[], added: Rule[], { id, version, title, province }: Extension): Ruleset {
  const dimensions = new Map(known.map((rule) => [rule.id, rule.dimension]))
  const rules = [...base.rules]
  for (const rule of added.filter(({ status }) => status === 'active')) {
    const after = rules.findLastIndex((each) => dimensions.get(each) === rule.dimension)
    rules.splice(after + 1, 0, rule.id)
    dimensions.set(rule.id, rule.dimension)
  }
  const named = province === undefined
    ? { id, version, title }
    : {
        id: `${base.id}+${id}`, version: `${base.version}+${version}`,
        title: { zh: `${base.title.zh}＋${title.zh}`, en: `${base.title.en} + ${title.en}` },
      }
  return { ...base, ...named, rules }
}

function scoringOf(base: Scoring, { shares = {}, bands, openUnder, caps = {}, gates = [] }: ScoringChanges): Scoring {
  const kept = base.gates.filter(({ id }) => caps[id]?.length !== 0)
  return {
    ...base,
    dimensions: base.dimensions.map((each) => ({ ...each, share: shares[each.id] ?? each.share })),
    bands: bands ?? base.bands,
    openBand: { ...base.openBand, coverageUnder: openUnder ?? base.openBand.coverageUnder },
    gates: [...kept.map((gate) => ({ ...gate, caps: caps[gate.id] ?? gate.caps })), ...gates],
  }
}
