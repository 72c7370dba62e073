// Pages of the list and of leagues over a million stored evaluations, against single rows looked up by their key in the same run.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { localCaller } from '../../src/access/roles.js'
import { openDatabase } from '../../src/store/database.js'
import { migrate } from '../../src/store/migrate.js'
import { tenantStore } from '../../src/store/tenant-store.js'
import { within } from '../../src/store/tenancy.js'
import { fillSeason } from './season-rows.js'
import type { Caller } from '../../src/model/caller.js'

const bodies = Number(process.argv[2] ?? 200_000)
const agencies = Number(process.argv[3] ?? 5000)
const years = 5
const rounds = 200
/** Single rows that one page may cost. */
const bar = 20

const folder = mkdtempSync(join(tmpdir(), 'mingjian-ranking-'))
const { db, close } = await openDatabase({ dataFolder: folder })
await migrate(db)
const began = performance.now()
const { province, city, county, agency, government } = await fillSeason(db, bodies, years, agencies)
const seconds = Math.round((performance.now() - began) / 1000)
process.stdout.write(`${bodies * years} evaluations of ${agencies + 155} organisations, ${10_000} with findings, loaded in ${seconds} s\n`)

let seed = 7
/** The same numbers in every run. */
const random = (below: number): number => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return Math.floor((seed / 2_147_483_648) * below)
}
const as = (organisation: string): Caller => ({ ...localCaller, organisation, open: false })
const { rows: ids } = await sql<{ id: string }>`SELECT id FROM evaluations TABLESAMPLE SYSTEM (1) LIMIT ${rounds}`.execute(db)
const anyId = (): string => ids[random(ids.length)]!.id

async function times(work: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const from = performance.now()
    await work()
    taken.push(performance.now() - from)
  }
  return taken.sort((a, b) => a - b)
}
const at = (sorted: number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!

const season = () => ({ year: 2024 - random(years), ruleset: 'bench@1' })
const kinds = ['government', 'department', 'township', 'street']
const kind = (): string => kinds[random(kinds.length)]!
const place = () => ({ ranked: true, points: 55 + random(450) / 10, body: '80000000-0000-4000-8000-000000000000' })
const whole = tenantStore(db, as(province))
const one = tenantStore(db, as(county))
const lookUp = await times(() => within(db, as(province), (tx) =>
  tx.selectFrom('evaluations').select(['id', 'band', 'total']).where('id', '=', anyId()).executeTakeFirst()))
const pages: Record<string, () => Promise<unknown>> = {
  'list, province, first page': () => whole.evaluations.list({}, { limit: 20 }),
  'list, province, a filter, deep': () => whole.evaluations.list({ year: 2024 - random(years), band: 'failing' }, { limit: 20, after: anyId() }),
  'list, one county, first page': () => one.evaluations.list({}, { limit: 20 }),
  'list, one county, two filters, deep': () => one.evaluations.list({ issuerKind: kind(), year: 2022 }, { limit: 20, after: anyId() }),
  'league, province, first page': () => whole.results.league(season(), { kind: kind() }, { limit: 21 }),
  'league, province, deep': () => whole.results.league(season(), { kind: kind() }, { limit: 21, after: place() }),
  'league, city, by level, deep': () =>
    tenantStore(db, as(city)).results.league(season(), { kind: kind(), level: 2 }, { limit: 21, after: place() }),
  'league, below one government': () => whole.results.league(season(), { kind: 'department', parent: government }, { limit: 21 }),
  'changes, province, deep': () =>
    whole.results.changes(season(), kind(), 'declined', { limit: 21, after: { change: random(90) / 10, body: anyId() } }),
}
const few = tenantStore(db, as(agency))
pages['carry-overs, one agency'] = () => few.verdicts.untouched(2024 - random(years), { limit: 100 })
pages['carry-overs, province'] = () => whole.verdicts.untouched(2024 - random(years), { limit: 100 })
pages['coverage, one agency'] = () => few.coverage.of(2024 - random(years))
const unit = at(lookUp, 0.5)
process.stdout.write(`one row by key: p50 ${unit.toFixed(2)} ms, p95 ${at(lookUp, 0.95).toFixed(2)} ms\n`)
let worst = 0
for (const [name, page] of Object.entries(pages)) {
  const taken = await times(page)
  const cost = at(taken, 0.95) / unit
  worst = Math.max(worst, cost)
  const [middle, slow] = [at(taken, 0.5).toFixed(2), at(taken, 0.95).toFixed(2)]
  process.stdout.write(`${name.padEnd(38)} p50 ${middle} ms  p95 ${slow} ms  ${cost.toFixed(1)} single rows\n`)
}

// No page: all bodies of a county with what came for each. Printed by the body, and not judged.
const covered = (await one.coverage.of(2024)).length
const all = await times(() => one.coverage.of(2024 - random(years)))
process.stdout.write(`coverage, one county of ${covered} bodies: p50 ${at(all, 0.5).toFixed(2)} ms, p95 ${at(all, 0.95).toFixed(2)} ms, `
  + `${(at(all, 0.95) / unit).toFixed(1)} single rows, ${(at(all, 0.95) / unit / covered).toFixed(3)} a body\n`)

/** What the planner does for the hot paths, as a tenant: auto_explain is not at hand everywhere, so the statements stand here once more. */
const plans: Record<string, string> = {
  list: `SELECT id FROM listed_evaluations WHERE organisation_id = '${province}' AND report_year = 2023 AND band = 'good' ORDER BY id DESC LIMIT 21`,
  league: `SELECT body_id FROM standings WHERE organisation_id = '${province}' AND year = 2023 AND ruleset = 'bench@1' AND kind = 'department'
    AND (ranked, points, body_id) < (true, 70::float8, '80000000-0000-4000-8000-000000000000'::uuid)
    ORDER BY ranked DESC, points DESC, body_id DESC LIMIT 21`,
}
let scans = 0
for (const [name, statement] of Object.entries(plans)) {
  const explain = sql<Record<'QUERY PLAN', string>>`EXPLAIN (COSTS OFF) ${sql.raw(statement)}`
  const { rows } = await within(db, as(province), (tx) => explain.execute(tx))
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n  ')
  scans += plan.match(/Seq Scan/g)?.length ?? 0
  process.stdout.write(`plan of ${name}:\n  ${plan}\n`)
}
process.stdout.write(`most: ${worst.toFixed(1)} single rows (bar ${bar}); sequential scans on a hot path: ${scans}\n`)
await close()
rmSync(folder, { recursive: true, force: true })
process.exitCode = worst > bar || scans > 0 ? 1 : 0
