// Cases as the API shows them: every case of every rule, facts and their values in words, a register as its lines.
import t from 'tap'
import { ruleCaseViews } from '../../../src/api/rules/case-views.js'
import { loadRulebook } from '../../../src/rulebook/load.js'

const rulebook = loadRulebook()

t.test('none is left out', (t) => {
  for (const [id, cases] of Object.entries({ ...rulebook.cases, ...rulebook.ledger.cases })) {
    const shown = ruleCaseViews(id, rulebook, 'zh')
    t.same(shown.map(({ outcome }) => outcome), cases.map(({ expect }) => expect.outcome), id)
  }
  t.same(ruleCaseViews('none', rulebook, 'zh'), [])
  t.end()
})

t.test('values in words', (t) => {
  const facts = { 'document.draft': true, 'document.pictures': 0, 'fees.statement': null }
  const book = { ...rulebook, cases: { one: [{ name: '例', given: { regime: 'cn-2007' as const, facts }, expect: { outcome: 'pass' as const } }] } }
  const title = (id: string, language: 'zh' | 'en') => rulebook.facts[id]!.title[language]
  t.same(ruleCaseViews('one', book, 'zh'), [{
    name: '例', outcome: 'pass', from: 'facts', regime: 'cn-2007',
    given: [`${title('document.draft', 'zh')}：是`, `${title('document.pictures', 'zh')}：0`, `${title('fees.statement', 'zh')}：没有`],
  }])
  t.equal(ruleCaseViews('one', book, 'en')[0]!.given[0], `${title('document.draft', 'en')}: yes`)
  t.end()
})
