// rules/rule.schema.json is what the schema and the catalogue would write now, and it accepts every rule there is.
import { readFileSync } from 'node:fs'
import t from 'tap'
import { Compile, type XSchema } from 'typebox/schema'
import { editorSchema } from '../../src/rulebook/editor-schema.js'
import { loadRulebook } from '../../src/rulebook/load.js'
import { aRule, documentKind } from '../build-rules.js'

const rulebook = loadRulebook()

t.test('is current', (t) => {
  t.equal(readFileSync('rules/rule.schema.json', 'utf8'), editorSchema(rulebook), 'run: mingjian rules schema > rules/rule.schema.json')
  t.end()
})

t.test('accepts what the loader accepts', (t) => {
  const validator = Compile(JSON.parse(editorSchema(rulebook)) as XSchema)
  for (const rule of [documentKind, ...rulebook.rules]) t.ok(validator.Check(rule), rule.id)
  const when = { not: { fact: 'x.no', operator: 'equal', value: 1 } }
  const misspelt = aRule({ verdicts: [{ outcome: 'fail', when, says: { zh: '', en: '' } }] })
  t.notOk(validator.Check(misspelt), 'and refuses an unknown fact')
  t.end()
})
