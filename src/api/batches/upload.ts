// A request of any accepted kind in, its documents kept one handful after another, and what was wished for out.
import { Value } from 'typebox/value'
import { documentsOf } from '../../evaluate.js'
import { Fault } from '../../model/fault.js'
import { limits } from '../../model/limits.js'
import { arrive } from './arriving.js'
import { BatchWishes } from './wishes.js'
import { brokenForm } from '../received/documents.js'
import { jsonIn } from '../received/form-field.js'
import { InvalidInput } from '../problem.js'
import { mistakesIn } from '../validation.js'
import type { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import type { NewItem } from '../../store/batches/receiving.js'
import type { Arrived } from './arriving.js'
import type { BatchRequest } from './wishes.js'
import type { Watch } from './stall.js'
import type { TenantStore } from '../../store/tenant-store.js'

type Keep = (items: NewItem[]) => Promise<void>


/** One archive is in memory at a time, whoever sent it. */
let unpacking: Promise<unknown> = Promise.resolve()

/**
 * Keeps documents as they come, in small transactions; what is known of them comes in the same form and may come last.
 * @returns the wishes, and what is known of documents by their names.
 * @throws Fault batch-too-large, file-too-large and those of an archive; InvalidInput.
 */
export function receiveForm(request: FastifyRequest, keep: Keep, watch: Watch): Promise<BatchWishes> {
  return readForm(request, keep, watch).catch(brokenForm)
}

async function readForm(request: FastifyRequest, keep: Keep, watch: Watch): Promise<BatchWishes> {
  const receiver = receiverOf(keep, watch)
  let wishes: BatchWishes | null = null
  // One more than may be, so that the refusal is ours and says what the bound is.
  const bounds = {
    fileSize: limits.batchArchiveBytes + 1, files: limits.batchDocuments + 1, fields: 2, parts: limits.batchDocuments + 3,
    fieldSize: limits.batchDescription,
  }
  for await (const part of request.parts({ limits: bounds })) {
    if (part.type === 'file') await receiver.file(part.filename.slice(0, 255) || 'report', part.file)
    else if (part.fieldname === 'batch' && !wishes) wishes = wishesOf(jsonIn(part))
    else throw mistake(`body/${part.fieldname.slice(0, 100)}`, '表单只能有文件和一个 batch', 'is not asked for: a form holds files and one batch')
  }
  await receiver.end('body')
  return wishes ?? {}
}

export async function receiveArchive(body: Readable, keep: Keep, watch: Watch): Promise<void> {
  const receiver = receiverOf(keep, watch)
  await receiver.file('batch.zip', body)
  await receiver.end('body')
}

/** @throws InvalidInput that names each reference to something that is not there, or whose bytes are not kept. */
export async function receiveReferences({ documents }: BatchRequest, keep: Keep, { batches }: TenantStore): Promise<void> {
  const wrong = documents.flatMap(({ submission, evaluation, sha256 }, at) =>
    [submission, evaluation, sha256].filter((each) => each !== undefined).length === 1 ? [] : [at])
  if (wrong.length > 0) {
    throw atDocuments(wrong, { zh: 'submission、evaluation、sha256 必须且只能给一个', en: 'must hold exactly one of submission, evaluation and sha256' })
  }
  const found = await batches.refer(documents.map(({ submission, evaluation, sha256 }) =>
    submission !== undefined ? { submission } : evaluation !== undefined ? { evaluation } : { sha256: sha256! }))
  const missing = found.flatMap((item, at) => (item ? [] : [at]))
  if (missing.length > 0) throw atDocuments(missing, { zh: '没有这份文件，或者它的内容没有保存', en: 'is not there, or its bytes are not kept' })
  const bytes = found.reduce((sum, item) => sum + (item!.size ?? 0), 0)
  if (bytes > limits.batchBytes) throw tooMuch()
  await keep(found.map((item, at) => {
    const { name, metadata, evaluation } = documents[at]!
    // Whoever now says whose it is goes before what was found when it was evaluated.
    const anew = evaluation !== undefined && metadata?.issuer !== undefined
    return { ...item!, ...(anew && { body: null }), ...(name !== undefined && { name }), submitted: { ...item!.submitted, ...metadata } }
  }))
}

function receiverOf(keep: Keep, watch: Watch): { file(name: string, stream: Readable): Promise<void>; end(at: string): Promise<void> } {
  let held: NewItem[] = []
  let heldBytes = 0
  let [documents, total] = [0, 0]
  const flush = async (): Promise<void> => {
    const items = held
    held = []
    heldBytes = 0
    if (items.length > 0) await watch.busy(() => keep(items))
  }
  const take = async (name: string, bytes: Uint8Array): Promise<void> => {
    documents += 1
    total += bytes.length
    if (documents > limits.batchDocuments || total > limits.batchBytes) throw tooMuch()
    if (bytes.length > limits.documentBytes) throw tooLarge(name)
    held.push({ name, submitted: {}, bytes })
    heldBytes += bytes.length
    if (held.length >= limits.sliceDocuments || heldBytes >= limits.sliceBytes) await flush()
  }
  return {
    file: async (name, stream) => {
      const arrived = await arrive(stream, name)
      try {
        await (arrived.size > limits.documentBytes ? watch.busy(() => alone(() => unpack(name, arrived, take))) : unpack(name, arrived, take))
      } finally {
        await arrived.forget()
      }
    },
    end: async (at) => {
      await flush()
      if (documents === 0) throw mistake(at, '没有文件', 'holds no document')
    },
  }
}

async function unpack(name: string, arrived: Arrived, take: (name: string, bytes: Uint8Array) => Promise<void>): Promise<void> {
  for await (const document of documentsOf({ name, bytes: await arrived.bytes() }, 'whole')) {
    await take(document.name.startsWith(`${name}/`) ? document.name.slice(name.length + 1) : document.name, document.bytes)
  }
}

function alone<T>(work: () => Promise<T>): Promise<T> {
  const mine = unpacking.then(work, work)
  unpacking = mine.catch(() => undefined)
  return mine
}

function wishesOf(wishes: unknown): BatchWishes {
  if (Value.Check(BatchWishes, wishes)) return wishes
  throw new InvalidInput(mistakesIn(BatchWishes, wishes, 'body/batch'))
}

/** Names in a form that no document bears. */
export function unknownNames(strangers: string[]): InvalidInput {
  const says = { zh: '没有这个名称的文件', en: 'is the name of no document' }
  return new InvalidInput(strangers.map((name) => ({ at: `body/batch/metadata/${name.slice(0, 100)}`, says })))
}

function atDocuments(places: number[], says: { zh: string; en: string }): InvalidInput {
  return new InvalidInput(places.slice(0, 100).map((at) => ({ at: `body/documents/${at}`, says })))
}

function mistake(at: string, zh: string, en: string): InvalidInput {
  return new InvalidInput([{ at, says: { zh, en } }])
}

function tooMuch(): Fault {
  return new Fault('batch-too-large', {
    zh: `一批最多 ${limits.batchDocuments} 份文件、${limits.batchBytes / 1024 ** 3} GiB。`,
    en: `A batch may have ${limits.batchDocuments} documents and ${limits.batchBytes / 1024 ** 3} GiB.`,
  })
}

function tooLarge(name: string): Fault {
  const mib = limits.documentBytes / 1024 / 1024
  return new Fault('file-too-large', { zh: `“${name}”超过 ${mib} MiB。`, en: `“${name}” is larger than ${mib} MiB.` })
}
