// Secrets sealed and opened again: by the key they were sealed with and no other, at their own place and no other.
import fc from 'fast-check'
import t from 'tap'
import { nonceBytes, seal, sealingKeys, unseal } from '../../src/access/sealed.js'

const key = (letter: string): string => Buffer.alloc(32, letter).toString('base64')
const [old, young, both] = [sealingKeys(key('a')), sealingKeys(key('b')), sealingKeys(`${key('b')}, ${key('a')}`)]
const nonce = Buffer.alloc(nonceBytes, 7)
const secret = 'a secret of twenty-four letters'
const written = seal(secret, 'batch 1', old, nonce)

t.test('opened or not', (t) => {
  const cases: Array<[what: string, text: string, bound: string, keys: typeof old, opened: boolean]> = [
    ['by its key', written, 'batch 1', old, true],
    ['by its key, once there is a newer one', written, 'batch 1', both, true],
    ['by another key', written, 'batch 1', young, false],
    ['without a key', written, 'batch 1', [], false],
    ['beside another batch', written, 'batch 2', old, false],
    ['one letter changed', written.slice(0, -5) + (written.at(-5) === 'A' ? 'B' : 'A') + written.slice(-4), 'batch 1', old, false],
    ['cut short', written.slice(0, 40), 'batch 1', old, false],
    ['what was never sealed', secret, 'batch 1', old, true],
  ]
  for (const [what, text, bound, keys, opened] of cases) {
    if (opened) t.equal(unseal(text, bound, keys), secret, what)
    else t.throws(() => unseal(text, bound, keys), { code: 'config-invalid' }, what)
  }
  t.match(seal(secret, 'batch 1', both, nonce), `sealed:v1:${young[0]!.id}:`, 'the first key seals')
  t.same(sealingKeys(Buffer.alloc(32, 0xff).toString('base64url')), sealingKeys(Buffer.alloc(32, 0xff).toString('base64')))
  t.end()
})

t.test('any secret comes back, with a key or without', (t) => {
  const any = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string().map((text) => `sealed:v1:${text}`), fc.string().map((text) => `plain:${text}`))
  fc.assert(fc.property(any, fc.constantFrom(old, both, []), fc.uint8Array({ minLength: nonceBytes, maxLength: nonceBytes }), (text, keys, drawn) => {
    const said = seal(text, 'b', keys, drawn)
    return unseal(said, 'b', keys) === text && (keys.length === 0 || text.length < 8 || !said.slice(19).includes(text))
  }))
  t.end()
})
