// Evaluations on threads: the same answers as in process, and no document that can take the others with it.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { evaluate } from '../../src/evaluate.js'
import { Fault } from '../../src/model/fault.js'
import { rulebookFor } from '../../src/rulebook/choose.js'
import { loadRulebook } from '../../src/rulebook/load.js'
import { ownRuleset } from '../own-ruleset.js'
import { openPool } from '../../src/threads/pool.js'
import type { FaultCode } from '../../src/model/fault.js'
import type { Result } from '../../src/model/result.js'
import type { Submission } from '../../src/model/source.js'
import type { Pool, PoolSettings } from '../../src/threads/pool.js'

const rulebook = loadRulebook()
const sample = (): Submission => ({ name: 'report.html', bytes: readFileSync('test/golden/qingxi-education-2024/report.html') })
/** Takes seconds, and much memory. */
const large = (): Submission => ({ name: 'large.html', bytes: Buffer.alloc(4 * 1024 * 1024, '<table><tr><td>1<td>2') })
/** Three times as long to read as the time it is given, on a machine that has nothing else to do. */
const endless = (): Submission => ({ name: 'endless.html', bytes: Buffer.alloc(12 * 1024 * 1024, '<div><p>收到申请3件，') })

async function pooled(t: Test, settings: Partial<PoolSettings> = {}): Promise<Pool> {
  const pool = await openPool({ threads: 1, digest: rulebook.digest, ...settings })
  t.teardown(() => pool.close())
  return pool
}

async function codeOf(work: Promise<unknown>): Promise<FaultCode | unknown> {
  return work.then(() => 'none', (error: unknown) => (error instanceof Fault ? error.code : error))
}

/** It has as little time as the one before: a busy machine may need more than one try, a pool that is broken answers none. */
async function next(evaluate: Pool['evaluate']): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await evaluate(sample(), {})
    } catch (error) {
      if (!(error instanceof Fault) || error.code !== 'timed-out' || tries === 20) throw error
    }
  }
}

t.test('the same results as in process, in any number, in any order', async (t) => {
  const { evaluate: elsewhere, ruleset } = await pooled(t, { threads: 2 })
  t.equal(ruleset.digest, rulebook.digest)
  const text = (): Submission => ({ name: 'report.txt', bytes: readFileSync('test/golden/qingxi-county-2016/report.txt') })
  const expected = await Promise.all([evaluate(sample(), { year: 2023 }, rulebook), evaluate(text(), {}, rulebook)])
  const answers = await Promise.all([0, 1, 2, 3].flatMap(() => [elsewhere(sample(), { year: 2023 }), elsewhere(text(), {})]))
  for (const [index, answer] of answers.entries()) t.same(answer, expected[index % 2])
})

t.test('a marked copy comes with the result it shows', async (t) => {
  const pool = await pooled(t)
  const { result, copy } = await pool.annotate(sample(), {}, 'zh')
  t.same(result, await evaluate(sample(), {}, rulebook))
  t.equal(copy.name, 'report.marked.html')
  t.match(Buffer.from(copy.bytes).toString(), '<mark ')
})

t.test('bytes that fill their memory are handed over; a piece of it stays whole', async (t) => {
  const { evaluate: elsewhere } = await pooled(t)
  const whole = new Uint8Array(sample().bytes)
  const expected = await elsewhere({ ...sample(), bytes: whole }, {})
  t.equal(whole.length, 0)
  const around = Buffer.concat([Buffer.from('before'), sample().bytes, Buffer.from('after')])
  t.equal(await codeOf(elsewhere({ ...sample(), bytes: whole }, {})) instanceof Error, true, 'what was given away can not be given again')
  t.same(await elsewhere({ ...sample(), bytes: around.subarray(6, -5) }, {}), expected)
  t.equal(around.subarray(-5).toString(), 'after')
})

t.test('what goes wrong arrives as it was thrown, and the next document is answered', async (t) => {
  const cases: Array<[what: string, settings: Partial<PoolSettings>, document: Submission, code: FaultCode, says: RegExp]> = [
    ['an empty file', {}, { name: 'a.txt', bytes: new Uint8Array(0) }, 'empty-file', /0 bytes/],
    ['a picture', {}, { name: 'a.txt', bytes: Buffer.from('\x89PNG\r\n\x1A\n', 'latin1') }, 'not-text', /PNG/],
    ['more time than there is', { documentMs: 2000, memoryMb: 4096 }, endless(), 'timed-out', /2 s/],
    ['more memory than there is', { memoryMb: 160 }, large(), 'too-complex', /160 MiB/],
  ]
  for (const [what, settings, document, code, says] of cases) {
    const { evaluate: elsewhere } = await pooled(t, settings)
    const fault = await elsewhere(document, {}).then(() => null, (error: unknown) => error)
    t.ok(fault instanceof Fault && fault.code === code, `${what}: ${String(fault)}`)
    t.match((fault as Fault).detail.en, says, what)
    t.equal((await next(elsewhere)).report.year, 2024, `${what}: the next one`)
  }
})

t.test('more than can wait is turned away; what no one waits for any more is not begun', async (t) => {
  const { evaluate: elsewhere } = await pooled(t, { waiting: 2 })
  const gone = new AbortController()
  const begun = [elsewhere(sample(), {}), elsewhere(sample(), {}, { signal: gone.signal }), elsewhere(sample(), {})]
  t.equal(await codeOf(elsewhere(sample(), {})), 'overloaded')
  gone.abort(new Error('the asker left'))
  const [first, second, third] = await Promise.allSettled(begun)
  t.same([first!.status, third!.status], ['fulfilled', 'fulfilled'])
  t.match(second, { status: 'rejected', reason: { message: 'the asker left' } })
  t.equal(await codeOf(elsewhere(sample(), {}, { signal: gone.signal })), gone.signal.reason)
})

t.test('closing answers what was taken on and takes on no more', async (t) => {
  const pool = await openPool({ threads: 1 })
  const begun = [pool.evaluate(sample(), {}), pool.evaluate(sample(), {})]
  const closed = pool.close()
  t.equal(await codeOf(pool.evaluate(sample(), {})), 'overloaded')
  await closed
  for (const result of await Promise.all(begun)) t.equal(result.report.year, 2024)
})

t.test('an own ruleset is checked as its author would check it, and only so long', async (t) => {
  const pool = await pooled(t)
  await pool.checkRules(ownRuleset({}))
  const wrong = ownRuleset({ cases: (text) => text.replace('"says": "残缺"', '"says": "完好"') })
  const fault = await pool.checkRules(wrong).then(() => null, (error: unknown) => error)
  t.match(fault, { code: 'rules-invalid', detail: { en: /^checks\/own-period\/cases\.json:\d+ / } })
  t.equal((await pool.evaluate(sample(), {})).report.year, 2024, 'and the thread is there for a document')
  const hasty = await pooled(t, { documentMs: 5 })
  t.equal(await codeOf(hasty.checkRules(ownRuleset({}))), 'timed-out')
})

t.test('other rules than the others have are refused', async (t) => {
  t.equal(await codeOf(openPool({ threads: 1, digest: 'f'.repeat(64) })), 'rules-invalid')
  const folder = t.testdir({})
  const write = (version: string): void => {
    const both = { zh: '自用', en: 'our own' }
    writeFileSync(join(folder, 'extension.json'), JSON.stringify({ id: 'own', version, title: both, extends: rulebook.id }))
  }
  write('1')
  const pool = await pooled(t, { threads: 2, rules: { folder }, digest: undefined })
  write('2')
  const both = await Promise.all([pool.evaluate(sample(), {}), codeOf(pool.evaluate(sample(), {}))])
  t.equal(both[0].ruleset.version, '1', 'the thread that was there')
  t.equal(both[1], 'rules-invalid', 'the one that would have been added')
  writeFileSync(join(folder, 'extension.json'), '{')
  t.equal(await codeOf(openPool({ threads: 1, rules: { folder } })), 'rules-invalid')
})

t.test('rules are chosen for each document, and are the same on every thread', async (t) => {
  const pool = await pooled(t, { threads: 2 })
  const chosen = await Promise.all([{}, { ruleset: 'equal-thirds' }, { overlay: '湖南省' }].map((rules) => pool.evaluate(sample(), {}, { rules })))
  t.same(chosen.map(({ ruleset }) => ruleset.id), [rulebook.id, 'equal-thirds', rulebookFor({ overlay: 'hunan' }).id])
  t.equal(await codeOf(pool.evaluate(sample(), {}, { rules: { ruleset: 'nobody-has-this' } })), 'not-found')
})
