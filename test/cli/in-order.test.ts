// Work that ends in any order comes out in the order given, with no more begun than was said.
import fc from 'fast-check'
import t from 'tap'
import { inOrder } from '../../src/cli/in-order.js'

t.test('whatever ends first', async (t) => {
  await fc.assert(fc.asyncProperty(fc.array(fc.nat(5)), fc.integer({ min: 1, max: 4 }), async (turns, ahead) => {
    let underWay = 0
    let most = 0
    const work = async (turnsLeft: number): Promise<number> => {
      most = Math.max(most, underWay += 1)
      for (let left = turnsLeft; left > 0; left -= 1) await Promise.resolve()
      underWay -= 1
      return turnsLeft
    }
    const made: number[] = []
    for await (const each of inOrder(turns, ahead, work)) made.push(each)
    t.same(made, turns)
    t.ok(most <= ahead)
  }), { seed: 4, numRuns: 50 })
})

t.test('what fails is thrown in its turn, after what came before it', async (t) => {
  const seen: number[] = []
  const work = (each: number): Promise<number> => (each === 2 ? Promise.reject(new Error('two')) : Promise.resolve(each))
  await t.rejects((async () => { for await (const each of inOrder([1, 2, 3], 3, work)) seen.push(each) })(), { message: 'two' })
  t.same(seen, [1])
})
