// Files of problem lists over HTTP, on a real database: the letter as people decided, the table of many, and nothing of another tree.
import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import t from 'tap'
import { evaluate } from '../../../src/evaluate.js'
import { ingest } from '../../../src/ingest/ingest.js'
import { limits } from '../../../src/model/limits.js'
import { problemListFormats } from '../../../src/model/problem-list-export.js'
import { law } from '../../season/bodies.js'
import { agency, aSeason } from '../season-service.js'
import type { ProblemList } from '../../../src/model/review-records.js'
import type { Evaluation } from '../../../src/model/evaluation.js'
import type { Person } from '../season-service.js'

const folder = t.testdir()
const report = readFileSync('test/golden/qingxi-education-2024/report.html', 'utf8')

t.test('files of problem lists', async (t) => {
  t.setTimeout(290_000)
  const season = await aSeason(folder, { evaluate: (submission, submitted) => evaluate(submission, submitted, law) })
  const { as } = season
  const evaluated = async (name: string): Promise<string> => {
    await as('office', 'POST', `/v1/bodies?organisation=${agency}`, { name, kind: 'department', aliases: [`湖南省${name}`] })
    const text = report.replaceAll('青溪县教育局', name)
    return (await as('office', 'POST', '/v1/evaluations', text, { 'content-type': 'text/html' })).json<Evaluation & { id: string }>().id
  }
  const evaluationId = await evaluated('青溪县教育局')
  const issue = async (body: object) => (await as('office', 'POST', '/v1/problem-lists', { evaluationId, ...body })).json<ProblemList>()
  const list = await issue({ issuedOn: '2025-03-03', dueOn: '2025-03-17', note: '请按期整改', by: '=王芳' })
  const wrong = list.items.find(({ ruleId }) => ruleId === 'processing-fee-reported')!
  await as('office', 'POST', `/v1/evaluations/${evaluationId}/verdicts`, { ruleId: wrong.ruleId, verdict: 'dismiss', reason: '已说明' })
  await as('agency', 'POST', `/v1/problem-lists/${list.id}/items/1`, { step: 'return', links: ['http://a.gov.cn/1.html'] })
  const file = (format: string, who: Person = 'office', query = '') =>
    as(who, 'GET', `/v1/problem-lists/${list.id}/exports/${format}?lang=zh${query}`)
  const table = async (query = '', who: Person = 'office'): Promise<string[][]> =>
    parse((await as(who, 'GET', `/v1/problem-lists/exports/csv?lang=zh${query}`)).rawPayload, { bom: true })

  await t.test('one list', async (t) => {
    for (const [format, { mediaType, ending }] of Object.entries(problemListFormats)) {
      const answer = await file(format, 'agency', `&office=${encodeURIComponent('青溪县政府办')}`)
      t.match(answer, {
        statusCode: 200, headers: { 'content-type': new RegExp(`^${mediaType}`), 'content-language': 'zh', 'cache-control': 'no-store' },
      }, format)
      t.equal(decodeURIComponent(String(answer.headers['content-disposition'])), `attachment; filename*=UTF-8''青溪县教育局-2024.${ending}`)
      const { text } = await ingest({ name: `a.${format}`, bytes: answer.rawPayload })
      const bare = text.replace(/\s+/g, '')
      t.match(bare, /http:\/\/a\.gov\.cn\/1\.html/, format)
      t.match(bare, /通过/, `${format}: what was dismissed after the list was issued is told so`)
      if (format === 'docx' || format === 'pdf') t.match(bare, /青溪县教育局：.*并于2025年3月17日（含当日）前.*请按期整改.*逾期.*青溪县政府办2025年3月3日/s, format)
    }
    t.equal((await file('docx', 'stranger')).statusCode, 404)
    t.equal((await file('exe')).statusCode, 400)
    t.match((await ingest({ name: 'a.docx', bytes: (await as('agency', 'GET', `/v1/problem-lists/${list.id}/exports/docx`)).rawPayload })).text,
      /Mend each, and report what was done by 2025-03-17/)
  })

  await t.test('the items of many', async (t) => {
    await issue({
      evaluationId: await evaluated('青溪县民政局'), issuedOn: '2098-03-03', dueOn: '2098-03-17', ruleIds: ['application-table-balance'],
    })
    const rows = (await table('&year=2024')).slice(1)
    t.equal(rows.length, list.items.length + 1)
    t.equal(rows[0]![7], '2098-03-17', 'newest first')
    t.equal(rows.at(-1)![22], '\'=王芳', 'no formula')
    const cases: Array<[query: string, count: number]> = [
      ['&punctuality=overdue', list.items.length - 1], ['&punctuality=late', 1], ['&punctuality=pending', 1], ['&state=returned', 1],
      ['&punctuality=in-time', 0], ['&year=2023', 0], [`&body=${list.bodyId}`, list.items.length], [`&body=${evaluationId}`, 0],
    ]
    for (const [query, count] of cases) t.equal((await table(query)).length - 1, count, query)
    t.equal((await table('', 'stranger')).length, 1, 'heads alone')
    const sheet = await as('agency', 'GET', '/v1/problem-lists/exports/xlsx?lang=en&year=2024')
    t.equal(sheet.headers['content-disposition'], 'attachment; filename*=UTF-8\'\'2024.problems.xlsx')
    t.match((await ingest({ name: 'a.xlsx', bytes: sheet.rawPayload })).text, /not yet due/)
    t.equal((await as('office', 'GET', '/v1/problem-lists/exports/docx')).statusCode, 400)
  })

  await t.test('more than a sheet holds', async (t) => {
    await sql`
      INSERT INTO problem_items (list_id, n, organisation_id, rule_id, state)
      SELECT list_id, n + k, organisation_id, rule_id, state FROM problem_items, generate_series(100, ${limits.sheetProblems + 99}) AS k
      WHERE list_id = ${list.id} AND n = 1`.execute(season.db)
    t.match((await as('office', 'GET', '/v1/problem-lists/exports/xlsx')).json(), { type: /too-many-problems/ })
    t.equal((await table()).length, 1 + limits.sheetProblems + list.items.length + 1, 'as CSV all of them')
  })
  await season.close()
})
