// Roles to scopes, and who may hand out which.
import t from 'tap'
import { codesBlind, scopesOf, scopesToGrant } from '../../src/access/roles.js'
import { roles, scopes } from '../../src/model/caller.js'
import type { Role, Scope } from '../../src/model/caller.js'

t.test('an office may all, a reader changes nothing, and keys are the office\'s alone', (t) => {
  t.same(scopesOf.office, scopes)
  t.ok(scopesOf.reader.every((scope) => scope.endsWith(':read')))
  for (const role of roles) {
    t.equal(scopesOf[role].includes('keys:admin'), role === 'office', role)
    t.equal(scopesOf[role].includes('roster:write'), role === 'office', role)
    t.equal(new Set(scopesOf[role]).size, scopesOf[role].length)
  }
  t.end()
})

t.test('a coder sees a sample\'s documents, and nothing of the engine\'s', (t) => {
  t.same(scopesOf.coder, ['samples:code'])
  const cases: Array<[what: string, held: Scope[], blind: boolean]> = [
    ['a coder\'s', ['samples:code'], true], ['another role\'s that was given no more', ['samples:code'], true], ['none', [], false],
    ['who reads evaluations too', ['evaluations:read', 'samples:code'], false], ['who makes keys too', ['samples:code', 'keys:admin'], false],
    ['an office\'s', [...scopes], false],
  ]
  for (const [what, held, blind] of cases) t.equal(codesBlind({ scopes: held }), blind, what)
  t.end()
})

t.test('nobody grants what he has not', (t) => {
  const cases: Array<[has: readonly Scope[], role: Role, wished: Scope[] | undefined, granted: Scope[] | null]> = [
    [scopes, 'reader', undefined, [...scopesOf.reader]],
    [scopes, 'reader', ['results:read'], ['results:read']],
    [scopes, 'reader', ['keys:admin'], null],
    [scopes, 'office', ['results:read', 'evaluations:read'], ['evaluations:read', 'results:read']],
    [['keys:admin', 'results:read'], 'office', undefined, ['results:read', 'keys:admin']],
    [['keys:admin'], 'office', ['rulesets:write'], null],
    [['keys:admin'], 'reader', undefined, []], [scopes, 'coder', undefined, ['samples:code']], [scopes, 'coder', ['evaluations:read'], null],
    [scopes, 'evaluator', ['samples:code'], ['samples:code']], [scopes, 'agency', ['samples:code'], null],
  ]
  for (const [has, role, wished, granted] of cases) t.same(scopesToGrant({ scopes: has }, role, wished), granted, `${role} ${String(wished)}`)
  t.end()
})
