// This machine's own addresses, and requests that come from a page of elsewhere.
import t from 'tap'
import { isLoopback, isOwnDoing } from '../../src/access/loopback.js'

t.test('addresses', (t) => {
  for (const own of ['127.0.0.1', '127.1.2.3', '::1', '[::1]', 'localhost', 'LOCALHOST']) t.ok(isLoopback(own), own)
  const elsewhere = ['0.0.0.0', '::', '10.0.0.1', '127.0.0.1.example', 'localhost.example', '', '128.0.0.1', '1127.0.0.1']
  for (const foreign of elsewhere) t.notOk(isLoopback(foreign), foreign)
  t.end()
})

t.test('through a proxy', (t) => {
  t.notOk(isOwnDoing({ host: '127.0.0.1:8080', origin: undefined, site: undefined, forwarded: true }))
  t.end()
})

t.test('requests', (t) => {
  const host = '127.0.0.1:8080'
  const cases: Array<[host: string | undefined, origin: string | undefined, site: string | undefined, own: boolean]> = [
    [host, undefined, undefined, true], [host, `http://${host}`, 'same-origin', true], [host, undefined, 'none', true],
    ['[::1]:8080', 'http://[::1]:8080', 'same-origin', true], ['LocalHost:1', undefined, undefined, true],
    [undefined, undefined, undefined, false], ['rebound.example:8080', undefined, undefined, false],
    [host, 'https://elsewhere.example', undefined, false], [host, 'null', undefined, false], [host, 'http://127.0.0.1:9090', undefined, false],
    [host, undefined, 'cross-site', false], [host, undefined, 'same-site', false],
  ]
  for (const [to, origin, site, own] of cases)
    t.equal(isOwnDoing({ host: to, origin, site, forwarded: false }), own, `${String(to)} ${String(origin)} ${String(site)}`)
  t.end()
})
