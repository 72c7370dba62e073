// Bytes in, Source out: finds the format, checks the limits, reads.
import { createHash } from 'node:crypto'
import { documentsIn, isArchive, onlyDocument } from './archive.js'
import type { Passed } from './archive.js'
import { formats } from './formats.js'
import { refuseForeign } from './foreign.js'
import { refuseEncryptedOffice } from '../container/encrypted-office.js'
import { Fault } from '../model/fault.js'
import { limits } from '../model/limits.js'
import type { Source, Submission } from '../model/source.js'

/**
 * @throws Fault empty-file, file-too-large, unknown-format, not-text, encrypted, damaged-file, archive-refused, several-documents,
 * too-many-cells.
 */
export async function ingest(submission: Submission): Promise<Source> {
  checkSize(submission)
  const document = await documentOf(submission)
  checkSize(document)
  const { name, bytes } = document
  refuseEncryptedOffice(bytes)
  const format = formats.find((each) => each.looksLike(bytes, name))
  if (!format) {
    refuseForeign(bytes)
    throw new Fault('unknown-format', { zh: '没有可用的读取方式', en: 'No reader takes this file' })
  }
  const content = await format.read(bytes, name)
  return {
    format: format.id, mediaType: format.mediaType, sha256: createHash('sha256').update(submission.bytes).digest('hex'), ...content,
    ...(document !== submission && { name }),
  }
}

/**
 * Each document of an archive, and any other file as it is: for those who answer each by itself.
 * @param passed `whole` where nobody looks on and what is not read has to be told of as well.
 * @throws Fault as `ingest` does.
 */
export async function* documentsOf(submission: Submission, passed?: Passed): AsyncGenerator<Submission> {
  if (isArchive(submission.bytes)) yield* documentsIn(submission, documentExtensions, passed)
  else yield submission
}

/** The bytes a reader reads, for those who write into them. @throws Fault several-documents, as `ingest` does. */
export async function documentOf(submission: Submission): Promise<Submission> {
  return isArchive(submission.bytes) ? onlyDocument(submission, documentExtensions) : submission
}

const documentExtensions = new Set(['.zip', ...formats.flatMap(({ extensions }) => extensions)])

function checkSize({ bytes }: Submission): void {
  if (bytes.length > limits.documentBytes) {
    throw new Fault('file-too-large', {
      zh: `文件为${megabytes(bytes.length)} MB，上限为${megabytes(limits.documentBytes)} MB`,
      en: `The file has ${megabytes(bytes.length)} MB; the limit is ${megabytes(limits.documentBytes)} MB`,
    })
  }
  if (bytes.length === 0) throw new Fault('empty-file', { zh: '文件长度为0字节', en: 'The file has 0 bytes' })
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1)
}
