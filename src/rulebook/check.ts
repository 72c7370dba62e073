// Everything under rules/ in, whatever in it does not hold together told at its file and line.
import { isTerm, type Known } from './check-condition.js'
import { checkCites, checkRegimes } from './check-law.js'
import { checkCases, checkRule } from './check-rule.js'
import { complain, type Desk } from './problems.js'
import { fileOf, type Folder } from './read-folder.js'
import type { Scoring } from '../model/rulebook.js'
import type { JSONPath } from 'jsonc-parser'
import type { Localised } from '../model/words.js'

export function checkFolder(folder: Folder, desk: Desk): void {
  const tell = (file: string) => (path: JSONPath, reason: Localised) => { complain(desk, file, path, reason) }
  const ids = new Set([...folder.rules.map((rule) => rule.id), ...folder.ruleset?.rules ?? []])
  const laws = new Map(folder.laws.map((law) => [law.id, law]))
  const regimes = new Set<string>(folder.regimes.map((regime) => regime.id))
  for (const rule of folder.rules) {
    checkRule(rule, ids, folder, tell(fileOf.rule(rule.id)))
    checkCites(rule, regimes, laws, tell(fileOf.rule(rule.id)))
    if (folder.cases[rule.id]) checkCases(rule, folder.cases[rule.id]!, folder, tell(fileOf.cases(rule.id)))
  }
  checkRegimes(folder.regimes, new Set(folder.forms.map((form) => form.id)), laws, (file, path, reason) => { complain(desk, file, path, reason) })
  checkRuleset(folder, tell('ruleset.json'))
  if (folder.scoring) checkScoring(folder.scoring, ids, folder, tell('scoring.json'))
}

type Tell = (path: JSONPath, reason: Localised) => void

/** Every active rule has its place in the order of findings, and no other name has one. */
function checkRuleset({ ruleset, rules }: Folder, tell: Tell): void {
  if (!ruleset) return
  const active = new Set(rules.filter((rule) => rule.status === 'active').map((rule) => rule.id))
  const retired = new Set(rules.filter((rule) => rule.status === 'retired').map((rule) => rule.id))
  ruleset.rules.forEach((id, index) => {
    if (retired.has(id)) tell(['rules', index], { zh: `规则“${id}”已停用`, en: `the rule "${id}" is retired` })
    if (ruleset.rules.indexOf(id) !== index) tell(['rules', index], { zh: `规则“${id}”列了两次`, en: `the rule "${id}" is listed twice` })
  })
  for (const id of active) {
    if (!ruleset.rules.includes(id)) tell(['rules'], { zh: `缺少规则“${id}”`, en: `the rule "${id}" is not listed` })
  }
  if (!ruleset.rules.includes(ruleset.precondition)) {
    tell(['precondition'], { zh: `先决规则“${ruleset.precondition}”不在列`, en: `the precondition "${ruleset.precondition}" is not listed` })
  }
}

function checkScoring({ dimensions, bands, gates }: Scoring, ids: Set<string>, known: Known, tell: Tell): void {
  const shares = dimensions.reduce((sum, { share }) => sum + share, 0)
  if (shares !== 100) tell(['dimensions'], { zh: `各维度份额之和为 ${shares}，应为 100`, en: `the shares add up to ${shares}, not to 100` })
  bands.forEach(({ from }, index) => {
    const before = bands[index - 1]
    if (before && before.from <= from) tell(['bands', index, 'from'], { zh: '等次应由高到低', en: 'bands go from high to low' })
    if (index === bands.length - 1 && from !== 0) tell(['bands', index, 'from'], { zh: '最低等次应从 0 起', en: 'the lowest band begins at 0' })
  })
  gates.forEach(({ triggers }, gate) => {
    for (const [at, trigger] of (triggers === 'statutory' ? [] : triggers).entries()) {
      const path = ['gates', gate, 'triggers', at]
      if ((trigger.rule === undefined) !== (trigger.outcome === undefined)) tell(path, { zh: 'rule 与 outcome 应同时给出', en: 'rule and outcome come together' })
      if (trigger.rule !== undefined && !ids.has(trigger.rule)) tell([...path, 'rule'], { zh: `没有规则“${trigger.rule}”`, en: `there is no rule "${trigger.rule}"` })
      trigger.facts.forEach((asked, index) => {
        const type = Object.hasOwn(known.facts, asked.fact) ? known.facts[asked.fact]!.type : undefined
        const here = [...path, 'facts', index]
        if (!type) tell(here, { zh: `没有名为“${asked.fact}”的事实`, en: `there is no fact "${asked.fact}"` })
        if (asked.above !== undefined && type !== 'number') tell(here, { zh: 'above 只用于数值', en: 'above asks for a number' })
        for (const word of [...asked.hasAnyOf ?? [], ...asked.is === undefined ? [] : [asked.is]]) {
          if (!isTerm(asked.fact, word, known)) tell(here, { zh: `“${word}”不在 terms.json 中`, en: `"${word}" is not in terms.json` })
        }
      })
    }
  })
}
