// Leagues over HTTP on a real database: ranks across pages, filters, cursors, and the difference of two evaluations.
import t from 'tap'
import { sql } from 'kysely'
import { openDatabase } from '../../../src/store/database.js'
import { openStore } from '../../../src/store/store.js'
import { localCaller } from '../../../src/access/roles.js'
import { localOrganisation } from '../../../src/model/caller.js'
import { saveEvaluation } from '../../../src/store/evaluations.js'
import { within } from '../../../src/store/tenancy.js'
import { aResult } from '../../store/sample-result.js'
import { targets } from '../../store/targets.js'
import { aService, rulebook } from '../asked.js'
import type { Defect, Difference, LeagueSummary, Ranking } from '../../../src/model/results.js'

const body = (at: number): string => `01930a2e-7c40-7d3a-9b1e-0000000001${String(at).padStart(2, '0')}`
const totals: Array<[total: number, band: 'excellent' | 'good' | 'open']> = [
  [95, 'excellent'], [94.6, 'excellent'], [90, 'excellent'], [89, 'open'], [85, 'good'],
]

t.test('results', async (t) => {
  const target = await Object.values(await targets(t.testdir()))[0]!()
  const { db, close } = await openDatabase({ databaseUrl: target.url, dataFolder: 'unused' })
  const store = await openStore({ databaseUrl: target.url, dataFolder: 'unused' })
  // Departments are due, so that one can be missing.
  const due = { department: { month: 1, day: 31, cites: [] } }
  const regimes = rulebook.regimes.map((regime) => ({ ...regime, reportYears: { from: 2020, to: 2030 }, due }))
  const { ask, close: stop } = await aService({ store, rulebook: { ...rulebook, regimes } })
  const ids: string[] = []
  for (const [at, [total, band]] of totals.entries()) {
    await sql`INSERT INTO bodies (id, organisation_id, name, kind) VALUES (${body(at)}, ${localOrganisation}, ${`第${at}局`}, 'department')`.execute(db)
    const base = aResult()
    const result = aResult({
      ruleset: { id: rulebook.id, version: rulebook.version, digest: rulebook.digest },
      score: { ...base.score!, total, low: total - 1, high: total + 1, band },
      findings: at === 0 ? base.findings : [{ ...base.findings[0]!, outcome: 'fail', credit: 0, points: { earned: 0, possible: 15 } }],
    })
    ids.push((await within(db, localCaller, (tx) => saveEvaluation(tx, localOrganisation, result, body(at)))).id)
  }

  await t.test('pages, ranks and ties', async (t) => {
    const cases: Array<[query: string, ranks: Array<number | null>]> = [
      ['limit=9', [1, 1, 3, 4, null]], ['limit=1', [1, 1, 3, 4, null]], ['limit=2', [1, 1, 3, 4, null]], ['limit=9&ties=0', [1, 2, 3, 4, null]],
      ['limit=9&level=0', [1, 1, 3, 4, null]], ['limit=9&level=1', []], [`limit=9&parent=${body(0)}`, []], ['limit=9&ruleset=other@1', []],
    ]
    for (const [query, ranks] of cases) {
      const read: Array<number | null> = []
      let cursor: string | null = ''
      while (cursor !== null) {
        const answer = await ask({ url: `/v1/results/2024/ranking?kind=department&${query}${cursor && `&cursor=${cursor}`}` })
        const page = answer.json<Ranking>()
        read.push(...page.items.map(({ rank }) => rank))
        cursor = page.next
      }
      t.same(read, ranks, query)
    }
    for (const cursor of ['x', Buffer.from('{"ranked":true}').toString('base64url')]) {
      const answer = await ask({ url: `/v1/results/2024/ranking?kind=department&cursor=${cursor}` })
      t.equal(answer.statusCode, 400, cursor)
    }
  })

  await t.test('defects, figures, changes', async (t) => {
    const { items } = (await ask({ url: '/v1/results/2024/defects?by=kind' })).json<{ items: Defect[] }>()
    t.match(items, [{ ruleId: 'some-rule', title: '某项', kind: 'department', reports: 5, failed: 4, partial: 0, review: 0 }])
    const summary = (await ask({ url: '/v1/results/2024/summary' })).json<{ items: LeagueSummary[] }>()
    const bands = { excellent: 3, good: 1, acceptable: 0, failing: 0, open: 1 }
    t.match(summary.items, [{ kind: 'department', reports: 5, ranked: 4, median: 90, lowest: 85, highest: 95, bands }])
    t.same((await ask({ url: '/v1/results/2024/changes?kind=department' })).json<Ranking>().items, [])
  })

  await t.test('as files, with whoever is missing, and no more than one can list', async (t) => {
    await sql`
      INSERT INTO bodies (id, organisation_id, name, kind) VALUES (${body(50)}, ${localOrganisation}, '清溪县档案局', 'department')`.execute(db)
    const get = (format: string, query = '') => ask({ url: `/v1/results/2024/exports/${format}?office=清溪县人民政府办公室${query}` })
    const csv = (await get('csv')).body
    t.equal(csv.split('\r\n').filter((line) => line.includes('局,')).length, 6, 'a line for each body with one rule, and one for the missing')
    t.match(csv, /第0局.*,1,[^]*第2局.*,3,[^]*清溪县档案局/)
    t.equal((await get('ndjson')).body.trim().split('\n').length, 6)
    t.equal((await get('csv', '&kind=township')).body.split('\r\n').filter((line) => line.includes('局,')).length, 0)
    const json = (await get('json')).json<{ rows: Array<{ state: string }> }>()
    t.same(json.rows.map(({ state }) => state), ['scored', 'scored', 'scored', 'scored', 'scored', 'missing'])
    for (const format of ['xlsx', 'circular.docx']) t.equal((await get(format)).rawPayload.subarray(0, 2).toString(), 'PK', format)
  })

  await t.test('a person said that nothing was published: 0, after all others', async (t) => {
    const { coverage } = store.as(localCaller)
    await coverage.confirmAbsence(body(50), 2024, { reason: '经核实未公布', reader: '李明' })
    const last = async () => (await ask({ url: '/v1/results/2024/ranking?kind=department' })).json<Ranking>().items.at(-1)
    t.match(await last(), { rank: 5, name: '清溪县档案局', total: 0, band: 'failing', evaluationId: null, level: 0 })
    await coverage.withdrawAbsence(body(50), 2024, '后来查到已公布')
    t.match(await last(), { name: '第3局' })
  })

  await t.test('in a file each level is ranked by itself', async (t) => {
    const raise = (parent: string | null) => sql`UPDATE bodies SET parent_id = ${parent} WHERE id = ${body(1)}`.execute(db)
    await raise(body(4))
    type Row = Record<'rank' | 'level' | 'body', unknown>
    const rows = async (query = '') =>
      (await ask({ url: `/v1/results/2024/exports/json?kind=department${query}` })).json<{ rows: Row[] }>().rows
        .filter(({ body: name }) => name !== '清溪县档案局').map(({ rank, level, body: name }) => [name, level, rank])
    t.same(await rows(), [['第0局', 0, 1], ['第2局', 0, 2], ['第4局', 0, 3], ['第3局', 0, null], ['第1局', 1, 1]])
    t.same(await rows('&level=1'), [['第1局', 1, 1]])
    await raise(null)
    t.equal((await rows()).length, 5)
  })

  await t.test('the difference of two, and of one that is not there', async (t) => {
    const answer = (await ask({ url: `/v1/evaluations/${ids[1]!}/difference?with=${ids[0]!}&lang=en` })).json<Difference>()
    t.match(answer, {
      total: { from: 95, to: 94.6 }, same: { document: true, ruleset: true },
      findings: [{ ruleId: 'some-rule', change: 'new', from: 'pass', to: 'fail', pointsFrom: 15, pointsTo: 0 }],
    })
    t.equal((await ask({ url: `/v1/evaluations/${ids[1]!}/difference?with=${body(1)}` })).statusCode, 404)
  })

  await t.test('a year scored again needs rules that are there', async (t) => {
    const wrong = await ask({ method: 'POST', url: '/v1/rescorings', payload: { year: 2024, ruleset: 'nobody' } })
    t.equal(wrong.statusCode, 404)
    const done = (await ask({ method: 'POST', url: '/v1/rescorings', payload: { year: 2023 } })).json<{ rescored: unknown[]; next: null }>()
    t.match(done, { rescored: [], skipped: [], next: null })
  })
  await stop()
  await store.close()
  await close()
  await target.release()
})
