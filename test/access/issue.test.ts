// Keys as they are made: their end, what is kept of them, and what nobody may grant.
import t from 'tap'
import { grant, issueKey, overlapEnd } from '../../src/access/issue.js'
import { isSecret, readKey } from '../../src/access/key.js'
import { limits } from '../../src/model/limits.js'

const id = '01930a2e-7c40-7d3a-9b1e-5a2f60c4d811'
const now = Date.UTC(2026, 0, 1)

t.test('a key as issued', (t) => {
  const { text, digest, expiresAt } = issueKey(id, Buffer.alloc(32, 7), now)
  t.same(readKey(text)?.id, id)
  t.ok(isSecret(readKey(text)!.secret, digest))
  t.notOk(digest.includes(readKey(text)!.secret))
  t.equal(expiresAt.getTime() - now, limits.keyDays * 86_400_000)
  t.equal(issueKey(id, Buffer.alloc(32), now, 1).expiresAt.toISOString(), '2026-01-02T00:00:00.000Z')
  t.equal(overlapEnd(now).getTime() - now, limits.overlapHours * 3_600_000)
  t.equal(overlapEnd(now, 0).getTime(), now)
  t.end()
})

t.test('more than one has is refused', (t) => {
  t.same(grant({ scopes: ['results:read'] }, 'reader'), ['results:read'])
  t.throws(() => grant({ scopes: ['keys:admin'] }, 'reader', ['results:read']), { code: 'forbidden' })
  t.throws(() => grant({ scopes: ['keys:admin'] }, 'reader', ['keys:admin']), { code: 'forbidden' })
  t.end()
})
