// Anything thrown in, application/problem+json (RFC 9457) out: a closed catalogue, localised, never a stack trace.
import Type from 'typebox'
import { Fault, faults } from '../model/fault.js'
import { limits } from '../model/limits.js'
import { languageOf } from './language.js'
import { mistakesOf } from './validation.js'
import { closed } from '../model/schema.js'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { FaultCode } from '../model/fault.js'
import type { Localised } from '../model/words.js'
import type { Mistake } from './validation.js'

const codes = Object.keys(faults) as FaultCode[]
/** `type` of a problem, for whatever tells of one. */
export const problemTypes = codes.map((code) => `urn:mingjian:problem:${code}`)

export const Problem = Type.Object(
  {
    type: Type.Enum(
      problemTypes,
      { description: 'Stable: to be told apart by programs' },
    ),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String({ description: 'What was wrong this time' }),
    advice: Type.String({ description: 'What to do about it' }),
    instance: Type.String({ description: 'This request, as in the log and in the header x-request-id' }),
    errors: Type.Optional(
      Type.Array(
        Type.Object(
          {
            at: Type.String({ description: 'Where: `body/metadata/year`, `query/limit`' }),
            message: Type.String(),
          },
          closed,
        ),
        { description: 'Every mistake found in the request' },
      ),
    ),
  },
  closed,
)
export type Problem = Type.Static<typeof Problem>

/** A request that is well formed and yet wrong. */
export class InvalidInput extends Fault {
  readonly mistakes: Mistake[]

  constructor(mistakes: Mistake[], code: FaultCode = 'invalid-input', detail: Localised = invalid, options?: ErrorOptions) {
    super(code, detail, options)
    this.mistakes = mistakes
  }
}

const invalid: Localised = { zh: '请求中有不符合要求的内容。', en: 'Some of the request is not as required.' }
const retryAfterSeconds = 5
/** Beside those that say the service can't now. */
const waits = new Set<FaultCode>(['idempotency-under-way', 'too-many-batches'])

export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | Fault, request, reply) => {
    const fault = descriptionTooLarge(error, request) ?? notAsTaken(error, request) ?? faultOf(error, request)
    if (faults[fault.code].status >= 500) request.log.error({ err: error }, fault.code)
    return sendProblem(fault, request, reply)
  })
  app.setNotFoundHandler((request, reply) =>
    sendProblem(
      new Fault('not-found', {
        zh: '没有这个地址，或它不支持这个方法。',
        en: 'There is no such address, or it does not take this method.',
      }),
      request,
      reply,
    ),
  )
}

export function sendProblem(fault: Fault, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const language = languageOf(request)
  const { status, title, advice } = faults[fault.code]
  const mistakes = mistakesIn(fault, request)
  const problem: Problem = {
    type: `urn:mingjian:problem:${fault.code}`,
    title: title[language],
    status,
    detail: fault.detail[language],
    advice: advice[language],
    instance: `urn:uuid:${request.id}`,
    ...(mistakes && { errors: mistakes.map(({ at, says }) => ({ at, message: says[language] })) }),
  }
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  if (status === 503 || waits.has(fault.code)) reply.header('retry-after', retryAfterSeconds)
  return reply
    .code(status)
    .header('x-request-id', request.id)
    .header('content-language', language)
    .type('application/problem+json')
    .send(problem)
}

/** What a step found wrong with a field names it as it was handed in: what is no part of a document's metadata stands in those of a form. */
function mistakesIn(fault: Fault, request: FastifyRequest): Mistake[] | undefined {
  if (fault instanceof InvalidInput) return fault.mistakes
  if (fault.at === undefined) return undefined
  const isField = request.isMultipart() && !fault.at.startsWith('metadata/')
  return [{ at: `body/${isField ? 'metadata/' : ''}${fault.at}`, says: fault.detail }]
}

type Said = Partial<Pick<FastifyRequest, 'body' | 'query' | 'params'>>

/** Fastify's own codes to ours; what no one foresaw is a bug, and says nothing of itself. */
export function faultOf(error: FastifyError | Fault, request: Said = {}): Fault {
  if (error instanceof Fault) return error
  if (error.validation) return new InvalidInput(mistakesOf(error.validation, error.validationContext ?? 'body'))
  if (unstorable.has(error.code)) {
    return new InvalidInput(placesOfNul(request).map((at) => ({ at, says: noNul })), 'invalid-input', noNul, { cause: error })
  }
  const known = byCode[error.code] ?? byStatus(error.statusCode)
  if (known === 'invalid-input') return new InvalidInput([{ at: 'body', says: unread }], known, unread, { cause: error })
  return new Fault(known ?? 'internal', details[known ?? 'internal'] ?? invalid, { cause: error })
}

/** A body that holds no document has a bound of its own. */
function descriptionTooLarge({ code }: FastifyError | Fault, { routeOptions: { bodyLimit } }: FastifyRequest): Fault | null {
  if (code !== 'FST_ERR_CTP_BODY_TOO_LARGE' || bodyLimit === undefined || bodyLimit >= limits.documentBytes) return null
  const most = bodyLimit / 1024 / 1024
  return new Fault('file-too-large', { zh: `请求内容最大 ${most} MiB。`, en: `What describes a request may have ${most} MiB.` })
}

/** What a route takes, where it is none of what any route does. */
function notAsTaken({ code }: FastifyError | Fault, { routeOptions: { schema } }: FastifyRequest): Fault | null {
  if (code !== 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return null
  const { content } = (schema?.body ?? {}) as { content?: object }
  const taken = content ? Object.keys(content) : schema?.body ? ['application/json'] : []
  return new Fault('unknown-format', taken.length > 0
    ? { zh: `Content-Type 应为 ${taken.join('、')}。`, en: `Content-Type must be one of ${taken.join(', ')}.` }
    : { zh: '这个请求没有内容，不要写 Content-Type。', en: 'This request takes no body: leave Content-Type out.' })
}

/** What PostgreSQL says of a text with U+0000, as such and within JSON: character_not_in_repertoire, untranslatable_character. */
const unstorable = new Set(['22021', '22P05'])
/** Those of a form are read as it comes, and not known any more. */
function placesOfNul({ body, query, params }: Said): string[] {
  const found: string[] = []
  const look = (value: unknown, at: string): void => {
    if (typeof value === 'string' && value.includes('\0')) found.push(at)
    // Neither bytes nor a stream.
    if (typeof value !== 'object' || value === null || !plainKinds.has(Object.getPrototypeOf(value))) return
    for (const [key, inner] of Object.entries(value)) {
      if (key.includes('\0')) found.push(`${at}/${key.slice(0, 100)}`)
      look(inner, `${at}/${key.slice(0, 100)}`)
    }
  }
  for (const [part, value] of Object.entries({ params, query, body })) look(value, part)
  return found.length > 0 ? found.slice(0, mostPlaces) : ['body']
}
const mostPlaces = 100
const plainKinds = new Set<unknown>([Object.prototype, Array.prototype, null])
const unread: Localised = {
  zh: '请求体无法解析：JSON 有误、表单有误，或为空。', en: 'The request could not be parsed: wrong JSON, a wrong form, or nothing at all.',
}
const noNul: Localised = { zh: '文字中有不能保存的字符 U+0000。', en: 'A text holds the character U+0000, which can not be kept.' }

const byCode: Record<string, FaultCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'file-too-large',
  FST_REQ_FILE_TOO_LARGE: 'file-too-large',
  FST_ERR_HANDLER_TIMEOUT: 'timed-out',
  FST_UNDER_PRESSURE: 'overloaded',
}

function byStatus(status: number | undefined): FaultCode | undefined {
  if (status === 404) return 'not-found'
  if (status === 413) return 'file-too-large'
  if (status === 415) return 'unknown-format'
  return status !== undefined && status >= 400 && status < 500 ? 'invalid-input' : undefined
}

const mib = limits.documentBytes / 1024 / 1024
const details: Partial<Record<FaultCode, Localised>> = {
  'file-too-large': { zh: `一份文件最大 ${mib} MiB。`, en: `One document may have ${mib} MiB.` },
  'not-found': { zh: '没有这个地址。', en: 'There is no such address.' },
  'timed-out': { zh: '未能在时限内处理完。', en: 'The work did not end in time.' },
  overloaded: { zh: '当前请求过多。', en: 'There is more to do than can be done now.' },
  internal: { zh: '服务内部出错，请求未完成。', en: 'Something went wrong inside the service; the request was not completed.' },
}
