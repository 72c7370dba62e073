// Due dates and calendars asked over HTTP, every answer held to its own description.
import t from 'tap'
import { loadRulebook } from '../../../src/rulebook/load.js'
import { aService } from '../asked.js'
import type { InjectOptions } from 'fastify'
import type { DeadlineAnswer } from '../../../src/model/deadline.js'
import type { Problem } from '../../../src/api/problem.js'

const post = (payload: unknown, query = '', type = 'application/json'): InjectOptions => ({
  method: 'POST', url: `/v1/deadlines${query}`, headers: { 'content-type': type },
  payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
})

t.test('a due date in two languages', async (t) => {
  const { ask, close } = await aService({ rulebook: loadRulebook() })
  const handling = { received: '2022-01-20', channel: 'online', events: [{ type: 'extension-notified', date: '2022-02-21' }],
    replied: '2022-03-10' }
  const answer = await ask(post(handling))
  t.equal(answer.statusCode, 200)
  const { steps, ...rest } = answer.json<DeadlineAnswer>()
  t.same(rest, { regime: 'cn-2019-form-2021', dueOn: '2022-03-22', verdict: 'in-time', workingDays: 32 })
  t.same(Object.keys(steps[0]!), ['date', 'effect', 'reason', 'basis'])
  t.same(steps[0]!.basis, [{ instrument: 'cn-regulation-2019', title: '中华人民共和国政府信息公开条例（2019年修订）', article: '31' }])
  t.same(steps.map(({ date }) => date), steps.map(({ date }) => date).sort(), 'in the order of the days')
  t.match((await ask(post(handling, '?lang=en'))).json<DeadlineAnswer>().steps[0]?.reason, /both sides confirm/)
  const unknown = (await ask(post({ received: '2026-12-21' }))).json<DeadlineAnswer>()
  t.match(unknown, { verdict: 'not-assessable', dueOn: null, workingDays: null })
  await close()
})

t.test('what is refused, and where', async (t) => {
  const { ask, close } = await aService({ rulebook: loadRulebook() })
  const cases: Array<[name: string, request: InjectOptions, status: number, at?: string]> = [
    ['no such day', post({ received: '2022-02-30' }), 400, 'body/received'],
    ['no day at all', post({}), 400, 'body/received'],
    ['a channel nobody knows', post({ received: '2022-01-20', channel: 'pigeon' }), 400, 'body/channel'],
    ['an event nobody knows', post({ received: '2022-01-20', events: [{ type: 'paid', date: '2022-01-21' }] }), 400,
      'body/events/0/type'],
    ['an event without a day', post({ received: '2022-01-20', events: [{ type: 'corrected' }] }), 400, 'body/events/0/date'],
    ['too many events', post({ received: '2022-01-20', events: Array(51).fill({ type: 'corrected', date: '2022-01-21' }) }), 400,
      'body/events'],
    ['before the regulation', post({ received: '2008-04-30' }), 400, 'body/received'],
    ['no JSON', post('{'), 400, 'body'],
    ['nothing', { method: 'POST', url: '/v1/deadlines' }, 400],
    ['bytes', post('2022-01-20', '', 'text/plain'), 415],
    ['a form', post('--edge--', '', 'multipart/form-data; boundary=edge'), 415],
  ]
  for (const [name, request, status, at] of cases) {
    const answer = await ask(request)
    t.equal(answer.statusCode, status, name)
    if (at) t.same(answer.json<Problem>().errors?.map((error) => error.at), [at], name)
  }
  await close()
})

t.test('a year of the calendar', async (t) => {
  const { ask, close } = await aService({ rulebook: loadRulebook() })
  const year = (await ask({ url: '/v1/calendar/2015' })).json<Record<string, unknown[]>>()
  t.ok(year['daysOff']?.includes('2015-09-03') && year['makeUpDays']?.includes('2015-09-06'))
  t.match(year['notices'], [{ number: '国办发明电〔2014〕28号' }, { number: '国发明电〔2015〕1号', url: /^http/ }])
  const missing = await ask({ url: '/v1/calendar/2027?lang=en' })
  t.equal(missing.statusCode, 404)
  t.match(missing.json<Problem>().detail, /2027.*never guessed/)
  t.equal((await ask({ url: '/v1/calendar/next' })).statusCode, 400)
  await close()
})
