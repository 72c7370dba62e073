// Who may read the numbers: the machine itself, directly, or the bearer of the token.
import t from 'tap'
import { mayRead } from '../../src/observe/guard.js'

const token = 'a-token-of-four-and-twenty'

t.test('addresses, headers, tokens', (t) => {
  const cases: Array<[what: string, address: string | undefined, headers: Record<string, string>, token: string | undefined, may: boolean]> = [
    ['this machine', '127.0.0.1', {}, undefined, true],
    ['this machine, IPv6', '::1', {}, undefined, true],
    ['this machine, IPv4 in IPv6', '::ffff:127.0.0.1', {}, undefined, true],
    ['another machine', '192.0.2.7', {}, undefined, false],
    ['an address that begins alike', '::1:2', {}, undefined, false],
    ['no address', undefined, {}, undefined, false],
    ['a proxy on this machine', '127.0.0.1', { 'x-forwarded-for': '192.0.2.7' }, undefined, false],
    ['a proxy of another kind', '127.0.0.1', { forwarded: 'for=192.0.2.7' }, undefined, false],
    ['the token from afar', '192.0.2.7', { authorization: `Bearer ${token}` }, token, true],
    ['the token through a proxy', '127.0.0.1', { authorization: `Bearer ${token}`, via: '1.1 x' }, token, true],
    ['a wrong token', '192.0.2.7', { authorization: `Bearer ${token}x` }, token, false],
    ['no token', '192.0.2.7', {}, token, false],
    ['an empty token where none is set', '192.0.2.7', { authorization: 'Bearer undefined' }, undefined, false],
  ]
  for (const [what, address, headers, set, may] of cases) t.equal(mayRead(address, headers, set), may, what)
  t.end()
})
