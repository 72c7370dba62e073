// The rules of an item to be coded: found by the ruleset an evaluation names, in an order of their own, with what a person needs to answer.
import t from 'tap'
import { bookOf, rulesToCode } from '../../../src/api/season/rules-to-code.js'
import { Fault } from '../../../src/model/fault.js'
import { aRule, aRulebook } from '../../build-rules.js'
import type { Service } from '../../../src/api/dependencies.js'
import type { Choice } from '../../../src/model/choice.js'
import type { RuleHead } from '../../../src/store/season/sampling/to-code.js'
import type { Rulesets } from '../../../src/store/rulesets.js'

const book = aRulebook([aRule(), aRule({ id: 'other-rule' })], { id: 'cn-national' })
const both = (text: string): { zh: string; en: string } => ({ zh: text, en: text })

t.test('by the name an evaluation was judged under', async (t) => {
  const files = { 'extension.json': '{}' }
  const kept = {
    get: (id: string, version: string) => Promise.resolve(id === 'own' && version === '2' ? { id, version, files } : null),
  } as unknown as Rulesets
  const asked: Choice[] = []
  const service = {
    rulebook: book,
    rulesets: {
      presets: () => [{ id: 'strict', title: both('从严') }],
      compose: (choice: Choice) => {
        asked.push(choice)
        if (choice.overlay === 'gone') throw new Fault('not-found', both('没有'))
        if (choice.overlay === 'broken') throw new Error('a bug')
        return book
      },
    },
  } as unknown as Service
  const cases: Array<[what: string, id: string, version: string, choice: Choice | null]> = [
    ['the national one, of whatever version', 'cn-national', '2019.1', { ruleset: 'cn-national' }],
    ['under an overlay', 'cn-national+hunan', '2026.1+3', { ruleset: 'cn-national', overlay: 'hunan' }],
    ['a preset', 'strict', '1', { ruleset: 'strict' }], ['an own one, of its version', 'own', '2', { files }],
    ['under an overlay too', 'own+hunan', '2+3', { files, overlay: 'hunan' }],
    ['a version that is not kept', 'own', '3', null], ['a stranger\'s', 'theirs', '1', null],
    ['an overlay that is gone', 'cn-national+gone', '1+1', null],
  ]
  for (const [what, id, version, choice] of cases) {
    asked.length = 0
    t.equal(await bookOf({ id, version }, service, kept), choice && book, what)
    if (choice) t.same(asked, [choice], what)
  }
  await t.rejects(bookOf({ id: 'cn-national+broken', version: '1+1' }, service, kept), /a bug/, 'a failure of ours is not hidden')
})

t.test('what stands of each', (t) => {
  const head = (ruleId: string, dimension: RuleHead['dimension']): RuleHead =>
    ({ ruleId, dimension, title: both(`题${ruleId}`), cites: [{ law: 'some-law', article: '1', title: both('某条例') }] })
  const heads = [head('some-rule', 'release'), head('gone', 'release'), head('other-rule', 'figures')]
  const rules = rulesToCode(heads, book, 'zh')
  t.same(rules.map(({ id }) => id), ['other-rule', 'gone', 'some-rule'], 'by dimension and id')
  t.same(rulesToCode([...heads].reverse(), book, 'zh'), rules, 'in whatever order they were judged')
  t.match(rules[1], { why: null, outcomes: [], basis: [{ instrument: 'some-law', title: '某条例', article: '1' }] }, 'a rule that there is no more')
  const [{ why, verdicts }] = [aRule()]
  t.equal(rules[2]!.why, why.zh)
  t.same(rules[2]!.outcomes, [...new Set(verdicts.map(({ outcome }) => outcome))].sort())
  t.match(rulesToCode(heads, null, 'en')[0], { title: '题other-rule', why: null, outcomes: [] }, 'without its ruleset titles and articles stay')
  t.end()
})
