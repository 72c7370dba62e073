// Due dates of applications, and the working days they are counted in.
import Type from 'typebox'
import { deadlineFor } from '../../calendar/deadline.js'
import { deadlineDays } from '../../calendar/deadline-days.js'
import { workCalendar } from '../../calendar/working-days.js'
import { Fault } from '../../model/fault.js'
import { limits } from '../../model/limits.js'
import { presentDeadline } from '../../present/deadline.js'
import { languageOf, languageQuery } from '../language.js'
import { refTo, problems } from '../openapi.js'
import { closed } from '../../model/schema.js'
import type { FastifyRequest } from 'fastify'
import type { CalendarView } from '../../model/calendar-view.js'
import type { DeadlineAnswer, Handling } from '../../model/deadline.js'
import type { Api, Service } from '../dependencies.js'

const tags = ['deadlines']
const query = Type.Object(languageQuery, closed)
const Include = Type.Optional(Type.Literal('days', { description: `days: also each day, at most ${limits.deadlineDays} of them` }))
const ByYear = Type.Object({ year: Type.Integer({ minimum: 1900, maximum: 2999 }) }, closed)

export function deadlineRoutes(app: Api, service: Service): void {
  compute(app, service)
  calendarOf(app, service)
}

function compute(app: Api, { rulebook }: Service): void {
  app.post(
    '/v1/deadlines',
    {
      config: { public: 'check' },
      preValidation: requireJson,
      schema: {
        tags,
        operationId: 'computeDeadline',
        summary: '计算答复期限 · When a reply was due',
        description:
          'From the day of receipt and what happened since: the due date under the edition of the law in force on that day, every step '
          + 'with its article, and what a reply date means for it. Where the text can be read both ways and it matters, the verdict is '
          + '`review`; where a year has no holiday notice on file, `not-assessable`. Nothing is stored.',
        querystring: Type.Object({ ...languageQuery, include: Include }, closed),
        body: refTo<Handling>('Handling'),
        response: {
          200: { description: 'The due date', content: { 'application/json': { schema: refTo<DeadlineAnswer>('Deadline') } } },
          ...problems('unknown-format'),
        },
      },
    },
    (request, reply): DeadlineAnswer => {
      const { handling: law, calendar, laws } = rulebook
      const language = languageOf(request)
      reply.header('content-language', language)
      const answer = presentDeadline(deadlineFor(request.body, law, workCalendar(calendar)), laws, language)
      if (request.query.include === undefined) return answer
      return { ...answer, days: deadlineDays(request.body, law, workCalendar(calendar), limits.deadlineDays) }
    },
  )
}

/** Other routes take files as they are: such a body would reach the schema as bytes. */
function requireJson(request: FastifyRequest, _reply: unknown, done: (error?: Error) => void): void {
  const type = (request.headers['content-type'] ?? 'application/json').split(';')[0]!.trim().toLowerCase()
  if (type === 'application/json') done()
  else done(new Fault('unknown-format', { zh: 'Content-Type 应为 application/json。', en: 'Content-Type must be application/json.' }))
}

function calendarOf(app: Api, { rulebook }: Service): void {
  app.get(
    '/v1/calendar/:year',
    {
      config: { public: true },
      schema: {
        tags,
        operationId: 'getCalendar',
        summary: '一年的放假和调休 · Days off and make-up days of a year',
        description: 'Weekdays that are off and weekend days that are worked, with the notices they come from. A year without one is 404.',
        params: ByYear,
        querystring: query,
        response: {
          200: { description: 'The year', content: { 'application/json': { schema: refTo<CalendarView>('CalendarView') } } },
          ...problems('not-found'),
        },
      },
    },
    (request): CalendarView => {
      const { year } = request.params
      const held = rulebook.calendar[year]
      if (!held) {
        throw new Fault('not-found', {
          zh: `没有收录${year}年的放假通知；没有通知的年份不作猜测。`,
          en: `No holiday notice for ${year} is on file; a year without one is never guessed.`,
        })
      }
      return { year, daysOff: held.off, makeUpDays: held.working, notices: held.notices.map(({ number, url }) => ({ number, url })) }
    },
  )
}
