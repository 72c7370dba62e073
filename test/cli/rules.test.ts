// The rules on the command line: every rule is listed and shown with its law; a wrong folder is told and ends with 2.
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { Command } from 'commander'
import t, { type Test } from 'tap'
import { registerRules } from '../../src/cli/rules.js'
import { Fault } from '../../src/model/fault.js'
import { loadRulebook } from '../../src/rulebook/load.js'
import type { RuleCase } from '../../src/model/rule.js'

const rulebook = loadRulebook()

/** What one call writes, and the exit code it sets. */
async function run(t: Test, ...args: string[]): Promise<{ out: string; err: string; code: number }> {
  const written = { out: t.capture(process.stdout, 'write', () => true), err: t.capture(process.stderr, 'write', () => true) }
  const before = process.exitCode
  process.exitCode = 0
  const program = new Command('mingjian').exitOverride()
  registerRules(program)
  try {
    await program.parseAsync(['node', 'mingjian', 'rules', ...args])
  } finally {
    written.out.restore()
    written.err.restore()
  }
  const code = Number(process.exitCode)
  process.exitCode = before
  const text = (calls: Array<{ args: unknown[] }>) => calls.map((call) => String(call.args[0])).join('')
  return { out: text(written.out()), err: text(written.err()), code }
}

t.test('rules of registers', async (t) => {
  const all = (await run(t, 'list')).out
  const [reports, registers] = [(await run(t, 'list', '--for', 'report')).out, (await run(t, 'list', '--for', 'ledger')).out]
  t.equal(all, `${reports}\n${registers}`)
  const lines = registers.trimEnd().split('\n').slice(1)
  t.same(lines.map((line) => line.split(/ +/)[1]), rulebook.ledger.rules.map(({ number }) => number).sort(), 'by their numbers')
  for (const { id, number, title } of rulebook.ledger.rules) {
    for (const asked of [id, number]) t.match((await run(t, 'show', asked)).out, new RegExp(`${title.zh}[^]*${number}[^]*用例`), asked)
  }
})

t.test('list', async (t) => {
  for (const lang of ['zh', 'en'] as const) {
    const { out, code } = await run(t, 'list', '--lang', lang)
    t.equal(code, 0)
    const lines = out.trimEnd().split('\n')
    t.equal(lines.length, rulebook.rules.length + rulebook.ledger.rules.length + 3, 'two tables')
    rulebook.rules.forEach((rule, index) => {
      t.ok(lines[index + 1]!.startsWith(rule.id) && lines[index + 1]!.endsWith(rule.title[lang]), rule.id)
    })
  }
})

t.test('show', async (t) => {
  for (const rule of rulebook.rules) {
    const { out } = await run(t, 'show', rule.id)
    for (const { says } of rule.verdicts) t.ok(out.includes(says.zh), `${rule.id} says ${says.zh}`)
    for (const { law, article } of Object.values(rule.cites).flat()) {
      const text = rulebook.laws[law]!.articles.find((each) => each.article === article)?.text.split('\n')[0]
      if (text) t.ok(out.includes(text), `${rule.id} shows ${law} ${article}`)
    }
    t.notMatch(out, /undefined|\[object/, rule.id)
  }
  await t.rejects(run(t, 'show', 'no-such-rule'), Fault)
})

t.test('check', async (t) => {
  t.equal((await run(t, 'check')).code, 0)
  const folder = t.testdir({})
  cpSync('rules', folder, { recursive: true })
  t.equal((await run(t, 'check', folder)).code, 0)
  const file = `${folder}/checks/period-stated/rule.json`
  writeFileSync(file, readFileSync(file, 'utf8').replace('"period.stated"', '"period.sated"'))
  const { out, err, code } = await run(t, 'check', folder, '--lang', 'en')
  t.match({ out, err, code }, { out: '', err: /checks\/period-stated\/rule\.json:\d+ {2}there is no fact "period\.sated"/, code: 2 })
})

t.test('check runs the cases', async (t) => {
  const folder = t.testdir({})
  cpSync('rules', folder, { recursive: true })
  const file = `${folder}/checks/period-stated/cases.json`
  const [first, ...others] = JSON.parse(readFileSync(file, 'utf8')) as RuleCase[]
  writeFileSync(file, JSON.stringify([...others, { ...first, expect: { outcome: 'partial', says: '青溪' } }], null, 1))
  const { err, code } = await run(t, 'check', folder, '--lang', 'en')
  t.equal(code, 2)
  for (const [line] of err.matchAll(/^checks\/period-stated\/cases\.json:\d+/gm)) {
    t.match(readFileSync(file, 'utf8').split('\n')[Number(line.split(':')[1]) - 1], /"(outcome|says)"/)
  }
  t.match(err, /the case expects outcome "partial", and it is "[a-z-]+"[^]*the case expects says "青溪"/)
})

t.test('two rulesets, and what moves by them', async (t) => {
  const report = 'test/golden/qingxi-education-2024/report.html'
  const { out, code } = await run(t, 'diff', 'cn-national', 'equal-thirds+hunan', '--over', report)
  t.equal(code, 0)
  t.match(out, /shares\.figures: 25 → 0/)
  t.match(out, /education-2024\/report\.html {2}\S+ [\d.]+ → \S+ [\d.]+/)
  t.match((await run(t, 'diff', 'cn-national', 'cn-national')).out, /没有会改变结论的差别/)
  t.match((await run(t, 'diff', 'cn-national', 'cn-national', '--lang', 'en')).out, /Nothing that can change a verdict/)
  const asJson = await run(t, 'diff', 'cn-national', 'equal-thirds', '--over', report, 'no-such-file', '--format', 'json')
  t.equal(asJson.code, 2, 'one of the documents is not there')
  t.match(JSON.parse(asJson.out), { from: { id: 'cn-national' }, to: { id: 'equal-thirds' }, moves: [{ document: report, rules: [] }] })
  t.match(asJson.err, /no-such-file/)
})

t.test('a rule tried on a document', async (t) => {
  const report = 'test/golden/qingxi-education-2024/report.html'
  const late = await run(t, 'try', 'published-on-time', report, '--published', '2025-02-07')
  t.match(late.out, /deadline\.daysLate = 7/, 'what was seen')
  t.match(late.out, /部分符合 {2}← 成立[\s\S]*\n结论 {2}部分符合/, 'what stands')
  t.match((await run(t, 'try', 'published-on-time', report, '--lang', 'en', '--draft')).out, /Finding {2}.*not applicable/i, 'and what becomes of it')
  await t.rejects(run(t, 'try', 'no-such-rule', report), { code: 'not-found' })
  await t.rejects(run(t, 'try', 'published-on-time', 'no-such-file'), { code: 'file-unreadable' })
})
