// What a reader asks for in, the rules that answer to it out.
import t from 'tap'
import { rulesFor, ruleView } from '../../../src/api/rules/views.js'
import { anything, entriesOf, found } from '../../../src/page/rules/search.js'
import { loadRulebook } from '../../../src/rulebook/load.js'

const book = loadRulebook()
const of = (language: 'zh' | 'en') => rulesFor(book).map((rule) => ruleView(rule, book, language))
const entries = entriesOf(of('zh'), of('en'))
const ids = (wish: Partial<typeof anything>) => found(entries, { ...anything, ...wish }).map(({ zh }) => zh.id)

t.test('words', (t) => {
  t.equal(ids({}).length, entries.length)
  t.same(ids({ words: ' ' }), ids({}))
  const cases: Array<[words: string, has: string]> = [
    ['第４９条', 'published-on-time'], ['Article 49', 'published-on-time'], ['结转 上年', 'carried-over-matches-last-year'],
    ['APPLICATIONS balance', 'application-table-balance'],
  ]
  for (const [words, has] of cases) t.ok(ids({ words }).includes(has), words)
  t.same(ids({ words: '结转 no-such-word' }), [], 'every word counts')
  t.same(ids({ words: '第5条' }).filter((id) => ids({ words: '第50条' }).includes(id) && !citesFive(id)), [], '第5条 is not 第50条')
  t.end()
})

t.test('filters', (t) => {
  t.same(ids({ subject: 'ledger' }), rulesFor(book, 'ledger').map(({ id }) => id))
  t.notOk(ids({ kind: 'public-institution', regime: 'cn-2019-form-2021' }).includes('application-table-balance'))
  t.ok(ids({ kind: 'township' }).includes('application-table-balance'))
  t.end()
})

function citesFive(id: string): boolean {
  const entry = entries.find(({ zh }) => zh.id === id)!
  return Object.values(entry.zh.basis).flat().some(({ article }) => article === '5') || entry.text.includes('第5条')
}
