// Signatures of webhooks as whoever receives one holds them: genuine, whole, fresh, or not; and which hosts may be told.
import fc from 'fast-check'
import t from 'tap'
import { hostOf, hostsOf, isGenuine, signatureOf } from '../../src/access/webhook.js'

const secret = 'a secret of twenty-four letters'
const now = 1_800_000_000
const signed = (over: { timestamp?: string; body?: string; signature?: string } = {}) => {
  const [timestamp, body] = [String(now), '{"delivery":"1"}']
  return { timestamp, body, signature: signatureOf(secret, timestamp, body), ...over }
}

t.test('genuine or not', (t) => {
  const cases: Array<[string, Parameters<typeof isGenuine>, boolean]> = [
    ['as it was sent', [secret, signed(), now], true],
    ['five minutes late', [secret, signed(), now + 300], true],
    ['replayed later', [secret, signed(), now + 301], false],
    ['from the future', [secret, signed(), now - 301], false],
    ['another body', [secret, signed({ body: '{"delivery":"2"}' }), now], false],
    ['a fresh time under an old signature', [secret, signed({ timestamp: String(now + 400) }), now + 400], false],
    ['another secret', ['another secret of some length', signed(), now], false],
    ['no signature', [secret, signed({ signature: '' }), now], false],
    ['no time', [secret, signed({ timestamp: 'soon' }), now], false],
  ]
  for (const [what, given, genuine] of cases) t.equal(isGenuine(...given), genuine, what)
  t.end()
})

t.test('no change of one letter goes unseen', (t) => {
  fc.assert(fc.property(fc.string({ minLength: 1 }), fc.nat(), fc.string({ minLength: 1, maxLength: 1 }), (body, place, letter) => {
    const at = place % body.length
    fc.pre(body[at] !== letter)
    const given = { ...signed(), body, signature: signatureOf(secret, String(now), body) }
    return isGenuine(secret, given, now) && !isGenuine(secret, { ...given, body: body.slice(0, at) + letter + body.slice(at + 1) }, now)
  }))
  t.end()
})

t.test('hosts', (t) => {
  const cases: Array<[url: string, host: string]> = [
    ['https://OA.example.gov.cn/hook', 'oa.example.gov.cn'], ['http://10.0.0.7:8080/x', '10.0.0.7:8080'], ['https://oa.example.gov.cn:443/', 'oa.example.gov.cn'],
    ['https://user:word@oa.example.gov.cn/', ''], ['ftp://oa.example.gov.cn/', ''], ['file:///etc/hosts', ''], ['nonsense', ''],
  ]
  for (const [url, host] of cases) t.equal(hostOf(url), host, url)
  t.same([...hostsOf(' OA.example.gov.cn, 10.0.0.7:8080 ,')], ['oa.example.gov.cn', '10.0.0.7:8080'])
  t.equal(hostsOf(undefined).size, 0)
  t.end()
})
