// Golden documents: whole invented reports, whole answers. `npm run golden` rewrites them; CHANGELOG says why a verdict changed.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { evaluate, rejudge, rescore } from '../src/evaluate.js'
import { present } from '../src/present/present.js'
import { rulebookFor } from '../src/rulebook/choose.js'
import { loadRulebook } from '../src/rulebook/load.js'
import type { Evaluation } from '../src/model/evaluation.js'

const folder = 'test/golden'
const rulebook = loadRulebook()

for (const slug of readdirSync(folder).sort()) {
  t.test(slug, async (t) => {
    const got = await answer(slug)
    const goldFile = join(folder, slug, 'expected.json')
    if (process.env['GOLDEN'] === 'write') writeFileSync(goldFile, `${JSON.stringify(got, null, 1)}\n`)
    if (!existsSync(goldFile)) return t.fail(`no ${goldFile}: run npm run golden`)
    const gold = JSON.parse(readFileSync(goldFile, 'utf8')) as Evaluation
    t.same(differences(gold, got), [], 'a verdict changed: if it should, run npm run golden and say so in CHANGELOG.md')
    t.same(got, gold)
  })
}

t.test('scored again without a decision, the score is the same to the last digit', async (t) => {
  for (const slug of readdirSync(folder)) {
    const result = await resultOf(slug)
    t.same(rescore(result, result.findings, rulebook), result, slug)
  }
})

t.test('judged again by its own rules, a result is the same; by others, as if it were read under them', async (t) => {
  const other = rulebookFor({ ruleset: 'equal-thirds' })
  for (const slug of readdirSync(folder)) {
    const result = await resultOf(slug)
    t.same(rejudge(result, rulebook), result, slug)
    t.same(rejudge(result, other), await resultOf(slug, other), `${slug} by ${other.id}`)
  }
})

t.test('findings decided otherwise move the score, and the result given stays as it was', async (t) => {
  const result = await resultOf('qingxi-education-2024')
  const before = structuredClone(result)
  const failed = result.findings.map((each) => (each.outcome === 'pass' ? { ...each, outcome: 'fail' as const, credit: 0 } : each))
  const again = rescore(result, failed, rulebook)
  t.ok(again.score!.total < result.score!.total)
  t.same(result, before)
  const gates = (decisions: Parameters<typeof rescore>[3]) => rescore(result, result.findings, rulebook, decisions).score
  t.match(gates({ 'not-published': 'confirm' }), { total: 0, low: 0, high: 0, band: 'failing', gates: [{ id: 'not-published' }] })
  t.match(gates({ reissued: 'confirm' }), { total: 59, gates: [{ id: 'reissued' }] })
  t.match(gates({ unreadable: 'confirm' }), { total: result.score!.total, band: 'open' })
  t.same(gates({ reissued: 'dismiss', late: 'confirm' }), result.score, 'what no person decides is not asked of one')
})

/** The digest is left out: it changes with every rule file, and test/rulebook holds it. */
async function answer(slug: string): Promise<Evaluation> {
  const result = await resultOf(slug)
  const evaluation = present(result, { language: 'zh', id: null, createdAt: '2026-01-01T00:00:00.000Z', include: ['extracted'] })
  return { ...evaluation, ruleset: { ...evaluation.ruleset, digest: '' } }
}

function resultOf(slug: string, rules = rulebook): ReturnType<typeof evaluate> {
  const name = readdirSync(join(folder, slug)).find((each) => each.startsWith('report.'))!
  return evaluate({ name, bytes: readFileSync(join(folder, slug, name)) }, {}, rules)
}

function differences(gold: Evaluation, got: Evaluation): string[] {
  const was = new Map(gold.findings.map(({ ruleId, outcome }) => [ruleId, outcome]))
  return got.findings.filter(({ ruleId, outcome }) => was.get(ruleId) !== outcome)
    .map(({ ruleId, outcome }) => `${ruleId}: ${was.get(ruleId)} -> ${outcome}`)
}
