// Problem lists: what a body is to mend by a day; it returns what it mended, the office re-checks, each item is closed or stays open.
import Type from 'typebox'
import { Fault } from '../../model/fault.js'
import { beijingDay } from '../../model/beijing.js'
import { lastDay } from '../../season/clock.js'
import { asDecided } from '../../season/decided.js'
import { stepsWithDay } from '../../season/new-day.js'
import { itemSteps } from '../../model/review-records.js'
import { callerOf } from '../access.js'
import { next, pageAnswer, pageOf, pageQuery } from '../cursor.js'
import { languageQuery } from '../language.js'
import { problems, refTo } from '../openapi.js'
import { InvalidInput } from '../problem.js'
import { ReaderName, only, readerOf } from '../season/reader.js'
import { closed } from '../../model/schema.js'
import type { ProblemList } from '../../model/review-records.js'
import type { Api, Service } from '../dependencies.js'

const tags = ['review']
const Uuid = Type.String({ format: 'uuid' })
const ById = Type.Object({ id: Uuid }, closed)
const query = Type.Object(languageQuery, closed)
const RuleId = Type.String({ minLength: 1, maxLength: 100 })
const one = { content: { 'application/json': { schema: refTo<ProblemList>('ProblemList') } } }

const ListInput = Type.Object({
  evaluationId: Uuid,
  ruleIds: Type.Optional(Type.Array(RuleId, {
    minItems: 1, maxItems: 200, uniqueItems: true,
    description: 'All failed and partial ones where left out, without those that are unsettled in another list of that body and year',
  })),
  issuedOn: Type.Optional(Type.String({ format: 'date', description: 'Today where left out' })),
  workingDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 120, default: 10 })),
  dueOn: Type.Optional(Type.String({ format: 'date', description: 'The last day itself, in place of a number of working days' })),
  note: Type.Optional(Type.String({ maxLength: 2000 })), by: ReaderName,
}, closed)

export function problemListRoutes(app: Api, service: Service): void {
  issue(app, service)
  look(app, service)
  take(app, service)
}

function issue(app: Api, { store, rulebook }: Service): void {
  app.post('/v1/problem-lists', {
    config: { scope: 'reviews:write' },
    schema: {
      tags, operationId: 'createProblemList', summary: '下发问题清单 · Issue a problem list',
      description: 'An item for each finding named, with a day to mend them by. The evaluation is from then on seen by the body\'s own '
        + 'organisation. What is open or returned in another list of the same body and year stands there alone: a rule named that does is refused '
        + '(`wrong-step`, naming list and item); where no rules are named it is left out, and refused only if nothing else is to be mended.',
      querystring: query, body: ListInput,
      response: {
        201: { description: 'Issued', ...one },
        ...problems('not-found', 'forbidden', 'wrong-step', 'verdict-refused', 'calendar-missing', 'store-unavailable'),
      },
    },
  }, async (request, reply) => {
    const caller = callerOf(request)
    only(caller, ['office', 'evaluator'])
    const tenant = store.as(caller)
    const { evaluationId, ruleIds, issuedOn = beijingDay(new Date()), workingDays = 10, dueOn, note = null, by } = request.body
    if (dueOn !== undefined && dueOn < issuedOn) {
      throw new InvalidInput([{ at: 'body/dueOn', says: { zh: '早于 issuedOn', en: 'is before issuedOn' } }])
    }
    const named = ruleIds ?? await faultsOf(evaluationId, tenant)
    reply.code(201)
    return tenant.problemLists.issue(evaluationId, {
      ruleIds: named, issuedOn, dueOn: dueOn ?? lastDay(issuedOn, workingDays, rulebook.calendar), note, by: readerOf(caller, by).label,
      leavingOut: ruleIds === undefined,
    })
  })
}

/** As people left them: what was dismissed is no problem. Those whose cause stands among them are its consequences, and mended with it. */
async function faultsOf(evaluation: string, tenant: ReturnType<Service['store']['as']>): Promise<string[]> {
  const held = (await tenant.verdicts.decided([evaluation])).get(evaluation)
  if (!held) throw new Fault('not-found', { zh: `没有编号为 ${evaluation} 的评估。`, en: `There is no evaluation ${evaluation}.` })
  const faults = asDecided(held.stored.result.findings, held.changes)
    .filter(({ outcome, causedBy }) => ['fail', 'partial'].includes(outcome) && causedBy === undefined)
  if (faults.length > 0) return faults.map(({ ruleId }) => ruleId)
  throw new Fault('verdict-refused', { zh: '该评估没有需要整改的问题。', en: 'The evaluation has nothing to mend.' })
}

function look(app: Api, { store }: Service): void {
  app.get('/v1/problem-lists', {
    config: { scope: 'reviews:read' },
    schema: {
      tags, operationId: 'listProblemLists', summary: '问题清单 · List problem lists, newest first', description: 'Every filter given must hold.',
      querystring: Type.Object({
        ...languageQuery, ...pageQuery, year: Type.Optional(Type.Integer({ minimum: 1900, maximum: 2100 })), body: Type.Optional(Uuid),
      }, closed),
      response: {
        200: {
          description: 'A page',
          content: { 'application/json': { schema: Type.Object({ items: Type.Array(refTo<ProblemList>('ProblemList')), next }, closed) } },
        },
        ...problems('store-unavailable'),
      },
    },
  }, async (request) => {
    const { year, body } = request.query
    return pageAnswer(await store.as(callerOf(request)).problemLists.list({ year, body }, pageOf(request.query)))
  })
  app.get('/v1/problem-lists/:id', {
    config: { scope: 'reviews:read' },
    schema: {
      tags, operationId: 'getProblemList', summary: '一份问题清单 · Read one problem list', description: 'With every step taken on each item.',
      params: ById, querystring: query,
      response: { 200: { description: 'The list', ...one }, ...problems('not-found', 'store-unavailable') },
    },
  }, async (request) => (await store.as(callerOf(request)).problemLists.get(request.params.id)) ?? absent(request.params.id))
}

function take(app: Api, { store, rulebook }: Service): void {
  app.post('/v1/problem-lists/:id/items/:n', {
    config: { scope: 'reviews:write' },
    schema: {
      tags, operationId: 'stepProblem', summary: '整改、复核 · Take a step on an item',
      description: '`return`: the body says that it is mended, with links. `close` or `keep-open`: the office re-checked. `waive`, `reopen`: the '
        + 'office. `extend`: the office puts off the day of what is open. With `keep-open`, `reopen` and `extend` a new day to mend by may be given, '
        + 'not before today and not before the one that holds. Out of its state no step is taken, and '
        + 'nothing is reopened that is unsettled in another list of that body and year.',
      params: Type.Object({ id: Uuid, n: Type.Integer({ minimum: 1 }) }, closed), querystring: query,
      body: Type.Object({
        step: Type.Enum([...itemSteps]), reason: Type.Optional(Type.String({ minLength: 2, maxLength: 2000 })),
        links: Type.Optional(Type.Array(Type.String({ maxLength: 2000 }), { maxItems: 20 })),
        evaluationId: Type.Optional(Type.String({ format: 'uuid', description: 'Of the mended report' })),
        dueOn: Type.Optional(Type.String({ format: 'date', description: `A new day to mend by: with ${stepsWithDay.join(', ')}` })),
        workingDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 120, description: 'In place of it, so many working days after today' })),
        by: ReaderName,
      }, closed),
      response: {
        200: { description: 'The list as it now stands', ...one },
        ...problems('not-found', 'forbidden', 'wrong-step', 'calendar-missing', 'store-unavailable'),
      },
    },
  }, async (request) => {
    const caller = callerOf(request)
    const { step, reason = null, links = [], evaluationId = null, dueOn, workingDays, by } = request.body
    if (dueOn !== undefined && workingDays !== undefined) {
      throw new InvalidInput([{ at: 'body/workingDays', says: { zh: '与 dueOn 只能给一个', en: 'stands in place of dueOn, not beside it' } }])
    }
    if (['keep-open', 'extend', 'waive', 'reopen'].includes(step) && reason === null) {
      throw new InvalidInput([{ at: 'body/reason', says: { zh: '必填', en: 'is required' } }])
    }
    const { id, n } = request.params
    const newDay = workingDays === undefined ? dueOn : lastDay(beijingDay(new Date()), workingDays, rulebook.calendar)
    const taken = { step, reason, links, evaluationId, dueOn: newDay ?? null, by: readerOf(caller, by).label }
    return (await store.as(caller).problemLists.take(id, n, taken)) ?? absent(`${id}/${n}`)
  })
}

function absent(id: string): never {
  throw new Fault('not-found', { zh: `没有编号为 ${id} 的问题清单或项目。`, en: `There is no problem list or item ${id}.` })
}
