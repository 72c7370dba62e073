// A folder of rules in: a frozen rulebook out, or every problem with its file and line.
import { readFileSync } from 'node:fs'
import t, { type Test } from 'tap'
import { Fault } from '../../src/model/fault.js'
import { loadRulebook, problemsOf } from '../../src/rulebook/load.js'
import { aRule, bothLanguages, everyRegime } from '../build-rules.js'
import type { Citation, Rule, RuleCase } from '../../src/model/rule.js'

type Files = Record<string, unknown>
interface Tree { [name: string]: string | Tree }

const aYear = {
  year: 2024, notices: [{ number: null, url: null, shows: [{ day: '2024-01-01', is: 'day-off' }] }],
  off: ['01', '02', '03', '04', '05', '08', '09', '10', '11', '12'].map((day) => `2024-01-${day}`), working: [],
}
const passCase: RuleCase = { name: 'text', given: { text: '年度报告' }, expect: { outcome: 'pass' } }
const failCase: RuleCase = { name: 'facts', given: { regime: 'cn-2007', facts: { 'x.count': 1 } }, expect: { outcome: 'fail' } }
const fails = { outcome: 'fail', when: { fact: 'x.count', operator: 'greaterThan', value: 0 }, says: bothLanguages('有{x.count}处') } as const
const passes = { outcome: 'pass', says: bothLanguages('没有') } as const

/** A sound folder; `over` replaces whole files, and a string is written as it is. */
function aFolder(over: Files = {}): Record<string, string> {
  const regime = (id: string, from: number, to: number) => ({
    id, title: bothLanguages(id), reportYears: { from, to }, instruments: [{ law: 'some-law', article: null }], due: {},
    limits: { reply: 15, extension: 15, proactive: 20, alsoLawful: [] }, outline: [], forms: ['some-form'],
  })
  const files: Files = {
    'ruleset.json': { id: 'test', version: '1', title: bothLanguages('试'), precondition: 'some-rule', rules: ['some-rule'] },
    'scoring.json': {
      dimensions: [{ id: 'elements', title: bothLanguages('要素'), share: 100 }], bands: [{ id: 'failing', title: bothLanguages('差'), from: 0 }],
      openBand: { id: 'open', title: bothLanguages('待核'), coverageUnder: 0.7 }, gates: [],
    },
    'facts.json': Object.fromEntries(Object.entries({ 'x.count': 'number', 'x.flag': 'flag', 'x.day': 'date', 'x.word': 'word', 'x.words': 'words' })
      .map(([id, type]) => [id, { type, title: bothLanguages(id) }])),
    'terms.json': { known: bothLanguages('已知') },
    'handling.json': { editions: [] },
    'places/places.json': { source: '', places: [], zones: [], romanised: [], areaCodes: [], provinceLabels: [] },
    'laws/some-law.json': {
      id: 'some-law', title: '某条例', titleEn: 'Some Regulation', number: null, issuedBy: '', issuedOn: null, inForceFrom: null, inForceTo: null,
      source: '', articles: [{ article: '1', text: '第一条', wording: 'paraphrase', confidence: 'high' }],
    },
    'forms/some-form.json': {
      id: 'some-form', title: bothLanguages('表'), short: bothLanguages('表'), regimes: ['cn-2007'], kind: 'appeals', columns: [], rows: [],
      groups: [], traces: [],
    },
    ...Object.fromEntries(everyRegime.map((id, index) => [`regimes/${id}.json`, regime(id, 2008 + index, 2008 + index)])),
    'checks/some-rule/rule.json': aRule({ verdicts: [fails, passes] }),
    'checks/some-rule/cases.json': [passCase, failCase],
    ...over,
  }
  return Object.fromEntries(Object.entries(files).filter(([, content]) => content !== undefined)
    .map(([file, content]) => [file, typeof content === 'string' ? content : JSON.stringify(content, null, 2)]))
}

function laidOut(t: Test, files: Record<string, string>): string {
  const tree: Tree = {}
  for (const [file, content] of Object.entries(files)) {
    const parts = file.split('/')
    let at: Tree = tree
    for (const part of parts.slice(0, -1)) at = (at[part] ??= {}) as Tree
    at[parts.at(-1)!] = content
  }
  return t.testdir(tree)
}

function ruleOf(over: Partial<Rule>): Files {
  return { 'checks/some-rule/rule.json': aRule({ verdicts: [fails, passes], ...over }) }
}

const verdictsOf = (...verdicts: unknown[]): Files => ruleOf({ verdicts: verdicts as Rule['verdicts'] })
const conditionOf = (when: unknown): Files => verdictsOf({ ...fails, when }, passes)
const casesOf = (...cases: unknown[]): Files => ({ 'checks/some-rule/cases.json': cases })
/** One of the sound files with one thing changed. */
const changed = (file: string, from: string, to: string): Files => ({ [file]: aFolder()[file]!.replaceAll(from, to) })
const saysOf = (zh: string, en = zh): Files => verdictsOf(fails, { ...passes, says: { zh, en } })

t.test('a sound folder', (t) => {
  const book = loadRulebook(laidOut(t, aFolder()))
  t.match(book, { id: 'test', version: '1', rules: [{ id: 'some-rule' }], laws: { 'some-law': {} }, precondition: 'some-rule' })
  t.throws(() => { (book.rules[0]!.verdicts as unknown[]).push(passes) }, TypeError, 'frozen to the bottom')
  t.end()
})

t.test('ours', (t) => {
  t.same(problemsOf().map(({ file, line, reason }) => `${file}:${line} ${reason.en}`), [])
  t.equal(loadRulebook(), loadRulebook(), 'is read once')
  const { rules, scoring } = loadRulebook()
  const order = scoring.dimensions.map(({ id }) => id)
  const dimensions = rules.map((rule) => order.indexOf(rule.dimension))
  t.same(dimensions, [...dimensions].sort((a, b) => a - b), 'findings stand together by dimension')
  t.end()
})

t.test('no failure of ours rests on an article known with less than high confidence alone', (t) => {
  const { rules, laws } = loadRulebook()
  const isSure = ({ law, article }: Citation) => article === null
    || ['verified', 'reproduced', 'high'].includes(laws[law]!.articles.find((each) => each.article === article)!.confidence)
  for (const { id, regimes, cites } of rules.filter(({ verdicts }) => verdicts.some(({ outcome }) => outcome === 'fail'))) {
    for (const regime of regimes) t.ok((cites[regime] ?? cites['any'] ?? []).some(isSure), `${id} under ${regime}`)
  }
  t.end()
})

t.test('what is refused, with file and line', (t) => {
  const rule = 'checks/some-rule/rule.json'
  const cases = 'checks/some-rule/cases.json'
  const [first, second] = ['regimes/cn-2007.json', 'regimes/cn-2007-form-2014.json:']
  const otherRule = { 'checks/other-rule/rule.json': aRule({ id: 'other-rule' }), 'checks/other-rule/cases.json': [passCase] }
  const refused: Array<[name: string, over: Files, file: string, says: RegExp]> = [
    ['a comma too many', { 'terms.json': '{\n  "a": { "zh": "甲", "en": "a" },\n}\n' }, 'terms.json:3', /JSON/],
    ['a comment', { 'terms.json': '{\n  // no\n}\n' }, 'terms.json:2', /InvalidCommentToken/],
    ['an empty file', { 'terms.json': '' }, 'terms.json:1', /JSON/],
    ['a key twice', { 'terms.json': '{\n  "known": { "zh": "甲", "en": "a",\n    "en": "b" }\n}\n' }, 'terms.json:3', /"en" stands twice/],
    ['a missing file', { 'scoring.json': undefined }, 'scoring.json:1', /no such file/],
    ['an unknown key', ruleOf({ weigth: 2 } as Partial<Rule>), `${rule}:`, /does not know "weigth"/],
    ['an unknown outcome', verdictsOf({ outcome: 'ok', says: bothLanguages('好') }), `${rule}:`, /must be one of pass, fail/],
    ['a wrong type', ruleOf({ weight: '2' as unknown as number }), `${rule}:`, /weight must be number/],
    ['another id than its folder', ruleOf({ id: 'other-rule' }), `${rule}:2`, /differs from the name "some-rule"/],
    ['an unknown fact in a condition', conditionOf({ ...fails.when, fact: 'x.cuont' }), `${rule}:`, /no fact "x.cuont"/],
    ['figures of no known kind', { 'facts.json': { 'x.count': { type: 'number', figures: 'guessed', title: bothLanguages('数') } } }, 'facts.json:', /must be one of/],
    ['a part that is no fact', { 'facts.json': { 'x.count': { type: 'number', figures: 'reckoned', from: ['x.part'], title: bothLanguages('数') } } },
      'facts.json:', /no fact "x.part"/],
    ['parts of what is counted', { 'facts.json': { 'x.count': { type: 'number', figures: 'counted', from: ['x.word'], title: bothLanguages('数') },
      'x.word': { type: 'word', title: bothLanguages('词') } } }, 'facts.json:', /has figures reckoned/],
    ['an unknown operator', conditionOf({ ...fails.when, operator: 'moreThan' }), `${rule}:`, /no operator "moreThan"/],
    ['an operator that does not take the fact', conditionOf({ ...fails.when, fact: 'x.day' }), `${rule}:`, /greaterThan does not take/],
    ['a value of another type', conditionOf({ fact: 'x.flag', operator: 'equal', value: 'true' }), `${rule}:`, /does not fit equal on x.flag/],
    ['absence as an order', conditionOf({ ...fails.when, value: null }), `${rule}:`, /does not fit/],
    ['a list that is none', conditionOf({ fact: 'x.word', operator: 'in', value: 'known' }), `${rule}:`, /takes a list/],
    ['a list that is empty', conditionOf({ fact: 'x.word', operator: 'in', value: [] }), `${rule}:`, /takes a list/],
    ['an unknown word', conditionOf({ fact: 'x.word', operator: 'equal', value: 'unheard' }), `${rule}:`, /"unheard" is not in terms.json/],
    ['another fact of another type', conditionOf({ ...fails.when, value: { fact: 'x.day' } }), `${rule}:`, /does not fit/],
    ['an empty group', conditionOf({ all: [] }), `${rule}:`, /list that is not empty/],
    ['an unknown key in a condition', conditionOf({ ...fails.when, path: '$.x' }), `${rule}:`, /no "path"/],
    ['a condition without a value', conditionOf({ fact: 'x.count', operator: 'equal' }), `${rule}:`, /needs "value"/],
    ['deep inside', conditionOf({ any: [fails.when, { not: { all: [{ ...fails.when, fact: 'x.no' }] } }] }), `${rule}:`, /no fact "x.no"/],
    ['an unknown fact in a sentence', saysOf('{x.no}'), `${rule}:`, /no fact "x.no"/],
    ['a name in one language only', saysOf('{x.count}', 'none'), `${rule}:`, /one language only/],
    ['a word without its words', saysOf('{x.word}'), `${rule}:`, /write it with \|words/],
    ['words of a number', saysOf('{x.count|words}'), `${rule}:`, /does not take \|words/],
    ['a flag in a sentence', saysOf('{x.flag}'), `${rule}:`, /is a flag/],
    ['an open brace', saysOf('{x.count'), `${rule}:`, /no closing brace/],
    ['an unknown law', ruleOf({ cites: { any: [{ law: 'no-law', article: null }] } }), `${rule}:`, /no law "no-law"/],
    ['an unknown article', ruleOf({ cites: { any: [{ law: 'some-law', article: '99' }] } }), `${rule}:`, /no article "99"/],
    ['a regime without its law', ruleOf({ cites: { 'cn-2007': [{ law: 'some-law', article: '1' }] } }), `${rule}:`, /no citation for cn-2019/],
    ['a last verdict with a condition', verdictsOf(passes, fails), `${rule}:`, /last verdict has no `when`/],
    ['an earlier one without', verdictsOf(passes, passes), `${rule}:`, /every verdict but the last/],
    ['partial without credit', verdictsOf({ ...fails, outcome: 'partial' }, passes), `${rule}:`, /partial needs a credit/],
    ['credit without partial', verdictsOf({ ...fails, credit: 0.5 }, passes), `${rule}:`, /only partial/],
    ['credit that is no number', verdictsOf({ ...fails, outcome: 'partial', credit: { fact: 'x.day' } }, passes), `${rule}:`, /is a number/],
    ['an unknown cause', verdictsOf({ ...fails, causedBy: 'no-rule' }, passes), `${rule}:`, /no other rule "no-rule"/],
    ['itself as cause', verdictsOf({ ...fails, causedBy: 'some-rule' }, passes), `${rule}:`, /no other rule "some-rule"/],
    ['three sentences of why', ruleOf({ why: { zh: '一。二。三。', en: 'One. Two.' } }), `${rule}:`, /at most two sentences/],
    ['active and replaced', ruleOf({ replacedBy: 'some-rule' }), `${rule}:`, /only a retired rule/],
    ['retired and listed', ruleOf({ status: 'retired' }), 'ruleset.json:', /"some-rule" is retired/],
    ['statutory where it is not asked', ruleOf({ regimes: ['cn-2007'], statutory: ['cn-2019-form-2021'] }), `${rule}:`, /does not apply under/],
    ['a case too few', casesOf(passCase), `${cases}:1`, /no case has the outcome fail/],
    ['no case as text', casesOf(failCase, { ...failCase, name: 'p', expect: { outcome: 'pass' } }), `${cases}:1`, /gives text/],
    ['no case for those not asked', ruleOf({ issuerKinds: ['street'] }), `${cases}:1`, /outcome not-applicable/],
    ['two cases of one name', casesOf(passCase, failCase, passCase), `${cases}:`, /two cases/],
    ['an unknown fact in a case', casesOf(passCase, { ...failCase, given: { regime: 'cn-2007', facts: { y: 1 } } }), `${cases}:`, /no fact "y"/],
    ['shares that are no hundred', changed('scoring.json', '100', '90'), 'scoring.json:', /add up to 90/],
    ['an unlisted rule', otherRule, 'ruleset.json:', /"other-rule" is not listed/],
    ['years governed twice', changed(first, '"to": 2008', '"to": 2009'), second, /overlap/],
    ['years not governed', changed(first, '2008', '2006'), second, /years are missing/],
    ['a folder misnamed', { 'lexicon/words.json': {} }, 'lexicon:1', /no place for "lexicon"/],
    ['a calendar misnamed', { 'calendar/2023.json': aYear }, 'calendar/2023.json:2', /year 2024/],
    ['a calendar without a notice', { 'calendar/2024.json': { ...aYear, notices: [] } }, 'calendar/2024.json:3', /notices/],
    ['a notice that left no trace', { 'calendar/2024.json': { ...aYear, off: aYear.off.slice(1) } }, 'calendar/2024.json:', /by this notice/],
    ['a listed rule that is not there', changed('ruleset.json', '"some-rule"', '"gone-rule"'), 'ruleset.json:', /no rule "gone-rule"/],
    ['an unknown form', changed(first, 'some-form', 'no-form'), first, /no form "no-form"/],
  ]
  for (const [name, over, file, says] of refused) {
    t.test(name, (t) => {
      const told = problemsOf(laidOut(t, aFolder(over))).map((each) => `${each.file}:${each.line} ${each.reason.en}`)
      t.ok(told.some((each) => each.startsWith(file) && says.test(each)), told.join('\n'))
      t.ok(told.length <= 3, `no flood of complaints:\n${told.join('\n')}`)
      t.end()
    })
  }
  t.end()
})

t.test('the line of a verdict deep in the file', (t) => {
  const folder = laidOut(t, aFolder(conditionOf({ all: [fails.when, { ...fails.when, fact: 'x.no' }] })))
  const lines = readFileSync(`${folder}/checks/some-rule/rule.json`, 'utf8').split('\n')
  const [problem] = problemsOf(folder)
  t.match(lines[problem!.line - 1], /x\.no/)
  t.end()
})

t.test('all problems at once, as one fault', (t) => {
  const wrong = verdictsOf({ ...fails, causedBy: 'no-rule' }, { ...passes, says: bothLanguages('{x.no}') })
  const folder = laidOut(t, aFolder({ ...wrong, 'laws/some-law.json': undefined }))
  try {
    loadRulebook(folder)
    t.fail('loaded')
  } catch (error) {
    t.ok(error instanceof Fault)
    const fault = error as Fault
    t.equal(fault.code, 'rules-invalid')
    for (const each of [/no-rule/, /x\.no/, /some-law/]) t.match(fault.detail.en, each)
    t.match(fault.detail.zh, /rule\.json:\d+ /)
  }
  t.throws(() => loadRulebook(t.testdir({})), /ruleset\.json/)
  t.end()
})

t.test('the digest changes with whatever can change a verdict, and with nothing else', (t) => {
  const digest = (over: Files = {}) => loadRulebook(laidOut(t, aFolder(over))).digest
  const sound = digest()
  t.match(sound, /^[0-9a-f]{64}$/)
  const rule = JSON.parse(aFolder()['checks/some-rule/rule.json']!) as Rule
  const reversed = JSON.stringify(Object.fromEntries(Object.entries(rule).reverse()))
  t.equal(digest({ 'checks/some-rule/rule.json': reversed }), sound, 'the order of keys, blanks')
  t.equal(digest({ 'checks/some-rule/cases.json': [passCase, failCase, { ...failCase, name: 'again' }] }), sound, 'cases')
  t.equal(digest({ 'README.md': 'words' }), sound, 'prose')
  const others: Files[] = [
    ruleOf({ weight: 3 }), conditionOf({ ...fails.when, value: 1 }), { 'terms.json': { known: bothLanguages('别的') } },
    { 'calendar/2024.json': aYear }, { 'lexicons/some.json': { words: ['甲'] } },
    { 'laws/some-law.json': aFolder()['laws/some-law.json']!.replace('第一条', '第一条之一') },
  ]
  const digests = others.map((over) => digest(over))
  t.equal(new Set([sound, ...digests]).size, others.length + 1)
  t.end()
})
