// The names of columns on the page are those of the rules, in both languages and for both registers.
import t from 'tap'
import { fieldNames, fieldsOf } from '../../../src/page/deadline/words-of-ledgers.js'
import { loadRulebook } from '../../../src/rulebook/load.js'

const { fields } = loadRulebook().ledger.columns

t.test('as the rules have them', (t) => {
  t.same(fieldNames, Object.fromEntries(Object.entries(fields).map(([id, { title }]) => [id, title])))
  for (const kind of ['applications', 'disclosures'] as const) {
    t.same(fieldsOf[kind], Object.entries(fields).filter(([, { kinds }]) => kinds.includes(kind)).map(([id]) => id))
  }
  t.end()
})
