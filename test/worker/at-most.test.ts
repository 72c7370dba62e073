// What is awaited for a while: ended by either, and no timer stays to keep the process.
import t from 'tap'
import { atMost } from '../../src/worker/at-most.js'

const timers = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length

t.test('a bound', async (t) => {
  const before = timers()
  const cases: Array<[what: string, awaited: () => Promise<unknown>, ms: number]> = [
    ['over at once', () => Promise.resolve(), 600_000],
    ['over after a while', () => new Promise((resolve) => { setImmediate(resolve) }), 600_000],
    ['never over', () => new Promise(() => undefined), 5],
  ]
  for (const [what, awaited, ms] of cases) {
    await atMost(awaited(), ms)
    t.equal(timers(), before, what)
  }
  await t.rejects(atMost(Promise.reject(new Error('it failed')), 600_000), /it failed/)
  t.equal(timers(), before, 'failed')
})

t.test('while it lasts there is a timer, or nothing would end it', async (t) => {
  const before = timers()
  let finish = (): void => undefined
  const waiting = atMost(new Promise<void>((resolve) => { finish = resolve }), 600_000)
  t.equal(timers(), before + 1)
  finish()
  await waiting
  t.equal(timers(), before)
})
