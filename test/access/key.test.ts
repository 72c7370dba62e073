// Keys: written and read back, told from what only looks like one, and held by their digest alone.
import { randomBytes, randomUUID } from 'node:crypto'
import fc from 'fast-check'
import t from 'tap'
import { digestOfSecret, isSecret, readAuthorization, readKey, secretBytes, writeKey } from '../../src/access/key.js'

t.test('what is written is read', (t) => {
  fc.assert(fc.property(fc.uuid(), fc.uint8Array({ minLength: secretBytes, maxLength: secretBytes }), (id, secret) => {
    const key = writeKey(id, secret)
    return readAuthorization(`Bearer ${key}`)?.id === id && readKey(key)?.secret === Buffer.from(secret).toString('base64url')
  }))
  t.end()
})

t.test('what is no key is none', (t) => {
  const key = writeKey(randomUUID(), randomBytes(secretBytes))
  const cases = ['', key, 'Bearer', 'Bearer ', `Bearer ${key}x`, `Bearer ${key.slice(0, -1)}`, `Bearer x${key}`, `Basic ${key}`, `Bearer ${key} x`,
    `Bearer ${key.toUpperCase()}`, `Bearer ${'m'.repeat(100_000)}`, `Bearer ${key.replace('mj_', 'mj-')}`]
  for (const header of cases) t.equal(readAuthorization(header), null, header.slice(0, 100))
  fc.assert(fc.property(fc.string(), (text) => readKey(text) === null))
  t.end()
})

t.test('a secret is known by its digest', (t) => {
  const [secret, other] = [0, 1].map(() => randomBytes(secretBytes).toString('base64url')) as [string, string]
  t.ok(isSecret(secret, digestOfSecret(secret)))
  t.notOk(isSecret(other, digestOfSecret(secret)))
  t.notOk(isSecret(secret, null), 'no such key')
  t.notOk(isSecret('', null), 'nor with the secret that stands in for it')
  t.notOk(digestOfSecret(secret).includes(secret))
  t.end()
})
