// Received, carried over and handled in, what was handled too many out.
import t from 'tap'
import { readHandledFacts } from '../../../src/facts/figures/handled.js'
import { aTable, factsOf } from '../said.js'
import type { Said } from '../said.js'

const form = aTable('statistics-2014', { 'applications.received': [5], 'applications.completed': [7] })
const apps = (text: string): Said => ({ text: [['applications', text]] })

const cases: Array<[name: string, said: Said, over: number | null, comparable: boolean, explained: boolean]> = [
  ['as many', apps('收到政府信息公开申请5件,办结申请5件。'), 0, true, false],
  ['more', apps('收到政府信息公开申请5件,办结申请7件。'), 2, true, false],
  ['carried over', apps('收到政府信息公开申请5件,上年结转申请2件,办结申请7件。'), 0, true, false],
  ['of last year', apps('收到政府信息公开申请5件,办结申请7件,含去年未办完的申请。'), 2, true, true],
  ['about', apps('收到政府信息公开申请约5件,办结申请7件。'), 2, false, false],
  ['in the form', { ...apps('收到政府信息公开申请5件。'), tables: [form] }, 2, false, false],
  ['received only', apps('收到政府信息公开申请5件。'), null, false, false],
]

for (const [name, said, ...expected] of cases) {
  t.test(name, (t) => {
    const facts = factsOf(readHandledFacts, said)
    t.same(['over', 'comparable', 'explained'].map((id) => facts[`handled.${id}`]), expected)
    t.end()
  })
}
