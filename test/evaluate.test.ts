// Golden documents: whole invented reports, whole answers. `npm run golden` rewrites them; CHANGELOG says why a verdict changed.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { evaluate } from '../src/evaluate.js'
import { present } from '../src/present/present.js'
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

/** The digest is left out: it changes with every rule file, and test/rulebook holds it. */
async function answer(slug: string): Promise<Evaluation> {
  const name = readdirSync(join(folder, slug)).find((each) => each.startsWith('report.'))!
  const result = await evaluate({ name, bytes: readFileSync(join(folder, slug, name)) }, {}, rulebook)
  const evaluation = present(result, { language: 'zh', id: null, createdAt: '2026-01-01T00:00:00.000Z', include: ['extracted'] })
  return { ...evaluation, ruleset: { ...evaluation.ruleset, digest: '' } }
}

function differences(gold: Evaluation, got: Evaluation): string[] {
  const was = new Map(gold.findings.map(({ ruleId, outcome }) => [ruleId, outcome]))
  return got.findings.filter(({ ruleId, outcome }) => was.get(ruleId) !== outcome)
    .map(({ ruleId, outcome }) => `${ruleId}: ${was.get(ruleId)} -> ${outcome}`)
}
