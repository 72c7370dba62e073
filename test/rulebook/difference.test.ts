// Two rulebooks in, what differs between them out, and nothing else.
import t from 'tap'
import { rulebookFor } from '../../src/rulebook/choose.js'
import { differenceOf } from '../../src/rulebook/difference.js'
import { loadRulebook } from '../../src/rulebook/load.js'
import type { Rulebook } from '../../src/model/rulebook.js'

const ours = loadRulebook()
const [first, second, ...others] = ours.rules
const nothing = { added: [], removed: [], changed: [], scoring: [], data: [] }

t.test('by kind of change', (t) => {
  const heavier = { ...second!, weight: 1 }
  const bands = ours.scoring.bands.map((band) => (band.id === 'good' ? { ...band, from: 85 } : band))
  const cases: Array<[name: string, to: Rulebook, expected: object]> = [
    ['the same', ours, nothing],
    ['another order of findings', { ...ours, rules: [...ours.rules].reverse() }, nothing],
    ['a rule less', { ...ours, rules: [first!, ...others] }, { ...nothing, removed: [second] }],
    ['another weight', { ...ours, rules: [first!, heavier, ...others] },
      { ...nothing, changed: [{ rule: heavier, changes: [{ path: 'weight', from: second!.weight, to: 1 }] }] }],
    ['another band', { ...ours, scoring: { ...ours.scoring, bands } }, { ...nothing, scoring: [{ path: 'bands.good', from: 80, to: 85 }] }],
    ['a gate less', { ...ours, scoring: { ...ours.scoring, gates: ours.scoring.gates.filter(({ id }) => id !== 'late') } },
      { ...nothing, scoring: [{ path: 'gates.late', to: undefined }] }],
    ['a law less', { ...ours, laws: Object.fromEntries(Object.entries(ours.laws).slice(1)) }, { ...nothing, data: [{ name: 'laws', entries: 1 }] }],
  ]
  for (const [name, to, expected] of cases) t.match(differenceOf(ours, to), expected, name)
  t.end()
})

t.test('an overlay is all its own', (t) => {
  const { added, removed, changed, scoring } = differenceOf(ours, rulebookFor({ overlay: 'hunan' }))
  t.same([added, removed, changed], [[], [], []])
  t.match(scoring, [{ path: 'localDue.0', from: undefined, to: { place: '怀化市' } }])
  t.end()
})
