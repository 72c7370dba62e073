// What an author is told of an own ruleset that came as files: the form, the proofs and the cases, each at its file and line.
import { readFileSync } from 'node:fs'
import t from 'tap'
import { allProblemsOf } from '../src/rules-check.js'
import { ownRuleset, type OwnParts } from './own-ruleset.js'

async function told(parts: OwnParts): Promise<string[]> {
  return (await allProblemsOf({ files: ownRuleset(parts) })).map(({ file, line, reason }) => `${file}:${line} ${reason.en}`)
}

t.test('a sound ruleset of its own rule, and one of weights alone', async (t) => {
  t.same(await told({}), [])
  t.same((await allProblemsOf({ files: { 'extension.json': ownRuleset({})['extension.json']! } })).length, 0)
})

t.test('what is told, and where', async (t) => {
  const rule = 'checks/own-period/rule.json'
  const cases = 'checks/own-period/cases.json'
  const failing = (text: string) => text.replaceAll('"outcome": "pass"', '"outcome": "fail"')
  const noText = (text: string) => text.replace(/"text": "长宁县教育局2012年[^"]*"/, '"text": ""')
  const lines: Array<[name: string, parts: OwnParts, file: string, says: RegExp]> = [
    ['a verdict that never stands', { rule: (text) => text.replaceAll('"value": "damaged"', '"value": "stated"') }, rule, /verdict 2/],
    ['a rule at odds with one of ours', { rule: failing, cases: failing }, rule, /period-stated/],
    ['a case that is answered otherwise', { cases: (text) => text.replace('"says": "残缺"', '"says": "完好"') }, cases, /expects says "完好"/],
    ['a case whose outcome is another', { cases: (text) => text.replace('"outcome": "review" }', '"outcome": "pass" }') }, cases,
      /expects outcome "pass", and it is "review"/],
    ['a text that cannot be read', { cases: noText }, cases, /empty|0 bytes/i],
    ['a key that stands twice', { rule: (text) => text.replace('"weight": 1', '"weight": 1,\n  "weight": 2') }, rule, /stands twice/],
    ['no case for an outcome', { cases: () => '[]' }, cases, /./],
  ]
  for (const [name, parts, file, says] of lines) {
    const problems = await told(parts)
    t.ok(problems.some((line) => line.startsWith(`${file}:`) && says.test(line)), `${name}: ${problems.join(' | ')}`)
    t.ok(problems.every((line) => /^[\w./-]+:\d+ /.test(line)), `${name}: each at its line`)
  }
})

t.test('the line is that of the case', async (t) => {
  const change = (text: string) => text.replace('"says": "残缺"', '"says": "完好"')
  const [problem] = await told({ cases: change })
  const at = change(readFileSync('rules/checks/period-stated/cases.json', 'utf8')).split('\n').findIndex((line) => line.includes('完好')) + 1
  t.equal(problem?.split(' ')[0], `checks/own-period/cases.json:${at}`)
})
