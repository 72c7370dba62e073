// What a caller may say of a batch: how it is to be judged, who is to be told, what is known of each document.
import Type from 'typebox'
import { Metadata, documentName } from '../../model/exchange.js'
import { limits } from '../../model/limits.js'
import { rulesQuery } from '../rules/query.js'
import { languageQuery } from '../language.js'
import { closed } from '../../model/schema.js'

const judging = {
  title: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'For people to know it by', examples: ['2024 年度报告，第一批'] })),
  set: Type.Optional(Type.Boolean({ description: 'Hold the documents against each other: copied texts, figures out of line, sums of parts' })),
  previous: Type.Optional(Type.Enum(['stored'], {
    description: 'Hold each against the stored report of its body, or else its issuer, for the year before, where there is one and no doubt; '
      + '`notes` of an evaluation says why there was none to be sure of',
  })),
  ruleset: rulesQuery.ruleset,
  overlay: rulesQuery.overlay,
}

export const Webhook = Type.Object({
  url: Type.String({ format: 'uri', maxLength: 2000, description: 'Its host must be named in MINGJIAN_WEBHOOK_HOSTS', examples: ['https://oa.example.gov.cn/hook'] }),
  secret: Type.Optional(Type.String({
    minLength: 24, maxLength: 200,
    description: 'Signs every call. Left out, one is made, and shown in the answer to this request alone. '
      + 'Mingjian-Signature is `v1=` and HMAC-SHA256, in hex, of Mingjian-Timestamp, a full stop and the body as sent; refuse what is older than '
      + '300 seconds, and a Mingjian-Delivery that was seen before',
  })),
}, closed)

const known = Type.Omit(Metadata, ['previous', 'draft', 'observed'])

/** The field `batch` of a form. */
export const BatchWishes = Type.Object({
  ...judging, webhook: Type.Optional(Webhook),
  metadata: Type.Optional(Type.Record(documentName, known, { description: 'What is known of a document, by the name of its file' })),
}, closed)
export type BatchWishes = Type.Static<typeof BatchWishes>

const id = Type.String({ format: 'uuid' })
export const BatchReference = Type.Object({
  submission: Type.Optional(id),
  evaluation: Type.Optional(id),
  sha256: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$', description: 'Of bytes that were sent before' })),
  name: Type.Optional(documentName),
  metadata: Type.Optional(known),
}, { ...closed, description: 'Exactly one of `submission`, `evaluation` and `sha256`' })

export const BatchRequest = Type.Object({
  ...judging, webhook: Type.Optional(Webhook),
  documents: Type.Array(BatchReference, { minItems: 1, maxItems: limits.batchDocuments }),
}, { ...closed, description: 'A batch of documents that are kept already' })
export type BatchRequest = Type.Static<typeof BatchRequest>

/** Beside an archive that is the body itself. */
export const BatchQuery = Type.Object({ ...judging, webhook: Type.Optional(Webhook.properties.url), ...languageQuery }, closed)
export type BatchQuery = Type.Static<typeof BatchQuery>
