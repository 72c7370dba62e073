// Files of every format that mean harm, or were harmed: each answered or refused by name, nothing left behind, the next one read.
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { formats } from '../src/ingest/formats.js'
import { ingest } from '../src/ingest/ingest.js'
import { Fault, faults } from '../src/model/fault.js'
import { openPool } from '../src/threads/pool.js'
import { kept } from './fixtures/same-report/make/make.js'
import { hostileFiles, secret } from './hostile-files.js'
import type { Result } from '../src/model/result.js'
import type { Pool } from '../src/threads/pool.js'

const files = ['txt', 'html', 'mht', 'md', 'csv', 'docx', 'doc', 'xlsx', 'pdf', 'ofd', 'zip'].map((extension) => `report.${extension}`)
/** Known by their names alone: under another a line of commas is a sentence, and a row of pipes. */
const byName = ['csv', 'md']

t.before(() => {
  // Threads are given the environment of their start.
  process.env['TMPDIR'] = join(t.testdir({ secret }), 'temporary')
  mkdirSync(process.env['TMPDIR'])
})
const temporary = (): string[] => readdirSync(process.env['TMPDIR']!)

async function pooled(t: Test): Promise<Pool> {
  const pool = await openPool({ threads: 1, memoryMb: 512, documentMs: 20_000 })
  t.teardown(() => pool.close())
  return pool
}

/** @returns the result, or the code of the fault; what is neither is a bug, and fails. */
async function ending(pool: Pool, name: string, bytes: Uint8Array): Promise<Result | string> {
  // A copy that fills its memory: it is given away.
  return pool.evaluate({ name, bytes: new Uint8Array(bytes) }, {}).catch((error: unknown) => {
    if (error instanceof Fault && (faults[error.code].status < 500 || error.code === 'timed-out')) return error.code
    return `a bug: ${String(error)} ${error instanceof Error ? error.stack : ''}`
  })
}

t.test('files that mean harm', async (t) => {
  const pool = await pooled(t)
  const well = { name: 'report.html', bytes: kept('report.html') }
  for (const { what, name, bytes, ends, format } of await hostileFiles(join(process.env['TMPDIR']!, '../secret'))) {
    const known = formats.some(({ id }) => id === format)
    const end = await ending(pool, name, bytes)
    const code = typeof end === 'string' ? end : 'read'
    t.ok(known ? ends.includes(code) : faults[code as 'internal']?.status < 500, `${what}, ${name}: ${code}`)
    if (typeof end !== 'string') t.notOk(JSON.stringify(end).includes(secret), `${what}, ${name}: what must not be read`)
    t.same(temporary(), [], `${what}, ${name}: nothing is left`)
    const next = await ending(pool, well.name, well.bytes)
    t.equal(typeof next === 'string' ? next : next.report.year, 2023, `${what}, ${name}: the next one`)
  }
  t.notOk('ran' in globalThis)
})

t.test('a wrong extension', async (t) => {
  const read = files.filter((name) => formats.some(({ extensions }) => extensions.includes(name.slice('report'.length))))
  for (const name of read) {
    const extension = name.slice('report.'.length)
    const expected = await ingest({ name, bytes: kept(name) })
    for (const other of files.map((each) => each.slice('report.'.length)).filter((each) => each !== extension)) {
      const { format, text } = await ingest({ name: `report.${other}`, bytes: kept(name) })
      if (byName.includes(extension) || (extension === 'txt' && byName.includes(other))) t.match(text, /青溪县/, `${extension} as ${other}`)
      else t.same([format, text === expected.text], [expected.format, true], `${extension} as ${other}`)
    }
  }
})

t.test('cut short, at any length', async (t) => {
  const pool = await pooled(t)
  for (const name of files) {
    const bytes = kept(name)
    const lengths = [1, 2, 4, 8, 100, 511, ...Array.from({ length: 12 }, (_, at) => Math.floor(bytes.length * (at + 1) / 13)), bytes.length - 1]
    for (const length of lengths) {
      const end = await ending(pool, name, bytes.subarray(0, length))
      t.notMatch(typeof end === 'string' ? end : 'read', /bug|timed-out/, `${name}, ${length} of ${bytes.length} bytes`)
    }
  }
  t.same(temporary(), [])
})

t.test('damaged anywhere', async (t) => {
  const pool = await pooled(t)
  let seed = 7
  const chance = (below: number): number => Math.floor(((seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff) / 0x80000000) * below)
  for (const name of files) {
    for (let round = 0; round < 12; round += 1) {
      const bytes = Buffer.from(kept(name))
      for (let hits = 0; hits < 1 + round * 3; hits += 1) bytes[chance(bytes.length)] = chance(256)
      const end = await ending(pool, name, bytes)
      t.notMatch(typeof end === 'string' ? end : 'read', /bug|timed-out/, `${name}, round ${round}`)
    }
  }
  t.same(temporary(), [])
})
