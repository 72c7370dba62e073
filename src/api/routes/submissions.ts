// Submissions: what was handed in for a body and a year, by whom and when, with its bytes as long as they are kept; and how long that is.
import Type from 'typebox'
import { Fault } from '../../model/fault.js'
import { callerOf } from '../access.js'
import { dispositionOf } from '../attachment.js'
import { next, pageAnswer, pageOf, pageQuery } from '../cursor.js'
import { documentBody, documentFaults, documentQuery, mediaTypeOf, receive } from '../received/documents.js'
import { languageOf, languageQuery } from '../language.js'
import { problems, refTo } from '../openapi.js'
import { InvalidInput } from '../problem.js'
import { only } from '../season/reader.js'
import { rescorerForAll } from '../season/rescoring.js'
import { closed, nullable } from '../../model/schema.js'
import type { FastifyRequest } from 'fastify'
import type { SubmissionView } from '../season/submission-view.js'
import type { Language } from '../../model/words.js'
import type { Submission } from '../../store/season/submissions.js'
import type { Api, Service } from '../dependencies.js'

const tags = ['roster']
const Uuid = Type.String({ format: 'uuid' })
const ById = Type.Object({ id: Uuid }, closed)
const query = Type.Object(languageQuery, closed)
const one = { content: { 'application/json': { schema: refTo<SubmissionView>('Submission') } } }
const whose = {
  body: Type.Optional(Type.String({ format: 'uuid', description: 'Whose it is; found by code, name and host where left out, and never guessed' })),
  code: Type.Optional(Type.String({ maxLength: 60, description: 'Code of the body' })),
}

export function submissionRoutes(app: Api, service: Service): void {
  handIn(app, service)
  refer(app, service)
  look(app, service)
  settle(app, service)
}

function handIn(app: Api, { store }: Service): void {
  app.post('/v1/submissions', {
    config: { scope: 'evaluations:write' },
    schema: {
      tags, operationId: 'createSubmission', summary: '提交报告原件 · Hand in a report',
      description: 'The bytes, the address and the time are kept as evidence, with their hash, as long as the retention says. `year` is required.',
      querystring: Type.Object({ ...documentQuery, ...languageQuery, ...whose }, closed), body: documentBody,
      response: { 201: { description: 'Kept', ...one }, ...problems(...documentFaults, 'not-found', 'store-unavailable') },
    },
  }, async (request, reply) => {
    const { body = null, code = null, ...rest } = request.query
    delete rest.lang
    const { submission: { name, bytes }, metadata } = await receive(request, rest)
    const { year, issuer = null, url = null, publishedOn = null } = metadata
    if (year === undefined) throw new InvalidInput([{ at: 'query/year', says: { zh: '必填', en: 'is required' } }])
    if (bytes.byteLength === 0) throw new Fault('empty-file', { zh: `${name}是空的。`, en: `${name} is empty.` })
    reply.code(201)
    return view(await store.as(callerOf(request)).submissions.receive({
      year, body, clues: { code, submitted: issuer, read: null, host: url }, name, mediaType: keptAs(request), url,
      publishedOn, content: { bytes },
    }), languageOf(request))
  })
}

function keptAs(request: FastifyRequest): string {
  const type = mediaTypeOf(request)
  return type === '' || type === 'application/json' || type === 'multipart/form-data' ? 'application/octet-stream' : type
}

function refer(app: Api, { store }: Service): void {
  app.post('/v1/submissions/references', {
    config: { scope: 'evaluations:write' },
    schema: {
      tags, operationId: 'createReference', summary: '登记他处保存的报告 · Enter a report that is kept elsewhere',
      description: 'Its address and its hash; no bytes are kept here, and none are fetched.', querystring: query,
      body: Type.Object({
        year: Type.Integer({ minimum: 1900, maximum: 2100 }), url: Type.String({ format: 'uri', maxLength: 2000 }),
        sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }), name: Type.Optional(Type.String({ minLength: 1, maxLength: 255 })),
        issuer: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })), publishedOn: Type.Optional(Type.String({ format: 'date' })), ...whose,
      }, closed),
      response: { 201: { description: 'Entered', ...one }, ...problems('not-found', 'store-unavailable') },
    },
  }, async (request, reply) => {
    const { year, url, sha256, name = 'report', issuer = null, publishedOn = null, body = null, code = null } = request.body
    reply.code(201)
    return view(await store.as(callerOf(request)).submissions.receive({
      year, body, clues: { code, submitted: issuer, read: null, host: url }, name, mediaType: 'application/octet-stream', url, publishedOn,
      content: { sha256 },
    }), languageOf(request))
  })
}

function look(app: Api, { store }: Service): void {
  app.get('/v1/submissions', {
    config: { scope: 'roster:read' },
    schema: {
      tags, operationId: 'listSubmissions', summary: '收到的报告 · List submissions, newest first', description: 'Every filter given must hold.',
      querystring: Type.Object({
        ...languageQuery, ...pageQuery, year: Type.Optional(Type.Integer({ minimum: 1900, maximum: 2100 })), body: Type.Optional(Uuid),
      }, closed),
      response: {
        200: {
          description: 'A page',
          content: { 'application/json': { schema: Type.Object({ items: Type.Array(refTo<SubmissionView>('Submission')), next }, closed) } },
        },
        ...problems('store-unavailable'),
      },
    },
  }, async (request) => {
    const { year, body } = request.query
    const { items, next: last } = await store.as(callerOf(request)).submissions.list({ year, body }, pageOf(request.query))
    return pageAnswer({ items: items.map((each) => view(each, languageOf(request))), next: last })
  })
  app.get('/v1/submissions/:id', {
    config: { scope: 'roster:read' },
    schema: {
      tags, operationId: 'getSubmission', summary: '一次提交 · Read one submission', description: 'Without its bytes.', params: ById, querystring: query,
      response: { 200: { description: 'The submission', ...one }, ...problems('not-found', 'store-unavailable') },
    },
  }, async (request) =>
    view((await store.as(callerOf(request)).submissions.get(request.params.id)) ?? absent(request.params.id), languageOf(request)))
  app.get('/v1/submissions/:id/content', {
    config: { scope: 'roster:read' },
    schema: {
      tags, operationId: 'getSubmissionContent', summary: '报告原件 · The bytes that were handed in', description: 'As they came, as a file to save.',
      params: ById, querystring: query,
      response: {
        200: {
          description: 'The bytes',
          content: { 'application/octet-stream': { schema: Type.Unsafe<unknown>({ type: 'string', contentMediaType: 'application/octet-stream' }) } },
        },
        ...problems('not-found', 'document-erased', 'store-unavailable'),
      },
    },
  }, async (request, reply) => {
    const found = (await store.as(callerOf(request)).submissions.content(request.params.id)) ?? absent(request.params.id)
    if (!found.bytes) {
      if (!found.submission.kept) throw new Fault('not-found', { zh: '这份报告保存在他处。', en: 'This report is kept elsewhere.' })
      throw new Fault('document-erased', { zh: '原件已按保存期限清除。', en: 'The bytes were erased at the end of the time they are kept.' })
    }
    // Never as what it claims to be: a page that was handed in does not run here.
    const name = found.submission.name?.split(/[\\/]/).at(-1) || 'submission'
    return reply.type('application/octet-stream').header('content-disposition', dispositionOf(name))
      .header('x-content-sha256', found.submission.sha256).send(Buffer.from(found.bytes))
  })
}

function settle(app: Api, service: Service): void {
  const { store } = service
  app.put('/v1/submissions/:id/body', {
    config: { scope: 'roster:write' },
    schema: {
      tags, operationId: 'attachSubmission', summary: '认定提交属于哪个单位 · Say whose a submission is',
      description: 'Where the roster could not tell, or told wrong. It belongs to that body\'s organisation then, with its bytes, what batches '
        + 'evaluated of it and the verdicts on that; whoever does not stand above sees it no more, and a batch of his that is still at it sets '
        + 'it aside. An office\'s own evaluation stays the office\'s till it is handed down. Of no body (null), it is the nearest office\'s above '
        + 'where it was. 409 while the former body has a problem list or an objection that is not settled (waive what went to the wrong body; '
        + 'that stays on its record), or where an office above has evaluated it.',
      params: ById, querystring: query, body: Type.Object({ body: nullable(Uuid) }, closed),
      response: { 200: { description: 'As it now stands', ...one }, ...problems('not-found', 'wrong-step', 'rules-gone', 'store-unavailable') },
    },
  }, async (request) => {
    const { params: { id }, body: { body } } = request
    const tenant = store.as(callerOf(request))
    const rescore = await rescorerForAll(await tenant.submissions.decidedBeside(id, body), service, tenant)
    return view((await tenant.submissions.attach(id, body, rescore)) ?? absent(id), languageOf(request))
  })
  const Days = Type.Object({ days: nullable(Type.Integer({ minimum: 1, maximum: 36_500 })) }, {
    ...closed, description: 'null: as above it, or as the service is set',
  })
  app.get('/v1/retention', {
    config: { scope: 'roster:read' },
    schema: {
      tags, operationId: 'getRetention', summary: '保存期限 · How long text is kept', description: 'As the caller\'s organisation has said.',
      querystring: query,
      response: { 200: { description: 'Days', content: { 'application/json': { schema: Days } } }, ...problems('store-unavailable') },
    },
  }, async (request) => ({ days: await store.as(callerOf(request)).retentions.get() }))
  app.put('/v1/retention', {
    config: { scope: 'roster:write' },
    schema: {
      tags, operationId: 'setRetention', summary: '设定保存期限 · Say how long text is kept',
      description: 'For this organisation and those below it that have not said themselves. After it, bytes, text and quotes are erased everywhere; '
        + 'hash, score, outcomes and figures stay.',
      querystring: query, body: Days,
      response: { 204: { description: 'Said', type: 'null' }, ...problems('forbidden', 'store-unavailable') },
    },
  }, async (request, reply) => {
    const caller = callerOf(request)
    only(caller, ['office'])
    await store.as(caller).retentions.set(request.body.days)
    return reply.code(204).send(null)
  })
}

function view({ match, ...submission }: Submission, language: Language): SubmissionView {
  return {
    ...submission,
    match: {
      state: match.state, candidates: match.state === 'review' ? match.candidates : [], reason: match.reason[language],
    },
  }
}

function absent(id: string): never {
  throw new Fault('not-found', { zh: `没有编号为 ${id} 的提交。`, en: `There is no submission ${id}.` })
}
