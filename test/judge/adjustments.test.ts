// Overlays and own rulesets over a rule in, what becomes of its finding out: by year, kind, province and the standing of the source.
import t from 'tap'
import { judge, leniencies } from '../../src/judge/judge.js'
import { aRule, aRulebook, aSheet, bothLanguages } from '../build-rules.js'
import type { Adjustment, Grounded } from '../../src/model/extension.js'
import type { FactValue } from '../../src/model/fact.js'
import type { Outcome } from '../../src/model/words.js'
import type { Rule } from '../../src/model/rule.js'

const ofJilin = { why: bothLanguages('省里另有要求。'), certain: true, province: '吉林省', extension: bothLanguages('吉林省') }
const tighten = (over: Partial<Grounded<Adjustment>> = {}): Grounded<Adjustment> =>
  ({ effect: 'tighten', rule: 'some-rule', from: 'review', to: 'fail', ...ofJilin, ...over } as Grounded<Adjustment>)
const other = (effect: 'add' | 'silence', over: Partial<Grounded<Adjustment>> = {}): Grounded<Adjustment> =>
  ({ effect, rule: 'some-rule', ...ofJilin, ...over } as Grounded<Adjustment>)
const reweigh: Grounded<Adjustment> = { effect: 'reweigh', rule: 'some-rule', weight: 1, ...ofJilin }

const here = { 'issuer.province': '吉林省', 'report.year': 2022, 'issuer.kind': 'township' }
const ending = (outcome: Outcome): Partial<Rule> =>
  ({ id: 'some-rule', weight: 3, verdicts: [{ outcome, says: bothLanguages('如此。') }] })

t.test('what becomes of a finding', (t) => {
  const cases: Array<[
    name: string, adjustment: Grounded<Adjustment>, verdict: Outcome, facts: Record<string, FactValue>,
    outcome: Outcome, weight: number, says: RegExp,
  ]> = [
    ['tightened', tighten(), 'review', here, 'fail', 3, /^如此；吉林省：省里另有要求。$/],
    ['another outcome is not', tighten(), 'pass', here, 'pass', 3, /^如此。$/],
    ['from a source that is not sure', tighten({ certain: false }), 'review', here, 'review', 3, /如此。$/],
    ['a report from elsewhere', tighten(), 'review', { ...here, 'issuer.province': '湖南省' }, 'review', 3, /如此。$/],
    ['a report from nobody knows where', tighten(), 'review', { ...here, 'issuer.province': null }, 'fail', 3, /吉林省/],
    ['in its years', tighten({ reportYears: { from: 2021, to: 2022 } }), 'review', here, 'fail', 3, /吉林省/],
    ['after its years', tighten({ reportYears: { from: 2019, to: 2021 } }), 'review', here, 'review', 3, /如此。$/],
    ['before its years', tighten({ reportYears: { from: 2023, to: null } }), 'review', here, 'review', 3, /如此。$/],
    ['no year found', tighten({ reportYears: { from: 2021, to: null } }), 'review', { ...here, 'report.year': null }, 'review', 3, /如此。$/],
    ['of its kinds', tighten({ issuerKinds: ['township'] }), 'review', here, 'fail', 3, /吉林省/],
    ['of another kind', tighten({ issuerKinds: ['street'] }), 'review', here, 'review', 3, /如此。$/],
    ['reweighed', reweigh, 'fail', here, 'fail', 1, /如此。$/],
    ['silenced', other('silence'), 'fail', here, 'not-applicable', 3, /^吉林省：省里另有要求$/],
    ['silenced elsewhere', other('silence'), 'fail', { ...here, 'issuer.province': '湖南省' }, 'fail', 3, /如此。$/],
    ['added', other('add'), 'fail', here, 'fail', 3, /如此。$/],
    ['added, not asked here', other('add'), 'fail', { ...here, 'issuer.province': '湖南省' }, 'not-applicable', 3, /没有这一项要求/],
    ['added, from a source that is not sure', other('add', { certain: false }), 'fail', here, 'review', 3, /效力未能确认/],
    ['added, and passed', other('add', { certain: false }), 'pass', here, 'pass', 3, /如此。$/],
  ]
  for (const [name, adjustment, verdict, facts, outcome, weight, says] of cases) {
    const finding = judge(aSheet(facts), aRulebook([aRule(ending(verdict))], { adjustments: [adjustment] }))[1]!
    t.match({ outcome: finding.outcome, weight: finding.weight }, { outcome, weight }, name)
    t.match(finding.message.zh, says, name)
    t.equal(finding.credit, { pass: 1, fail: 0 }[outcome as string] ?? null, `${name}: credit`)
  }
  t.end()
})

t.test('what is loosened is said, and only where it is', (t) => {
  const rulebook = aRulebook([aRule(ending('fail'))], { adjustments: [other('silence', { loosens: true, reportYears: { from: 2022, to: null } })] })
  t.match(leniencies(aSheet(here), rulebook).map(({ zh }) => zh), [/从宽评价：吉林省：省里另有要求/])
  t.same(leniencies(aSheet({ ...here, 'report.year': 2021 }), rulebook), [])
  t.end()
})

t.test('what counts apart weighs nothing in the base score', (t) => {
  const rulebook = aRulebook([aRule(ending('pass'))], { apart: [{ rule: 'some-rule', kind: 'bonus', points: 3 }] })
  t.match(judge(aSheet(here), rulebook)[1], { outcome: 'pass', weight: 0, apart: 'bonus', credit: 1 })
  t.end()
})
