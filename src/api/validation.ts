// Requests held against their schemas, and every mistake in a plain sentence of two languages.
import addFormats from 'ajv-formats'
import { Ajv } from 'ajv'
import { Format } from 'typebox/format'
import { isDate } from '../calendar/days.js'
import type { FastifySchemaCompiler, FastifySchemaValidationError } from 'fastify'
import type { TSchema } from 'typebox'
import type { Localised } from '../model/words.js'

export interface Mistake {
  at: string
  says: Localised
}

/** As PostgreSQL takes one: not by its URN. */
function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}

// Forms are held against their schemas by typebox, which is to mean the same by them. The year 0, which RFC 3339 has, is in no calendar.
Format.Set('date', isDate)

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
  made.addFormat('uuid', isUuid).addFormat('date', isDate)
  for (const [id, schema] of Object.entries(named)) made.addSchema({ ...schema, $id: id })
  return made
}

/**
 * What came in a field of a form, which the framework holds against nothing.
 * @param place of the value in the request, as in body/metadata.
 */
export function mistakesIn(schema: TSchema, value: unknown, place: string): Mistake[] {
  const validate = fields.compile(schema)
  if (validate(value)) return []
  return mistakesOf((validate.errors ?? []) as FastifySchemaValidationError[], place)
}

const fields = ajv({}, false)

/**
 * A list of allowed words is one mistake, not one for each word; what has the wrong type does not also have the wrong shape.
 * Of several allowed shapes the nearest is told of: the one with the fewest mistakes.
 */
export function mistakesOf(errors: FastifySchemaValidationError[], part: string): Mistake[] {
  const wrongType = new Set(errors.filter(({ keyword }) => keyword === 'type').map(({ instancePath }) => instancePath))
  return beside(errors, '')
    .filter(({ error: { keyword, instancePath } }) => keyword !== 'oneOf' || !wrongType.has(instancePath))
    .flatMap(({ error, at }) => nearest(error, errors, at))
    .map((error) => ({ at: placeOf(error, part === 'querystring' ? 'query' : part), says: sentence(error) }))
}

type Found = FastifySchemaValidationError[]

/** Those in none of the shapes that a choice below this place of the schema allows. */
function beside(errors: Found, place: string): Array<{ error: FastifySchemaValidationError; at: number }> {
  return errors.map((error, at) => ({ error, at }))
    .filter(({ error: { schemaPath } }) => !/\/(anyOf|oneOf)\/\d+\//.test(schemaPath.slice(place.length)))
}

/** What is wrong within the shapes of a choice stands right before the choice itself, which keeps this linear. */
function nearest(error: FastifySchemaValidationError, errors: Found, at: number): Found {
  if (error.keyword !== 'anyOf' || constantsOf(error).length > 0) return [error]
  let from = at
  while (from > 0 && errors[from - 1]!.schemaPath.startsWith(`${error.schemaPath}/`)) from -= 1
  const shapes = branchesOf(error).map((_, branch) => {
    const place = `${error.schemaPath}/${branch}`
    const inside = errors.slice(from, at).filter(({ schemaPath }) => schemaPath.startsWith(`${place}/`))
    return { inside, place, other: inside.some(({ keyword, instancePath }) => keyword === 'type' && instancePath === error.instancePath) }
  })
  const meant = shapes.filter(({ inside, other }) => inside.length > 0 && !other).sort((a, b) => a.inside.length - b.inside.length)[0]
  return meant ? beside(meant.inside, meant.place).flatMap((each) => nearest(each.error, meant.inside, each.at)) : [error]
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
  date: { zh: '日期(YYYY-MM-DD，如 2025-01-31)', en: 'a date, YYYY-MM-DD, such as 2025-01-31' },
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
  null: { zh: 'null', en: 'null' },
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
  pattern: (_, error) => like(error),
  anyOf: (_, error) => must(choiceOf(error)),
  enum: ({ allowedValues }) => must(oneOf((allowedValues as unknown[]).map(String))),
  const: ({ allowedValue }) => must({ zh: ` ${String(allowedValue)}`, en: String(allowedValue) }),
  exclusiveMinimum: bound('必须大于', 'must be over'),
  exclusiveMaximum: bound('必须小于', 'must be under'),
  minItems: bound('项数不得少于', 'must not have fewer items than'),
  maxItems: bound('项数不得多于', 'must not have more items than'),
  minProperties: bound('字段数不得少于', 'must not have fewer fields than'),
  maxProperties: bound('字段数不得多于', 'must not have more fields than'),
  uniqueItems: () => ({ zh: '有重复的项', en: 'must not name anything twice' }),
  oneOf: () => ({ zh: 'text 与 contentBase64 必须且只能给一个', en: 'must hold exactly one of text and contentBase64' }),
}

/** `verbose` gives the schema that failed: the list of constants, or of shapes. */
function choiceOf(error: FastifySchemaValidationError): Localised {
  const words = constantsOf(error)
  if (words.length > 0) return oneOf(words)
  const known = branchesOf(error).map(({ type }) => types[String(type)]).filter((name) => name !== undefined)
  return { zh: known.map(({ zh }) => zh).join(' 或 ') || '允许的写法之一', en: known.map(({ en }) => en).join(' or ') || 'in one of the allowed ways' }
}

/** By its example, where the schema gives one. */
function like(error: FastifySchemaValidationError): Localised {
  const { parentSchema } = error as { parentSchema?: { examples?: unknown[] } }
  const example = parentSchema?.examples?.[0]
  if (example === undefined) return { zh: '格式不对', en: 'is not written as required' }
  return { zh: `格式不对，应如 ${String(example)}`, en: `is not written as required, as in ${String(example)}` }
}

function oneOf(words: string[]): Localised {
  return { zh: `以下之一：${words.join(', ')}`, en: `one of ${words.join(', ')}` }
}

interface Branch { const?: unknown; type?: unknown; anyOf?: Branch[] }

function branchesOf(error: FastifySchemaValidationError): Branch[] {
  const { schema } = error as { schema?: unknown }
  return Array.isArray(schema) ? schema as Branch[] : []
}

/** Empty unless the choice is among words alone, or among words and null. */
function constantsOf(error: FastifySchemaValidationError): string[] {
  const branches = branchesOf(error).flatMap((branch) => branch.anyOf ?? [branch])
  const words = branches.filter((branch) => 'const' in branch).map((branch) => String(branch.const))
  return branches.every((branch) => 'const' in branch || branch.type === 'null') ? words : []
}
