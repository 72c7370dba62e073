// A Result in, the Evaluation of the contract out: its shape, its two languages, and quotes that stand where they say.
import fc from 'fast-check'
import t from 'tap'
import { Check } from 'typebox/schema'
import { Evaluation } from '../../src/model/evaluation.js'
import { limits } from '../../src/model/limits.js'
import { present, type Presentation } from '../../src/present/present.js'
import { quoteOf } from '../../src/present/quote.js'
import { aFinding } from '../build-rules.js'
import type { Result } from '../../src/model/result.js'
import type { Evidence } from '../../src/model/span.js'

const where = { zh: '第1行', en: 'line 1' }
const how: Presentation = { language: 'zh', id: null, createdAt: '2026-11-22T00:00:00Z', include: [] }

function aResult(over: Partial<Result> = {}): Result {
  return {
    engineVersion: '0.1.0', ruleset: { id: 'r', version: '1', digest: 'd' },
    document: { name: 'a.txt', mediaType: 'text/plain', sha256: 's', characters: 5, pages: null },
    report: {
      kind: 'annual-report', title: '年报', year: 2024, regime: 'cn-2019-form-2021', issuer: { name: '某局', kind: 'department', province: '吉林省' },
      publishedOn: '2025-01-20', publishedOnSource: 'page', clashes: [{ zh: '不一致', en: 'a clash' }],
    },
    score: null, findings: [], notes: [{ zh: '注', en: 'a note' }], facts: [],
    tables: { applications: null, appeals: null, disclosure: null, statisticsForm: null }, text: '一二三四五', ...over,
  }
}

const judged = (over: Parameters<typeof aFinding>[0]) => ({ ...aFinding(over), points: { earned: null, possible: null } })

t.test('of the contract\'s shape, in both languages', (t) => {
  const finding = judged({
    outcome: 'not-assessable', credit: null, message: { zh: '表格是图片', en: 'the table is a picture' }, causedBy: 'other',
    advice: { zh: '改', en: 'mend' },
    cites: [{ law: 'l', article: '50', title: { zh: '条例', en: 'Regulation' } }], evidence: [{ start: 1, end: 3, where, places: [{ page: 2 }] }],
  })
  const score: Result['score'] = {
    total: 90, low: 80, high: 95, coverage: 0.8, band: 'open', gates: [{ id: 'late', effect: { zh: '晚', en: 'late' } }],
    dimensions: [{ id: 'release', title: { zh: '公布', en: 'Release' }, share: 15, score: null, earned: 0, possible: 0 }],
  }
  const result = aResult({ findings: [finding], score })
  const zh = present(result, how)
  const en = present(result, { ...how, language: 'en', id: 'x' })
  t.ok(Check(Evaluation, zh))
  t.ok(Check(Evaluation, en))
  t.match(zh.findings[0], {
    message: '表格是图片', advice: '改', causedBy: 'other', basis: [{ instrument: 'l', title: '条例', article: '50' }],
    evidence: [{ start: 1, end: 3, quote: '二三', where: '第1行', page: 2 }],
  })
  t.match(en, {
    id: 'x', notes: ['a note'], report: { clashes: ['a clash'] }, notChecked: [{ ruleId: 'some-rule', why: 'the table is a picture' }],
    findings: [{ message: 'the table is a picture', basis: [{ title: 'Regulation' }], evidence: [{ where: 'line 1' }] }],
    score: { gates: [{ effect: 'late' }], dimensions: [{ title: 'Release' }] },
  })
  t.equal(JSON.stringify(present(result, how)), JSON.stringify(zh), 'the same bytes each time')
  t.end()
})

t.test('what is asked for besides', (t) => {
  const facts = [{ id: 'b', value: 1, evidence: [] }, { id: 'a', value: null, evidence: [] }]
  const all = present(aResult({ facts }), { ...how, include: ['extracted', 'text'] })
  t.ok(Check(Evaluation, all))
  t.same(Object.entries(all.extracted!.facts), [['a', null], ['b', 1]], 'facts in the order of their ids')
  t.equal(all.text, '一二三四五')
  t.notOk('text' in present(aResult(), how))
  t.notOk('extracted' in present(aResult(), how))
  t.end()
})

t.test('a personal datum leaves as stars, in whichever quote it stands', (t) => {
  const text = '电话13800138000，地址'
  const facts = [{ id: 'm', value: 1, evidence: [{ start: 2, end: 13, where, masked: true }] }]
  const quoteIn = (place: Omit<Evidence, 'where'>) =>
    present(aResult({ text, facts, findings: [judged({ evidence: [{ ...place, where }] })] }), how).findings[0]!.evidence[0]!.quote
  t.equal(quoteIn({ start: 2, end: 13, masked: true }), '***********')
  t.equal(quoteIn({ start: 0, end: 16 }), '电话***********，地址', 'quoted by another rule')
  t.equal(quoteIn({ start: 0, end: 5 }), '电话***', 'in part')
  t.equal(quoteIn({ start: 13, end: 16 }), '，地址')
  t.end()
})

t.test('whatever the span, the text there is the quote, whole characters and not too long', (t) => {
  const unit = fc.constantFrom('a', '年', '𠮷', '\n', '😀')
  fc.assert(fc.property(fc.array(unit, { maxLength: 600 }), fc.nat(900), fc.nat(900), (units, a, b) => {
    const text = units.join('')
    const [start, end] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)]
    const { quote, ...span } = quoteOf(text, { start, end, where }, [])
    return text.slice(span.start, span.end) === quote && quote.length <= limits.quoteLength && Buffer.from(quote).toString() === quote
      && span.start >= start && span.end <= end + 1
  }), { seed: 3, numRuns: 500 })
  t.pass()
  t.end()
})
