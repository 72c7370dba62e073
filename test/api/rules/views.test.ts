// Rules as the API shows them: what each costs adds up to the share of its dimension, and caps and kinds stand as the rules have them.
import t from 'tap'
import { rulesFor, ruleView, ruleWithCases } from '../../../src/api/rules/views.js'
import { loadRulebook } from '../../../src/rulebook/load.js'

const book = loadRulebook()
const views = rulesFor(book).map((rule) => ruleView(rule, book, 'zh'))
const one = (id: string) => views.find((each) => each.id === id)!

t.test('points of a dimension add up to its share under every regime', (t) => {
  for (const { id: regime } of book.regimes) {
    for (const { id, share } of book.scoring.dimensions) {
      const these = views.filter(({ for: subject, status, dimension }) => subject === 'report' && status === 'active' && dimension === id)
      const sum = these.reduce((total, { points }) => total + (points[regime] ?? 0), 0)
      t.ok(Math.abs(sum - share) < 0.05 || sum === 0, `${regime} ${id}: ${sum} of ${share}`)
    }
  }
  t.ok(views.filter((each) => each.for === 'ledger').every(({ points }) => Object.keys(points).length === 0))
  t.end()
})

t.test('every brace is named', (t) => {
  for (const language of ['zh', 'en'] as const) {
    for (const { id, verdicts, stands } of rulesFor(book).map((rule) => ruleView(rule, book, language))) {
      const names = verdicts.flatMap(({ says, advice }) => [...`${says}${advice ?? ''}`.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name!))
      t.same(names.filter((name) => !stands[name] || stands[name] === name.split('|')[0]), [], `${id} ${language}`)
    }
  }
  t.end()
})

t.test('caps, kinds and cases', (t) => {
  const gates: Array<[rule: string, gates: string[]]> = [
    ['published-on-time', ['late']], ['personal-data', ['leak-or-injection']], ['application-table-balance', []],
  ]
  for (const [id, expected] of gates) {
    t.same(one(id).gates.map((each) => each.id).filter((each) => each !== 'statutory-content'), expected, id)
  }
  for (const { statutory, gates } of views) t.equal(gates.some(({ id }) => id === 'statutory-content'), statutory.length > 0)
  t.notOk(one('application-table-balance').issuerKinds!['cn-2019-form-2021']!.includes('unknown' as 'other'))
  t.equal(one('application-table-balance').cases, undefined)
  t.ok(ruleWithCases(book.rules[0]!, book, 'en').cases!.length > 0)
  t.end()
})
