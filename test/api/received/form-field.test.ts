// Fields of forms that hold JSON: said to be JSON or not, cut off, or no JSON at all.
import t from 'tap'
import { formOf } from '../../form.js'
import { aService } from '../asked.js'
import type { TestService } from '../asked.js'

const file = { name: 'file', filename: 'report.txt', body: '报告' }

t.test('the field of a form', async (t) => {
  const { ask, received, close } = await aService()
  const send = (field: string, type = ''): ReturnType<TestService['ask']> => {
    const { headers, payload } = formOf([file, { name: 'metadata', body: field }])
    const typed = payload.toString('latin1').replace('name="metadata"\r\n', `name="metadata"\r\n${type && `content-type: ${type}\r\n`}`)
    return ask({ method: 'POST', url: '/v1/evaluations', headers, payload: Buffer.from(typed, 'latin1') })
  }
  const cases: Array<[what: string, field: string, type: string, status: number]> = [
    ['plain', '{"year":2024}', '', 201],
    ['said to be JSON', '{"year":2024}', 'application/json', 201],
    ['no JSON', '{"year"', '', 400],
    ['said to be JSON and none', '{"year"', 'application/json', 400],
    ['longer than a field may be, and JSON where it is cut', `{"year":2024}${' '.repeat(64 * 1024)}x`, '', 400],
  ]
  for (const [what, field, type, status] of cases) {
    received.length = 0
    const answer = await send(field, type)
    t.equal(answer.statusCode, status, `${what}: ${answer.body.slice(0, 300)}`)
    if (status === 201) t.match(received, [{ submitted: { year: 2024 } }])
  }
  await close()
})
