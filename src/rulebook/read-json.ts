// One file of rules/ and its schema in, its value out; a fault of form goes to the desk with its line.
import { parse, printParseErrorCode, type JSONPath, type ParseError } from 'jsonc-parser'
import { Compile, Errors, type Validator } from 'typebox/schema'
import { System } from 'typebox/system'
import { complain, lineOf, type Desk } from './problems.js'
import { ofFiles as reasons } from './reasons.js'
import type Type from 'typebox'
import type { TLocalizedValidationError } from 'typebox/error'

/** @returns undefined when the file is not strict JSON or not of the schema; the desk then says why. */
export function readJson<T extends Type.TSchema>(desk: Desk, file: string, schema: T): Type.Static<T> | undefined {
  const text = desk.shelf.text(file)
  if (text === undefined) {
    complain(desk, file, [], reasons.missing)
    return undefined
  }
  desk.texts.set(file, text)
  const value = parseStrictly(desk, file, text)
  if (value === undefined) return undefined
  if (validatorOf(schema).Check(value)) return value as Type.Static<T>
  complainOfForm(desk, file, schema, value)
  return undefined
}

const validators = new WeakMap<Type.TSchema, Validator>()

/** Compiled once a schema: forty times as fast as reading the schema for each file. */
function validatorOf(schema: Type.TSchema): Validator {
  let validator = validators.get(schema)
  if (!validator) validators.set(schema, validator = Compile(schema))
  return validator
}

/** The plain parser is quick and strict; only a file it refuses is read again for the place. */
function parseStrictly(desk: Desk, file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const errors: ParseError[] = []
    parse(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false })
    const what = errors[0] ? printParseErrorCode(errors[0].error) : String(error)
    const line = lineOf(text, errors[0]?.offset ?? 0)
    desk.problems.push({ file, line, reason: reasons.notJson(what) })
    return undefined
  }
}

function complainOfForm(desk: Desk, file: string, schema: Type.TSchema, value: unknown): void {
  const [, errors] = Errors(schema, value)
  const places = new Map<string, TLocalizedValidationError[]>()
  for (const error of errors) {
    if (error.keyword !== 'boolean') places.set(error.instancePath, [...places.get(error.instancePath) ?? [], error])
  }
  const deepest = [...places].filter(([place]) => ![...places.keys()].some((other) => other.startsWith(`${place}/`)))
  for (const [place, there] of deepest) complainOfPlace(desk, file, place, there)
}

function complainOfPlace(desk: Desk, file: string, place: string, errors: TLocalizedValidationError[]): void {
  const path = pathOf(place)
  const where = path.join('.') || 'JSON'
  const unknown = new Set(errors.flatMap(({ keyword, params }) => (keyword === 'additionalProperties' ? params.additionalProperties : [])))
  for (const key of unknown) complain(desk, file, [...path, key], reasons.unknownKey(where, key))
  if (unknown.size > 0) return
  const values = [...new Set(errors.flatMap((each) => (each.keyword === 'const' ? [String(each.params.allowedValue)] : [])))]
  const first = errors[0]!
  complain(desk, file, path, values.length > 0
    ? reasons.oneOf(where, values)
    : { zh: `${where} ${System.Locale.zh_Hans(first)}`, en: `${where} ${first.message}` })
}

/** A JSON pointer as a path; digits count entries of a list. */
function pathOf(pointer: string): JSONPath {
  const unescaped = (part: string) => part.replaceAll('~1', '/').replaceAll('~0', '~')
  return pointer.split('/').slice(1).map((part) => (/^\d+$/.test(part) ? Number(part) : unescaped(part)))
}
