// Same bytes and same ruleset, same answer: in any time zone, in any locale, in any order.
import { spawnSync } from 'node:child_process'
import t from 'tap'

const files = ['test/golden/qingxi-county-2016/report.txt', 'test/golden/qingxi-education-2024/report.html']

t.test('time zone and locale change nothing', (t) => {
  const places = [
    { TZ: 'UTC', LANG: 'C' }, { TZ: 'Asia/Shanghai', LANG: 'zh_CN.GB18030', LC_ALL: 'zh_CN.GB18030' },
    { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }, { TZ: 'America/Los_Angeles', LANG: 'en_US.UTF-8' },
  ]
  const answers = places.map((place) => check(files, place))
  t.match(answers[0], /"findings"/)
  for (const [index, answer] of answers.entries()) t.equal(answer, answers[0], JSON.stringify(places[index]))
  t.end()
})

t.test('one call for two files says what two calls say', (t) => {
  const together = JSON.parse(check(files, {})) as unknown[]
  t.same(files.flatMap((file) => JSON.parse(check([file], {})) as unknown[]), together)
  t.end()
})

/** The moment of the run is the only thing that may differ. */
function check(paths: string[], env: Record<string, string>): string {
  const run = spawnSync(process.execPath, ['dist/src/cli/main.js', 'check', '--format', 'json', '--include', 'extracted,text', ...paths], {
    encoding: 'utf8', env: { ...process.env, ...env },
  })
  return run.stdout.replace(/"createdAt": "[^"]*"/g, '"createdAt": ""')
}
