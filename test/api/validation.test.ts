// What is wrong with a request, in sentences that name what would be right, whatever shape the schema has.
import t from 'tap'
import { Type } from 'typebox'
import { mistakesIn } from '../../src/api/validation.js'
import type { TSchema } from 'typebox'

const words = Type.Union([Type.Literal('city'), Type.Literal('county')])
const one = Type.Object({ rule: Type.String(), verdict: Type.Enum(['confirm', 'dismiss']), reason: Type.String() }, { additionalProperties: false })
const other = Type.Object({ gate: Type.Enum(['reissued']), verdict: Type.Enum(['confirm']), reason: Type.String() }, { additionalProperties: false })
const entry = Type.Union([Type.Object({ on: Type.String({ format: 'date' }), noted: Type.Union([Type.Boolean(), Type.Null()]) }), Type.Null()])

const cases: Array<[what: string, schema: TSchema, value: unknown, said: Array<[at: string, zh: string]>]> = [
  ['words of a choice', words, 'x', [['body', '应为以下之一：city, county']]],
  ['words of a list', Type.Enum(['city', 'county']), '市', [['body', '应为以下之一：city, county']]],
  ['words or null', Type.Union([words, Type.Null()]), '市', [['body', '应为以下之一：city, county']]],
  ['one word', Type.Literal('stored'), 'x', [['body', '应为 stored']]],
  ['the nearest of two shapes', Type.Union([one, other]), { rule: 'a', decision: 'confirm' },
    [['body/verdict', '必填'], ['body/reason', '必填'], ['body/decision', '没有这个字段']]],
  ['the other of two shapes', Type.Union([one, other]), { gate: 'x', verdict: 'confirm', reason: 'a' }, [['body/gate', '应为以下之一：reissued']]],
  ['a shape or null, wrong within', entry, { on: '2025/1/31', noted: 1 },
    [['body/on', '应为日期(YYYY-MM-DD，如 2025-01-31)'], ['body/noted', '应为true 或 false 或 null']]],
  ['a shape or null, and neither', entry, 3, [['body', '应为对象 或 null']]],
  ['many of them', Type.Array(entry, { maxItems: 1 }), [3, { on: '2025-01-31', noted: null }, { on: '' , noted: true }],
    [['body', '项数不得多于 1'], ['body/0', '应为对象 或 null'], ['body/2/on', '应为日期(YYYY-MM-DD，如 2025-01-31)']]],
  ['too few', Type.Array(Type.String(), { minItems: 1, uniqueItems: true }), [], [['body', '项数不得少于 1']]],
  ['twice', Type.Array(Type.String(), { uniqueItems: true }), ['a', 'a'], [['body', '有重复的项']]],
  ['a bound that is not reached', Type.Number({ exclusiveMinimum: 0, exclusiveMaximum: 1 }), 1, [['body', '必须小于 1']]],
  ['a pattern with an example', Type.String({ pattern: '@', examples: ['a@1'] }), 'x', [['body', '格式不对，应如 a@1']]],
  ['one without', Type.String({ pattern: '@' }), 'x', [['body', '格式不对']]],
  ['nothing', Type.Object({}, { minProperties: 1 }), {}, [['body', '字段数不得少于 1']]],
  ['nothing wrong', one, { rule: 'a', verdict: 'confirm', reason: 'a' }, []],
]

t.test('each mistake says what would be right', async (t) => {
  for (const [what, schema, value, said] of cases) {
    const mistakes = mistakesIn(schema, value, 'body')
    t.same(mistakes.map(({ at, says }): [string, string] => [at, says.zh]), said, what)
    for (const { says } of mistakes) t.notMatch(says.en, /undefined|[\u4e00-\u9fff]/, what)
  }
})
