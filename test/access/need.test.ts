// What a route needs against who asks.
import t from 'tap'
import { refusal } from '../../src/access/need.js'
import { localCaller } from '../../src/access/roles.js'
import type { Need } from '../../src/access/need.js'
import type { Caller } from '../../src/model/caller.js'

const reader: Caller = { ...localCaller, role: 'reader', scopes: ['results:read'], key: 'k', open: false }
const coder: Caller = { ...reader, role: 'coder', scopes: ['samples:code'] }
const keep: Need = { scope: 'evaluations:write', storesNothing: ({ store }) => store === 'false' }

t.test('what stands in the way', (t) => {
  const cases: Array<[what: string, need: Need, query: object, caller: Caller | null, publicCheck: boolean, code: string | undefined]> = [
    ['a scope, and nobody', { scope: 'results:read' }, {}, null, true, 'unauthenticated'],
    ['a scope that is held', { scope: 'results:read' }, {}, reader, true, undefined],
    ['a scope that is not', { scope: 'keys:admin' }, {}, reader, true, 'forbidden'],
    ['any key', { scope: 'any' }, {}, { ...reader, scopes: [] }, true, undefined],
    ['any key, and nobody', { scope: 'any' }, {}, null, true, 'unauthenticated'],
    ['public', { public: true }, {}, null, false, undefined],
    ['a check, let to the public', { public: 'check' }, {}, null, true, undefined],
    ['a check, not let', { public: 'check' }, {}, null, false, 'unauthenticated'],
    ['a check, not let, with any key', { public: 'check' }, {}, reader, false, undefined],
    ['a check, not let, with a key that only codes', { public: 'check' }, {}, coder, false, 'forbidden'],
    ['a check, let to the public, with a key that only codes', { public: 'check' }, {}, coder, true, undefined],
    ['stores nothing, with a key that only codes', keep, { store: 'false' }, coder, false, 'forbidden'],
    ['stores nothing', keep, { store: 'false' }, null, true, undefined],
    ['stores nothing, not let', keep, { store: 'false' }, null, false, 'unauthenticated'],
    ['stores nothing, any key', keep, { store: 'false' }, reader, false, undefined],
    ['stores', keep, { store: 'true' }, null, true, 'unauthenticated'],
    ['stores, without the scope', keep, {}, reader, true, 'forbidden'],
    ['a need that was forgotten', {}, {}, localCaller, true, 'internal'],
  ]
  for (const [what, need, query, caller, publicCheck, code] of cases) {
    t.equal(refusal(need, query as Record<string, unknown>, caller, publicCheck)?.code, code, what)
  }
  t.end()
})
