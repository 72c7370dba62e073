// Submissions on a real database: put to their body or left to a person, kept with their hash, and erased everywhere when their time ends.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import t from 'tap'
import { evaluate } from '../../../src/evaluate.js'
import { law } from '../../season/bodies.js'
import { agency, aSeason } from '../season-service.js'
import type { SubmissionView } from '../../../src/api/season/submission-view.js'
import type { Evaluation } from '../../../src/model/evaluation.js'

const folder = t.testdir()
const report = readFileSync('test/golden/qingxi-education-2024/report.html', 'utf8')
const html = { 'content-type': 'text/html' }
const day = 86_400_000

t.test('submissions', async (t) => {
  t.setTimeout(290_000)
  const season = await aSeason(folder, { evaluate: (submission, submitted) => evaluate(submission, submitted, law) })
  const { as, store, db } = season
  const enter = async (name: string, query = ''): Promise<string> =>
    (await as('office', 'POST', `/v1/bodies${query}`, { name, kind: 'department', host: 'www.qingxi.gov.cn' })).json<{ id: string }>().id
  const own = await enter('青溪县教育局', `?organisation=${agency}`)
  const [twin, other] = [await enter('青溪县水利局'), await enter('青溪县水利局')]
  const hand = (query: string, payload = report) => as('office', 'POST', `/v1/submissions?${query}`, payload, html)
  const issuer = (name: string) => `issuer=${encodeURIComponent(name)}`

  await t.test('kept as it came, and seen by its body', async (t) => {
    const named = `&name=${encodeURIComponent('年报/2024 年.html')}`
    const made = await hand(`year=2024&${issuer('青溪县教育局')}&url=http://www.qingxi.gov.cn/nb.html&publishedOn=2025-01-24${named}`)
    t.equal(made.statusCode, 201)
    const submission = made.json<SubmissionView>()
    t.match(submission, {
      body: own, year: 2024, kept: true, mediaType: 'text/html', size: Buffer.byteLength(report), publishedOn: '2025-01-24', erasedAt: null,
      url: 'http://www.qingxi.gov.cn/nb.html', match: { state: 'matched' }, sha256: createHash('sha256').update(report).digest('hex'),
    })
    const content = await as('agency', 'GET', `/v1/submissions/${submission.id}/content`)
    t.equal(content.body, report)
    const saved = `attachment; filename*=UTF-8''${encodeURIComponent('2024 年.html')}`
    t.match(content.headers, { 'content-type': 'application/octet-stream', 'content-disposition': saved })
    t.equal((await as('stranger', 'GET', `/v1/submissions/${submission.id}/content`)).statusCode, 404)
    t.match((await as('reader', 'GET', '/v1/seasons/2024/coverage?on=2025-03-01')).json().items
      .find(({ body }: { body: { id: string } }) => body.id === own), { state: 'received', submissions: 1 })
  })

  await t.test('never guessed', async (t) => {
    const cases: Array<[what: string, query: string, body: string | null, state: string]> = [
      ['two of one name', issuer('青溪县水利局'), null, 'review'], ['a host alone', 'url=http://www.qingxi.gov.cn/x', null, 'review'],
      ['no one', issuer('白水县水利局'), null, 'none'], ['named', `body=${other}&${issuer('青溪县教育局')}`, other, 'matched'],
    ]
    for (const [what, query, body, state] of cases) t.match((await hand(`year=2024&${query}`)).json(), { body, match: { state } }, what)
    const open = (await hand(`year=2024&${issuer('青溪县水利局')}`)).json<SubmissionView>()
    t.same([...open.match.candidates].sort(), [twin, other].sort())
    t.match((await as('office', 'PUT', `/v1/submissions/${open.id}/body`, { body: twin })).json(), { body: twin })
    t.equal((await as('stranger', 'PUT', `/v1/submissions/${open.id}/body`, { body: twin })).statusCode, 404)
    t.equal((await hand('year=2024&body=01930a2e-7c40-7d3a-9b1e-5a2f60c4d811')).statusCode, 404)
    t.equal((await hand(issuer('青溪县教育局'))).statusCode, 400, 'without a year')
    t.equal((await as('reader', 'POST', '/v1/submissions?year=2024', report, html)).statusCode, 403)
    t.equal((await as('reader', 'GET', `/v1/submissions?body=${twin}`)).json().items.length, 1)
  })

  await t.test('a reference keeps no bytes', async (t) => {
    const made = await as('office', 'POST', '/v1/submissions/references', { year: 2024, url: 'http://a.gov.cn/1', sha256: 'a'.repeat(64), body: twin })
    t.match(made.json(), { kept: false, size: null, body: twin })
    t.equal((await as('office', 'GET', `/v1/submissions/${made.json<{ id: string }>().id}/content`)).statusCode, 404)
  })

  await t.test('erased everywhere when the time has ended, and not a day before', async (t) => {
    const saved = (await as('office', 'POST', '/v1/evaluations', report, html)).json<Evaluation & { id: string }>()
    const quote = saved.findings.flatMap(({ evidence }) => evidence).find((each) => each.quote.length > 20)!.quote
    const holds = async (words: string): Promise<string[]> => {
      const tables = (await db.introspection.getTables()).filter(({ isView, schema }) => !isView && schema === 'public').map(({ name }) => name)
      const found: string[] = []
      for (const table of tables) {
        const { rows } = await sql<{ held: boolean }>`
          SELECT EXISTS (SELECT FROM ${sql.table(table)} r WHERE strpos(r::text, ${words}) > 0) AS held`.execute(db)
        if (rows[0]!.held) found.push(table)
      }
      return found
    }
    t.ok((await holds(quote)).includes('evaluations'), 'its words are kept')
    t.same(await store.system.eraseExpired(new Date(Date.now() + 9999 * day)), { submissions: 0, evaluations: 0, documents: 0 }, 'unsaid: for ever')
    t.equal((await as('office', 'PUT', '/v1/retention', { days: 30 })).statusCode, 204)
    t.match((await as('office', 'GET', '/v1/retention')).json(), { days: 30 })
    t.equal((await as('evaluator', 'PUT', '/v1/retention', { days: 1 })).statusCode, 403)
    t.same(await store.system.eraseExpired(new Date(Date.now() + 29 * day)), { submissions: 0, evaluations: 0, documents: 0 })
    const gone = await store.system.eraseExpired(new Date(Date.now() + 31 * day))
    t.match(gone, { submissions: Number, evaluations: 1, documents: 2 }, 'of the office, and of the agency below it')
    t.same(await holds(quote), [], 'its words are nowhere')
    t.same(await holds('原文已按保存期限清除'), ['evaluations'])
    const after = (await as('office', 'GET', `/v1/evaluations/${saved.id}?include=extracted,text`)).json<Evaluation>()
    t.match(after, { document: { sha256: saved.document.sha256 }, text: '', report: { issuer: saved.report.issuer, title: null } })
    t.same(after.score, saved.score, 'the score stays')
    t.same(after.findings.map(({ outcome, points }) => [outcome, points]), saved.findings.map(({ outcome, points }) => [outcome, points]))
    const verdict = { ruleId: 'application-table-balance', verdict: 'dismiss', reason: '迟了' }
    t.match((await as('office', 'POST', `/v1/evaluations/${saved.id}/verdicts`, verdict)).json(), { type: /verdict-refused/ })
    const { items } = (await as('agency', 'GET', '/v1/submissions')).json<{ items: SubmissionView[] }>()
    t.match(items, [{ erasedAt: String, sha256: String }])
    t.match((await as('agency', 'GET', `/v1/submissions/${items[0]!.id}/content`)).json(), { type: /document-erased/ })
    t.same(await store.system.eraseExpired(new Date(Date.now() + 31 * day)), { submissions: 0, evaluations: 0, documents: 0 }, 'once')
  })
  await season.close()
})
