// Overlays and own rulesets in: what they make of the national ruleset, and what is refused, at its file and line.
import { join } from 'node:path'
import t from 'tap'
import { overlays, presets, rulebookFor } from '../../src/rulebook/choose.js'
import { loadExtended, loadRulebook, ourFolder, problemsOf } from '../../src/rulebook/load.js'
import { filesShelf } from '../../src/rulebook/shelf.js'
import { Fault } from '../../src/model/fault.js'
import type { Extension } from '../../src/model/extension.js'

const ours = loadRulebook()
const both = (zh: string): { zh: string; en: string } => ({ zh, en: zh })
const head = (over: Partial<Extension> = {}): Extension => ({ id: 'own', version: '1', title: both('自用'), extends: 'cn-national', ...over })
const indicator = {
  id: 'names-its-period', title: both('写明期限'), why: both('看得清。'), dimension: 'elements', severity: 'minor', weight: 2,
  regimes: ['cn-2007', 'cn-2007-form-2014', 'cn-2019-form-2019', 'cn-2019-form-2021'], cites: { any: [{ law: 'cn-regulation-2007', article: '32' }] },
  verdicts: [
    { outcome: 'pass', when: { fact: 'applications.received', operator: 'greaterThan', value: 0 }, says: both('写明了。') },
    { outcome: 'fail', says: both('没有写明。') },
  ],
  advice: both('写明。'), since: '2026-11-22', status: 'active',
}
const cases = [
  { name: 'stated', given: { regime: 'cn-2019-form-2021', facts: { 'applications.received': 3 } }, expect: { outcome: 'pass' } },
  { name: 'not stated', given: { text: '青溪县2022年政府信息公开工作年度报告', submitted: {} }, expect: { outcome: 'fail' } },
]
const shelf = (extension: Extension, files: Record<string, unknown> = {}) => filesShelf(Object.fromEntries(
  Object.entries({ 'extension.json': extension, ...files }).map(([path, value]) => [path, JSON.stringify(value, null, 1)])))
const withIndicator = { 'checks/names-its-period/rule.json': indicator, 'checks/names-its-period/cases.json': cases }

t.test('those that ship are sound, and each is another ruleset', (t) => {
  for (const { id } of overlays()) t.same(problemsOf(join(ourFolder(), 'overlays', id)), [], id)
  for (const { id } of presets()) t.same(problemsOf(join(ourFolder(), 'presets', id)), [], id)
  const books = [ours, ...overlays().map(({ id }) => rulebookFor({ overlay: id })), ...presets().map(({ id }) => rulebookFor({ ruleset: id }))]
  t.equal(new Set(books.map(({ digest }) => digest)).size, books.length)
  t.same(overlays().map(({ province }) => province).sort(), ['上海市', '吉林省', '安徽省', '江苏省', '湖南省', '黑龙江省'].sort())
  t.equal(rulebookFor({ overlay: '湖南省' }), rulebookFor({ overlay: '湖南省' }), 'loaded once')
  t.end()
})

t.test('an overlay lies over an own ruleset too', (t) => {
  const book = rulebookFor({ ruleset: 'equal-thirds', overlay: 'hunan' })
  t.match({ id: book.id, lineage: book.lineage }, { id: 'equal-thirds+hunan', lineage: ['cn-national', 'equal-thirds'] })
  t.end()
})

t.test('what an own ruleset changes', (t) => {
  const book = loadExtended([shelf(head({
    weights: { 'period-stated': 3 }, apart: [{ rule: 'names-its-period', kind: 'bonus', points: 2 }],
    scoring: { shares: { release: 25, figures: 15 }, caps: { late: [], 'statutory-content': [59] }, openUnder: 0.5 },
  }), withIndicator)])
  t.match({ id: book.id, version: book.version }, { id: 'own', version: '1' })
  t.equal(book.rules.find(({ id }) => id === 'period-stated')?.weight, 3)
  t.equal(ours.rules.find(({ id }) => id === 'period-stated')?.weight, 1, 'ours stays as it is')
  const ids = book.rules.map(({ id }) => id)
  t.equal(book.rules[ids.indexOf('names-its-period') - 1]?.dimension, 'elements', 'behind the rules of its dimension')
  t.same(book.scoring.dimensions.map(({ share }) => share), [25, 20, 15, 20, 10, 10])
  t.notOk(book.scoring.gates.some(({ id }) => id === 'late'))
  t.same(book.scoring.gates.find(({ id }) => id === 'statutory-content')?.caps, [59])
  t.not(book.digest, ours.digest)
  t.end()
})

t.test('what rests on a source that is repealed, unknown or unsure is not certain', (t) => {
  const due = (law: string, article: string | null) => head({
    province: '湖南省', due: [{ month: 1, day: 20, why: both('如此。'), cites: [{ law, article }] }],
  })
  const laws = (over: object) => ({ 'laws/some-notice.json': {
    id: 'some-notice', title: '通知', titleEn: 'Notice', number: null, issuedBy: '某市', issuedOn: null, inForceFrom: null, inForceTo: null, source: '某处',
    articles: [{ article: '时间', text: '1月20日前。', wording: 'paraphrase', confidence: 'verified' }], ...over,
  } })
  const unsure = [{ article: '时间', text: '1月20日前。', wording: 'paraphrase', confidence: 'medium' }]
  const certain = (over: object) => loadExtended([shelf(due('some-notice', '时间'), laws(over))]).localDue[0]?.certain
  t.equal(certain({}), true)
  t.equal(certain({ inForceTo: '2022-01-14' }), false)
  t.equal(certain({ standing: 'unknown' }), false)
  t.equal(certain({ articles: unsure }), false)
  t.end()
})

t.test('what is refused', (t) => {
  const refused: Array<[name: string, extension: Extension, files: Record<string, unknown>, says: RegExp]> = [
    ['another base', head({ extends: 'eu-national' }), {}, /it extends "eu-national"/],
    ['the name of its base', head({ id: 'cn-national' }), {}, /choose another/],
    ['a weight for no rule', head({ weights: { 'no-such-rule': 1 } }), {}, /no rule "no-such-rule"/],
    ['shares that are no 100', head({ scoring: { shares: { release: 50 } } }), {}, /add up to 135/],
    ['a gate nobody has', head({ scoring: { caps: { 'no-gate': [10] } } }), {}, /no gate "no-gate"/],
    ['a rule that is taken', head(), { 'checks/period-stated/rule.json': { ...indicator, id: 'period-stated' },
      'checks/period-stated/cases.json': cases }, /there is a rule "period-stated" already/],
    ['a fact nobody reads', head(), { ...withIndicator, 'checks/names-its-period/rule.json': {
      ...indicator, verdicts: [{ outcome: 'pass', when: { fact: 'no.fact', operator: 'equal', value: 1 }, says: both('有。') }, indicator.verdicts[1]],
    } }, /no fact "no\.fact"/],
    ['an outcome without a case', head(), { ...withIndicator, 'checks/names-its-period/cases.json': cases.slice(1) }, /no case has the outcome pass/],
    ['an overlay without a source', head({ province: '吉林省', due: [{ month: 1, day: 20, why: both('如此。') }] }), {}, /names its source/],
    ['the statute loosened unseen', head({ adjustments: [{ effect: 'silence', rule: 'problems-section', why: both('不看。') }] }), {}, /"loosens": true/],
    ['a critical rule made lighter unseen', head({ adjustments: [{ effect: 'reweigh', rule: 'published-on-time', weight: 1, why: both('轻。') }] }), {},
      /"loosens": true/],
    ['milder, called tighter', head({ adjustments: [{ effect: 'tighten', rule: 'period-stated', from: 'fail', to: 'review', why: both('轻。') }] }), {},
      /no graver/],
    ['a file of no meaning', head(), { 'notes.json': {} }, /no place for "notes\.json"/],
    ['two counts for one rule', head({
      apart: [{ rule: 'period-stated', kind: 'bonus', points: 1 }, { rule: 'period-stated', kind: 'veto', cap: 0 }],
    }), {}, /listed twice/],
  ]
  for (const [name, extension, files, says] of refused) {
    const error = fault(() => loadExtended([shelf(extension, files)]))
    t.equal(error?.code, 'rules-invalid', name)
    t.match(error?.detail.en, says, name)
  }
  t.equal(fault(() => rulebookFor({ overlay: '火星' }))?.code, 'not-found')
  t.match(fault(() => rulebookFor({ ruleset: 'none' }))?.detail.en, /equal-thirds/)
  t.end()
})

function fault(run: () => unknown): Fault | undefined {
  try {
    run()
  } catch (error) {
    if (error instanceof Fault) return error
  }
  return undefined
}
