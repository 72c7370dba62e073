// Whoever codes with a coder's key learns nothing of what the engine found: every address is asked, and items differ in nothing that he is shown.
import fc from 'fast-check'
import t from 'tap'
import { describeApi } from '../src/api/description.js'
import { roles, scopes } from '../src/model/caller.js'
import { loadRulebook } from '../src/rulebook/load.js'
import { usualTargets } from '../src/season/sampling/targets.js'
import { aResult } from './store/sample-result.js'
import { aSeason } from './api/on-postgres.js'
import { nobodys, things } from './api/things.js'
import type { Season } from './api/on-postgres.js'
import type { Result } from '../src/model/result.js'
import type { Outcome, Severity } from '../src/model/words.js'
import type { Samples } from '../src/store/season/sampling/samples.js'

interface Described { security?: Array<{ key?: string[] }> }
const { paths } = JSON.parse(await describeApi()) as { paths: Record<string, Record<string, Described>> }
const operations = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, { security }]) => {
  const scope = security?.flatMap(({ key = [] }) => key)[0]
  return { method, path, name: `${method} ${path}`, scope, open: security === undefined }
}))

/** All that a coder's key opens, besides what is everybody's. Whoever adds one has asked himself what it tells of the engine's findings. */
const opened = [
  'get /v1/coding-tasks', 'get /v1/samples/{id}/items', 'get /v1/samples/{id}/items/{n}',
  'get /v1/samples/{id}/items/{n}/document', 'post /v1/samples/{id}/codings', 'post /v1/samples/{id}/items/{n}/adjudication', 'get /v1/whoami',
]

const both = (text: string): { zh: string; en: string } => ({ zh: text, en: text })
/** Nothing else of a test holds these. */
const marks = ['61.7329', '58.6113', '64.9207', 'MARKED-MESSAGE', 'MARKED-ADVICE', 'MARKED-NOTE', 'MARKED-FACT', 'MARKED-GATE', '17.3391']

function marked(result: Result): Result {
  const [finding] = result.findings
  return {
    ...result, notes: [both('MARKED-NOTE')],
    score: {
      ...result.score!, total: 61.7329, low: 58.6113, high: 64.9207, band: 'acceptable',
      gates: [{ id: 'marked', effect: both('MARKED-GATE') }],
    },
    findings: [{
      ...finding!, outcome: 'fail', severity: 'critical', credit: 0, message: both('MARKED-MESSAGE'), advice: both('MARKED-ADVICE'),
      points: { earned: 0, possible: 17.3391 },
    }],
    facts: [...result.facts, { id: 'marked', value: 'MARKED-FACT', evidence: [] }],
  }
}

/** Whatever a thing of test/api/things.ts is made of is marked. */
function marking(season: Season): Season {
  return {
    ...season,
    store: {
      ...season.store,
      as: (caller) => {
        const tenant = season.store.as(caller)
        return { ...tenant, evaluations: { ...tenant.evaluations, save: (result, body) => tenant.evaluations.save(marked(result), body) } }
      },
    },
  }
}

const filled = (path: string, params: Record<string, string>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? { year: '2024', format: 'csv' }[name] ?? '1')

const folder = t.testdir()

t.test('with a coder\'s key', async (t) => {
  t.setTimeout(290_000)
  const season = await aSeason(folder, { rulebook: loadRulebook(), settings: { publicCheck: false } })
  t.teardown(season.close)
  const { ask, key, store, caller } = season
  const made = marking(season)

  await t.test('no address tells what the engine found', async (t) => {
    const [coder, limited, office] = [await key('county', 'coder'), await key('county', 'evaluator', ['samples:code']), await key('county')]
    const seenByOffice: string[] = []
    for (const { method, path, name, open } of operations) {
      const params = path in things ? await things[path]!.make(made, 'county') : {}
      const query = things[path]?.queries?.[method] ?? ''
      const url = filled(path + query, params)
      const asked = { method: method.toUpperCase() as 'GET', url, ...(method === 'get' ? {} : { payload: things[path]?.bodies?.[method] ?? {} }) }
      for (const [whose, held] of [['coder', coder], ['evaluator with that scope alone', limited]] as const) {
        const { statusCode, body, headers } = await ask(held, asked)
        if (open) t.ok(statusCode < 500, `${name}: everybody's`)
        else if (opened.includes(name)) t.ok(statusCode < 300 || statusCode === 409, `${name}, ${whose}: ${statusCode} ${body}`)
        else if (!['get /v1/rulesets', 'get /v1/rulesets/{id}/rules'].includes(name)) t.equal(statusCode, 403, `${name}, ${whose}: ${body}`)
        const told = body + JSON.stringify(headers)
        t.same(marks.filter((mark) => told.includes(mark)), [], `${name}, ${whose}: no mark`)
      }
      if (method === 'get' && !open && (path in things || nobodys.includes(path))) seenByOffice.push((await ask(office, asked)).body)
    }
    const toOffice = seenByOffice.join('')
    for (const mark of ['61.7329', 'MARKED-MESSAGE', 'MARKED-ADVICE', 'MARKED-NOTE']) t.ok(toOffice.includes(mark), `an office is told ${mark}`)
    t.same(opened.filter((name) => !operations.some((each) => each.name === name)), [], 'none of the past')
  })

  await t.test('no item differs from another by what the engine found', async (t) => {
    const samples = await severalFindings(season, 'sibling')
    const [coder, second] = [await key('sibling', 'coder'), await key('sibling', 'coder')]
    const drawn = await samples.draw(2024, {
      seed: '甲', random: { share: 1, least: 1 }, criticalFails: true, edges: { within: 0.5 }, doubleShare: 1, targets: usualTargets,
    }, [60, 75, 90])
    t.ok(new Set(drawn.items.map(({ reasons }) => reasons.join())).size > 3, 'drawn for one reason and another')
    const at = `/v1/samples/${drawn.id}`
    const told = async (held: string, n: number): Promise<string> => {
      const asks = [
        { url: `${at}/items/${n}` }, { url: `${at}/items/${n}?lang=en` }, { url: `${at}/items/${n}/document` },
        { method: 'POST' as const, url: `${at}/codings`, payload: { item: n, codes: { 'no-such-rule': 'pass' } } },
        { method: 'POST' as const, url: `${at}/items/${n}/adjudication`, payload: { codes: { 'no-such-rule': 'pass' }, reason: '核对' } },
      ]
      const answers: string[] = []
      for (const each of asks) {
        const { statusCode, body, headers } = await ask(held, each)
        answers.push([statusCode, headers['content-type'], headers['content-disposition'], body].join('\n'))
      }
      return answers.join('\n').replace(/"n":\d+/g, '"n":0').replace(/"instance":"[^"]*"/g, '').replace(/"(codedAt|receivedAt)":"[^"]*"/g, '')
    }
    const alike = async (held: string, what: string): Promise<void> => {
      const all: string[] = []
      for (const { n } of drawn.items) all.push(await told(held, n))
      t.equal(new Set(all).size, 1, what)
      const list = (await ask(held, { url: `${at}/items?limit=100` })).json<{ items: Array<{ n: number; codings: object[] }> }>().items
      t.equal(new Set(list.map(({ codings, ...each }) => JSON.stringify({ ...each, n: 0, codings: codings.length }))).size, 1, `${what}: the list`)
    }
    await alike(coder, 'nobody has coded')
    for (const { n } of drawn.items) {
      const { statusCode } = await ask(coder, { method: 'POST', url: `${at}/codings`, payload: { item: n, codes: { a: 'pass' } } })
      t.equal(statusCode, 201)
    }
    await alike(coder, 'he has')
    await alike(second, 'another has')
    for (const { n } of drawn.items) await ask(second, { method: 'POST', url: `${at}/codings`, payload: { item: n, codes: { a: 'fail' } } })
    await alike(await key('sibling', 'coder'), 'both have and differ: whoever is to decide is as blind')
  })

  await t.test('a coder\'s key grants nothing', async (t) => {
    const coder = await key('other', 'coder')
    for (const role of roles) {
      const wish = { name: 'x', role, scopes: role === 'office' ? [...scopes] : undefined }
      t.equal((await ask(coder, { method: 'POST', url: '/v1/keys', payload: wish })).statusCode, 403, role)
    }
    t.equal((await store.as(caller('other')).keys.list({ limit: 100 })).items.length, 1)
  })
})

const ruleIds = ['a', 'b', 'c']

/** One text a dozen times, as if the engine had found now this and now that, in whatever order. */
async function severalFindings({ store, caller }: Season, place: 'sibling'): Promise<Samples> {
  const outcome = fc.constantFrom<Outcome>('pass', 'fail', 'partial', 'review', 'not-applicable', 'not-assessable')
  const severity = fc.constantFrom<Severity>('critical', 'minor')
  const found = fc.record({
    total: fc.option(fc.double({ min: 0, max: 100, noNaN: true })), order: fc.shuffledSubarray(ruleIds, { minLength: 3 }),
    said: fc.array(fc.tuple(outcome, severity, fc.string()), { minLength: 3, maxLength: 3 }),
  })
  const tenant = store.as(caller(place))
  const [base, sure] = [aResult(), { order: ruleIds, said: ruleIds.map(() => ['pass', 'minor', ''] as [Outcome, Severity, string]) }]
  const crafted = [{ ...sure, total: 89.9 }, { ...sure, total: 80 }, { ...sure, total: null },
    { ...sure, total: 80, said: ruleIds.map(() => ['fail', 'critical', ''] as [Outcome, Severity, string]) }]
  for (const [at, { total, order, said }] of [...crafted, ...fc.sample(found, { numRuns: 8, seed: 7 })].entries()) {
    await tenant.evaluations.save(aResult({
      document: { ...base.document, sha256: String(at).padStart(64, '0') },
      score: total === null ? null : { ...base.score!, total, low: Math.max(0, total - 0.1), high: Math.min(100, total + 0.1) },
      findings: order.map((ruleId, index) => {
        const [came, weighs, says] = said[index]!
        return { ...base.findings[0]!, ruleId, title: both(`题${ruleId}`), outcome: came, severity: weighs, message: both(says), credit: null }
      }),
    }))
  }
  return tenant.samples
}
