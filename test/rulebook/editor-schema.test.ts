// rules/*.schema.json are what the schemas and the catalogue would write now; they accept every file there is and refuse what the loader does.
import { readFileSync, readdirSync } from 'node:fs'
import t from 'tap'
import { Compile, type XSchema } from 'typebox/schema'
import { authored, editorSchema, type Authored } from '../../src/rulebook/editor-schema.js'
import { loadRulebook } from '../../src/rulebook/load.js'
import { aRule, documentKind } from '../build-rules.js'

const rulebook = loadRulebook()
const validatorOf = (of: Authored) => Compile(JSON.parse(editorSchema(rulebook, of)) as XSchema)

t.test('are current', (t) => {
  for (const of of authored) {
    t.equal(readFileSync(`rules/${of}.schema.json`, 'utf8'), editorSchema(rulebook, of), `run: mingjian rules schema ${of} > rules/${of}.schema.json`)
  }
  t.end()
})

t.test('of a rule', (t) => {
  const validator = validatorOf('rule')
  for (const rule of [documentKind, ...rulebook.rules]) t.ok(validator.Check(rule), rule.id)
  const when = { not: { fact: 'x.no', operator: 'equal', value: 1 } }
  const misspelt = aRule({ verdicts: [{ outcome: 'fail', when, says: { zh: '', en: '' } }] })
  t.notOk(validator.Check(misspelt), 'and refuses an unknown fact')
  t.end()
})

t.test('of its cases', (t) => {
  const validator = validatorOf('cases')
  for (const [id, cases] of Object.entries(rulebook.cases)) t.ok(validator.Check(cases), id)
  const caseOf = (facts: object) => [{ name: 'a', given: { regime: 'cn-2007', facts }, expect: { outcome: 'pass' } }]
  t.ok(validator.Check(caseOf({ 'report.year': 2020 })))
  t.notOk(validator.Check(caseOf({ 'x.no': 1 })), 'an unknown fact')
  t.notOk(validator.Check([{ name: 'a', given: {}, expect: { outcome: 'pass' } }]), 'nothing given')
  t.notOk(validator.Check([]), 'no case')
  t.end()
})

t.test('of an extension', (t) => {
  const validator = validatorOf('extension')
  for (const kind of ['overlays', 'presets']) {
    for (const id of readdirSync(`rules/${kind}`)) {
      t.ok(validator.Check(JSON.parse(readFileSync(`rules/${kind}/${id}/extension.json`, 'utf8'))), id)
    }
  }
  const own = (over: object) => ({ id: 'own', version: '1', title: { zh: '自用', en: 'Own' }, extends: 'cn-national', ...over })
  const both = { zh: '迟', en: 'late' }
  const gate = (fact: string) => ({
    scoring: { gates: [{ id: 'very-late', title: both, effect: both, caps: [60], triggers: [{ facts: [{ fact, above: 1 }] }] }] },
  })
  t.ok(validator.Check(own({ weights: { 'period-stated': 3 }, ...gate('deadline.daysLate') })))
  const refused: Array<[name: string, over: object]> = [
    ['an unknown key', { wieghts: {} }], ['a weight above five', { weights: { 'period-stated': 6 } }], ['a gate on no fact', gate('x.no')],
    ['an effect nobody knows', { adjustments: [{ effect: 'soften', rule: 'period-stated', why: { zh: '因', en: 'why' } }] }],
  ]
  for (const [name, over] of refused) t.notOk(validator.Check(own(over)), name)
  t.end()
})
