// The roster over HTTP: bodies one by one, and all of them as a file.
import Type from 'typebox'
import { rosterFile } from '../../export/roster.js'
import { limits } from '../../model/limits.js'
import { BodyInput } from '../../model/roster.js'
import { IssuerKind } from '../../model/words.js'
import { readRosterFile, rosterRows } from '../../season/roster-file.js'
import { callerOf } from '../access.js'
import { next, pageAnswer, pageOf, pageQuery } from '../cursor.js'
import { languageOf, languageQuery } from '../language.js'
import { problems, refTo } from '../openapi.js'
import { InvalidInput } from '../problem.js'
import { readLines } from '../season/roster-file.js'
import { headings } from '../../season/roster-columns.js'
import { Fault } from '../../model/fault.js'
import { closed } from '../../model/schema.js'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Body } from '../../model/roster.js'
import type { FileMistake, RosterFile } from '../../season/roster-file.js'
import type { Bodies } from '../../store/season/bodies.js'
import type { Store } from '../../store/store.js'
import type { Imported } from '../../store/season/roster-import.js'
import type { Api, Service } from '../dependencies.js'

const tags = ['roster']
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) }, closed)
const query = Type.Object(languageQuery, closed)
const one = { content: { 'application/json': { schema: refTo<Body>('Body') } } }
const file = { schema: Type.Unsafe<unknown>({ type: 'string', contentMediaType: 'application/octet-stream' }) }

const Organisation = Type.Optional(Type.String({
  format: 'uuid', description: 'The body\'s own organisation, below the caller\'s: it then sees the body and what concerns it',
}))

const BodyList = Type.Object({ items: Type.Array(refTo<Body>('Body')), next }, closed)

const ImportedAnswer = Type.Object({
  written: Type.Boolean({ description: 'false for a dry run' }),
  added: Type.Integer(), changed: Type.Integer(), unchanged: Type.Integer(),
  untouched: Type.Integer({ description: 'Of the roster, in no line of the file: they stay' }),
  lines: Type.Array(Type.Object({
    line: Type.Integer(), id: Type.Union([Type.String(), Type.Null()]), became: Type.Enum(['added', 'changed', 'unchanged']),
    fields: Type.Array(Type.String()),
  }, closed)),
}, closed)

export function bodyRoutes(app: Api, service: Service): void {
  ;(app as unknown as FastifyInstance).addContentTypeParser('text/csv', { parseAs: 'buffer' }, (_request, body, done) => { done(null, body) })
  enter(app, service)
  list(app, service)
  oneBody(app, service)
  bringIn(app, service)
  takeOut(app, service)
}

function enter(app: Api, { store }: Service): void {
  app.post('/v1/bodies', {
    config: { scope: 'roster:write' },
    schema: {
      tags, operationId: 'createBody', summary: '登记一个单位 · Enter a body in the roster',
      description: 'A report can be missing only of a body that the roster expects one from.',
      querystring: Type.Object({ ...languageQuery, organisation: Organisation }, closed),
      body: BodyInput,
      response: { 201: { description: 'Entered', ...one }, ...problems('not-found', 'code-taken', 'store-unavailable') },
    },
  }, async (request, reply) => {
    const { organisation } = request.query
    const bodies = await bodiesFor(organisation, request, store)
    reply.code(201)
    return bodies.create(request.body, organisation)
  })
}

/** @throws Fault not-found for an organisation that a body can not be given to. */
async function bodiesFor(organisation: string | undefined, request: FastifyRequest, store: Store): Promise<Bodies> {
  const { bodies } = store.as(callerOf(request))
  if (organisation === undefined || await bodies.mayOwn(organisation)) return bodies
  throw new Fault('not-found', { zh: `没有编号为 ${organisation} 的组织。`, en: `There is no organisation ${organisation}.` })
}

function list(app: Api, { store }: Service): void {
  app.get('/v1/bodies', {
    config: { scope: 'roster:read' },
    schema: {
      tags, operationId: 'listBodies', summary: '名单中的单位 · List the bodies of the roster', description: 'In the order they were entered.',
      querystring: Type.Object({
        ...languageQuery, ...pageQuery, kind: Type.Optional(IssuerKind), parent: Type.Optional(Type.String({ format: 'uuid' })),
        name: Type.Optional(Type.String({ maxLength: 120, description: 'Part of the name' })),
      }, closed),
      response: {
        200: { description: 'A page', content: { 'application/json': { schema: BodyList } } },
        ...problems('store-unavailable'),
      },
    },
  }, async (request) => {
    const { kind, parent, name } = request.query
    return pageAnswer(await store.as(callerOf(request)).bodies.list({ kind, parent, name }, pageOf(request.query)))
  })
}

function oneBody(app: Api, { store }: Service): void {
  app.get('/v1/bodies/:id', {
    config: { scope: 'roster:read' },
    schema: {
      tags, operationId: 'getBody', summary: '一个单位 · Read one body', description: 'As the roster has it.', params: ById, querystring: query,
      response: { 200: { description: 'The body', ...one }, ...problems('not-found', 'store-unavailable') },
    },
  }, async (request) => (await store.as(callerOf(request)).bodies.get(request.params.id)) ?? absent(request.params.id))
  app.put('/v1/bodies/:id', {
    config: { scope: 'roster:write' },
    schema: {
      tags, operationId: 'replaceBody', summary: '更正一个单位 · Correct a body',
      description: 'The whole body: what is left out becomes unknown. With `organisation` it is given to that one, as after an import, '
        + 'whose bodies are all the importer\'s own; without, it stays whose it is. Reports and findings told to the old one stay there.',
      params: ById, querystring: Type.Object({ ...languageQuery, organisation: Organisation }, closed), body: BodyInput,
      response: { 200: { description: 'As it now stands', ...one }, ...problems('not-found', 'code-taken', 'store-unavailable') },
    },
  }, async (request) => {
    const { params: { id }, query: { organisation } } = request
    return (await (await bodiesFor(organisation, request, store)).replace(id, request.body, organisation)) ?? absent(id)
  })
  app.delete('/v1/bodies/:id', {
    config: { scope: 'roster:write' },
    schema: {
      tags, operationId: 'deleteBody', summary: '删除登记有误的单位 · Remove a body that was entered by mistake',
      description: 'One that was abolished or merged is not removed: its day is entered.', params: ById, querystring: query,
      response: { 204: { description: 'Removed', type: 'null' }, ...problems('not-found', 'body-in-use', 'store-unavailable') },
    },
  }, async (request, reply) => {
    if (!(await store.as(callerOf(request)).bodies.remove(request.params.id))) absent(request.params.id)
    return reply.code(204).send(null)
  })
}

function bringIn(app: Api, { store }: Service): void {
  app.put('/v1/roster', {
    config: { scope: 'roster:write' },
    schema: {
      tags, operationId: 'importRoster', summary: '导入名单 · Bring in a roster',
      description: 'CSV or XLSX with a head of columns as the export has them. All lines are written or none; every mistake is named with its line. '
        + 'A line is the body with its code, else with its name under the same parent, else a new one. Bodies in no line stay as they are.',
      querystring: Type.Object({
        ...languageQuery, dryRun: Type.Optional(Type.Boolean({ description: 'Say what would become of each line, and write nothing' })),
      }, closed),
      body: { content: Object.fromEntries(['text/csv', xlsxType, 'application/octet-stream', 'text/plain'].map((type) => [type, file])) },
      response: {
        200: { description: 'What became of each line', content: { 'application/json': { schema: ImportedAnswer } } },
        ...problems('roster-refused', 'code-taken', 'unknown-format', 'damaged-file', 'archive-refused', 'file-too-large', 'store-unavailable'),
      },
    },
  }, async (request): Promise<Imported> => {
    const lines = await readLines(fileIn(request))
    const read = (roster: Body[]): RosterFile => {
      const whole = readRosterFile(lines, roster)
      if (whole.mistakes.length > 0) throw refused(whole.mistakes)
      return whole
    }
    return store.as(callerOf(request)).rosterImport.run(read, request.query.dryRun ?? false)
  })
}

/** A form or JSON is no roster: said as such, and not that the file is empty. */
function fileIn({ body, headers }: FastifyRequest): Buffer {
  if (Buffer.isBuffer(body)) return body
  if ((headers['content-type'] ?? '') === '') return Buffer.alloc(0)
  throw new Fault('unknown-format', {
    zh: `请把名单文件本身作为请求体（curl --data-binary @名单.xlsx），Content-Type 写 text/csv 或 ${xlsxType}。`,
    en: `Send the file itself as the body (curl --data-binary @roster.xlsx), with the Content-Type text/csv or ${xlsxType}.`,
  })
}

function refused(mistakes: FileMistake[]): InvalidInput {
  const shown = mistakes.slice(0, limits.rosterMistakes)
  return new InvalidInput(shown.map(({ line, column, says }) => ({
    at: column === null ? `line ${line}` : `line ${line}/${column}`,
    says: column === null ? says : { zh: `${headings[column].zh}：${says.zh}`, en: `${headings[column].en}: ${says.en}` },
  })), 'roster-refused', {
    zh: `文件有${mistakes.length}处错误，没有写入任何一行。`, en: `The file has ${mistakes.length} mistakes; no line of it was written.`,
  })
}

function takeOut(app: Api, { store }: Service): void {
  app.get('/v1/roster', {
    config: { scope: 'roster:read' },
    schema: {
      tags, operationId: 'exportRoster', summary: '导出名单 · Take the roster out as a file',
      description: 'All that the caller sees, in the columns that the import reads.',
      querystring: Type.Object({ ...languageQuery, format: Type.Enum(['csv', 'xlsx'], { default: 'csv' }) }, closed),
      response: {
        200: { description: 'The file', content: { 'text/csv': file, [xlsxType]: file } }, ...problems('store-unavailable'),
      },
    },
  }, async (request, reply) => {
    const language = languageOf(request)
    const rows = rosterRows(await store.as(callerOf(request)).bodies.all(), language)
    const { format } = request.query
    reply.header('content-disposition', `attachment; filename="roster.${format}"`).type(format === 'csv' ? 'text/csv; charset=utf-8' : xlsxType)
    return reply.send(Buffer.from(await rosterFile(rows, format, language === 'zh' ? '名单' : 'roster')))
  })
}

function absent(id: string): never {
  throw new Fault('not-found', { zh: `名单中没有编号为 ${id} 的单位。`, en: `There is no body ${id}.` })
}
