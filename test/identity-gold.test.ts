// Openings of real pages against their gold answers: at least 0.97 of those that are not null, and each wrong one named.
import { existsSync, readFileSync } from 'node:fs'
import t from 'tap'
import { ingest } from '../src/ingest/ingest.js'
import { normalise } from '../src/normalise/normalise.js'
import { segment } from '../src/segment/segment.js'
import { loadRulebook } from '../src/rulebook/load.js'
import type { Identity, Submitted } from '../src/model/report.js'

const root = new URL('../../../shared/', import.meta.url)
const file = new URL('expected/identity.jsonl', root)

interface Opening { id: string; title: string | null; text: string; host: string | null; gold: Record<string, string | number | null> }
interface Seed { file: string; report: Record<string, unknown> }

async function identify(name: string, text: string, submitted: Submitted): Promise<Identity> {
  const source = await ingest({ name, bytes: new TextEncoder().encode(text) })
  return segment(source, normalise(source), submitted, loadRulebook()).identity
}

t.test('openings of real pages', { skip: existsSync(file) ? false : '../shared is absent' }, async (t) => {
  const openings = readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Opening)
  const score = new Map<string, { right: number; asked: number }>()
  const wrong: string[] = []
  for (const { id, title, text, host, gold } of openings) {
    const page = title === null ? text : `${title}\n${text}`
    const identity = await identify(`${id}.txt`, page, host ? { url: `http://${host}/` } : {})
    const answers: Record<string, unknown> = {
      kind: identity.kind, year: identity.year.value, issuerKind: identity.issuer.kind.value,
      province: identity.issuer.province.value, regime: identity.regime,
    }
    for (const [field, answer] of Object.entries(answers)) {
      const want = gold[field]
      if (want === null || want === undefined) continue
      const seen = score.get(field) ?? { right: 0, asked: 0 }
      score.set(field, { right: seen.right + (answer === want ? 1 : 0), asked: seen.asked + 1 })
      if (answer !== want) wrong.push(`${id} ${field}: ${String(answer)}, gold ${want} (title: ${identity.title.value})`)
    }
  }
  for (const [field, { right, asked }] of score) t.comment(`${field}: ${right} of ${asked}`)
  for (const line of wrong) t.comment(line)
  const asked = [...score.values()].reduce((sum, each) => sum + each.asked, 0)
  t.ok(wrong.length <= asked * 0.03, `${asked - wrong.length} of ${asked} right`)
})

t.test('the five seeds', { skip: existsSync(new URL('seeds/', root)) ? false : '../shared is absent' }, async (t) => {
  const { documents } = JSON.parse(readFileSync(new URL('expected/seeds.json', root), 'utf8')) as { documents: Seed[] }
  for (const { file: path, report } of documents) {
    const identity = await identify(path, readFileSync(new URL(path, root), 'utf8'), {})
    const answers: Record<string, unknown> = {
      kind: identity.kind, year: identity.year.value, regime: identity.regime, issuerKind: identity.issuer.kind.value,
      province: identity.issuer.province.value, publishedOn: identity.publishedOn.value,
    }
    for (const [key, want] of Object.entries(report)) {
      const name = identity.issuer.name.value
      if (key === 'issuerContains') t.ok(name?.includes(String(want)), `${path}: issuer ${name}`)
      else t.equal(answers[key], want, `${path}: ${key}`)
    }
    t.equal(identity.reports, identity.kind === 'other' ? 0 : 1, `${path}: one report`)
  }
})
