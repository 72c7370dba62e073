// What was seen on the live site, from its file: taken as it says, or refused with the place that is wrong.
import { join } from 'node:path'
import t from 'tap'
import { observedIn } from '../../src/cli/observed.js'

t.test('observed', async (t) => {
  const folder = t.testdir({
    'whole.json': '\uFEFF{ "earlierYearsReachable": [2021], "brokenLinks": [], "changedSinceRelease": null }',
    'nothing.json': '{}', 'wrong.json': '{ "brokenLinks": 1 }', 'unknown.json': '{ "colour": "red" }', 'cut.json': '{',
  })
  const read = (name: string) => observedIn(join(folder, name), ['report.txt'])
  t.same(await read('whole.json'), { earlierYearsReachable: [2021], brokenLinks: [], changedSinceRelease: null })
  t.same(await read('nothing.json'), {})
  for (const name of ['wrong.json', 'unknown.json', 'cut.json']) await t.rejects(read(name), { code: 'invalid-input' }, name)
  await t.rejects(read('absent.json'), { code: 'file-unreadable' })
  await t.rejects(observedIn(join(folder, 'nothing.json'), ['a.txt', 'b.txt']), { code: 'invalid-input' })
})
