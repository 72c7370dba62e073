// Facts and rules in, findings out: what is asked of whom, which verdict stands, what it says and shows.
import t from 'tap'
import { judge } from '../../src/judge/judge.js'
import { limits } from '../../src/model/limits.js'
import { aRule, aRulebook, aSheet, bothLanguages, documentKind } from '../build-rules.js'
import type { FactValue } from '../../src/model/fact.js'
import type { Finding } from '../../src/model/finding.js'
import type { Rule } from '../../src/model/rule.js'
import type { Evidence } from '../../src/model/span.js'

const at = (start: number, end: number, masked = false): Evidence => ({ start, end, where: bothLanguages('某处'), ...(masked && { masked }) })

function findingOf(rule: Partial<Rule>, facts: Record<string, FactValue> = {}, evidence: Record<string, Evidence[]> = {}): Finding {
  return judge(aSheet(facts, evidence), aRulebook([aRule(rule)]))[1]!
}

t.test('who is asked', (t) => {
  const cases: Array<[name: string, rule: Partial<Rule>, facts: Record<string, FactValue>, outcome: string, says: RegExp]> = [
    ['an annual report', {}, {}, 'pass', /有/],
    ['another document', {}, { 'report.kind': 'other', 'report.otherKind': 'notice', 'report.regime': null }, 'not-applicable', /文件是通知/],
    ['two reports', {}, { 'report.reports': 2 }, 'not-applicable', /2份报告/],
    ['a year outside the law held', {}, { 'report.regime': null }, 'not-applicable', /报告年度/],
    ['another regime', { regimes: ['cn-2007'] }, {}, 'not-applicable', /cn-2019-form-2021/],
    ['its own reason', { regimes: ['cn-2007'], notApplicable: bothLanguages('自{report.regime}起不再要求') }, {}, 'not-applicable', /^自cn-2019/],
    ['a kind that is listed', { issuerKinds: ['street'] }, { 'issuer.kind': 'street' }, 'pass', /有/],
    ['a kind that is not', { issuerKinds: ['government'] }, { 'issuer.kind': 'street' }, 'not-applicable', /街道办事处/],
    ['an unknown kind that is listed', { issuerKinds: ['unknown'] }, {}, 'pass', /有/],
    ['an unknown kind that is not', { issuerKinds: ['government'] }, {}, 'not-applicable', /未能识别/],
    ['kinds of this regime', { issuerKinds: { 'cn-2019-form-2021': ['street'] } }, { 'issuer.kind': 'government' }, 'not-applicable', /没有对/],
    ['kinds of another regime only', { issuerKinds: { 'cn-2007': ['street'] } }, { 'issuer.kind': 'government' }, 'pass', /有/],
    ['release of a draft', { dimension: 'release' }, { 'document.draft': true }, 'not-applicable', /草稿/],
    ['elements of a draft', {}, { 'document.draft': true }, 'pass', /有/],
  ]
  for (const [name, rule, facts, outcome, says] of cases) {
    const finding = findingOf(rule, facts)
    t.equal(finding.outcome, outcome, name)
    t.match(finding.message.zh, says, name)
    if (outcome === 'not-applicable') t.match(finding, { credit: null, advice: null, evidence: [] }, name)
  }
  t.equal(judge(aSheet({ 'document.draft': true }), aRulebook([]))[0]!.outcome, 'pass', 'a draft is still asked what it is')
  t.end()
})

t.test('one finding for every rule, in the order of the ruleset', (t) => {
  const rules = ['second', 'third', 'first'].map((id) => aRule({ id }))
  const book = { ...aRulebook([]), rules: [...rules, documentKind] }
  t.same(judge(aSheet(), book).map((each) => each.ruleId), ['second', 'third', 'first', 'document-kind'])
  t.same(judge(aSheet({ 'report.regime': null }), book).map((each) => each.outcome), ['not-applicable', 'not-applicable', 'not-applicable', 'pass'])
  t.end()
})

const good = { outcome: 'pass', says: bothLanguages('好') } as const
const counted = { fact: 'x.count', operator: 'greaterThan', value: 0 } as const

t.test('the first verdict that holds', (t) => {
  const rule: Partial<Rule> = {
    verdicts: [
      { outcome: 'review', when: { fact: 'x.doubt', operator: 'equal', value: true }, says: bothLanguages('疑') },
      { outcome: 'fail', when: counted, says: bothLanguages('错'), causedBy: 'document-kind', advice: bothLanguages('改') },
      { outcome: 'partial', when: { fact: 'x.share', operator: 'greaterThan', value: 0 }, credit: { fact: 'x.share' }, says: bothLanguages('半') },
      { outcome: 'partial', when: { fact: 'x.half', operator: 'equal', value: true }, credit: 0.5, says: bothLanguages('半'), advice: null },
      { outcome: 'pass', says: bothLanguages('好') },
    ],
  }
  t.match(findingOf(rule, { 'x.doubt': true, 'x.count': 1 }), { outcome: 'review', credit: null, advice: { zh: '请补上' } })
  t.match(findingOf(rule, { 'x.count': 1 }), { outcome: 'fail', credit: 0, causedBy: 'document-kind', advice: { zh: '改' } })
  t.match(findingOf(rule, { 'x.share': 0.8 }), { outcome: 'partial', credit: 0.8 })
  t.match(findingOf(rule, { 'x.half': true }), { outcome: 'partial', credit: 0.5, advice: null })
  t.match(findingOf(rule), { outcome: 'pass', credit: 1, advice: null })
  t.notOk('causedBy' in findingOf(rule))
  t.throws(() => findingOf(rule, { 'x.share': 1.2 }), /no credit between/)
  t.end()
})

t.test('messages', (t) => {
  const says = { zh: '共{x.count}处，{x.day}，{x.words|words}', en: '{x.count} on {x.day}: {x.words|words}' }
  const rule: Partial<Rule> = { verdicts: [{ outcome: 'pass', says }] }
  t.same(findingOf(rule, { 'x.count': 1.5, 'x.day': '2014-01-31', 'x.words': 'notice,strange' }).message,
    { zh: '共1.5处，2014-01-31，通知、strange', en: '1.5 on 2014-01-31: a notice, strange' })
  t.same(findingOf(rule).message.zh, '共—处，—，—', 'an absent fact is a dash, never null')
  t.end()
})

t.test('law of the regime', (t) => {
  const cites = { 'cn-2007': [{ law: 'some-law', article: null }], any: [{ law: 'some-law', article: '1' }] }
  const rule: Partial<Rule> = { cites, statutory: ['cn-2007'] }
  t.match(findingOf(rule, { 'report.regime': 'cn-2007' }), { statutory: true, cites: [{ law: 'some-law', article: null, title: { zh: '某条例' } }] })
  t.match(findingOf(rule), { statutory: false, cites: [{ article: '1' }] })
  t.match(findingOf(rule, { 'report.regime': null }), { cites: [{ article: '1' }] })
  t.end()
})

t.test('evidence', (t) => {
  const places = { 'x.count': [at(30, 40), at(5, 9)], 'x.said': [at(5, 9, true), at(1, 3)], 'x.other': [at(50, 60)] }
  const facts = { 'x.count': 1, 'x.said': 2, 'x.other': 3 }
  const starts = (over: Partial<Rule['verdicts'][number]>, values: Record<string, FactValue> = facts) => {
    const verdicts: Rule['verdicts'] = [{ outcome: 'fail', when: counted, says: bothLanguages('{x.said}'), ...over }, good]
    return findingOf({ verdicts }, values, places).evidence.map((each) => each.start)
  }
  t.same(starts({}), [1, 5, 30], 'facts of the condition and the sentence, each place once, in the order of the text')
  t.same(starts({ evidence: ['x.other'] }), [50], 'or those listed')
  t.same(starts({}, { 'x.count': 1, 'x.said': null }), [5, 30], 'an absent fact shows nothing')
  t.same(starts({ outcome: 'not-applicable' }), [], 'nor does what is not asked')
  t.same(starts({}, { 'x.count': 0 }), [5, 30], 'the last verdict stands on what the conditions before it asked')
  t.equal(findingOf({ verdicts: [{ outcome: 'pass', says: bothLanguages('{x.count}{x.said}') }] }, facts, places).evidence[1]!.masked, true)
  const many = Array.from({ length: 50 }, (_, index) => at(index, index + 1))
  const rule: Partial<Rule> = { verdicts: [{ outcome: 'pass', says: bothLanguages('{x.count}') }] }
  t.equal(findingOf(rule, { 'x.count': 50 }, { 'x.count': many }).evidence.length, limits.evidencePerFinding)
  t.end()
})

t.test('a rule that can\'t be computed is a bug', (t) => {
  const sheet = aSheet()
  const strict = { ...sheet, get: (id: string) => { if (id === 'x.count') throw new Error('no reader'); return sheet.get(id) } }
  const rule = aRule({ verdicts: [{ outcome: 'fail', when: counted, says: bothLanguages('错') }, good] })
  t.throws(() => judge(strict, aRulebook([rule])), /no reader/)
  t.end()
})
