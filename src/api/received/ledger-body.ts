// A request that brings a ledger in, its bytes, the report it is compared with and what was said of it out.
import { Value } from 'typebox/value'
import { decode } from './documents.js'
import { jsonIn } from './form-field.js'
import { InvalidInput } from '../problem.js'
import { mistakesIn } from '../validation.js'
import { LedgerMetadata } from '../../model/ledger.js'
import { limits } from '../../model/limits.js'
import type { FastifyRequest } from 'fastify'
import type { LedgerRequest } from '../../model/ledger.js'
import type { Submission } from '../../model/source.js'

export interface LedgerReceived { ledger: Submission; report: Submission | null; metadata: LedgerMetadata }

/** @throws InvalidInput where the file or its kind is missing. */
export async function receiveLedger(request: FastifyRequest): Promise<LedgerReceived> {
  if (request.isMultipart()) return fromForm(request).catch(brokenForm)
  if (request.body === null || typeof request.body !== 'object' || Buffer.isBuffer(request.body)) {
    throw mistake('body', '应为 JSON 或者表单', 'is neither JSON nor a form')
  }
  const { kind, map, asOf, report, ...file } = request.body as LedgerRequest
  return {
    ledger: fileOf(file, 'ledger.csv'), report: report ? fileOf(report, 'report.txt') : null,
    metadata: { kind, ...(map && { map }), ...(asOf !== undefined && { asOf }) },
  }
}

function fileOf({ name, text, contentBase64 }: Pick<LedgerRequest, 'name' | 'text' | 'contentBase64'>, otherwise: string): Submission {
  return { name: name ?? otherwise, bytes: text === undefined ? decode(contentBase64 ?? '') : Buffer.from(text, 'utf8') }
}

async function fromForm(request: FastifyRequest): Promise<LedgerReceived> {
  const files = new Map<string, Submission>()
  let metadata: LedgerMetadata | undefined
  for await (const part of request.parts({ limits: { fileSize: limits.documentBytes, files: 2, fields: 1, parts: 4 } })) {
    if (part.type === 'file' && ['file', 'report'].includes(part.fieldname) && !files.has(part.fieldname)) {
      files.set(part.fieldname, { name: part.filename ? part.filename.slice(0, 255) : part.fieldname, bytes: await part.toBuffer() })
    } else if (part.type === 'field' && part.fieldname === 'metadata' && !metadata) metadata = metadataOf(jsonIn(part))
    else {
      const at = `body/${part.fieldname.slice(0, 100)}`
      throw mistake(at, '表单只能有 file、report 和 metadata', 'is not asked for: a form holds file, report and metadata')
    }
  }
  const ledger = files.get('file')
  if (!ledger) throw mistake('body/file', '必填', 'is required')
  if (!metadata) throw mistake('body/metadata', '必填', 'is required')
  return { ledger, report: files.get('report') ?? null, metadata }
}

function metadataOf(metadata: unknown): LedgerMetadata {
  if (Value.Check(LedgerMetadata, metadata)) return metadata
  throw new InvalidInput(mistakesIn(LedgerMetadata, metadata, 'body/metadata'))
}

/** The parser of forms throws plain errors on one that is cut short; those with a code are about limits. */
function brokenForm(error: unknown): never {
  throw error instanceof InvalidInput || (error as { code?: unknown }).code !== undefined
    ? error : mistake('body', '表单不完整或格式有误', 'is not a whole form')
}

function mistake(at: string, zh: string, en: string): InvalidInput {
  return new InvalidInput([{ at, says: { zh, en } }])
}
