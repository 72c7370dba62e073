// Problem lists on a real database: what is unsettled in one list of a body and year stands in no other, whoever issues it and when.
import { readFileSync } from 'node:fs'
import t from 'tap'
import { evaluate } from '../../../src/evaluate.js'
import { agency, aSeason } from '../../api/season-service.js'
import { law } from '../../season/bodies.js'
import type { ProblemList } from '../../../src/model/review-records.js'

const folder = t.testdir()
const report = readFileSync('test/golden/qingxi-education-2024/report.html', 'utf8')
const html = { 'content-type': 'text/html' }
const [balance, aspects, fee] = ['application-table-balance', 'overview-five-aspects', 'processing-fee-reported']
const reason = '复核'

t.test('unsettled items', async (t) => {
  t.setTimeout(290_000)
  const season = await aSeason(folder, { evaluate: (submission, submitted) => evaluate(submission, submitted, law) })
  t.teardown(season.close)
  const { as } = season
  const reportOf = (name: string): string => report.replaceAll('青溪县教育局', name)
  const enter = (name: string) =>
    as('office', 'POST', `/v1/bodies?organisation=${agency}`, { name, kind: 'department', aliases: [`湖南省${name}`] })
  const evaluated = async (text: string): Promise<string> => (await as('office', 'POST', '/v1/evaluations', text, html)).json<{ id: string }>().id
  const issue = (evaluationId: string, ruleIds?: string[], language = 'en') =>
    as('office', 'POST', '/v1/problem-lists', { evaluationId, ...(ruleIds && { ruleIds }) }, { 'accept-language': language })
  const issued = async (...given: Parameters<typeof issue>): Promise<ProblemList> => (await issue(...given)).json<ProblemList>()
  const step = async (list: ProblemList, body: object): Promise<number> =>
    (await as('office', 'POST', `/v1/problem-lists/${list.id}/items/1`, body)).statusCode
  await enter('青溪县民政局')
  await enter('青溪县财政局')

  await t.test('refused where it is named, left out where it is not', async (t) => {
    const one = await evaluated(reportOf('青溪县民政局'))
    const later = await evaluated(reportOf('青溪县民政局').replace('</body>', '<p>补充说明。</p></body>'))
    const first = await issued(one, [balance])
    const refusals: Array<[what: string, evaluation: string, ruleIds: string[], language: string, says: RegExp]> = [
      ['the same', one, [balance], 'en', new RegExp(`item 1, ${balance}, of list ${first.id}.*leave .* out.*settle`, 's')],
      ['in Chinese', one, [balance], 'zh', new RegExp(`清单 ${first.id} 第1项“${balance}”.*去掉.*了结`, 's')],
      ['among others', one, [aspects, balance], 'en', new RegExp(first.id)], ['of a later evaluation', later, [balance], 'en', new RegExp(first.id)],
    ]
    for (const [what, evaluation, ruleIds, language, says] of refusals) {
      const refused = await issue(evaluation, ruleIds, language)
      t.match(refused.json(), { status: 409, type: /wrong-step$/, detail: says }, what)
      t.notMatch(refused.json<{ detail: string }>().detail, aspects, 'what may be issued is not named')
    }
    t.equal((await as('office', 'GET', '/v1/problem-lists')).json<{ items: unknown[] }>().items.length, 1, 'nothing came of them')
    const rest = await issued(later, [aspects])
    t.same(rest.items.map(({ ruleId }) => ruleId), [aspects], 'another rule may be issued')
    const unnamed = await issued(one)
    t.same(unnamed.items.map(({ ruleId }) => ruleId), [fee], 'all that fail and are in no list yet')
    const none = (await issue(later)).json<{ status: number; detail: string }>()
    t.equal(none.status, 409)
    for (const { id } of [first, rest, unnamed]) t.match(none.detail, id)
    t.equal((await issue(await evaluated(reportOf('青溪县财政局')), [balance])).statusCode, 201, 'of another body')

    t.equal(await step(first, { step: 'return' }), 200)
    t.equal((await issue(later, [balance])).statusCode, 409, 'what waits for its re-check is not settled')
    t.equal(await step(first, { step: 'close' }), 200)
    const anew = await issued(later, [balance])
    t.same(anew.items.map(({ ruleId }) => ruleId), [balance], 'once it is settled it may be issued anew')
    const reopened = await as('office', 'POST', `/v1/problem-lists/${first.id}/items/1`, { step: 'reopen', reason })
    t.match(reopened.json(), { status: 409, type: /wrong-step$/, detail: new RegExp(`list ${anew.id}`) }, 'nor is it opened again beside it')
    t.equal(await step(anew, { step: 'waive', reason }), 200)
    t.equal(await step(first, { step: 'reopen', reason }), 200)
  })

  await t.test('of no body: by its text and its document', async (t) => {
    const text = reportOf('青溪县水利局')
    const first = await issued(await evaluated(text), [balance])
    t.equal(first.bodyId, null)
    t.equal((await issue(first.evaluationId, [balance])).statusCode, 409)
    t.equal((await issue(await evaluated(text), [balance])).statusCode, 409, 'evaluated again')
    await enter('青溪县水利局')
    const bound = await evaluated(text)
    t.match((await issue(bound, [balance])).json(), { status: 409, detail: new RegExp(first.id) }, 'and so once the body is entered')
    t.equal((await issue(bound, [aspects])).statusCode, 201)
  })

  await t.test('two at once: one wins', async (t) => {
    await enter('青溪县司法局')
    const both = [await evaluated(reportOf('青溪县司法局')), await evaluated(reportOf('青溪县司法局'))]
    const answers = await Promise.all([...both, ...both].map((evaluation) => issue(evaluation, [balance])))
    t.same(answers.map(({ statusCode }) => statusCode).sort(), [201, 409, 409, 409])
    const settled = answers.find(({ statusCode }) => statusCode === 201)!.json<ProblemList>()
    t.equal(await step(settled, { step: 'waive', reason }), 200)
    const reissued = async (evaluation: string): Promise<number> => (await issue(evaluation, [balance])).statusCode
    const raced = await Promise.all([step(settled, { step: 'reopen', reason }), ...both.map(reissued)])
    t.equal(raced.filter((status) => status < 300).length, 1, `${raced.join()}: reopened or issued`)
  })
})
