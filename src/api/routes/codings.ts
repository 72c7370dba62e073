// Coding blind: what a reader is to code, item by item, with the document and the rules, and nothing of what the engine found.
import Type from 'typebox'
import { Fault } from '../../model/fault.js'
import { BlindItem, CodingTask, codingStates, ItemToCode } from '../../model/coding-view.js'
import { itemsOfReader } from '../../season/sampling/blind.js'
import { callerOf } from '../access.js'
import { fileContent, fileHeaders, sendFile } from '../attachment.js'
import { cursorOfNumber, next, numberOfCursor, pageAnswer, pageOf, pageQuery } from '../cursor.js'
import { languageOf, languageQuery } from '../language.js'
import { problems } from '../openapi.js'
import { absentSample, adjudicationView, codingView } from '../season/coding-views.js'
import { ReaderName, readerOf } from '../season/reader.js'
import { bookOf, rulesToCode } from '../season/rules-to-code.js'
import { closed } from '../../model/schema.js'
import type { ItemOfReader } from '../../season/sampling/blind.js'
import type { Api, Service } from '../dependencies.js'

const tags = ['review']
const Uuid = Type.String({ format: 'uuid' })
const ItemPath = Type.Object({ id: Uuid, n: Type.Integer({ minimum: 1 }) }, closed)
const query = Type.Object({ ...languageQuery, coder: ReaderName }, closed)

export function codingRoutes(app: Api, service: Service): void {
  tasks(app, service)
  items(app, service)
  item(app, service)
  document(app, service)
}

function tasks(app: Api, { store }: Service): void {
  app.get('/v1/coding-tasks', {
    config: { scope: 'samples:code' },
    schema: {
      tags, operationId: 'listCodingTasks', summary: '评读任务 · Samples to code, newest first',
      description: 'With how many items this key may still code. Of the plan nothing is told: it says what was looked for.',
      querystring: Type.Object({ ...languageQuery, ...pageQuery }, closed),
      response: {
        200: { description: 'A page', content: { 'application/json': { schema: Type.Object({ items: Type.Array(CodingTask), next }, closed) } } },
        ...problems('store-unavailable'),
      },
    },
  }, async (request) => pageAnswer(await store.as(callerOf(request)).samples.tasks(pageOf(request.query))))
}

function items(app: Api, { store }: Service): void {
  app.get('/v1/samples/:id/items', {
    config: { scope: 'samples:code' },
    schema: {
      tags, operationId: 'listItemsToCode', summary: '待评项目 · Items as a coder sees them',
      description: 'Why an item was drawn and which evaluation it is of are hidden, whoever asks, until it is settled: read by all who are to, '
        + 'and where two differ, decided by a third.',
      params: Type.Object({ id: Uuid }, closed),
      querystring: Type.Object({ ...languageQuery, ...pageQuery, coder: ReaderName, state: Type.Optional(Type.Enum([...codingStates])) }, closed),
      response: {
        200: { description: 'A page', content: { 'application/json': { schema: Type.Object({ items: Type.Array(BlindItem), next }, closed) } } },
        ...problems('not-found', 'store-unavailable'),
      },
    },
  }, async (request) => {
    const caller = callerOf(request)
    const { limit, cursor, state, coder: name } = request.query
    const after = cursor === undefined ? 0 : numberOfCursor(cursor)
    const { samples } = store.as(caller)
    const { id, items: drawn } = (await samples.get(request.params.id)) ?? absentSample(request.params.id)
    const seen = itemsOfReader(readerOf(caller, name), drawn, await samples.codings(id), await samples.adjudications(id))
    const wanted = seen.filter((each) => each.n > after && (state === undefined || each.state === state))
    const page = wanted.slice(0, limit)
    return { items: page.map(itemView), next: wanted.length > limit ? cursorOfNumber(page.at(-1)!.n) : null }
  })
}

function item(app: Api, service: Service): void {
  app.get('/v1/samples/:id/items/:n', {
    config: { scope: 'samples:code' },
    schema: {
      tags, operationId: 'getItemToCode', summary: '评读一份 · One item, with what it takes to code it',
      description: 'Whose report it is, what was submitted with it, and every rule of its ruleset with its title, why it is asked, the answers it '
        + 'knows and its articles. Which rules are listed, and in which order, is the same whatever the engine found.',
      params: ItemPath, querystring: query,
      response: {
        200: { description: 'The item', content: { 'application/json': { schema: ItemToCode } } },
        ...problems('not-found', 'store-unavailable'),
      },
    },
  }, async (request) => {
    const caller = callerOf(request)
    const { id, n } = request.params
    const { samples, rulesets } = service.store.as(caller)
    const { rules, ruleset, item: drawn, ...rest } = (await samples.toCode(id, n)) ?? absentSample(`${id}/${n}`)
    const reader = readerOf(caller, request.query.coder)
    const [found] = itemsOfReader(reader, [drawn], await samples.codings(id, n), await samples.adjudications(id, n))
    return { ...itemView(found!), ...rest, rules: rulesToCode(rules, await bookOf(ruleset, service, rulesets), languageOf(request)) }
  })
}

function document(app: Api, { store }: Service): void {
  app.get('/v1/samples/:id/items/:n/document', {
    config: { scope: 'samples:code' },
    schema: {
      tags, operationId: 'getDocumentToCode', summary: '待评原件 · The document of an item',
      description: 'The bytes as they came, to be saved; where none are kept, the text as it was read, with stars for personal data.',
      params: ItemPath, querystring: Type.Object(languageQuery, closed),
      response: {
        200: {
          description: 'The file, to be saved', headers: fileHeaders, content: { 'application/octet-stream': fileContent, 'text/plain': fileContent },
        },
        ...problems('not-found', 'document-erased', 'store-unavailable'),
      },
    },
  }, async (request, reply) => {
    const { id, n } = request.params
    const { name, bytes, text } = (await store.as(callerOf(request)).samples.document(id, n)) ?? absentSample(`${id}/${n}`)
    // Never as what it claims to be: a page that was handed in does not run here.
    if (bytes) return sendFile(reply, { name, mediaType: 'application/octet-stream', bytes })
    if (text !== null) return sendFile(reply, { name: `${name}.txt`, mediaType: 'text/plain; charset=utf-8', bytes: Buffer.from(text) })
    throw new Fault('document-erased', { zh: '原件和文字已按保存期限清除。', en: 'Bytes and text were erased at the end of the time they are kept.' })
  })
}

function itemView({ codings, adjudication, ...rest }: ItemOfReader): BlindItem {
  return { ...rest, codings: codings.map(codingView), adjudication: adjudication && adjudicationView(adjudication) }
}
