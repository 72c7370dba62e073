// As things.ts, for what people say of evaluations: verdicts, objections, problem lists, samples.
import { createHash, randomUUID } from 'node:crypto'
import { usualTargets } from '../../src/season/sampling/targets.js'
import { aResult } from '../store/sample-result.js'
import type { Place, Season } from './on-postgres.js'
import type { Thing } from './things.js'

const ruleId = 'some-rule'
const reason = '经核实，表述属实。'
const year = 2024
const always = { opensOn: '2020-01-01', closesOn: '2999-12-31', workingDays: null, decideWithin: null, decideBy: '2999-12-31' }

async function evaluation({ store, caller }: Season, place: Place): Promise<{ id: string }> {
  const { id } = await store.as(caller(place)).evaluations.save(aResult())
  return { id }
}

async function withWindow(season: Season, place: Place): Promise<{ id: string }> {
  const { id } = await evaluation(season, place)
  await season.store.as(season.caller(place)).objections.open(id, always)
  return { id }
}

async function objection(season: Season, place: Place): Promise<{ id: string }> {
  const evaluated = await withWindow(season, place)
  const by = { label: '李明', key: null, person: null, named: true }
  const { id } = await season.store.as(season.caller(place)).objections.file(evaluated.id, { ruleId, reason, links: [], by }, {})
  return { id }
}

/** Of a report of its own: what is unsettled of one stands in no second list. */
async function problemList(season: Season, place: Place): Promise<{ id: string }> {
  const { document, report } = aResult()
  const own = aResult({
    document: { ...document, sha256: createHash('sha256').update(randomUUID()).digest('hex') },
    report: { ...report, issuer: { ...report.issuer, name: `清溪县${randomUUID()}局` } },
  })
  const evaluated = await season.store.as(season.caller(place)).evaluations.save(own)
  const issued = { ruleIds: [ruleId], issuedOn: '2025-03-01', dueOn: '2025-03-14', note: null, by: '李明' }
  const { id } = await season.store.as(season.caller(place)).problemLists.issue(evaluated.id, issued)
  return { id }
}

async function sample(season: Season, place: Place): Promise<{ id: string }> {
  await evaluation(season, place)
  const plan = {
    seed: randomUUID(), random: { share: 1, least: 1 }, criticalFails: true, edges: { within: 0.5 }, doubleShare: 1, targets: usualTargets,
  }
  const { id } = await season.store.as(season.caller(place)).samples.draw(year, plan, [])
  return { id }
}

/** Both have read its first item, and differ. */
async function disputed(season: Season, place: Place): Promise<{ id: string; n: string }> {
  const { id } = await sample(season, place)
  const { samples } = season.store.as(season.caller(place))
  await samples.code(id, 1, { key: null, person: null, label: '甲' }, { [ruleId]: 'pass' })
  await samples.code(id, 1, { key: null, person: null, label: '乙' }, { [ruleId]: 'fail' })
  return { id, n: '1' }
}

export const thingsOfReview: Record<string, Thing> = {
  '/v1/evaluations/{id}/body': { make: evaluation, bodies: { put: { body: null } } },
  '/v1/evaluations/{id}/verdicts': { make: evaluation, bodies: { post: { ruleId, verdict: 'confirm', reason } } },
  '/v1/evaluations/{id}/scores': { make: evaluation },
  '/v1/evaluations/{id}/objection-window': { make: withWindow, bodies: { put: { opensOn: '2025-03-01', closesOn: '2025-03-07' } } },
  '/v1/objections/{id}': { make: objection },
  '/v1/objections/{id}/withdrawal': { make: objection },
  '/v1/objections/{id}/decision': { make: objection, bodies: { post: { decision: 'reject', reason, reader: '王芳' } } },
  '/v1/problem-lists/{id}': { make: problemList },
  '/v1/problem-lists/{id}/exports/{format}': { make: async (season, place) => ({ ...await problemList(season, place), format: 'csv' }) },
  '/v1/problem-lists/{id}/items/{n}': {
    make: async (season, place) => ({ ...await problemList(season, place), n: '1' }), bodies: { post: { step: 'return', by: '李明' } },
  },
  '/v1/samples/{id}': { make: sample },
  '/v1/samples/{id}/items': { make: sample },
  '/v1/samples/{id}/items/{n}': { make: async (season, place) => ({ ...await sample(season, place), n: '1' }) },
  '/v1/samples/{id}/items/{n}/document': { make: async (season, place) => ({ ...await sample(season, place), n: '1' }) },
  '/v1/samples/{id}/codings': { make: sample, bodies: { post: { item: 1, codes: { [ruleId]: 'pass' }, coder: '王芳' } } },
  '/v1/samples/{id}/agreement': { make: disputed },
  '/v1/samples/{id}/adjudications': { make: disputed },
  '/v1/samples/{id}/items/{n}/adjudication': { make: disputed, bodies: { post: { codes: { [ruleId]: 'fail' }, reason } } },
}
