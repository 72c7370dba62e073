// A request body of any accepted kind in, the document and what was said of it out.
import Type from 'typebox'
import { refTo } from '../openapi.js'
import { jsonIn } from './form-field.js'
import { InvalidInput } from '../problem.js'
import { mistakesIn } from '../validation.js'
import { Value } from 'typebox/value'
import { Metadata, documentName } from '../../model/exchange.js'
import { limits } from '../../model/limits.js'
import { closed } from '../../model/schema.js'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { EvaluationRequest } from '../../model/exchange.js'
import type { FaultCode } from '../../model/fault.js'
import type { Submission } from '../../model/source.js'
import type { Mistake } from '../validation.js'

export interface Received {
  submission: Submission
  /** Last year's report, where the form holds it. */
  previous: Submission | null
  metadata: Metadata
}

/** Name where none is given: its ending is all the pipeline takes from it. */
const rawKinds: Record<string, string> = {
  'text/plain': 'report.txt',
  'text/html': 'report.html',
  'application/xhtml+xml': 'report.html',
  'text/markdown': 'report.md',
  'application/pdf': 'report.pdf',
  'application/msword': 'report.doc',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'report.docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'report.xlsx',
  'application/ofd': 'report.ofd',
  'application/zip': 'report.zip',
  'application/octet-stream': 'report',
}
export const rawMediaTypes = Object.keys(rawKinds)

const file = { schema: Type.Unsafe<unknown>({ type: 'string', contentMediaType: 'application/octet-stream' }) }

const form = Type.Object({ file: file.schema, previous: Type.Optional(file.schema), metadata: Type.Optional(Metadata) }, closed)

/** A document as every route takes one, for the description of the API. */
export const documentBody = {
  content: {
    'application/json': { schema: refTo('EvaluationRequest') },
    'multipart/form-data': { schema: form },
    ...Object.fromEntries(rawMediaTypes.map((type) => [type, file])),
  },
}
/** What is known of it, where the body is the file itself. What was seen on the live site, and corrections, fit no query string. */
export const documentQuery = { ...Type.Omit(Metadata, ['observed', 'corrections']).properties, name: Type.Optional(documentName) }
export const documentFaults = [
  'empty-file', 'file-too-large', 'unknown-format', 'not-text', 'encrypted', 'damaged-file', 'archive-refused', 'several-documents',
  'too-many-cells', 'too-complex',
] as const satisfies FaultCode[]

/** Bodies that are the file itself reach the handler as bytes, whatever their charset claims. */
export function acceptRawBodies(app: FastifyInstance): void {
  app.removeContentTypeParser('text/plain')
  app.addContentTypeParser(rawMediaTypes, { parseAs: 'buffer', bodyLimit: limits.documentBytes }, (_request, body, done) => {
    done(null, body)
  })
}

/**
 * What the body says of the document wins over what the query string says.
 * @throws InvalidInput where there is no document, or its description is wrong.
 */
export async function receive(request: FastifyRequest, fromQuery: Metadata & { name?: string }): Promise<Received> {
  const { name, ...metadata } = fromQuery
  const received = request.isMultipart() ? await fromForm(request).catch(brokenForm) : fromBody(request)
  return {
    submission: { name: received.name ?? name ?? rawKinds[mediaTypeOf(request)] ?? 'report.txt', bytes: received.bytes },
    previous: received.previous ? { name: received.previous.name ?? 'previous', bytes: received.previous.bytes } : null,
    metadata: { ...metadata, ...received.metadata },
  }
}

interface FilePart { name?: string; bytes: Uint8Array }
interface Part extends FilePart { previous?: FilePart; metadata?: Metadata }

function fromBody({ body }: FastifyRequest): Part {
  if (Buffer.isBuffer(body)) return { bytes: body }
  if (body === undefined || body === null) throw mistake('body', '请求没有内容', 'is missing')
  const { text, contentBase64, ...rest } = body as EvaluationRequest
  return { bytes: text === undefined ? decode(contentBase64 ?? '') : Buffer.from(text, 'utf8'), ...rest }
}

/** Node reads what is no base64 as far as it can: what it left out is a mistake, not a shorter file. */
export function decode(base64: string): Uint8Array {
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.toString('base64').replace(/=+$/, '') === base64.replace(/\s+|=+$/g, '')) return bytes
  throw mistake('body/contentBase64', '不是有效的 base64', 'is not base64')
}

/** contract: multipart/form-data with `file` and `metadata` (JSON); `previous` beside them. */
async function fromForm(request: FastifyRequest): Promise<Part> {
  const files = new Map<string, FilePart>()
  let metadata: Metadata | undefined
  for await (const part of request.parts()) {
    const { fieldname } = part
    if (part.type === 'file' && (fieldname === 'file' || fieldname === 'previous') && !files.has(fieldname)) {
      files.set(fieldname, { bytes: await part.toBuffer(), ...(part.filename && { name: part.filename.slice(0, 255) }) })
    } else if (part.type === 'field' && fieldname === 'metadata' && !metadata) metadata = metadataOf(jsonIn(part))
    else
      throw mistake(
        `body/${fieldname.slice(0, 100)}`,
        '表单只能有一个 file、一个 previous 和一个 metadata',
        'is not asked for: a form holds one file, one previous and one metadata',
      )
  }
  const [file, previous] = [files.get('file'), files.get('previous')]
  if (!file) throw mistake('body/file', '必填', 'is required')
  return { ...file, ...(previous && { previous }), ...(metadata && { metadata }) }
}

/** The parser of forms throws plain errors on one that is cut short or no form at all; those with a code are about limits. */
export function brokenForm(error: unknown): never {
  throw error instanceof InvalidInput || (error as { code?: unknown }).code !== undefined
    ? error
    : mistake('body', '表单不完整或格式有误', 'is not a whole form')
}

function metadataOf(metadata: unknown): Metadata {
  if (Value.Check(Metadata, metadata)) return metadata
  throw new InvalidInput(mistakesIn(Metadata, metadata, 'body/metadata'))
}

/** In small letters, without parameters; empty where none was said. */
export function mediaTypeOf({ headers }: FastifyRequest): string {
  return (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase()
}

function mistake(at: string, zh: string, en: string): InvalidInput {
  const said: Mistake = { at, says: { zh, en } }
  return new InvalidInput([said])
}
