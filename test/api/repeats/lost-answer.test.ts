// Every POST whose process dies between its work and its answer, sent again: nothing is done twice, and the answer says where it is.
import { readFileSync } from 'node:fs'
import t from 'tap'
import { evaluate } from '../../../src/evaluate.js'
import { overlays, presets, rulebookFor } from '../../../src/rulebook/choose.js'
import { ownRuleset } from '../../own-ruleset.js'
import { law } from '../../season/bodies.js'
import { aSeason } from '../season-service.js'
import { dyingAt, holdsNoMore, rowsOf } from '../dying.js'
import type { Person, Season } from '../season-service.js'

const folder = t.testdir()
const report = readFileSync('test/golden/qingxi-education-2024/report.html', 'utf8')
const [balance, aspects, fee] = ['application-table-balance', 'overview-five-aspects', 'processing-fee-reported']
const asHtml = { 'content-type': 'text/html' }
const reason = '经核对原表'

/** `there`: sent to what was made. `look`: told where to look. `again`: done once more, to no effect. */
type Expected = 'there' | 'look' | 'again'
interface Kept { evaluation: string; sha256: string }
type Sent = object | string | ((kept: Kept) => object)
/** @returns what stands in the address. */
type Made = (season: Season, kept: Kept) => Promise<string>
/** `near`: where what is made, or what it is done to, is found; the address itself where left out. */
interface Case { from?: Made; who?: Person; sent: Sent; headers?: Record<string, string>; query?: string; expected: Expected; near?: string }

const make = (url: string, sent: Sent): Made => async ({ as }, kept) => {
  const made = (await as('office', 'POST', url, typeof sent === 'function' ? sent(kept) : sent)).json<{ id: string } | { key: { id: string } }>()
  return 'key' in made ? made.key.id : made.id
}
const objection = (ruleId: string): Made => make('/v1/objections', ({ evaluation }) => ({ evaluationId: evaluation, ruleId, reason }))
const list: Made = make('/v1/problem-lists', ({ evaluation }) => ({ evaluationId: evaluation, ruleIds: [fee] }))
const sample: Made = make('/v1/samples', { year: 2024, plan: { seed: '甲', random: { share: 1, least: 1 } } })
const disputed: Made = async (season, kept) => {
  const id = await sample(season, kept)
  for (const [who, code] of [['office', 'fail'], ['second', 'pass']] as const) {
    await season.as(who, 'POST', `/v1/samples/${id}/codings`, { item: 1, codes: { [balance!]: code } })
  }
  return id
}
const batch: Made = make('/v1/batches', ({ sha256 }) => ({ documents: [{ sha256 }] }))
const cancelled: Made = async (season, kept) => {
  const id = await batch(season, kept)
  await season.as('office', 'POST', `/v1/batches/${id}/cancellation`)
  return id
}
const key: Made = make('/v1/keys', { name: '试', role: 'reader' })

const cases: Record<string, Case> = {
  '/v1/evaluations': { sent: report, headers: asHtml, expected: 'there' },
  '/v1/evaluations/{id}/verdicts': {
    from: (_, { evaluation }) => Promise.resolve(evaluation), sent: { ruleId: balance, verdict: 'dismiss', reason }, expected: 'look',
  },
  '/v1/seasons/{year}/carry-overs': { sent: {}, expected: 'again' },
  '/v1/bodies': { sent: { name: '青溪县水利局', kind: 'department' }, expected: 'there' },
  '/v1/keys': { sent: { name: '汇总', role: 'reader' }, expected: 'look' },
  '/v1/keys/{id}/rotations': { from: key, sent: {}, expected: 'look', near: '/v1/keys/{id}' },
  '/v1/organisations': { sent: { name: '青溪县', kind: 'county' }, expected: 'there' },
  '/v1/submissions': { sent: report, headers: asHtml, query: '?year=2024', expected: 'there' },
  '/v1/submissions/references': {
    sent: { year: 2024, url: 'https://qingxi.example/report', sha256: 'c'.repeat(64) }, expected: 'there', near: '/v1/submissions',
  },
  '/v1/rulesets': { sent: { files: ownRuleset({}) }, expected: 'look' },
  '/v1/objections': { sent: ({ evaluation }) => ({ evaluationId: evaluation, ruleId: fee, reason }), expected: 'there' },
  '/v1/objections/{id}/withdrawal': { from: objection(aspects!), sent: {}, expected: 'look', near: '/v1/objections/{id}' },
  '/v1/objections/{id}/decision': {
    from: objection(aspects!), who: 'second', sent: { decision: 'reject', reason }, expected: 'look', near: '/v1/objections/{id}',
  },
  '/v1/problem-lists': { sent: ({ evaluation }) => ({ evaluationId: evaluation, ruleIds: [balance] }), expected: 'there' },
  '/v1/problem-lists/{id}/items/{n}': { from: list, sent: { step: 'return', by: '李明' }, expected: 'look', near: '/v1/problem-lists/{id}' },
  '/v1/samples': { sent: { year: 2024, plan: { seed: '甲', random: { share: 1, least: 1 } } }, expected: 'there' },
  '/v1/samples/{id}/codings': { from: sample, sent: { item: 1, codes: { [balance!]: 'fail' }, coder: '王芳' }, expected: 'look' },
  '/v1/samples/{id}/items/{n}/adjudication': {
    from: disputed, who: 'evaluator', sent: { codes: { [balance!]: 'fail' }, reason }, expected: 'look', near: '/v1/samples/{id}/items/{n}',
  },
  '/v1/rescorings': { sent: { year: 2024, overlay: 'hunan' }, expected: 'again' },
  '/v1/batches': { sent: ({ sha256 }) => ({ documents: [{ sha256 }] }), expected: 'there' },
  '/v1/batches/{id}/cancellation': { from: batch, sent: {}, expected: 'look', near: '/v1/batches/{id}' },
  '/v1/batches/{id}/resumption': { from: cancelled, sent: {}, expected: 'look', near: '/v1/batches/{id}' },
}

t.test('an answer that was lost', async (t) => {
  t.setTimeout(290_000)
  const season = await aSeason(folder, {
    rulesets: { presets, overlays, compose: rulebookFor, check: () => Promise.resolve() },
    evaluate: (submission, submitted) => evaluate(submission, submitted, law),
  })
  t.teardown(season.close)
  const { as, app, db } = season
  const first = (await as('office', 'POST', '/v1/evaluations', report, asHtml)).json<{ id: string; document: { sha256: string } }>()
  await as('office', 'PUT', `/v1/evaluations/${first.id}/objection-window`, { opensOn: '2025-03-03', closesOn: '2098-03-10', decideBy: '2098-03-31' })
  await as('office', 'POST', '/v1/submissions?year=2024', report, asHtml)
  const kept = { evaluation: first.id, sha256: first.document.sha256 }
  const die = dyingAt(season.store)

  const { paths } = app.swagger() as unknown as { paths: Record<string, { post?: { parameters?: Array<{ name: string }> } }> }
  const described = Object.entries(paths).filter(([, { post }]) => post?.parameters?.some(({ name }) => name === 'idempotency-key'))
  t.same(described.map(([path]) => path).sort(), Object.keys(cases).sort(), 'each POST that keeps anything is a case')

  for (const [path, { from, who = 'office', sent, headers = {}, query = '', expected, near = path }] of Object.entries(cases)) {
    await t.test(path, async (t) => {
      const id = await from?.(season, kept) ?? ''
      const filled = (address: string): string => address.replace('{id}', id).replace('{year}', '2024').replace('{n}', '1')
      const payload = typeof sent === 'function' ? sent(kept) : sent
      const post = () => as(who, 'POST', filled(path) + query, payload, { ...headers, 'idempotency-key': path })
      die.now = true
      const lost = await post()
      die.now = false
      t.ok(lost.statusCode < 300, lost.body)
      await holdsNoMore(db, path)
      const before = await rowsOf(db)
      const again = await post()
      t.same(await rowsOf(db), before, 'nothing is done twice')
      if (expected === 'again') return void t.equal(again.statusCode, lost.statusCode)
      const [status, place] = expected === 'there' ? [303, String(again.headers.location)] : [409, filled(near)]
      t.equal(again.statusCode, status, again.body)
      t.equal(again.headers['idempotency-replayed'], 'true')
      if (expected === 'look') t.match(again.json(), { type: 'urn:mingjian:problem:answer-lost', detail: ` GET ${place} ` })
      else t.match(place, new RegExp(`^${near}/[0-9a-f-]{36}$`))
      const there = await as('office', 'GET', place)
      t.equal(there.statusCode, 200, place)
      if (expected === 'there') t.equal(there.json<{ id: string }>().id, lost.json<{ id: string }>().id)
      t.same((await post()).statusCode, status, 'and so again')
      if (query === '') t.equal((await as(who, 'POST', `${filled(path)}?lang=en`, payload, { ...headers, 'idempotency-key': path })).statusCode, 422)
    })
  }

  await t.test('nobody is sent where his key is refused', async (t) => {
    const id = await disputed(season, kept)
    const single = await sample(season, kept)
    const asked: Array<[url: string, sent: object, says: RegExp]> = [
      [`/v1/samples/${single}/codings`, { item: 1, codes: { [balance!]: 'fail' } }, /it held a secret\.$/],
      [`/v1/samples/${id}/items/1/adjudication`, { codes: { [balance!]: 'fail' }, reason }, new RegExp(` GET /v1/samples/${id}/items/1 `)],
    ]
    for (const [url, payload, says] of asked) {
      const post = () => as('coder', 'POST', url, payload, { 'idempotency-key': url })
      die.now = true
      t.equal((await post()).statusCode, 201, url)
      die.now = false
      await holdsNoMore(db, url)
      t.match((await post()).json(), { type: 'urn:mingjian:problem:answer-lost', detail: says }, url)
    }
  })
})
