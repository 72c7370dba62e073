// How far the coders of a sample agree, with each other and with the engine; and a third reader who settles what two differ on.
import Type from 'typebox'
import { codesBlind } from '../../access/roles.js'
import { agreedCodes, unsettled } from '../../season/sampling/adjudication.js'
import { conflictsOf, sampleAgreement } from '../../season/sampling/coding.js'
import { machineAgreement } from '../../season/sampling/machine.js'
import { leastItems, targetOf } from '../../season/sampling/targets.js'
import { AdjudicationView, Codes } from '../../model/coding-view.js'
import { targetStates } from '../../model/review-records.js'
import { callerOf } from '../access.js'
import { languageQuery } from '../language.js'
import { problems } from '../openapi.js'
import { InvalidInput } from '../problem.js'
import { absentSample, adjudicationView } from '../season/coding-views.js'
import { ReaderName, only, readerOf } from '../season/reader.js'
import { closed, nullable } from '../../model/schema.js'
import type { Api, Service } from '../dependencies.js'

const tags = ['review']
const Uuid = Type.String({ format: 'uuid' })
const query = Type.Object(languageQuery, closed)
const ItemNumbers = Type.Array(Type.Integer())

const agreement = {
  items: Type.Integer(), percent: nullable(Type.Number()),
  kappa: nullable(Type.Number({ description: 'Cohen; null where there is nothing to compare or no variation' })),
  alpha: nullable(Type.Number({ description: 'Krippendorff, nominal' })),
}
const Target = Type.Object({
  wanted: Type.Number(), reached: nullable(Type.Number()),
  state: Type.Enum([...targetStates], {
    description: `too-few: below ${leastItems} items. no-variation: all gave one code, of which no coefficient says anything`,
  }),
}, closed)
const Fail = Type.Object({
  engine: Type.Integer(), human: Type.Integer(), both: Type.Integer(),
  precision: nullable(Type.Number({ description: 'Of what the engine fails, the part that people fail too' })),
  recall: nullable(Type.Number({ description: 'Of what people fail, the part that the engine fails' })),
}, closed)
const Machine = Type.Object({
  all: Type.Object(agreement, closed), fail: Fail,
  rules: Type.Array(Type.Object({
    ruleId: Type.String(), ...agreement, fail: Fail,
    confusion: Type.Array(Type.Object({ engine: Type.String(), human: Type.String(), count: Type.Integer() }, closed)),
    differences: ItemNumbers,
  }, closed)),
}, { ...closed, description: 'The engine\'s own outcomes against the agreed codes: of the only reader, of both, or the adjudicator\'s' })
const AgreementAnswer = Type.Object({
  all: Type.Object(agreement, closed),
  rules: Type.Array(Type.Object({ ruleId: Type.String(), ...agreement, target: Target, conflicts: ItemNumbers }, closed)),
  waiting: Type.Array(Type.Integer(), { description: 'Double items not yet read by both' }),
  unsettled: Type.Array(Type.Integer(), { description: 'Items on which the two differ, and which no third reader has settled' }),
  machine: Machine,
  codings: Type.Integer(),
  blind: Type.Integer({ description: 'Of the codings, those given with a key that could see nothing the engine found' }),
}, closed)

export function agreementRoutes(app: Api, service: Service): void {
  agree(app, service)
  adjudicate(app, service)
}

function agree(app: Api, { store }: Service): void {
  app.get('/v1/samples/:id/agreement', {
    config: { scope: 'reviews:read' },
    schema: {
      tags, operationId: 'getAgreement', summary: '一致性 · How far the coders agree',
      description: 'Percent, Cohen\'s kappa and Krippendorff\'s alpha for each rule, over double items that both have read, whether that reaches '
        + 'the plan\'s target, and the items on which they differ. `machine`: the same of the engine against what people agreed on, with precision '
        + 'and recall of its failures. What has no agreed code yet takes no part, so that nobody who is still to code learns of it.',
      params: Type.Object({ id: Uuid }, closed),
      querystring: Type.Object({
        ...languageQuery, blind: Type.Optional(Type.Boolean({ description: 'Count only what was given blind to the engine' })),
      }, closed),
      response: {
        200: { description: 'Agreement', content: { 'application/json': { schema: AgreementAnswer } } },
        ...problems('not-found', 'store-unavailable'),
      },
    },
  }, async (request) => {
    const { samples } = store.as(callerOf(request))
    const { id, items, plan } = (await samples.get(request.params.id)) ?? absentSample(request.params.id)
    const counted = ({ blind }: { blind: boolean }): boolean => blind || request.query.blind !== true
    const all = await samples.codings(id)
    const [codings, adjudications] = [all.filter(counted), (await samples.adjudications(id)).filter(counted)]
    const engine = await samples.engineCodes(id)
    const { rules, waiting, ...figures } = sampleAgreement(items, codings)
    return {
      ...figures, waiting, codings: all.length, blind: all.filter(({ blind }) => blind).length, unsettled: unsettled(items, codings, adjudications),
      rules: rules.map((rule) => ({ ...rule, target: targetOf(rule, engine.dimensions.get(rule.ruleId) ?? null, plan.targets) })),
      machine: machineAgreement(agreedCodes(items, codings, adjudications), engine.codes),
    }
  })
}

function adjudicate(app: Api, { store }: Service): void {
  app.get('/v1/samples/:id/adjudications', {
    config: { scope: 'reviews:read' },
    schema: {
      tags, operationId: 'listAdjudications', summary: '分歧的裁定 · What third readers settled', description: 'In the order of the items.',
      params: Type.Object({ id: Uuid }, closed), querystring: query,
      response: {
        200: {
          description: 'Adjudications', content: { 'application/json': { schema: Type.Object({ items: Type.Array(AdjudicationView) }, closed) } },
        },
        ...problems('not-found', 'store-unavailable'),
      },
    },
  }, async (request) => {
    const { samples } = store.as(callerOf(request))
    const { id } = (await samples.get(request.params.id)) ?? absentSample(request.params.id)
    return { items: (await samples.adjudications(id)).map(adjudicationView) }
  })
  app.post('/v1/samples/:id/items/:n/adjudication', {
    config: { scope: 'samples:code' },
    schema: {
      tags, operationId: 'adjudicateItem', summary: '裁定分歧 · Settle what two coders differ on',
      description: 'By a third reader, who coded neither: one code for each rule on which the two differ, and for no other. From then on it is the '
        + 'agreed code. What the two gave stays as it is, and so does their agreement.',
      params: Type.Object({ id: Uuid, n: Type.Integer({ minimum: 1 }) }, closed), querystring: query,
      body: Type.Object({
        codes: Codes, reason: Type.String({ minLength: 2, maxLength: 2000 }),
        adjudicator: ReaderName,
      }, closed),
      response: {
        201: { description: 'Kept', content: { 'application/json': { schema: AdjudicationView } } },
        ...problems('not-found', 'forbidden', 'wrong-step', 'second-reader-needed', 'store-unavailable'),
      },
    },
  }, async (request, reply) => {
    const caller = callerOf(request)
    only(caller, ['office', 'evaluator', 'coder'])
    const { id, n } = request.params
    const { codes, reason, adjudicator } = request.body
    const { samples } = store.as(caller)
    const sample = (await samples.get(id)) ?? absentSample(id)
    refuseOthers(codes, conflictsOf((await samples.codings(sample.id)).filter((coding) => coding.n === n)))
    reply.code(201)
    const said = { codes, reason, blind: codesBlind(caller) }
    return adjudicationView((await samples.adjudicate(id, n, readerOf(caller, adjudicator), said)) ?? absentSample(`${id}/${n}`))
  })
}

/** Where the two differ on nothing, the step itself is refused, with the reason. @throws InvalidInput */
function refuseOthers(codes: object, conflicts: string[]): void {
  if (conflicts.length === 0) return
  const given = Object.keys(codes)
  const wrong = [
    ...given.filter((ruleId) => !conflicts.includes(ruleId))
      .map((ruleId) => ({ at: `body/codes/${ruleId}`, says: { zh: '两人在这条规则上没有分歧', en: 'is no rule on which the two differ' } })),
    ...conflicts.filter((ruleId) => !given.includes(ruleId)).map((ruleId) => ({ at: `body/codes/${ruleId}`, says: { zh: '必填', en: 'is required' } })),
  ]
  if (wrong.length > 0) throw new InvalidInput(wrong)
}
