// Rules whose reasoning can't be meant, planted in a ruleset of one's own: each is told at its line, and nothing that is sound.
import { readFileSync } from 'node:fs'
import t, { type Test } from 'tap'
import { problemsOf } from '../../../src/rulebook/load.js'
import { aRule, bothLanguages, everyRegime } from '../../build-rules.js'
import type { Condition, Rule, Verdict } from '../../../src/model/rule.js'
import type { Outcome } from '../../../src/model/words.js'

const is = (fact: string, operator: string, value: unknown): Condition => ({ fact, operator, value })
const says = bothLanguages('这样')
const last = (outcome: Outcome): Verdict => ({ outcome, says })
const first = (when: Condition, outcome: Outcome): Verdict => ({ outcome, when, says, ...(outcome === 'partial' && { credit: 0.5 }) })
const cases = (rule: Rule) => [
  ...[...new Set([...rule.verdicts.map((each) => each.outcome), 'not-applicable'])].map((outcome) =>
    ({ name: outcome, given: { regime: everyRegime[0], facts: {} }, expect: { outcome } })),
  { name: 'text', given: { text: '年度报告' }, expect: { outcome: 'pass' } },
]

/** A ruleset with these rules on top of ours; the later may stand against the earlier. */
function folderOf(t: Test, rules: Rule[], head: object = {}): string {
  return t.testdir({
    'extension.json': JSON.stringify({ id: 'own', version: '1', title: bothLanguages('自'), extends: 'cn-national', ...head }, null, 2),
    checks: Object.fromEntries(rules.map((rule) =>
      [rule.id, { 'rule.json': JSON.stringify(rule, null, 2), 'cases.json': JSON.stringify(cases(rule), null, 2) }])),
  })
}

const cites = { any: [{ law: 'cn-regulation-2019', article: '50' }] }
const own = (id: string, verdicts: Verdict[], over: Partial<Rule> = {}): Rule => aRule({ id, cites, verdicts, ...over })
const received = 'applications.received'
const handled = 'applications.handled'
const many = is(received, 'greaterThan', 10)
const some = is(received, 'greaterThan', 0)
const regime = (value: string) => is('report.regime', 'equal', value)

t.test('planted faults', (t) => {
  const planted: Array<[name: string, rules: Rule[], line: RegExp, says: RegExp, head?: object]> = [
    ['an order that leaves nothing', [own('own', [first(some, 'pass'), first(many, 'review'), last('fail')])],
      /review/, /verdict 2 can never stand/],
    ['a condition against itself', [own('own', [first({ all: [some, is(received, 'equal', null)] }, 'review'), last('pass')])], /review/, /verdict 1 can/],
    ['the rest left empty', [own('own', [first(some, 'pass'), first({ not: some }, 'review'), last('fail')])], /fail/, /verdict 3 can never stand/],
    ['three facts in a ring', [own('own', [
      first({ all: [is(received, 'lessThan', { fact: handled }), is(handled, 'lessThan', { fact: 'review.cases' }),
        is('review.cases', 'lessThan', { fact: received })] }, 'review'), last('pass')])], /review/, /verdict 1 can never stand/],
    ['a list of words', [own('own', [
      first({ all: [is('injected.kinds', 'hasWord', 'gambling'), is('injected.kinds', 'equal', 'advertising')] }, 'review'), last('pass')])],
    /review/, /verdict 1 can never stand/],
    ['a regime the rule is not asked in', [own('own', [first(regime('cn-2007'), 'review'), last('pass')], { regimes: ['cn-2019-form-2021'] })],
      /review/, /verdict 1 can never stand/],
    ['the same condition twice', [own('own', [first({ not: is(received, 'equal', null) }, 'pass'), first(is(received, 'notEqual', null), 'fail'),
      last('review')])], /fail/, /the condition of verdict 1 \(pass\)/],
    ['one asks what the other forbids', [own('own-a', [first(some, 'pass'), last('review')]),
      own('own-b', [first({ not: { not: some } }, 'fail'), last('pass')])], /fail/, /rule "own-a", verdict 1, to the opposite/],
    ['what passes the one fails the other', [own('own-a', [first(some, 'pass'), last('fail')]),
      own('own-b', [first(is(received, 'equal', 0), 'pass'), last('fail')])], /verdicts/, /contradicts rule "own-a"/],
    ['a weight without a way to earn it', [own('own', [first(some, 'fail'), last('review')])], /weight/, /can earn this weight/],
    ['a weight in a dimension without a share', [own('own', [first(some, 'pass'), last('fail')])], /weight/, /dimension elements has a share of 0/,
      { scoring: { shares: { elements: 0, figures: 45 } } }],
    ['a new weight there', [], /period-stated/, /dimension elements has a share of 0/,
      { scoring: { shares: { elements: 0, figures: 45 } }, weights: { 'period-stated': 2 } }],
  ]
  for (const [name, rules, line, told, head] of planted) {
    t.test(name, (t) => {
      const folder = folderOf(t, rules, head)
      const problems = problemsOf(folder)
      t.equal(problems.length, 1, problems.map(({ reason }) => reason.en).join('\n'))
      t.match(problems[0]?.reason.en, told)
      const lines = readFileSync(`${folder}/${problems[0]!.file}`, 'utf8').split('\n')
      t.match(lines.slice(problems[0]!.line - 1, problems[0]!.line + 1).join('\n'), line)
      t.end()
    })
  }
  t.end()
})

t.test('what is sound is left alone', (t) => {
  const share = (value: number) => is('document.garbledShare', 'greaterThan', value)
  const sound: Array<[name: string, rules: Rule[]]> = [
    ['from strict to lenient', [own('own', [first(many, 'pass'), first(some, 'partial'), last('fail')])]],
    ['between two fractions', [own('own', [first(share(0.2), 'fail'), first(share(0.1), 'review'), last('pass')])]],
    ['absence is neither more nor less', [own('own', [first(some, 'pass'), first(is(received, 'lessThanInclusive', 0), 'fail'), last('review')])]],
    ['two facts in any order', [own('own', [
      first(is(received, 'lessThan', { fact: handled }), 'review'), first(is(received, 'greaterThan', { fact: handled }), 'fail'), last('pass')])]],
    ['several words at once', [own('own', [
      first({ all: [is('injected.kinds', 'hasWord', 'gambling'), is('injected.kinds', 'hasWord', 'advertising')] }, 'fail'),
      first(is('injected.kinds', 'hasWord', 'advertising'), 'review'), last('pass')])]],
    ['one condition for two questions', [own('own-a', [first(some, 'pass'), last('fail')]), own('own-b', [first(some, 'review'), last('pass')])]],
    ['a rule that only warns', [own('own', [first(some, 'review'), last('not-assessable')], { weight: 0 })]],
  ]
  for (const [name, rules] of sound) t.same(problemsOf(folderOf(t, rules)).map(({ reason }) => reason.en), [], name)
  t.end()
})

t.test('what would take too long to prove is not claimed', (t) => {
  const facts = [
    'proactive.count', received, handled, 'applications.refused', 'review.cases', 'litigation.cases', 'law.cited', 'limits.cited', 'limits.wrong',
  ]
  const few = facts.map((fact) => is(fact, 'in', [1, 2, 3, 4, 5, 6, 7, 8]))
  const different = facts.flatMap((fact, at) => facts.slice(at + 1).map((other) => is(fact, 'notEqual', { fact: other })))
  t.same(problemsOf(folderOf(t, [own('own', [first({ all: [...few, ...different] }, 'review'), last('pass')])])), [])
  t.end()
})
