// The examples as a person runs them, against a real service: each scores the sample report; what is not installed is skipped and said.
// The requests that the documents tell step by step, held to the description of the API.
import { execFile, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { startService } from '../src/cli/running-service.js'
import { readConfig } from '../src/config.js'
import type { Evaluation } from '../src/model/evaluation.js'

const sample = 'test/golden/qingxi-education-2024/report.html'
const second = 'test/fixtures/same-report/report.txt'
const missing = (program: string): string | false => spawnSync(program, ['--version']).status === 0 ? false : `${program} is not installed`
const run = (program: string, ...words: string[]) => withKey(undefined, program, ...words)
const withKey = (key: string | undefined, program: string, ...words: string[]) =>
  promisify(execFile)(program, words, { env: { PATH: process.env['PATH'], ...(key !== undefined && { MINGJIAN_KEY: key }) } })

t.test('the season told step by step asks for what the API has, the same in both languages', (t) => {
  const { paths } = JSON.parse(readFileSync('openapi/openapi.json', 'utf8')) as { paths: Record<string, Record<string, unknown>> }
  const [english, chinese] = ['docs/season.md', 'docs/season.zh-CN.md'].map((name) => requestsOf(readFileSync(name, 'utf8')))
  t.ok(english!.length > 20)
  t.same(chinese, english)
  for (const { method, path } of english!) {
    const known = Object.keys(paths).filter((each) => paths[each]![method] && new RegExp(`^${each.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`).test(path))
    t.ok(known.length > 0, `${method} ${path}`)
  }
  t.end()
})

t.test('examples', async (t) => {
  const service = await startService({ ...readConfig({}), dataFolder: t.testdir(), port: 0, logLevel: 'silent' })
  t.teardown(() => service.stop())
  const answer = await fetch(`${service.address}/v1/evaluations?store=false&name=report.html`, {
    method: 'POST', headers: { 'content-type': 'text/html' }, body: readFileSync(sample),
  })
  const { score, mends } = await answer.json() as Evaluation

  await t.test('python', { skip: missing('python3') }, async (t) => {
    const lines = (await run('python3', 'examples/python/check.py', service.address, sample)).stdout.trim().split('\n')
    t.match(lines[0], new RegExp(`^${String(score!.total)} ${score!.band} [\\da-f-]{36}$`))
    t.same(lines.slice(1).map((line) => line.split('  ')[1]), mends.map(({ ruleId }) => ruleId))
    const wrong = run('python3', 'examples/python/check.py', service.address, sample, '--year', '1')
    const refused = await wrong.catch((error: unknown) => error)
    t.match(refused, { code: 1, stderr: /请求/ })
    const line = await withKey('mj_none\n', 'python3', 'examples/python/check.py', service.address, sample).catch((error: unknown) => error)
    t.match(line, { code: 1, stderr: /^需要有效的密钥/ }, 'a key read from a file with its line end')
  })

  await t.test('a batch in python', { skip: missing('python3') }, async (t) => {
    const lines = (await run('python3', 'examples/python/batch.py', service.address, sample, second)).stdout.trim().split('\n')
    t.match(lines[0], /^done report\.html [\da-f-]{36}$/)
    t.match(lines[1], /^done report\.txt [\da-f-]{36}$/)
    t.same(lines.slice(2), ['2 of 2 done, 0 set aside'])
    const broken = join(t.testdir({ 'broken.pdf': '%PDF-1.7 and no more' }), 'broken.pdf')
    const one = await run('python3', 'examples/python/batch.py', service.address, sample, broken).catch((error: unknown) => error)
    t.match(one, { code: 1, stdout: /failed broken\.pdf [^]*1 of 2 done, 1 set aside/ })
  })

  await t.test('a batch in curl', { skip: missing('curl') }, async (t) => {
    const said = await run('sh', 'examples/curl/batch.sh', service.address, sample, second)
    const { items } = JSON.parse(said.stdout) as { items: Array<{ name: string; state: string }> }
    t.same(items.map(({ name, state }) => `${state} ${name}`), ['done report.html', 'done report.txt'])
  })

  await t.test('curl', { skip: missing('curl') }, async (t) => {
    const said = await run('sh', 'examples/curl/check.sh', service.address, sample, 'publishedOn=2025-01-27')
    t.equal((JSON.parse(said.stdout) as Evaluation).report.issuer.name, '湖南省青溪县教育局')
    const refused = await run('sh', 'examples/curl/check.sh', service.address, sample, 'year=1').catch((error: unknown) => error)
    t.match(refused, { code: 22, stdout: /urn:mingjian:problem:invalid-input/ })
  })
})

/** Each line that asks the service, a place to fill in as `…`: `mj -X PUT … $S/v1/bodies/<id>`. */
function requestsOf(markdown: string): Array<{ method: string; path: string }> {
  return markdown.split('\n').flatMap((line) => {
    const path = /^mj .*\$S(\/[^\s"?]*)/.exec(line)?.[1]
    if (path === undefined) return []
    const said = /-X ([A-Z]+)/.exec(line)?.[1]?.toLowerCase()
    return [{ method: said ?? (/ -G /.test(line) || !/ -[dF] | --data/.test(line) ? 'get' : 'post'), path: path.replaceAll(/<[^>]*>/g, '…') }]
  })
}
