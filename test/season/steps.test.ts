// Every step from every state by every role: what the tables allow, and nothing else.
import t from 'tap'
import { itemStates, itemSteps, objectionStates, objectionSteps } from '../../src/model/review-records.js'
import { objection, problemItem, stepped } from '../../src/season/steps.js'
import { roles } from '../../src/model/caller.js'
import type { Fault } from '../../src/model/fault.js'
import type { Test } from 'tap'
import type { StateTable } from '../../src/season/steps.js'

/** Written out apart from the tables: state, step, state after it, who. */
const items = [
  'open return returned agency,office', 'open extend open office', 'open waive waived office', 'returned close closed office,evaluator',
  'returned keep-open open office,evaluator', 'returned waive waived office', 'closed reopen open office', 'waived reopen open office',
]
const objections = [
  'filed withdraw withdrawn agency,office', 'filed uphold upheld office,evaluator', 'filed uphold-partly partly-upheld office,evaluator',
  'filed reject rejected office,evaluator',
]

function walk<S extends string, P extends string>(
  t: Test, table: StateTable<S, P>, states: readonly S[], steps: readonly P[], allowed: string[],
): void {
  const seen: string[] = []
  for (const state of states) {
    for (const step of steps) {
      const line = allowed.find((each) => each.startsWith(`${state} ${step} `))
      const [, , to, by] = line?.split(' ') ?? []
      for (const role of roles) {
        const what = `${state}, ${step}, ${role}`
        if (line && by!.split(',').includes(role)) t.equal(stepped(table, state, step, role), to, what)
        else t.throws(() => stepped(table, state, step, role), { code: line ? 'forbidden' : 'wrong-step' }, what)
      }
      if (line) seen.push(line)
    }
  }
  t.same(seen.sort(), [...allowed].sort(), 'no line of the expectation was left over')
}

t.test('items of a problem list', (t) => {
  walk(t, problemItem, itemStates, itemSteps, items)
  t.end()
})

t.test('objections', (t) => {
  walk(t, objection, objectionStates, objectionSteps, objections)
  t.end()
})

t.test('what can not be done is said in the words of an office, with what is sent in brackets', (t) => {
  const cases: Array<[said: string, take: () => unknown]> = [
    ['当前状态为“待整改”（open），不能“复核通过，销号”（close）；可以：“报送整改情况”（return）、“延长整改期限”（extend）、“不再要求整改”（waive）。',
      () => stepped(problemItem, 'open', 'close', 'office')],
    ['“支持”（uphold）须由主管部门（office）、评估机构（evaluator）进行。', () => stepped(objection, 'filed', 'uphold', 'agency')],
    ['当前状态为“已驳回”（rejected），不能“支持”（uphold）；已经了结。', () => stepped(objection, 'rejected', 'uphold', 'office')],
  ]
  for (const [said, take] of cases) {
    let zh = ''
    try {
      take()
    } catch (error) {
      zh = (error as Fault).detail.zh
    }
    t.equal(zh, said)
  }
  t.end()
})
