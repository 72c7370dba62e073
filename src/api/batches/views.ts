// A batch and its documents as stored in, as the API shows them out.
import Type from 'typebox'
import { faults } from '../../model/fault.js'
import { problemTypes } from '../problem.js'
import { closed } from '../../model/schema.js'
import type { Batch, BatchItem } from '../../model/batch.js'
import type { DeliverySummary } from '../../store/batches/deliveries.js'
import type { Language } from '../../model/words.js'

const id = Type.String({ format: 'uuid' })
const time = Type.String({ format: 'date-time' })
const count = Type.Integer({ minimum: 0 })
const orNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const link = Type.String({ examples: ['/v1/batches/01930a2e-7c40-7d3a-9b1e-5a2f60c4d811'] })

export const ItemState = Type.Enum(['pending', 'working', 'read', 'done', 'failed', 'cancelled'], {
  description: 'read: of a set, and judged once all are · failed: set aside with its reason',
})

export const BatchView = Type.Object({
  id, createdAt: time,
  state: Type.Enum(['working', 'finished', 'cancelled'], { description: 'finished: every document is done or set aside' }),
  title: orNull(Type.String()),
  set: Type.Boolean(), previous: orNull(Type.Literal('stored')), ruleset: orNull(Type.String()), overlay: orNull(Type.String()),
  documents: count, bytes: count,
  pending: Type.Integer({ minimum: 0, description: 'Waiting or being worked on' }),
  read: Type.Integer({ minimum: 0, description: 'Documents of a set that were read, before the set is judged' }),
  done: count, failed: count, cancelled: count,
  finishedAt: orNull(time),
  webhook: orNull(Type.Object({
    url: Type.String(), secret: Type.Optional(Type.String({ description: 'Shown in the answer that made the batch, and nowhere else' })),
  }, closed)),
  links: Type.Object({ self: link, items: link, events: link, cancellation: link, resumption: link }, closed),
}, closed)
export type BatchView = Type.Static<typeof BatchView>

export const BatchItemView = Type.Object({
  position: Type.Integer({ minimum: 0, description: 'In the order they were sent' }),
  name: Type.String(), sha256: Type.String(), size: count,
  submission: orNull(Type.String({ format: 'uuid', description: 'The submission it was handed in as, where the batch was made of submissions' })),
  state: ItemState,
  attempts: Type.Integer({ minimum: 0, description: 'How often it was begun' }),
  evaluation: orNull(Type.Object({ id, link }, closed)),
  fault: orNull(Type.Object({
    type: Type.Enum(problemTypes), title: Type.String(), detail: Type.String(), advice: Type.String(),
  }, { ...closed, description: 'Why it was set aside, in the terms of a Problem' })),
  settledAt: orNull(time),
}, closed)
export type BatchItemView = Type.Static<typeof BatchItemView>

export const DeliveryView = Type.Object({
  id, event: Type.String(), state: Type.Enum(['pending', 'delivered', 'failed']), attempts: count,
  lastAnswer: orNull(Type.String({ description: 'Status of the last answer, or what stood in its way' })), createdAt: time,
}, closed)

const next = orNull(Type.String({ description: 'Send it as `cursor` for the next page; null on the last' }))
export const BatchList = Type.Object({ items: Type.Array(BatchView), next }, closed)
export type BatchList = Type.Static<typeof BatchList>
export const BatchItemList = Type.Object({ items: Type.Array(BatchItemView), next }, closed)
export type BatchItemList = Type.Static<typeof BatchItemList>
export const DeliveryList = Type.Object({ items: Type.Array(DeliveryView) }, closed)
export type DeliveryList = { items: DeliverySummary[] }

/** @param secret shown once. */
export function batchView(batch: Batch, secret?: string): BatchView {
  const { id: of, createdAt, state, title, options, documents, bytes, read, done, failed, cancelled, finishedAt, webhook } = batch
  const self = `/v1/batches/${of}`
  return {
    id: of, createdAt, state: state === 'receiving' ? 'working' : state, title,
    set: options.set ?? false, previous: options.previous ?? null, ruleset: options.ruleset ?? null, overlay: options.overlay ?? null,
    documents, bytes, pending: documents - done - failed - cancelled, read, done, failed, cancelled, finishedAt,
    webhook: webhook === null ? null : { url: webhook, ...(secret !== undefined && { secret }) },
    links: { self, items: `${self}/items`, events: `${self}/events`, cancellation: `${self}/cancellation`, resumption: `${self}/resumption` },
  }
}

export function itemView(item: BatchItem, language: Language): BatchItemView {
  const { position, name, sha256, size, submission, state, attempts, evaluation, fault, settledAt } = item
  return {
    position, name, sha256, size, submission, state, attempts, settledAt,
    evaluation: evaluation === null ? null : { id: evaluation, link: `/v1/evaluations/${evaluation}` },
    fault: fault && {
      type: `urn:mingjian:problem:${fault.code}`, title: faults[fault.code].title[language],
      detail: fault.detail[language], advice: faults[fault.code].advice[language],
    },
  }
}
