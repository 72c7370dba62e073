// Bytes in, Source out: finds the format, checks the limits, reads.
import { createHash } from 'node:crypto'
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
export async function ingest({ name, bytes }: Submission): Promise<Source> {
  if (bytes.length > limits.documentBytes) {
    throw new Fault('file-too-large', {
      zh: `文件为${megabytes(bytes.length)} MB，上限为${megabytes(limits.documentBytes)} MB`,
      en: `The file has ${megabytes(bytes.length)} MB; the limit is ${megabytes(limits.documentBytes)} MB`,
    })
  }
  if (bytes.length === 0) throw new Fault('empty-file', { zh: '文件长度为0字节', en: 'The file has 0 bytes' })
  refuseEncryptedOffice(bytes)
  const format = formats.find((each) => each.looksLike(bytes, name))
  if (!format) {
    refuseForeign(bytes)
    throw new Fault('unknown-format', { zh: '没有可用的读取方式', en: 'No reader takes this file' })
  }
  const content = await format.read(bytes, name)
  return {
    format: format.id, mediaType: format.mediaType, sha256: createHash('sha256').update(bytes).digest('hex'), ...content,
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1)
}
