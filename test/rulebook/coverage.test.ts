// rules/coverage.json names only what is there, leaves out no duty, form or trap, and its pages are current.
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import t from 'tap'
import { coveragePage } from '../../src/rulebook/coverage-page.js'
import { readCoverage } from '../../src/rulebook/coverage.js'
import { loadRulebook, ourFolder, problemsOf } from '../../src/rulebook/load.js'
import type { Coverage } from '../../src/model/coverage.js'

const rulebook = loadRulebook()
const coverage = readCoverage(ourFolder())!
const numbersOf = (of: string) => coverage.traps.filter((trap) => trap.of === of).map(({ number }) => number)
const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1)

t.test('nothing is left out', (t) => {
  t.same(numbersOf('law'), upTo(70))
  t.same(numbersOf('practice'), upTo(40))
  const asked: Array<[law: string, article: string, items: number]> = [
    ['cn-regulation-2007', '31', 1], ['cn-regulation-2007', '32', 6], ['cn-regulation-2019', '49', 2], ['cn-regulation-2019', '50', 5],
    ...['一', '二', '三', '四', '五', '六'].flatMap((part): Array<[string, string, number]> =>
      [['cn-form-notice-2019', part, 1], ['cn-form-notice-2021', part, 1]]),
    ...rulebook.laws['cn-processing-fee-2020']!.articles.map(({ article }): [string, string, number] => ['cn-processing-fee-2020', article, 1]),
  ]
  for (const [law, article, items] of asked) {
    t.ok(coverage.duties.filter((duty) => duty.law === law && duty.article === article).length >= items, `${law} ${article}`)
  }
  t.end()
})

t.test('every test that is named stands in its file', (t) => {
  for (const { file, title } of [...coverage.duties, ...coverage.traps].flatMap(({ tests = [] }) => tests)) {
    const calls = [`t.test('${title.replaceAll('\'', '\\\'')}'`, `t.test("${title}"`]
    const stands = existsSync(file) && calls.some((call) => readFileSync(file, 'utf8').includes(call))
    t.ok(stands, `${file}: ${title}`)
  }
  t.end()
})

for (const [language, file] of [['en', 'rules/COVERAGE.md'], ['zh', 'rules/COVERAGE.zh-CN.md']] as const) {
  t.test(file, (t) => {
    const page = coveragePage(coverage, rulebook, language)
    t.equal(readFileSync(file, 'utf8'), page, 'run: npm run docs')
    t.notMatch(page, /undefined|\[object/)
    t.end()
  })
}

t.test('what is refused, with its line', (t) => {
  const [duty, trap] = [coverage.duties[0]!, coverage.traps[0]!]
  const bare = { of: trap.of, number: 99, says: trap.says }
  const refused: Array<[name: string, over: Partial<Coverage>, line: RegExp, says: RegExp]> = [
    ['an unknown rule', { duties: [{ ...duty, rules: ['no-rule'] }] }, /no-rule/, /no rule "no-rule"/],
    ['an unknown law', { duties: [{ ...duty, law: 'no-law' }] }, /no-law/, /no law "no-law"/],
    ['an unknown article', { duties: [{ ...duty, article: '99' }] }, /"99"/, /holds no article "99"/],
    ['an unknown case', { traps: [{ ...bare, cases: [{ rule: 'own-year', name: '没有' }] }] }, /"没有"/, /has no case "没有"/],
    ['a case of an unknown rule', { traps: [{ ...bare, cases: [{ rule: 'no-rule', name: '没有' }] }] }, /no-rule/, /no rule "no-rule"/],
    ['a duty that nothing holds', { duties: [{ law: duty.law, article: duty.article, says: duty.says }] }, /\{/, /no reason says why/],
    ['a number twice', { traps: [trap, trap] }, /"number"/, /stands twice/],
    ['an unknown row', { forms: coverage.forms.map((form) => ({ ...form, some: [{ rules: ['own-year'], rows: ['no-row'] }] })).slice(0, 1) },
      /no-row/, /no row "no-row"/],
    ['a form left out', { forms: coverage.forms.slice(1) }, /"forms"/, /"applications-2021" is left out/],
  ]
  const folder = t.testdir({})
  cpSync('rules', folder, { recursive: true })
  for (const [name, over, line, says] of refused) {
    const text = JSON.stringify({ ...coverage, ...over }, null, 1)
    writeFileSync(`${folder}/coverage.json`, text)
    const found = problemsOf(folder).filter(({ reason }) => says.test(reason.en))
    t.match(found[0]?.file, 'coverage.json', name)
    t.match(text.split('\n')[found[0]!.line - 1], line, name)
  }
  t.end()
})
