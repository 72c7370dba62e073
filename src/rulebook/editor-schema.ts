// The schema of a rule and the catalogue of facts in, rules/rule.schema.json out: what an editor checks rule.json by.
import { operators } from '../model/operators.js'
import { Rule } from '../model/rule.js'
import type { Rulebook } from '../model/rulebook.js'

/** JSON Schema 2020-12; conditions are spelled out over the facts and operators there are. */
export function editorSchema({ facts }: Pick<Rulebook, 'facts'>): string {
  const rule = JSON.parse(JSON.stringify(Rule, (key, value) => (key === 'when' ? condition : value))) as object
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema', title: 'rules/checks/<id>/rule.json', ...rule,
    $defs: {
      condition: { anyOf: [list('all'), list('any'), closed({ not: condition }), comparison] },
      fact: { enum: Object.keys(facts).sort() },
    },
  }
  return `${JSON.stringify(schema, null, 2)}\n`
}

const condition = { $ref: '#/$defs/condition' }
const fact = { $ref: '#/$defs/fact' }

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
