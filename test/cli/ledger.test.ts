// Registers on the command line: findings as JSON, lines of JSON or CSV; nobody named in them, and nothing left behind.
import { readdirSync } from 'node:fs'
import { Command } from 'commander'
import t, { type Test } from 'tap'
import { registerLedger } from '../../src/cli/ledger.js'
import type { LedgerAnswer } from '../../src/model/ledger.js'

const head = '登记编号,申请人姓名,收到日期,答复日期,答复类型'
const lines = ['1号,龘靐,2024-01-05,2024-01-20,予以公开', '2号,齉爩,2024-01-05,2024-05-20,撤回（齉爩）', '2号,齉爩,2024-02-30,2024-05-20,']

async function run(t: Test, file: string, ...args: string[]): Promise<{ out: string; err: string; code: number }> {
  const written = { out: t.capture(process.stdout, 'write', () => true), err: t.capture(process.stderr, 'write', () => true) }
  const before = process.exitCode
  process.exitCode = 0
  const program = new Command('mingjian').exitOverride()
  registerLedger(program)
  try {
    await program.parseAsync(['node', 'mingjian', 'ledger', file, '--kind', 'applications', ...args])
  } finally {
    written.out.restore()
    written.err.restore()
  }
  const code = Number(process.exitCode)
  process.exitCode = before
  const text = (calls: Array<{ args: unknown[] }>): string => calls.map((call) => String(call.args[0])).join('')
  return { out: text(written.out()), err: text(written.err()), code }
}

t.test('three forms of one answer', async (t) => {
  const folder = t.testdir({ 'r.csv': [head, ...lines].join('\n'), tmp: {} })
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = `${folder}/tmp`
  const json = await run(t, `${folder}/r.csv`)
  const answer = JSON.parse(json.out) as LedgerAnswer
  t.equal(json.code, 1, '30 February')
  t.equal(answer.lines, 3)
  const ndjson = await run(t, `${folder}/r.csv`, '--format', 'ndjson')
  const said = ndjson.out.trimEnd().split('\n').map((line) => JSON.parse(line) as unknown)
  t.same(said.slice(0, -1), answer.findings, 'a finding a line')
  t.match(said.at(-1), { lines: 3, summary: answer.summary })
  const csv = await run(t, `${folder}/r.csv`, '--format', 'csv', '--lang', 'en')
  t.equal(csv.out.trimEnd().split('\r\n').length, answer.findings.length + 1, 'a finding a line, and a head')
  for (const { out, err } of [json, ndjson, csv]) t.notMatch(out + err, /龘|齉/, 'nobody is named')
  t.same(readdirSync(`${folder}/tmp`), [], 'nothing is left behind')
  if (before === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = before
})

t.test('a file that is none is refused before anything is said', async (t) => {
  const folder = t.testdir({ 'r.csv': lines.join('\n') })
  const out = t.capture(process.stdout, 'write', () => true)
  const program = new Command('mingjian').exitOverride()
  registerLedger(program)
  const refused = await program.parseAsync(['node', 'm', 'ledger', `${folder}/r.csv`, '--kind', 'applications']).catch((error: unknown) => error)
  // Before anything is held: what the test itself reports goes out by the same door.
  out.restore()
  t.match(refused, { code: 'ledger-not-recognised' })
  t.notOk(out().some(({ args }) => String(args[0]).includes('"findings"')))
})
