// Requests held against their schemas, and every mistake in a plain sentence of two languages.
import addFormats from 'ajv-formats'
import { Ajv } from 'ajv'
import type { FastifySchemaCompiler, FastifySchemaValidationError } from 'fastify'
import type { TSchema } from 'typebox'
import type { Localised } from '../model/words.js'

export interface Mistake {
  at: string
  says: Localised
}

/** A body says what it means: no type is guessed in it. A query string and a path are text, and numbers are read from it. */
export function validatorsFor(named: Record<string, TSchema>): FastifySchemaCompiler<TSchema> {
  const strict = ajv(named, false)
  const reading = ajv(named, true)
  return ({ schema, httpPart, ...part }) => {
    const contentType = (part as { contentType?: string }).contentType
    if (httpPart === 'body' && contentType !== undefined && contentType !== 'application/json') return () => true
    return (httpPart === 'body' ? strict : reading).compile(schema)
  }
}

function ajv(named: Record<string, TSchema>, coerceTypes: boolean): Ajv {
  const made = new Ajv({ coerceTypes, allErrors: true, verbose: true, useDefaults: true, removeAdditional: false, strict: false })
  addFormats.default(made)
  for (const [id, schema] of Object.entries(named)) made.addSchema({ ...schema, $id: id })
  return made
}

/** A list of allowed words is one mistake, not one for each word; what has the wrong type does not also have the wrong shape. */
export function mistakesOf(errors: FastifySchemaValidationError[], part: string): Mistake[] {
  const wrongType = new Set(errors.filter(({ keyword }) => keyword === 'type').map(({ instancePath }) => instancePath))
  return errors
    .filter(({ schemaPath }) => !/\/(anyOf|oneOf)\/\d+\//.test(schemaPath))
    .filter(({ keyword, instancePath }) => keyword !== 'oneOf' || !wrongType.has(instancePath))
    .map((error) => ({ at: placeOf(error, part === 'querystring' ? 'query' : part), says: sentence(error) }))
}

function placeOf({ instancePath, params }: FastifySchemaValidationError, part: string): string {
  const missing = params['missingProperty'] ?? params['additionalProperty']
  return `${part}${instancePath}${typeof missing === 'string' ? `/${missing.slice(0, 100)}` : ''}`
}

function sentence(error: FastifySchemaValidationError): Localised {
  return sentences[error.keyword]?.(error.params, error) ?? { zh: '不符合要求', en: error.message ?? 'is not as required' }
}

type Says = (params: Record<string, unknown>, error: FastifySchemaValidationError) => Localised

const formats: Record<string, Localised> = {
  date: { zh: '日期(YYYY-MM-DD)', en: 'a date, YYYY-MM-DD' },
  uri: { zh: '完整的网址', en: 'a whole address, such as https://www.example.gov.cn/' },
  uuid: { zh: '编号(UUID)', en: 'an id (UUID)' },
}
const types: Record<string, Localised> = {
  string: { zh: '文字', en: 'text' },
  integer: { zh: '整数', en: 'a whole number' },
  number: { zh: '数字', en: 'a number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  object: { zh: '对象', en: 'an object' },
  array: { zh: '数组', en: 'an array' },
}
const must = (what: Localised): Localised => ({ zh: `应为${what.zh}`, en: `must be ${what.en}` })
const bound =
  (zh: string, en: string): Says =>
  ({ limit }) => ({ zh: `${zh} ${String(limit)}`, en: `${en} ${String(limit)}` })

const sentences: Record<string, Says> = {
  type: ({ type }) => must(types[String(type)] ?? { zh: String(type), en: String(type) }),
  format: ({ format }) => must(formats[String(format)] ?? { zh: String(format), en: String(format) }),
  required: () => ({ zh: '必填', en: 'is required' }),
  additionalProperties: () => ({ zh: '没有这个字段', en: 'is not a known field' }),
  minimum: bound('不得小于', 'must not be under'),
  maximum: bound('不得大于', 'must not be over'),
  minLength: bound('字数不得少于', 'must not be shorter than'),
  maxLength: bound('字数不得多于', 'must not be longer than'),
  pattern: () => ({ zh: '格式不对', en: 'is not written as required' }),
  anyOf: (_, error) => must(wordsOf(error)),
  oneOf: () => ({ zh: 'text 与 contentBase64 必须且只能给一个', en: 'must hold exactly one of text and contentBase64' }),
}

/** `verbose` gives the schema that failed: the list of constants. */
function wordsOf(error: FastifySchemaValidationError): Localised {
  const { schema } = error as { schema?: unknown }
  const words = (Array.isArray(schema) ? schema : []).map((one: { const?: unknown }) => String(one.const)).join(', ')
  return { zh: `以下之一：${words}`, en: `one of ${words}` }
}
