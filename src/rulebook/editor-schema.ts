// The schemas of what authors write and the catalogue of facts in, rules/<of>.schema.json out: what an editor checks these files by.
import { operators } from '../model/operators.js'
import { Extension } from '../model/extension.js'
import { Rule, RuleCases } from '../model/rule.js'
import type { Rulebook } from '../model/rulebook.js'

/** What an author writes: rule.json and cases.json of a rule, extension.json of an overlay or an own ruleset. */
export const authored = ['rule', 'cases', 'extension'] as const
export type Authored = typeof authored[number]

const titles: Record<Authored, string> = {
  rule: 'rules/checks/<id>/rule.json', cases: 'rules/checks/<id>/cases.json', extension: 'extension.json',
}
const schemas: Record<Authored, object> = { rule: Rule, cases: RuleCases, extension: Extension }

/** JSON Schema 2020-12; conditions, and facts wherever one is named, are spelled out over the facts and operators there are. */
export function editorSchema({ facts }: Pick<Rulebook, 'facts'>, of: Authored = 'rule'): string {
  const own = JSON.parse(JSON.stringify(schemas[of], spelledOut)) as object
  const conditions = of === 'rule' ? { condition: { anyOf: [list('all'), list('any'), closed({ not: condition }), comparison] } } : {}
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema', title: titles[of], ...own,
    $defs: { ...conditions, fact: { enum: Object.keys(facts).sort() } },
  }
  return `${JSON.stringify(schema, null, 2)}\n`
}

const condition = { $ref: '#/$defs/condition' }
const fact = { $ref: '#/$defs/fact' }

/** By the name of the property: a condition, one fact, or values by fact. Lists of facts are those of a gate, which have their own `fact`. */
function spelledOut(key: string, value: unknown): unknown {
  if (key === 'when') return condition
  if (key === 'fact' && isText(value)) return fact
  if (key !== 'facts' || !isRecord(value)) return value
  return { type: 'object', propertyNames: fact, additionalProperties: Object.values(value.patternProperties)[0] }
}

function isText(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'string'
}

function isRecord(value: unknown): value is { patternProperties: Record<string, unknown> } {
  return typeof value === 'object' && value !== null && 'patternProperties' in value
}

const comparison = closed({
  fact,
  operator: { enum: Object.keys(operators) },
  value: { description: 'a value, a list of values, or { "fact": id }' },
})

function list(group: string): object {
  return closed({ [group]: { type: 'array', minItems: 1, items: condition } })
}

function closed(properties: Record<string, object>): object {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false }
}
