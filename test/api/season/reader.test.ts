// Who a reader is, on a real database: whoever rotates his key stays who he was wherever a second reader is asked for, and nobody else becomes him.
import { readFileSync } from 'node:fs'
import t from 'tap'
import { evaluate } from '../../../src/evaluate.js'
import { law } from '../../season/bodies.js'
import { aSeason } from '../season-service.js'
import type { InjectOptions } from 'fastify'
import type { BlindItem } from '../../../src/model/coding-view.js'
import type { Sample } from '../../../src/model/review-records.js'
import type { KeyRecord } from '../../../src/store/keys.js'
import type { Person } from '../season-service.js'

interface Rotated { key: KeyRecord; old: KeyRecord; secret: string }
const folder = t.testdir()
const report = readFileSync('test/golden/qingxi-education-2024/report.html', 'utf8')
const [balance, aspects, fee] = ['application-table-balance', 'overview-five-aspects', 'processing-fee-reported']
const always = { opensOn: '2025-03-03', closesOn: '2098-03-10', workingDays: null, decideWithin: null, decideBy: null }

t.test('a rotated key is no second reader', async (t) => {
  t.setTimeout(120_000)
  const season = await aSeason(folder, { evaluate: (submission, submitted) => evaluate(submission, submitted, law) })
  const { as, store, caller } = season
  const { id } = (await as('office', 'POST', '/v1/evaluations', report, { 'content-type': 'text/html' })).json<{ id: string }>()
  await store.as(caller('office')).objections.open(id, always)
  const ask = (secret: string, method: 'GET' | 'POST', url: string, payload?: object) => season.ask({
    method, url, headers: { authorization: `Bearer ${secret}` }, ...(payload && { payload: payload as NonNullable<InjectOptions['payload']> }),
  })
  const rotate = async (id: string): Promise<Rotated> =>
    (await as('office', 'POST', `/v1/keys/${id}/rotations`, { overlapHours: 24 })).json<Rotated>()
  /** The newest key of a chain that begins with this one's, which all still hold. */
  const rotatedTwice = async (who: Person): Promise<Rotated[]> => {
    const first = await rotate(season.caller(who).key!)
    return [first, await rotate(first.key.id)]
  }
  const coders = await rotatedTwice('coder')
  const seconds = await rotatedTwice('second')

  await t.test('its keys say so', (t) => {
    const person = caller('coder').key!
    t.match(coders, [{ key: { person }, old: { id: person, person } }, { key: { person }, old: { person } }])
    t.end()
  })

  await t.test('objections', async (t) => {
    const file = async (ruleId: string, by: (body: object) => Promise<{ json<T>(): T }>) =>
      (await by({ evaluationId: id, ruleId, reason: '结转数已含上年' })).json<{ id: string }>().id
    const [{ secret: newer }, { secret: newest }] = seconds as [Rotated, Rotated]
    const verdict = { verdict: 'confirm', reason: '初审' }
    const paper = (body: object) => as('office', 'POST', '/v1/objections', body)
    const decide = { decision: 'reject', reason: '经核对', reader: '另一人' }
    await as('second', 'POST', `/v1/evaluations/${id}/verdicts`, { ...verdict, ruleId: balance })
    await ask(newest, 'POST', `/v1/evaluations/${id}/verdicts`, { ...verdict, ruleId: aspects })
    const [r, s] = [await file(balance, paper), await file(aspects, paper)]
    const u = await file(fee, (body) => as('second', 'POST', '/v1/objections', body))
    for (const [what, objection] of [['his own verdict with the first key', r], ['with the last', s], ['his own objection', u]] as const) {
      for (const [which, by] of [['newer', newer], ['newest', newest]] as const) {
        const answer = await ask(by, 'POST', `/v1/objections/${objection}/decision`, decide)
        t.match(answer.json(), { type: /second-reader-needed/ }, `${what}: ${which}`)
      }
      t.match((await as('second', 'POST', `/v1/objections/${objection}/decision`, decide)).json(), { type: /second-reader-needed/ }, `${what}: first`)
    }
    // He rotates it again while he decides, with whichever key: the person does not change in between.
    const [raced, ...answers] = await Promise.all([
      rotate(seconds[1]!.key.id),
      ...[newer, newest].map((by) => ask(by, 'POST', `/v1/objections/${r}/decision`, decide)),
    ])
    answers.push(await ask(raced.secret, 'POST', `/v1/objections/${r}/decision`, decide))
    for (const each of answers) t.match(each.json(), { type: /second-reader-needed/ }, 'while it is rotated')
    t.match((await as('evaluator', 'POST', `/v1/objections/${r}/decision`, decide)).json(), { objection: { state: 'rejected' } }, 'another person')
  })

  const draw = async () => (await as('office', 'POST', '/v1/samples', {
    year: 2024, plan: { seed: '二〇二四', random: { share: 1, least: 1 }, doubleShare: 1 },
  })).json<Sample>().id
  const [, { secret: newest }] = coders as [Rotated, Rotated]
  const code = (sample: string, by: string | Person, codes: object, item = 1) => {
    const body = { item, codes, coder: '另一人' }
    const url = `/v1/samples/${sample}/codings`
    return by.startsWith('mj_') ? ask(by, 'POST', url, body) : as(by as Person, 'POST', url, body)
  }

  await t.test('coding twice, and settling one\'s own', async (t) => {
    const sample = await draw()
    t.equal((await code(sample, 'coder', { [balance]: 'pass' })).statusCode, 201)
    t.match((await code(sample, newest, { [balance]: 'fail' })).json(), { type: /wrong-step/ }, 'the same item with a newer key')
    const seen = (await ask(newest, 'GET', `/v1/samples/${sample}/items`)).json<{ items: BlindItem[] }>().items
    t.match(seen, [{ state: 'waiting', codings: [{ codes: { [balance]: 'pass' } }] }], 'he sees it as his own')
    const open = async (by: string) => (await ask(by, 'GET', '/v1/coding-tasks')).json<{ items: Array<{ open: number }> }>().items[0]!.open
    t.equal(await open(newest), 0, 'and it is open to him no more')
    t.equal((await code(sample, 'other', { [balance]: 'fail' })).statusCode, 201)
    const settle = { codes: { [balance]: 'fail' }, reason: '核对原文' }
    t.match((await ask(newest, 'POST', `/v1/samples/${sample}/items/1/adjudication`, settle)).json(), { type: /second-reader-needed/ })
    t.equal((await as('third', 'POST', `/v1/samples/${sample}/items/1/adjudication`, settle)).statusCode, 201)
    const trail = await store.as(caller('office')).audit.list({ limit: 100, subject: sample })
    const [second, first] = trail.filter(({ action }) => action === 'sample.coded')
    t.match([first, second], [{ actor: { key: caller('coder').key } }, { actor: { person: caller('other').key } }])
  })

  await t.test('the audit tells which key it was, and whose', async (t) => {
    const sample = await draw()
    await code(sample, newest, { [balance]: 'pass' })
    const [entry] = await store.as(caller('office')).audit.list({ limit: 1, subject: sample })
    t.match(entry, { action: 'sample.coded', actor: { key: coders[1]!.key.id, person: caller('coder').key } })
  })

  await t.test('both of his keys at once: one code', async (t) => {
    const sample = await draw()
    const keys = [coders[0]!.secret, newest, 'coder']
    const answers = await Promise.all(keys.map((key) => code(sample, key, { [balance]: 'pass' })))
    t.same(answers.map(({ statusCode }) => statusCode).sort(), [201, 409, 409])
  })

  await t.test('what one person coded twice before it was known counts once', async (t) => {
    const sample = await draw()
    await code(sample, 'coder', { [balance]: 'pass' })
    await season.db.insertInto('codings').values({
      sample_id: sample, n: 1, place: 2, organisation_id: caller('coder').organisation, coder: '甲', coder_key: coders[1]!.key.id,
      codes: JSON.stringify({ [balance]: 'fail' }), coded_at: new Date(), blind: true,
    }).execute()
    const agreement = async () => (await as('office', 'GET', `/v1/samples/${sample}/agreement`)).json()
    t.match(await agreement(), { waiting: [1], unsettled: [], codings: 1, all: { items: 0 } })
    t.match((await as('other', 'GET', '/v1/coding-tasks')).json(), { items: [{ id: sample, open: 1 }] })
    t.equal((await code(sample, 'other', { [balance]: 'pass' })).statusCode, 201)
    t.match(await agreement(), { waiting: [], codings: 2, all: { items: 1, percent: 1 } })
    t.match((await code(sample, 'third', { [balance]: 'pass' })).json(), { type: /wrong-step/ }, 'two have read it')
  })

  await t.test('a request repeated under a newer key is done once', async (t) => {
    const held = (await as('office', 'POST', '/v1/keys', { name: '办理', role: 'office' })).json<Rotated>()
    const make = (key: string) => season.ask({
      method: 'POST', url: '/v1/organisations', payload: { name: '甲', kind: 'county' },
      headers: { authorization: `Bearer ${key}`, 'idempotency-key': 'once' },
    })
    const [first, repeated] = [await make(held.secret), await make((await rotate(held.key.id)).secret)]
    t.equal(first.statusCode, 201)
    t.same(repeated.json(), first.json())
  })

  await t.test('a new key of the same name is another person', async (t) => {
    const sample = await draw()
    await code(sample, 'coder', { [balance]: 'pass' })
    const { secret, key } = (await as('office', 'POST', '/v1/keys', { name: 'coder', role: 'coder' })).json<Rotated>()
    t.equal(key.person, key.id)
    t.equal((await code(sample, secret, { [balance]: 'pass' })).statusCode, 201)
  })
  await season.close()
})
