// Real documents with gold answers, read by hand. They are other people's and stand outside the project; without them this skips.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import t from 'tap'

const runner = '../shared/accept.mjs'
const gold = '../shared/expected/seeds.json'

t.test('the seed documents', { skip: existsSync(runner) ? false : `${runner} is not here` }, (t) => {
  const run = spawnSync(process.execPath, [runner, gold], { encoding: 'utf8' })
  t.equal(run.status, 0, run.stdout)
  t.end()
})
