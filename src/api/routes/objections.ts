// Objections: the time an office sets for them, filed by the body, decided by a second reader.
import Type from 'typebox'
import { Fault } from '../../model/fault.js'
import { beijingDay } from '../../model/beijing.js'
import { lastDay, timeLeft } from '../../season/clock.js'
import { objectionStates } from '../../model/review-records.js'
import { callerOf } from '../access.js'
import { next, pageAnswer, pageOf, pageQuery } from '../cursor.js'
import { languageOf, languageQuery } from '../language.js'
import { problems, refTo } from '../openapi.js'
import { InvalidInput } from '../problem.js'
import { ReaderName, only, readerOf } from '../season/reader.js'
import { rescorerFor } from '../season/rescoring.js'
import { scoreView } from './verdicts.js'
import { closed, nullable } from '../../model/schema.js'
import type { Objection } from '../../model/review-records.js'
import type { Rulebook } from '../../model/rulebook.js'
import type { Objection as KeptObjection } from '../../store/season/objections.js'
import type { Judgement, ScoreVersion } from '../../model/review.js'
import type { Api, Service } from '../dependencies.js'

/** As in the practice of assessments (domain notes: objections in five working days); the law on disclosure sets no time for them. */
const decisionDays = 5
const tags = ['review']
const Uuid = Type.String({ format: 'uuid' })
const Day = Type.String({ format: 'date' })
const ById = Type.Object({ id: Uuid }, closed)
const query = Type.Object(languageQuery, closed)
const Reason = Type.String({ minLength: 2, maxLength: 2000 })
const Links = Type.Array(Type.String({ maxLength: 2000 }), { maxItems: 20, description: 'Addresses that show it' })

const Window = Type.Object({
  opensOn: Day, closesOn: Day, workingDays: nullable(Type.Integer()),
  decideWithin: nullable(Type.Integer({ description: 'Working days from its filing within which an objection is to be decided' })),
  decideBy: nullable(Type.String({ format: 'date', description: 'Or the last day for all of them; both null where no clock was set' })),
}, closed)
const WindowInput = Type.Object({
  opensOn: Type.Optional(Type.String({ format: 'date', description: 'The day the body is told, itself not counted; today where left out' })),
  workingDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 60, default: 5 })),
  closesOn: Type.Optional(Type.String({ format: 'date', description: 'The last day itself, in place of a number of working days' })),
  decideWithin: Type.Optional(Type.Integer({
    minimum: 1, maximum: 120, default: decisionDays, description: 'Working days from its filing to decide an objection: a convention, no law sets it',
  })),
  decideBy: Type.Optional(Type.String({ format: 'date', description: 'The last day to decide any, in place of a number of working days' })),
}, closed)
const one = { content: { 'application/json': { schema: refTo<Objection>('Objection') } } }

export function objectionRoutes(app: Api, service: Service): void {
  window(app, service)
  file(app, service)
  look(app, service)
  settle(app, service)
}

function window(app: Api, { store, rulebook }: Service): void {
  app.put('/v1/evaluations/:id/objection-window', {
    config: { scope: 'reviews:write' },
    schema: {
      tags, operationId: 'openObjections', summary: '设定申诉期限 · Set the time for objections',
      description: 'In working days by the official calendar, or by its last day; and the time to decide what is filed. From then on the body\'s '
        + 'own organisation sees the evaluation.',
      params: ById, querystring: query, body: WindowInput,
      response: {
        200: { description: 'Set', content: { 'application/json': { schema: Window } } },
        ...problems('not-found', 'forbidden', 'calendar-missing', 'store-unavailable'),
      },
    },
  }, async (request) => {
    const caller = callerOf(request)
    only(caller, ['office'])
    const { opensOn = beijingDay(new Date()), workingDays = 5, closesOn } = request.body
    if (closesOn !== undefined && closesOn < opensOn) {
      throw new InvalidInput([{ at: 'body/closesOn', says: { zh: '早于 opensOn', en: 'is before opensOn' } }])
    }
    const open = closesOn === undefined
      ? { opensOn, closesOn: lastDay(opensOn, workingDays, rulebook.calendar), workingDays } : { opensOn, closesOn, workingDays: null }
    const set = { ...open, ...decisionClock(open.closesOn, request.body, rulebook.calendar) }
    return (await store.as(caller).objections.open(request.params.id, set)) ?? noEvaluation(request.params.id)
  })
  app.get('/v1/evaluations/:id/objection-window', {
    config: { scope: 'reviews:read' },
    schema: {
      tags, operationId: 'getObjectionWindow', summary: '申诉期限 · The time for objections', description: 'As the office set it.',
      params: ById, querystring: query,
      response: {
        200: { description: 'Both days included', content: { 'application/json': { schema: Window } } },
        ...problems('not-found', 'store-unavailable'),
      },
    },
  }, async (request) => {
    const set = await store.as(callerOf(request)).objections.window(request.params.id)
    if (!set) throw new Fault('not-found', { zh: '没有设定申诉期限。', en: 'No time for objections was set.' })
    return set
  })
}

/**
 * Counted for the last who may file, so that no objection is refused because its clock can't be.
 * @throws Fault calendar-missing where the office gives no day and the calendar does not reach so far
 */
function decisionClock(
  closesOn: string, { decideWithin, decideBy }: { decideWithin?: number; decideBy?: string }, years: Rulebook['calendar'],
): Pick<Type.Static<typeof Window>, 'decideWithin' | 'decideBy'> {
  if (decideBy === undefined) {
    lastDay(closesOn, decideWithin ?? decisionDays, years)
    return { decideWithin: decideWithin ?? decisionDays, decideBy: null }
  }
  if (decideBy >= closesOn) return { decideWithin: null, decideBy }
  throw new InvalidInput([{ at: 'body/decideBy', says: { zh: '早于 closesOn', en: 'is before closesOn' } }])
}

function file(app: Api, { store, rulebook }: Service): void {
  app.post('/v1/objections', {
    config: { scope: 'reviews:write' },
    schema: {
      tags, operationId: 'createObjection', summary: '提出申诉 · Object to a finding',
      description: 'Within the time the office set; one at a time to each finding. An office may file what came on paper.', querystring: query,
      body: Type.Object({
        evaluationId: Uuid, ruleId: Type.String({ minLength: 1, maxLength: 100 }), reason: Reason, links: Type.Optional(Links), by: ReaderName,
      }, closed),
      response: {
        201: { description: 'Filed', ...one },
        ...problems('not-found', 'forbidden', 'outside-window', 'wrong-step', 'calendar-missing', 'store-unavailable'),
      },
    },
  }, async (request, reply) => {
    const caller = callerOf(request)
    only(caller, ['agency', 'office'])
    const { evaluationId, ruleId, reason, links = [], by } = request.body
    reply.code(201)
    const said = { ruleId, reason, links, by: readerOf(caller, by) }
    return shown(await store.as(caller).objections.file(evaluationId, said, rulebook.calendar), rulebook)
  })
}

function look(app: Api, { store, rulebook }: Service): void {
  app.get('/v1/objections', {
    config: { scope: 'reviews:read' },
    schema: {
      tags, operationId: 'listObjections', summary: '申诉 · List objections, newest first', description: 'Every filter given must hold.',
      querystring: Type.Object({
        ...languageQuery, ...pageQuery, state: Type.Optional(Type.Enum([...objectionStates])), evaluation: Type.Optional(Uuid),
        overdue: Type.Optional(Type.Literal(true, { description: 'Only those that wait although their last day is over' })),
      }, closed),
      response: {
        200: {
          description: 'A page',
          content: { 'application/json': { schema: Type.Object({ items: Type.Array(refTo<Objection>('Objection')), next }, closed) } },
        },
        ...problems('store-unavailable'),
      },
    },
  }, async (request) => {
    const { state, evaluation, overdue } = request.query
    const overdueOn = overdue && beijingDay(new Date())
    const page = await store.as(callerOf(request)).objections.list({ state, evaluation, overdueOn }, pageOf(request.query))
    return pageAnswer({ ...page, items: page.items.map((each) => shown(each, rulebook)) })
  })
  app.get('/v1/objections/:id', {
    config: { scope: 'reviews:read' },
    schema: {
      tags, operationId: 'getObjection', summary: '一件申诉 · Read one objection', description: 'With its decision, once there is one.',
      params: ById, querystring: query,
      response: { 200: { description: 'The objection', ...one }, ...problems('not-found', 'store-unavailable') },
    },
  }, async (request) => shown((await store.as(callerOf(request)).objections.get(request.params.id)) ?? absent(request.params.id), rulebook))
}

function settle(app: Api, service: Service): void {
  const { store, rulebook } = service
  app.post('/v1/objections/:id/withdrawal', {
    config: { scope: 'reviews:write' },
    schema: {
      tags, operationId: 'withdrawObjection', summary: '撤回申诉 · Take an objection back', description: 'Before it is decided.',
      params: ById, querystring: query,
      response: { 200: { description: 'Taken back', ...one }, ...problems('not-found', 'forbidden', 'wrong-step', 'store-unavailable') },
    },
  }, async (request) => shown((await store.as(callerOf(request)).objections.withdraw(request.params.id)) ?? absent(request.params.id), rulebook))
  app.post('/v1/objections/:id/decision', {
    config: { scope: 'reviews:write' },
    schema: {
      tags, operationId: 'decideObjection', summary: '裁定申诉 · Decide an objection',
      description: 'By a second reader: not one who decided this finding before, nor the one who objects. Upheld, the finding is as `outcome` '
        + 'says, pass where left out; upheld in part, partial with a credit; rejected, it stands. The score is a new version, and the old one stays. '
        + 'Past its last day it can still be decided, and says that it was late: nothing is decided by silence.',
      params: ById, querystring: query,
      body: Type.Object({
        decision: Type.Enum(['uphold', 'uphold-partly', 'reject']), reason: Reason,
        outcome: Type.Optional(Type.Enum(['pass', 'not-applicable'])),
        credit: Type.Optional(Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 1 })),
        reader: ReaderName,
      }, closed),
      response: {
        200: {
          description: 'Decided',
          content: {
            'application/json': {
              schema: Type.Object({ objection: refTo<Objection>('Objection'), score: refTo<ScoreVersion>('ScoreVersion') }, closed),
            },
          },
        },
        ...problems('not-found', 'forbidden', 'wrong-step', 'second-reader-needed', 'verdict-refused', 'rules-gone', 'store-unavailable'),
      },
    },
  }, async (request) => {
    const caller = callerOf(request)
    only(caller, ['office', 'evaluator'])
    const tenant = store.as(caller)
    const { decision: step, reason, outcome, credit, reader } = request.body
    const held = (await tenant.objections.get(request.params.id)) ?? absent(request.params.id)
    const rescore = (await rescorerFor(held.evaluationId, service, tenant)) ?? noEvaluation(held.evaluationId)
    const judgement = judgementOf(step, held.ruleId, outcome, credit)
    const decided = await tenant.objections.decide(held.id, { step, reason, by: readerOf(caller, reader), judgement }, rescore)
    const { objection, score } = decided ?? absent(held.id)
    return { objection: shown(objection, rulebook), score: scoreView(score, languageOf(request)) }
  })
}

function judgementOf(
  step: 'uphold' | 'uphold-partly' | 'reject', ruleId: string, outcome: 'pass' | 'not-applicable' = 'pass', credit: number | undefined,
): Judgement {
  const about = { ruleId, gate: null }
  if (step === 'reject') return { ...about, verdict: 'confirm', outcome: null, credit: null }
  if (step === 'uphold') return { ...about, verdict: 'correct', outcome, credit: null }
  if (credit === undefined) {
    throw new InvalidInput([{ at: 'body/credit', says: { zh: '部分支持时必填', en: 'is required where it is upheld in part' } }])
  }
  return { ...about, verdict: 'correct', outcome: 'partial', credit }
}

function shown(kept: KeptObjection, { calendar }: Pick<Rulebook, 'calendar'>): Objection {
  return { ...kept, ...timeLeft(kept, beijingDay(new Date()), calendar) }
}

function absent(id: string): never {
  throw new Fault('not-found', { zh: `没有编号为 ${id} 的申诉。`, en: `There is no objection ${id}.` })
}

function noEvaluation(id: string): never {
  throw new Fault('not-found', { zh: `没有编号为 ${id} 的评估。`, en: `There is no evaluation ${id}.` })
}
