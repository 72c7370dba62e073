// An operation of the API's description in, requests to it out: some as the description asks, some wrong in one place of many kinds.
import fc from 'fast-check'
import type { InjectOptions } from 'fastify'

export interface Schema {
  $ref?: string
  type?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  oneOf?: Array<{ required: string[] }>
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
  items?: Schema
  format?: string
  pattern?: string
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  exclusiveMaximum?: number
  minLength?: number
  maxLength?: number
  maxItems?: number
  minItems?: number
  uniqueItems?: boolean
}
export interface Described {
  parameters?: Array<{ name: string; in: 'path' | 'query' | 'header'; required?: boolean; schema: Schema }>
  requestBody?: { content: Record<string, { schema: Schema }> }
}
export interface Operation extends Described { method: string; path: string }
export interface Description { paths: Record<string, Record<string, Described>>; components: { schemas: Record<string, Schema> } }
/** Words to fill in by the name of the field they stand in: what a schema can't know, such as ids that exist. */
export type Known = Record<string, readonly unknown[]>

interface Parts {
  path: Record<string, string>
  query: Array<[name: string, value: string]>
  headers: Record<string, string>
  body?: { type: string; value: unknown }
}
export interface Request { options: InjectOptions; what: string }

export const operationsOf = ({ paths }: Description): Operation[] => Object.entries(paths)
  .flatMap(([path, methods]) => Object.entries(methods).map(([method, described]) => ({ ...described, method, path })))

/** Requests of every kind to one operation. */
export function requestsTo(operation: Operation, description: Description, known: Known): fc.Arbitrary<Request> {
  const right = partsOf(operation, description, known)
  const wild = fc.constantFrom(...wilds, ...boundsOf(operation, description))
  const asDescribed = right.map((parts) => written({ parts, what: 'as described' }, operation))
  const wrong = fc.tuple(right, fc.nat(), wild, fc.constantFrom(...mistakes))
    .map(([parts, at, value, mistake]) => written(mistake(parts, at, value), operation))
  return fc.oneof({ weight: 2, arbitrary: asDescribed }, { weight: 5, arbitrary: wrong })
}

function partsOf({ parameters = [], requestBody }: Operation, description: Description, known: Known): fc.Arbitrary<Parts> {
  const named = (place: string): fc.Arbitrary<Record<string, string>> => {
    const here = parameters.filter((parameter) => parameter.in === place)
    const fields = here.map(({ name, schema }) => [name, valid(schema, description, known, name).map(String)] as const)
    const requiredKeys = here.filter(({ required }) => required).map(({ name }) => name)
    return fc.record(Object.fromEntries(fields), { requiredKeys, noNullPrototype: true })
  }
  const bodies = Object.entries(requestBody?.content ?? {}).map(([type, { schema }]) =>
    valid(schema, description, known, '').map((value) => ({ type, value })))
  const body = bodies.length === 0 ? fc.constant(undefined) : fc.oneof(...bodies)
  return fc.record({ path: named('path'), query: named('query'), headers: named('header'), body }).map(({ body, query, ...parts }) => ({
    ...parts, query: Object.entries(query), ...(body && { body }),
  }))
}

function valid(schema: Schema, description: Description, known: Known, name: string): fc.Arbitrary<unknown> {
  const inside = (one: Schema, called = name): fc.Arbitrary<unknown> => valid(one, description, known, called)
  if (schema.$ref !== undefined) return inside(resolved(schema, description))
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => inside(one)))
  if (schema.type === 'object') return anObject(schema, inside)
  if (schema.type === 'array') {
    const { maxItems = 3, minItems = 0 } = schema
    const bounds = { minLength: minItems, maxLength: Math.min(3, maxItems) }
    return schema.uniqueItems ? fc.uniqueArray(inside(schema.items ?? {}), bounds) : fc.array(inside(schema.items ?? {}), bounds)
  }
  if (schema.type === 'integer' && known[name]?.some(Number.isInteger)) return fc.constantFrom(...known[name].filter(Number.isInteger))
  if (schema.type === 'integer') return fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 10 })
  if (schema.type === 'number') return fc.constantFrom(0.5, schema.minimum ?? schema.exclusiveMinimum ?? 0, schema.maximum ?? 0.25)
  if (schema.type === 'boolean') return fc.boolean()
  if (schema.type === 'string') return aText(schema, known[name])
  return fc.constant(null)
}

function anObject(schema: Schema, inside: (one: Schema, called?: string) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], oneOf = [{ required: [] }], additionalProperties } = schema
  if (typeof additionalProperties === 'object') {
    const names = fc.constantFrom('some-rule', 'other-rule', 'extension.json', 'x')
    return fc.dictionary(names, inside(additionalProperties), { minKeys: 1, maxKeys: 3, noNullPrototype: true })
  }
  const choices = oneOf.flatMap((each) => each.required)
  return fc.oneof(...oneOf.map(({ required: also }) => {
    const fields = Object.entries(properties).filter(([key]) => !choices.includes(key) || also.includes(key))
    const model = Object.fromEntries(fields.map(([key, one]) => [key, inside(one, key)]))
    return fc.record(model, { requiredKeys: [...required, ...also].filter((key) => key in model), noNullPrototype: true })
  }))
}

function aText({ format, pattern, minLength = 0, maxLength = 200 }: Schema, words: readonly unknown[] | undefined): fc.Arbitrary<unknown> {
  if (words) return fc.constantFrom(...words)
  if (format === 'uuid') return fc.uuid()
  if (format === 'date') return fc.integer({ min: 10_957, max: 24_000 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))
  if (format === 'uri') return fc.constantFrom('https://www.qingxi.gov.cn/2024/report.html', 'http://[::1]:1/', 'mailto:a@example.com')
  const fits = (text: unknown): boolean => [...String(text)].length >= minLength && [...String(text)].length <= maxLength
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern), { size: 'small' }).filter(fits)
  const anything = fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, minLength + 20) }).filter(fits)
  return fits('青溪县水利局') ? fc.oneof(anything, fc.constant('青溪县水利局')) : anything
}

const resolved = ({ $ref }: Schema, { components }: Description): Schema => components.schemas[$ref!.split('/').at(-1)!]!

/** The numbers and lengths at and past every bound of an operation. */
function boundsOf(operation: Operation, description: Description): unknown[] {
  const found = new Set<unknown>()
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const schema = value as Schema
    if (schema.$ref !== undefined) return look(resolved(schema, description))
    for (const number of [schema.minimum, schema.maximum]) if (number !== undefined) for (const by of [-1, 0, 0.5, 1]) found.add(number + by)
    for (const length of [schema.minLength, schema.maxLength]) {
      if (length !== undefined && length < 5000) for (const by of [-1, 0, 1]) if (length + by >= 0) found.add('字'.repeat(length + by))
    }
    Object.values(value).forEach(look)
  }
  look([operation.parameters, Object.entries(operation.requestBody?.content ?? {}).map(([, { schema }]) => schema)])
  return [...found]
}

const deep = (depth: number): unknown => Array.from({ length: depth }).reduce<unknown>((inner) => [inner], [])
const wilds: readonly unknown[] = [
  null, true, 0, -1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308, [], {}, [null], [['x']], '', ' ', '0', '-1', '9'.repeat(30), 'NaN', 'null',
  '字'.repeat(20_000), deep(200), { __proto__: null, constructor: { prototype: 1 } }, '\u0000', '甲\u0000乙', '\ud800',
  'a\udc00b', '\u202e县\u200f', '\ufeff', '\u001b[31m',
  "'; DROP TABLE keys; --", '" OR 1=1', '%', '%zz', '%ED%A0%80', '%00', '_', '\\', '../../etc/passwd', '..%2f..',
  '{{7*7}}', '${7*7}', '<script>alert(1)</script>', '=1+1',
  '2025-02-30', '2025-13-01', '0000-00-00', '0000-02-29', '0001-01-01', '9999-12-31', '2024-02-29', '20240101', '2025-1-1',
  '00000000-0000-0000-0000-000000000000', 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF', 'urn:uuid:01930a2e-7c40-7d3a-9b1e-00000000ffff',
  '01930a2e7c407d3a9b1e00000000ffff', '{01930a2e-7c40-7d3a-9b1e-00000000ffff}',
  'javascript:alert(1)', 'http://', 'https://a b/', 'file:///etc/passwd', '1e3', '0x10', '+5',
]

interface Mistaken { parts: Parts; what: string }
type Mistake = (parts: Parts, at: number, value: unknown) => Mistaken
const asWord = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
const chosen = <T>(from: readonly T[], at: number): T | undefined => from[at % from.length]
const word = (value: unknown, length = 60): string => asWord(value).slice(0, length)
/** A header that a client could send: bytes from 0x20 on. */
const asHeader = (value: unknown): string => Buffer.from(word(value, 4000)).toString('latin1').replaceAll(/[^\x20-\x7e\x80-\xff]/g, '?')

function inBody(change: (holder: Record<string, unknown>, key: string, value: unknown) => void, what: string): Mistake {
  return (parts, at, value) => {
    const copy = structuredClone(parts)
    const places = placesIn(copy.body ?? {})
    const [holder, key] = chosen(places, at) ?? [{}, '']
    change(holder, key, value)
    return { parts: copy, what: `${what} at ${key}: ${word(value)}` }
  }
}

function placesIn(value: object): Array<[holder: Record<string, unknown>, key: string]> {
  return Object.entries(value).filter(([key]) => key !== 'type' || !('value' in value)).flatMap(([key, inner]) => [
    [value as Record<string, unknown>, key] as [Record<string, unknown>, string],
    ...(typeof inner === 'object' && inner !== null && !Buffer.isBuffer(inner) ? placesIn(inner as object) : []),
  ])
}

const raw = (change: (text: string, at: number) => string, what: string): Mistake => (parts, at) => {
  const { body } = parts
  if (body?.type !== 'application/json') return { parts, what: 'as described' }
  return { parts: { ...parts, body: { type: body.type, value: Buffer.from(change(JSON.stringify(body.value), at)) } }, what }
}
const types = [
  'application/json; charset=utf-16', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data',
  'multipart/form-data; boundary=', 'x/y',
  'application/zip', '',
]

const mistakes: readonly Mistake[] = [
  inBody((holder, key, value) => { holder[key] = value }, 'another value'),
  inBody((holder, key, value) => { holder[key] = value }, 'another value'),
  // JSON leaves out what is undefined, and writes null for it in a list.
  inBody((holder, key) => { holder[key] = undefined }, 'nothing'),
  inBody((holder, key, value) => {
    if (typeof holder[key] === 'object' && holder[key] !== null) Object.assign(holder[key], { [asWord(value).slice(0, 200)]: value })
  }, 'one more'),
  raw((text, at) => text.slice(0, at % text.length), 'JSON cut short'),
  raw((text) => text.replace(/^\{("[^"]*":)/, '{$1null,$1'), 'a key twice'),
  raw((text) => text.replace(/^\{/, '{"__proto__":{"x":1},'), 'a prototype'),
  raw((_, at) => '['.repeat(at % 100_000), 'brackets'),
  raw((text) => `\ufeff${text}`, 'a mark of order'),
  raw(() => '{"a":"\xff"}', 'no UTF-8'),
  ({ body, ...parts }, at) => ({ parts: { ...parts, body: { type: chosen(types, at)!, value: body?.value ?? 'x' } }, what: 'another type' }),
  (parts, at, value) => {
    const name = chosen(Object.keys(parts.path), at)
    const path = name === undefined ? parts.path : { ...parts.path, [name]: word(value, 3000) }
    return { parts: { ...parts, path }, what: `in the path: ${word(value)}` }
  },
  (parts, at, value) => {
    const name = chosen([...parts.query.map(([each]) => each), 'x'], at)!
    return { parts: { ...parts, query: [...parts.query, [name, word(value, 3000)]] }, what: `once more in the query: ${word(value)}` }
  },
  (parts, at, value) => {
    const spot = parts.query.length === 0 ? 0 : at % parts.query.length
    const query = parts.query.map((pair, index): [string, string] => (index === spot ? [pair[0], word(value, 3000)] : pair))
    return { parts: { ...parts, query }, what: `in the query: ${word(value)}` }
  },
  (parts, at, value) => {
    const name = chosen(['idempotency-key', 'accept-language', 'last-event-id', 'if-none-match', 'content-length', 'accept', 'range'], at)!
    const said = name === 'content-length' ? chosen(['-1', '5', 'x', '99999999999'], at)! : asHeader(value)
    return { parts: { ...parts, headers: { ...parts.headers, [name]: said } }, what: `header ${name}: ${said.slice(0, 60)}` }
  },
]

function written({ parts: { path, query, headers, body }, what }: Mistaken, { method, path: pattern }: Operation): Request {
  // What begins with a percent sign goes as it is, wrong or not.
  const encoded = (word: string): string => (/^%[0-9A-Za-z%]*$/.test(word) ? word : encodeURIComponent(Buffer.from(word).toString()))
  const address = pattern.replace(/\{(\w+)\}/g, (_, name: string) => encoded(path[name] ?? ''))
  const words = query.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&')
  const url = words === '' ? address : `${address}?${words}`
  const payload = body && payloadOf(body)
  return {
    options: { method: method.toUpperCase() as 'GET', url, headers: { ...headers, ...payload?.headers }, ...(payload && { payload: payload.bytes }) },
    what: `${method} ${url.slice(0, 300)} ${what}`,
  }
}

function payloadOf({ type, value }: NonNullable<Parts['body']>): { headers: Record<string, string>; bytes: Buffer } {
  const headers: Record<string, string> = type === '' ? {} : { 'content-type': type === 'multipart/form-data' ? `${type}; boundary=line` : type }
  if (Buffer.isBuffer(value)) return { headers, bytes: value }
  if (type.startsWith('application/json') || typeof value !== 'object' || value === null) {
    return { headers, bytes: Buffer.from(type.startsWith('application/json') ? JSON.stringify(value ?? null) : String(value)) }
  }
  const fields = Object.entries(value as Record<string, unknown>).map(([name, field]) => {
    const file = typeof field === 'string' ? '; filename="report.txt"' : ''
    return `--line\r\ncontent-disposition: form-data; name="${name.replaceAll(/["\r\n]/g, '')}"${file}\r\n\r\n${asWord(field)}\r\n`
  })
  return { headers, bytes: Buffer.from(`${fields.join('')}--line--\r\n`) }
}
