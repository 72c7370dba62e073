// A submission as the service shows it.
import Type from 'typebox'
import { closed, nullable } from '../../model/schema.js'

const Uuid = Type.String({ format: 'uuid' })

export const SubmissionView = Type.Object({
  id: Uuid, body: nullable(Uuid), year: Type.Integer(), sha256: Type.String(), name: Type.String(), mediaType: Type.String(),
  size: nullable(Type.Integer()), kept: Type.Boolean({ description: 'false: the bytes lie elsewhere' }), url: nullable(Type.String()),
  publishedOn: nullable(Type.String()), receivedAt: Type.String({ format: 'date-time' }), receivedBy: nullable(Type.String()),
  match: Type.Object({
    state: Type.Enum(['matched', 'review', 'none']), candidates: Type.Array(Uuid), reason: Type.String(),
  }, { ...closed, description: 'How it was put to its body' }),
  evaluationId: nullable(Type.String({
    format: 'uuid', description: 'What a batch evaluated it to last; null also where that evaluation is not the caller\'s to see',
  })),
  erasedAt: nullable(Type.String({ format: 'date-time', description: 'When its bytes were erased' })),
}, closed)
export type SubmissionView = Type.Static<typeof SubmissionView>
