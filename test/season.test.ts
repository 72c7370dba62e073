// A season: three cities, sixty bodies, 180 files, three workers, one of them killed, the database restarted; nothing lost, nothing doubled.
import { join } from 'node:path'
import pg from 'pg'
import t from 'tap'
import { localCaller } from '../src/access/roles.js'
import { loadRulebook } from '../src/rulebook/load.js'
import { stoodOn } from '../src/api/season/stand.js'
import { openCluster } from '../src/store/embedded/cluster.js'
import { readPostmaster } from '../src/store/embedded/lock.js'
import { waitUntilGone } from '../src/store/embedded/postmaster.js'
import { openStore } from '../src/store/store.js'
import { draftOf } from './labelled/draft.js'
import { fileOf, formats } from './labelled/files.js'
import { itemsOf, sendBatch, until } from './worker/on-postgres.js'
import { startWorkers, stopWorkers } from './worker/processes.js'
import type { Base, Draft } from './labelled/draft.js'
import type { Caller } from '../src/model/caller.js'
import type { Submission } from '../src/model/source.js'

const rulebook = loadRulebook()
const cities = ['01930a2e-7c40-7d3a-9b1e-000000000001', '01930a2e-7c40-7d3a-9b1e-000000000002', '01930a2e-7c40-7d3a-9b1e-000000000003']
const counties = ['青溪县', '石桥县', '云岭县', '南浦县', '白沙县', '丰河县', '秀川县', '临江县', '安原县', '宁泉县']
const offices = [['水利局', '教育局'], ['民政局', '司法局'], ['审计局', '统计局']]
const years: Base[] = ['bureau-2016', 'bureau-2020', 'bureau-2022']
const bodiesOf = (city: number): string[] => counties.flatMap((county) => offices[city]!.map((office) => `${county}${office}`))
const as = (organisation: string): Caller => ({ ...localCaller, organisation })

/** The last body of each city hands in nothing for 2022, and its report for 2020 twice: the second time mended. */
function filesOf(city: number): Submission[] {
  const bodies = bodiesOf(city)
  return bodies.flatMap((name, at) => years.map((base, year) => {
    const number = (city * bodies.length + at) * years.length + year
    const kept = at === bodies.length - 1 && year === 2 ? 'bureau-2020' : base
    return fileOf(of(name, kept, number), formats[number % formats.length]!, `${name}-${number}`)
  }))
}

function of(name: string, base: Base, seed: number): Draft {
  const draft = draftOf(base, seed)
  return JSON.parse(JSON.stringify(draft).replaceAll(draft.issuer, name).replaceAll(draft.issuer.slice(0, 3), name.slice(0, 3))) as Draft
}

t.test('a season', async (t) => {
  const folder = t.testdir()
  const cluster = await openCluster(folder)
  const { user, password, host, port } = cluster.access
  const url = `postgresql://${user}:${password}@${host}:${port}/postgres`
  const store = await openStore({ databaseUrl: url, dataFolder: 'unused' })
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  for (const [at, city] of cities.entries()) {
    const values = [city, localCaller.organisation, `${at}`, 'city']
    await admin.query('INSERT INTO organisations (id, parent_id, name, kind) VALUES ($1, $2, $3, $4)', values)
    for (const name of bodiesOf(at)) await store.as(as(city)).bodies.create({ name, kind: 'department' })
  }
  await admin.end()

  const workers = await startWorkers(url, 3)
  t.teardown(() => { for (const { child } of workers) child.kill('SIGKILL') })
  const batches = await Promise.all(cities.map(async (city, at) => (await sendBatch(store.as(as(city)), filesOf(at))).id))
  const batchOf = (at: number) => store.as(as(cities[at]!)).batches.get(batches[at]!).catch(() => null)
  const settled = async (): Promise<number> => (await Promise.all(cities.map((_, at) => batchOf(at))))
    .reduce((sum, batch) => sum + (batch ? batch.done + batch.failed : 0), 0)

  await until(async () => await settled() >= 20, 120)
  workers[1]!.child.kill('SIGKILL')
  const atKill = await settled()
  t.ok(atKill < 180, `killed in the middle: ${atKill}`)
  await until(async () => await settled() >= Math.min(atKill + 20, 170), 120)
  const { pid } = (await readPostmaster(join(folder, 'postgres')))!
  process.kill(pid, 'SIGINT')
  await waitUntilGone(join(folder, 'postgres'), pid)
  const again = await openCluster(folder)
  await until(async () => (await Promise.all(cities.map((_, at) => batchOf(at)))).every((batch) => batch?.state === 'finished'), 240)

  await t.test('every document ends with exactly one evaluation, of its own body and city', async (t) => {
    for (const [at, city] of cities.entries()) {
      const tenant = store.as(as(city))
      const items = await itemsOf(tenant, batches[at]!)
      t.same(items.filter(({ state }) => state !== 'done').map(({ name, fault }) => [name, fault?.code]), [])
      t.equal(new Set(items.map(({ evaluation }) => evaluation)).size, 60)
      const { items: stored } = await tenant.evaluations.list({}, { limit: 100 })
      t.equal(stored.length, 60, 'none lost, none doubled, none of another city')
      t.same(new Set(stored.map(({ result }) => result.report.issuer.name)), new Set(bodiesOf(at)))
    }
    t.equal((await store.as(localCaller).evaluations.list({ year: 2022 }, { limit: 100 })).items.length, 57)
  })

  await t.test('the roster shows who is missing, and the league everyone else', async (t) => {
    await store.system.standings.settle()
    for (const [at, city] of cities.entries()) {
      const tenant = store.as(as(city))
      const stood = stoodOn(await tenant.coverage.of(2022), 2022, '2023-05-01', rulebook)
      const missing = stood.filter(({ standing }) => standing.state === 'missing').map(({ covered: { body } }) => body.name)
      t.same(missing, [bodiesOf(at).at(-1)])
      const season = { year: 2022, ruleset: `${rulebook.id}@${rulebook.version}` }
      t.equal((await tenant.results.league(season, { kind: 'department' }, { limit: 100 })).length, 19)
    }
    const [one] = await store.as(localCaller).results.summary({ year: 2020, ruleset: `${rulebook.id}@${rulebook.version}` })
    t.match(one, { kind: 'department', reports: 60 }, 'a report handed in twice counts once')
  })

  t.same([0, 2].map((at) => workers[at]!.child.exitCode), [null, null], [0, 2].map((at) => workers[at]!.log.join('').slice(-1500)).join('\n'))
  t.same(await stopWorkers([workers[0]!, workers[2]!]), [0, 0])
  await store.close()
  await cluster.release()
  await again.release()
})
