// Waiting for a busy service: how often, how long, and with the same key and body each time.
import t from 'tap'
import { patientFetch } from '../../src/client/patience.js'

interface Tried { requests: Array<{ key: string | null; body: string }>; waits: number[]; status: number }

/** Answers with the headers and status of each step, the last one again and again; 0 is a connection that is cut. */
async function tries(request: Request, steps: Array<[status: number, retryAfter?: string]>, retries = 3): Promise<Tried> {
  const requests: Tried['requests'] = []
  const waits: number[] = []
  const patient = patientFetch({
    retries,
    fetch: async (given) => {
      const asked = given as Request
      requests.push({ key: asked.headers.get('idempotency-key'), body: await asked.text() })
      const [status, retryAfter] = steps[Math.min(requests.length, steps.length) - 1]!
      if (status === 0) throw new TypeError('fetch failed')
      return new Response('{}', { status, headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter } })
    },
    sleep: (ms) => { waits.push(ms); return Promise.resolve() },
  })
  const { status } = await patient(request)
  return { requests, waits, status }
}

const url = 'http://127.0.0.1/v1/evaluations'
const post = (headers: Record<string, string> = {}): Request => new Request(url, { method: 'POST', body: '清溪县', headers })

t.test('when it is tried again, and after how long', async (t) => {
  const cases: Array<[what: string, steps: Array<[number, string?]>, status: number, waits: number[]]> = [
    ['an answer', [[201]], 201, []],
    ['busy once', [[503, '5'], [201]], 201, [5000]],
    ['too many requests', [[429, '0'], [429, '1'], [201]], 201, [0, 1000]],
    ['no word of when: longer each time', [[503]], 503, [500, 1000, 2000]],
    ['an unreadable word', [[503, 'soon'], [200]], 200, [500]],
    ['longer than anyone waits', [[503, '3600'], [200]], 503, []],
    ['a full disk', [[507, '1'], [200]], 507, []],
    ['a wrong request', [[400], [200]], 400, []],
    ['a connection that is cut, and its request still under way', [[0], [409, '5'], [201]], 201, [500, 5000]],
    ['a step that can not be taken', [[409], [200]], 409, []],
  ]
  for (const [what, steps, status, waits] of cases) {
    const tried = await tries(post(), steps)
    t.same([tried.status, tried.waits], [status, waits], what)
  }
  const inTwoSeconds = new Date(Date.now() + 2000).toUTCString()
  const [dated] = (await tries(post(), [[503, inTwoSeconds], [200]])).waits
  t.ok(dated! >= 0 && dated! <= 2000, 'a date')
})

t.test('one key and one body for all tries of a POST', async (t) => {
  const { requests } = await tries(post(), [[503, '0'], [503, '0'], [201]])
  t.same(requests.map(({ body }) => body), ['清溪县', '清溪县', '清溪县'])
  t.match(requests[0]!.key, /^[\da-f-]{36}$/)
  t.equal(new Set(requests.map(({ key }) => key)).size, 1)
  t.not((await tries(post(), [[201]])).requests[0]!.key, requests[0]!.key, 'another request, another key')
  t.equal((await tries(post({ 'idempotency-key': 'mine' }), [[201]])).requests[0]!.key, 'mine')
  t.equal((await tries(new Request(url), [[200]])).requests[0]!.key, null, 'a GET needs none')
})

t.test('a service that is gone', async (t) => {
  await t.rejects(tries(post(), [[0]]), { message: 'fetch failed' }, 'is not waited for without end')
  t.equal((await tries(new Request(url, { method: 'DELETE' }), [[0], [200]])).requests.length, 2)
  await t.rejects(tries(new Request(url, { method: 'PATCH' }), [[0], [200]]), 'what may not be sent twice is not')
  const { requests } = await tries(post(), [[0], [0], [201]])
  t.equal(new Set(requests.map(({ key }) => key)).size, 1, 'one key')
})

t.test('whoever gives up waits no longer', async (t) => {
  const giving = new AbortController()
  const patient = patientFetch({ fetch: () => Promise.resolve(new Response('', { status: 503, headers: { 'retry-after': '50' } })) })
  const asked = patient(new Request(url, { signal: giving.signal }))
  setTimeout(() => { giving.abort(new Error('enough')) }, 20)
  await t.rejects(asked, /enough/)
})
