// Batches of documents: sent in one request, worked on apart from it, read, cancelled, taken up again.
import Type from 'typebox'
import { Fault } from '../../model/fault.js'
import { limits } from '../../model/limits.js'
import { callerOf } from '../access.js'
import { cursorOfNumber, numberOfCursor, pageAnswer, pageOf, pageQuery } from '../cursor.js'
import { makeBatch } from '../batches/making.js'
import { BatchQuery, BatchWishes } from '../batches/wishes.js'
import { batchView, itemView, ItemState } from '../batches/views.js'
import { documentFaults } from '../received/documents.js'
import { languageOf, languageQuery } from '../language.js'
import { originOf } from '../batches/origin.js'
import { refTo, problems } from '../openapi.js'
import { closed } from '../../model/schema.js'
import type { BatchItemList, BatchList, BatchView, DeliveryList } from '../batches/views.js'
import type { Api, Service } from '../dependencies.js'

const tags = ['batches']
const ById = Type.Object({ id: Type.String({ format: 'uuid' }) }, closed)
const language = Type.Object(languageQuery, closed)
const file = Type.Unsafe<unknown>({ type: 'string', contentMediaType: 'application/octet-stream' })
const form = Type.Object({ batch: Type.Optional(BatchWishes), files: Type.Array(file, { maxItems: limits.batchDocuments }) }, closed)
const view = { 'application/json': { schema: refTo<BatchView>('Batch') } }
const readFaults = problems('not-found', 'store-unavailable')

export function batchRoutes(app: Api, service: Service): void {
  submit(app, service)
  list(app, service)
  getOne(app, service)
  items(app, service)
  deliveries(app, service)
  change(app, service, 'cancellation')
  change(app, service, 'resumption')
}

function submit(app: Api, service: Service): void {
  // An archive is read from the request as it arrives, and kept out of memory. The routes have this to themselves.
  app.removeContentTypeParser('application/zip')
  app.addContentTypeParser('application/zip', (_request, payload, done) => { done(null, payload) })
  app.post('/v1/batches', {
    config: { scope: 'batches:write' },
    bodyLimit: limits.batchDescription,
    schema: {
      tags, operationId: 'createBatch', summary: '成批评分 · Score a batch of documents',
      description: 'Send a form with any number of files (documents, or ZIP archives of them) and what is wished for in its field `batch`; a ZIP as '
        + 'the body, with the wishes in the query string; or JSON that names documents kept here. Answered as soon as they are kept; each '
        + `is then worked on apart. At most ${limits.batchDocuments} documents and ${limits.batchBytes / 1024 ** 3} GiB; `
        + `a ZIP ${limits.batchArchiveBytes / 1024 ** 2} MiB.`,
      querystring: BatchQuery,
      body: {
        content: {
          'application/json': { schema: refTo('BatchRequest') }, 'multipart/form-data': { schema: form }, 'application/zip': { schema: file },
        },
      },
      response: {
        202: {
          description: 'Kept, and being worked on', content: view,
          headers: { location: { type: 'string', description: 'Where to follow it' } },
        },
        ...problems(...documentFaults, 'batch-too-large', 'too-many-batches', 'upload-stalled', 'webhook-refused', 'not-found', 'store-unavailable'),
      },
    },
  }, async (request, reply) => {
    const { batch, secret } = await makeBatch(request, reply, service, service.store.as(callerOf(request)))
    request.shownOnce = secret !== undefined
    reply.code(202).header('location', `/v1/batches/${batch.id}`)
    return batchView(batch, secret)
  })
}

function list(app: Api, { store }: Service): void {
  app.get('/v1/batches', {
    config: { scope: 'batches:read' },
    schema: {
      tags, operationId: 'listBatches', summary: '批次列表，新的在前 · List batches, newest first', description: 'With their counts, without their documents.',
      querystring: Type.Object({ ...pageQuery, ...languageQuery }, closed),
      response: {
        200: { description: 'A page', content: { 'application/json': { schema: refTo<BatchList>('BatchList') } } }, ...problems('store-unavailable'),
      },
    },
  }, async (request): Promise<BatchList> => {
    const { items: found, next } = pageAnswer(await store.as(callerOf(request)).batches.list(pageOf(request.query)))
    return { items: found.map((batch) => batchView(batch)), next }
  })
}

function getOne(app: Api, { store }: Service): void {
  app.get('/v1/batches/:id', {
    config: { scope: 'batches:read' },
    schema: {
      tags, operationId: 'getBatch', summary: '一个批次的进度 · How far a batch is', description: 'Its counts now.',
      params: ById, querystring: language, response: { 200: { description: 'The batch', content: view }, ...readFaults },
    },
  }, async (request): Promise<BatchView> => {
    const batch = await store.as(callerOf(request)).batches.get(request.params.id)
    if (!batch) throw unknown(request.params.id)
    return batchView(batch)
  })
}

function items(app: Api, { store }: Service): void {
  app.get('/v1/batches/:id/items', {
    config: { scope: 'batches:read' },
    schema: {
      tags, operationId: 'listBatchItems', summary: '批次中每份文件的结果 · What became of each document',
      description: 'In the order they were sent.',
      params: ById, querystring: Type.Object({ ...pageQuery, state: Type.Optional(ItemState), ...languageQuery }, closed),
      response: { 200: { description: 'A page', content: { 'application/json': { schema: refTo<BatchItemList>('BatchItemList') } } }, ...readFaults },
    },
  }, async (request): Promise<BatchItemList> => {
    const { limit, cursor, state } = request.query
    const { batches } = store.as(callerOf(request))
    const { id } = request.params
    if (!await batches.get(id)) throw unknown(id)
    const page = { limit, ...(cursor !== undefined && { after: numberOfCursor(cursor) }), ...(state !== undefined && { state }) }
    const { items: found, next } = await batches.items(id, page)
    return { items: found.map((item) => itemView(item, languageOf(request))), next: next === null ? null : cursorOfNumber(next) }
  })
}

function deliveries(app: Api, { store }: Service): void {
  app.get('/v1/batches/:id/deliveries', {
    config: { scope: 'batches:read' },
    schema: {
      tags, operationId: 'listBatchDeliveries', summary: '批次通知的送达情况 · Calls of the batch\'s webhook',
      description: 'What was told to whom, and what came of it.',
      params: ById, querystring: language,
      response: {
        200: { description: 'All of them', content: { 'application/json': { schema: refTo<DeliveryList>('DeliveryList') } } }, ...readFaults,
      },
    },
  }, async (request): Promise<DeliveryList> => {
    const tenant = store.as(callerOf(request))
    if (!await tenant.batches.get(request.params.id)) throw unknown(request.params.id)
    return { items: await tenant.deliveries.list(request.params.id, 100) }
  })
}

const changes = {
  cancellation: {
    operationId: 'cancelBatch', summary: '取消批次 · Cancel a batch',
    description: 'What is done stays; nothing more is begun, and what is being worked on leaves no trace. A batch that is over stays as it is.',
  },
  resumption: {
    operationId: 'resumeBatch', summary: '继续批次 · Take a batch up again',
    description: 'Documents that were set aside or cancelled are tried again; what is done stays. Where there are none it stays as it is.',
  },
} as const

function change(app: Api, service: Service, what: keyof typeof changes): void {
  const { operationId, summary, description } = changes[what]
  app.post(`/v1/batches/:id/${what}`, {
    config: { scope: 'batches:write' },
    schema: {
      tags, operationId, summary, description, params: ById, querystring: language,
      response: { 200: { description: 'The batch now', content: view }, ...readFaults },
    },
  }, async (request): Promise<BatchView> => {
    const { id } = request.params as { id: string }
    const { batches } = service.store.as(callerOf(request))
    const batch = await (what === 'resumption' ? batches.resume(id, originOf(request, service)) : batches.cancel(id))
    if (!batch) throw unknown(id)
    return batchView(batch)
  })
}

function unknown(id: string): Fault {
  return new Fault('not-found', { zh: `没有编号为 ${id} 的批次。`, en: `There is no batch ${id}.` })
}
