// Over HTTP: a reading comes where it is asked for, corrections re-score, and the one number of last year stands in for its report.
import { readFileSync } from 'node:fs'
import t from 'tap'
import { evaluate } from '../../../src/evaluate.js'
import { limits } from '../../../src/model/limits.js'
import { openPool } from '../../../src/threads/pool.js'
import { loadRulebook } from '../../../src/rulebook/load.js'
import { aService } from '../asked.js'
import type { Evaluation } from '../../../src/model/evaluation.js'
import type { LightMyRequestResponse } from 'fastify'

const book = loadRulebook()
const text = readFileSync('test/golden/qingxi-education-2024/report.html', 'utf8')
const outcome = (answer: LightMyRequestResponse, rule: string) => answer.json<Evaluation>().findings.find(({ ruleId }) => ruleId === rule)?.outcome

t.test('reading and corrections', async (t) => {
  const pool = await openPool({ threads: 1 })
  const service = await aService({ evaluate: pool.evaluate })
  t.teardown(async () => {
    await service.close()
    await pool.close()
  })
  const send = (metadata: object = {}, query = '?include=reading&store=false') =>
    service.ask({ method: 'POST', url: `/v1/evaluations${query}`, payload: { text, metadata } })

  const first = await send()
  const { reading } = first.json<Evaluation>()
  t.equal(outcome(first, 'application-table-balance'), 'fail')
  t.same(reading?.equations.filter(({ holds }) => !holds).map(({ written }) => written), ['26 + 2 = 28 ≠ 26 + 1 = 27', '32 + 2 = 34 ≠ 31 + 2 = 33'])
  t.equal((await send({}, '?include=text,extracted&store=false')).json<Evaluation>().reading, undefined)
  t.equal((await send({}, '?include=readings')).statusCode, 400)

  const forward = reading!.tables.find(({ id }) => id === 'applications')!.rows.find(({ id }) => id === 'carriedForward')!
  const corrections = ['naturalPerson', 'total'].map((column) => {
    const { start, end, value } = forward.cells.find((cell) => cell.column === column)!
    return { start: start!, end: end!, value: value! + 1 }
  })
  const after = await send({ corrections })
  const answer = after.json<Evaluation>()
  t.equal(outcome(after, 'application-table-balance'), 'pass')
  t.equal(answer.notes.filter((note) => /按 (2|3) 判断/.test(note)).length, 2)
  t.ok(answer.score!.total > first.json<Evaluation>().score!.total, 'and the score with it')
  t.match(answer.reading!.equations.map(({ written }) => written), ['26 + 2 = 28 = 26 + 2 ✓'])

  const kept = (await send({ corrections }, '?store=true')).json<Evaluation>()
  const again = (await service.ask({ method: 'GET', url: `/v1/evaluations/${kept.id}?include=reading&lang=en` })).json<Evaluation>()
  t.same(again.reading!.equations, answer.reading!.equations, 'what is stored holds it')

  const wrong = await send({ corrections: [{ start: 1, end: 2, value: 3 }] })
  t.equal(wrong.statusCode, 400)
  t.match(wrong.json(), { type: /invalid-input/, detail: /原文第1–2字没有读到表格单元格/, errors: [{ at: 'body/metadata/corrections' }] })
  const many = Array.from({ length: limits.corrections + 1 }, (_, at) => ({ start: at, end: at + 1, value: 0 }))
  t.equal((await send({ corrections: many })).statusCode, 400, 'too many')
  t.equal((await send({ corrections: [{ start: 1, end: 2 }] })).statusCode, 400, 'without a value')
})

t.test('what last year carried forward, as one number', async (t) => {
  const service = await aService({ evaluate: (submission, submitted, wishes) => evaluate(submission, submitted, book, wishes?.companions) })
  t.teardown(service.close)
  const send = (lastYearCarriedForward: number, more = {}) => service.ask({
    method: 'POST', url: '/v1/evaluations?store=false', payload: { text, metadata: { lastYearCarriedForward, ...more } },
  })
  t.equal(outcome(await send(2), 'carried-over-matches-last-year'), 'pass')
  t.equal(outcome(await send(5), 'carried-over-matches-last-year'), 'review')
  t.equal(outcome(await send(2), 'year-jump'), 'not-applicable', 'other rules want the report itself')
  const finding = (await send(5)).json<Evaluation>().findings.find(({ ruleId }) => ruleId === 'carried-over-matches-last-year')
  t.match(finding?.message, '2023年报告的结转下年不同：总计5→2')
  t.match((await send(2, { previous: 'stored' })).json(), { errors: [{ at: 'metadata/lastYearCarriedForward' }] })
  t.equal((await send(-1)).statusCode, 400)
})
