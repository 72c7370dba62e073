// Last year's report over HTTP: a file in the form, the id of an evaluation, or the one kept; another's is refused.
import t from 'tap'
import { evaluate } from '../../../src/evaluate.js'
import { loadRulebook } from '../../../src/rulebook/load.js'
import { aService } from '../asked.js'
import type { Evaluation } from '../../../src/model/evaluation.js'
import type { LightMyRequestResponse } from 'fastify'

const book = loadRulebook()
const report = (year: number, issuer = '青溪县水利局'): string =>
  `${issuer}${year}年政府信息公开工作年度报告\n一、总体情况\n${year}年，共收到政府信息公开申请${year === 2023 ? 200 : 20}件，均已答复。\n`

const part = (disposition: string, content: string): string =>
  `--edge\r\ncontent-disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`

t.test('last year\'s report', async (t) => {
  const service = await aService({ evaluate: (submission, submitted, wishes) => evaluate(submission, submitted, book, wishes?.companions) })
  t.teardown(service.close)
  const send = (text: string, previous?: string, query = ''): Promise<LightMyRequestResponse> => service.ask({
    method: 'POST', url: `/v1/evaluations${query}`, payload: { text, ...(previous !== undefined && { metadata: { previous } }) },
  })
  const form = (...parts: string[]): Promise<LightMyRequestResponse> => service.ask({
    method: 'POST', url: '/v1/evaluations?store=false', headers: { 'content-type': 'multipart/form-data; boundary=edge' },
    payload: `${parts.join('')}--edge--\r\n`,
  })
  const jump = (answer: LightMyRequestResponse): string | undefined =>
    answer.json<Evaluation>().findings.find(({ ruleId }) => ruleId === 'year-jump')?.outcome

  t.equal(jump(await send(report(2023), 'stored')), 'not-applicable', 'none is kept, and none is asked')
  const { id } = (await send(report(2022))).json<Evaluation>()
  t.equal(jump(await send(report(2023), 'stored')), 'review', 'the one kept')
  t.equal(jump(await send(report(2023), id!)), 'review', 'by its id')
  t.equal(jump(await send(report(2023), undefined, `?previous=${id}`)), 'review', 'by its id in the query')
  const [own, last] = [part('name="file"; filename="a.txt"', report(2023)), part('name="previous"; filename="b.txt"', report(2022))]
  t.equal(jump(await form(own, last)), 'review', 'as a file')

  const other = await form(own, part('name="previous"; filename="b.txt"', report(2022, '青溪县公安局')))
  t.equal(other.statusCode, 422)
  t.match(other.body, /other-previous/)
  t.equal((await send(report(2024), id!)).statusCode, 422, 'another year')
  t.equal((await send(report(2023), '01930a2e-7c40-7d3a-9b1e-000000009999')).statusCode, 400, 'an id of no evaluation')
  t.equal((await send(report(2023), 'last')).statusCode, 400, 'no id')
  t.equal((await form(own, last, part('name="metadata"', `{"previous":"${id}"}`))).statusCode, 400, 'twice')
  t.equal((await form(last, last)).statusCode, 400, 'two files of last year')
})
