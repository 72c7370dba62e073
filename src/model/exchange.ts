// What a caller sends with a document, and what a list of evaluations shows. The evaluation itself: evaluation.ts.
import Type from 'typebox'
import { Evaluation } from './evaluation.js'
import { Observed } from './observed.js'
import { limits } from './limits.js'
import { IssuerKind } from './words.js'
import { closed } from './schema.js'

/** What the caller says of the document; it wins over what is read, and the clash is shown. */
export const Metadata = Type.Object(
  {
    publishedOn: Type.Optional(
      Type.String({ format: 'date', description: 'Date of publication, YYYY-MM-DD', examples: ['2025-01-27'] }),
    ),
    year: Type.Optional(Type.Integer({ minimum: 1900, maximum: 2100, description: 'The year reported on', examples: [2024] })),
    issuer: Type.Optional(
      Type.String({ minLength: 1, maxLength: 200, description: 'Whose work is reported', examples: ['清溪县教育局'] }),
    ),
    issuerKind: Type.Optional(IssuerKind),
    province: Type.Optional(Type.String({ minLength: 1, maxLength: 30, description: 'Full name', examples: ['吉林省'] })),
    url: Type.Optional(Type.String({ format: 'uri', maxLength: 2000, description: 'Address of the page' })),
    localDue: Type.Optional(Type.String({
      format: 'date', description: 'The day by which the assessing office asked for the report, for those whom national law gives none',
    })),
    draft: Type.Optional(
      Type.Boolean({ description: 'Not yet published: the dimension `release` is off, and nothing is stored unless asked' }),
    ),
    observed: Type.Optional(Observed),
    previous: Type.Optional(Type.String({
      pattern: '^(stored|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$',
      description: 'Last year\'s report of the same issuer: the id of its evaluation, or `stored` for the newest one kept, where there is one: '
        + 'that of its body by the roster, through changes of name, else of its name. Where that is not certain (several bodies of one name, '
        + 'bodies merged since, reports that differ) it is held against none, and `notes` says why. '
        + 'A form may hold the file itself as `previous`',
      examples: ['stored'],
    })),
    lastYearCarriedForward: Type.Optional(Type.Integer({
      minimum: 0, maximum: 1_000_000_000,
      description: 'Where last year\'s report is not at hand: the total that its table three carried forward to this year. Not beside `previous`',
      examples: [3],
    })),
    corrections: Type.Optional(Type.Array(Type.Object({
      start: Type.Integer({ minimum: 0 }), end: Type.Integer({ minimum: 0 }), value: Type.Union([Type.Number(), Type.Null()]),
    }, closed), {
      maxItems: limits.corrections,
      description: 'What was read wrongly: a span of `reading` (a cell, a figure of the text) and the number that stands there, null for none. '
        + 'Findings still quote the text as it stands; the answer says so in `notes`',
    })),
  },
  closed,
)
export type Metadata = Type.Static<typeof Metadata>

export const documentName = Type.String({
  minLength: 1,
  maxLength: 255,
  description: 'Name of the file; its ending helps to tell the format',
})

export const EvaluationRequest = Type.Object(
  {
    name: Type.Optional(documentName),
    text: Type.Optional(Type.String({ description: 'The document as text: plain or HTML' })),
    contentBase64: Type.Optional(Type.String({ contentEncoding: 'base64', description: 'The file itself, base64' })),
    metadata: Type.Optional(Metadata),
  },
  {
    ...closed,
    oneOf: [{ required: ['text'] }, { required: ['contentBase64'] }],
    description: 'Exactly one of `text` and `contentBase64`',
  },
)
export type EvaluationRequest = Type.Static<typeof EvaluationRequest>

/** An evaluation without its findings. */
export const EvaluationSummary = Type.Pick(Evaluation, [
  'schemaVersion',
  'id',
  'createdAt',
  'engine',
  'ruleset',
  'document',
  'report',
  'score',
])
export type EvaluationSummary = Type.Static<typeof EvaluationSummary>

export const EvaluationList = Type.Object(
  {
    items: Type.Array(EvaluationSummary),
    next: Type.Union([Type.String(), Type.Null()], { description: 'Send it as `cursor` for the next page; null on the last' }),
  },
  closed,
)
export type EvaluationList = Type.Static<typeof EvaluationList>
