// What a batch may hold, at its bounds: so many documents and so many bytes are kept, and one more of either is refused.
import { Readable } from 'node:stream'
import t from 'tap'
import { receiveForm, receiveReferences } from '../../../src/api/batches/upload.js'
import { limits } from '../../../src/model/limits.js'
import type { FastifyRequest } from 'fastify'
import type { Watch } from '../../../src/api/batches/stall.js'
import type { TenantStore } from '../../../src/store/tenant-store.js'

const watch: Watch = { whileArriving: (work) => work, busy: (work) => work() }

const nothing = () => ({ documents: 0, bytes: 0 })

/** A form of files, each given by what it holds. @returns how many documents and bytes were kept. */
async function sent(files: Iterable<Buffer>, kept = nothing()): Promise<typeof kept> {
  const parts = function* parts(): Generator<object> {
    for (const file of files) yield { type: 'file', fieldname: 'files', filename: 'report.txt', file: Readable.from([file], { objectMode: false }) }
  }
  await receiveForm({ parts } as unknown as FastifyRequest, (items) => {
    kept.documents += items.length
    kept.bytes += items.reduce((sum, { bytes }) => sum + bytes!.length, 0)
    return Promise.resolve()
  }, watch)
  return kept
}

function* times<T>(many: number, one: T): Generator<T> {
  for (let at = 0; at < many; at += 1) yield one
}

t.test('documents', async (t) => {
  const one = Buffer.from('报告')
  t.equal((await sent(times(limits.batchDocuments, one))).documents, 5000)
  await t.rejects(sent(times(limits.batchDocuments + 1, one)), { code: 'batch-too-large', message: /5000 documents and 2 GiB/ })
})

t.test('bytes', async (t) => {
  const one = Buffer.alloc(limits.documentBytes, 'a')
  const many = limits.batchBytes / limits.documentBytes
  const kept = nothing()
  const more = function* more(): Generator<Buffer> {
    yield* times(many, one)
    t.same(kept, { documents: many, bytes: 2 * 1024 ** 3 })
    yield Buffer.from('a')
  }
  await t.rejects(sent(more(), kept), { code: 'batch-too-large' })
})

t.test('bytes of what is named and kept already', async (t) => {
  const named = async (sizes: number[]): Promise<number> => {
    let kept = 0
    const batches = { refer: () => Promise.resolve(sizes.map((size) => ({ name: 'report', submitted: {}, sha256: 'a'.repeat(64), size }))) }
    await receiveReferences({ documents: sizes.map(() => ({ sha256: 'a'.repeat(64) })) }, (items) => {
      kept += items.length
      return Promise.resolve()
    }, { batches } as unknown as TenantStore)
    return kept
  }
  t.equal(await named([1024 ** 3, 1024 ** 3]), 2)
  await t.rejects(named([1024 ** 3, 1024 ** 3, 1]), { code: 'batch-too-large' })
})
