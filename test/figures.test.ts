// Every figure of every message stands in the evidence shown with it, or follows from figures that do, or is the law's or the caller's own.
import { readFileSync, readdirSync } from 'node:fs'
import t from 'tap'
import { readFacts } from '../src/facts/facts.js'
import { readReport } from '../src/evaluate.js'
import { judge } from '../src/judge/judge.js'
import { givensOf } from '../src/rule-cases.js'
import { loadRulebook } from '../src/rulebook/load.js'
import { kept } from './fixtures/same-report/make/make.js'
import { unheld, unreckoned, type Judged } from './held-figures.js'
import { labelledReports } from './labelled/reports.js'
import type { Submitted } from '../src/model/report.js'
import type { Submission } from '../src/model/source.js'

const rulebook = loadRulebook()
const strange = (judged: Judged): string[] => judge(judged.facts, rulebook).flatMap((finding) => unheld(finding, judged, rulebook))

async function read(submission: Submission): Promise<Judged> {
  const { source, report } = await readReport(submission, {}, rulebook)
  return { facts: readFacts(report, rulebook), text: source.text, submitted: {} }
}

for (const { id } of rulebook.rules) {
  await t.test(`the whole texts among the cases of ${id}`, async (t) => {
    for (const { name, given } of rulebook.cases[id] ?? []) {
      if (!('text' in given)) continue
      const beside = 'previous' in given || 'others' in given
      t.same(strange({ ...await givensOf(given, rulebook), submitted: (given.submitted ?? {}) as Submitted, beside }), [], name)
    }
  })
}

await t.test('whole reports: golden, drawn, and one in every format', async (t) => {
  const golden = readdirSync('test/golden').sort().map((slug): Submission => {
    const name = readdirSync(`test/golden/${slug}`).find((each) => each.startsWith('report.'))!
    return { name, bytes: readFileSync(`test/golden/${slug}/${name}`) }
  })
  const formats = readdirSync('test/fixtures/same-report').filter((name) => /^report.*\.(?!ts$)/.test(name))
  t.ok(formats.length >= 10, 'the kept report is there in its formats')
  const all = [...golden, ...formats.map((name): Submission => ({ name, bytes: kept(name) })), ...labelledReports.map(({ submission }) => submission)]
  for (const submission of all) t.same(strange(await read(submission)), [], submission.name)
})

await t.test('each problem of last year that nothing takes up is shown in last year\'s words', async (t) => {
  const told = (rulebook.cases['last-problems-followed'] ?? []).filter(({ given, expect }) => 'text' in given && expect.outcome === 'review')
  t.ok(told.length > 0)
  for (const { name, given } of told) {
    const { facts } = await givensOf(given, rulebook)
    const { evidence } = judge(facts, rulebook).find(({ ruleId }) => ruleId === 'last-problems-followed')!
    t.equal(new Set(evidence.map(({ beside }) => beside?.quote)).size, facts.get('problems.previous.open').value, name)
  }
})

t.test('the check sees a figure that nothing holds', async (t) => {
  const judged = await read({ name: 'report.html', bytes: readFileSync('test/golden/qingxi-education-2024/report.html') })
  const findings = judge(judged.facts, rulebook)
  const bare = findings.flatMap((finding) => unheld({ ...finding, evidence: [] }, judged, rulebook))
  t.match(bare.join('\n'), /period-stated pass: period\.start says 2024/)
  const other = findings.flatMap((finding) => unheld(finding, { ...judged, text: judged.text.replace(/\d/g, '7') }, rulebook))
  t.ok(other.length > 0, 'another text under the same evidence')
})

t.test('what follows from what stands', (t) => {
  const cases: Array<[equation: string, standing: number[], held: boolean]> = [
    ['甲:3 + 1 = 4 ≠ 5', [3, 1, 5], true], ['甲:3 + 1 = 4 ≠ 5', [3, 5], false], ['甲:3 + 1 = 6 ≠ 5', [3, 1, 5], false],
    ['12÷48=25%≠30%', [12, 48, 30], true], ['12÷48=26%≠30%', [12, 48, 30], false], ['表三 行“总计” 列“自然人” 28→29', [28], true],
    ['表三 行“总计” 列“自然人” 28→29', [29], false], ['2 ≠ 0', [2, 0], true], ['2 ≠ 0', [2], false],
  ]
  for (const [equation, standing, held] of cases) {
    t.equal(unreckoned(equation, new Set(standing)) === null, held, `${equation} of ${standing.join(' ')}`)
  }
  t.end()
})
