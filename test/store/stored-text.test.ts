// Any text survives storing, and nothing that PostgreSQL refuses is in what is stored.
import fc from 'fast-check'
import t from 'tap'
import { fromStored, fromStoredJson, toStored, toStoredJson } from '../../src/store/stored-text.js'
import { unstorable } from './sample-result.js'

const run = { seed: 20261122, numRuns: 500 }
const refused = /\0|\p{Surrogate}/u
/** Code units of all kinds, and many of those that matter. */
const units = fc.oneof(
  fc.integer({ min: 0, max: 0xffff }),
  fc.constantFrom(0, 0x1b, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0x5c, 0x75, 0x30, 0x31, 0x62),
)
const text = fc.array(units, { maxLength: 40 }).map((codes) => String.fromCharCode(...codes))

t.test('text', (t) => {
  fc.assert(
    fc.property(text, (any) => fromStored(toStored(any)) === any && !refused.test(toStored(any))),
    run,
  )
  t.equal(fromStored(toStored(unstorable)), unstorable)
  t.equal(toStored('普通文字'), '普通文字')
  t.end()
})

t.test('JSON', (t) => {
  fc.assert(
    fc.property(fc.dictionary(text, fc.oneof(text, fc.array(text, { maxLength: 3 }), fc.integer(), fc.constant(null))), (any) => {
      const stored = toStoredJson(any)
      const held = JSON.stringify(JSON.parse(stored))
      t.notMatch(held, /\\u0000|\\ud[89a-f]/, 'as jsonb would hold it')
      // jsonb writes its own text: escapes where it must, and no others.
      return (
        JSON.stringify(fromStoredJson(stored)) === JSON.stringify(any)
        && JSON.stringify(fromStoredJson(held)) === JSON.stringify(any)
      )
    }),
    { ...run, numRuns: 200 },
  )
  t.end()
})
