// Changes to a sound own ruleset in, its files out: one rule and its cases, made from one of ours under another name.
import { readFileSync } from 'node:fs'

export interface OwnParts { rule?: (text: string) => string; cases?: (text: string) => string; head?: object }

export function ownRuleset({ rule = same, cases = same, head = {} }: OwnParts): Record<string, string> {
  const text = (name: string) => readFileSync(`rules/checks/period-stated/${name}.json`, 'utf8').replaceAll('"period-stated"', '"own-period"')
  const extension = { id: 'own', version: '1', title: { zh: '自用', en: 'Own' }, extends: 'cn-national', ...head }
  return {
    'extension.json': JSON.stringify(extension, null, 1),
    'checks/own-period/rule.json': rule(text('rule')), 'checks/own-period/cases.json': cases(text('cases')),
  }
}

function same(text: string): string {
  return text
}
