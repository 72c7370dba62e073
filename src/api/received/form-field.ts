// A field of a form in, the JSON it holds out.
import { InvalidInput } from '../problem.js'

/** As the parser of forms gives it: read as JSON already where its sender said that it is. */
interface Field { fieldname: string; value: unknown; valueTruncated: boolean }

/** @throws InvalidInput where it is longer than a field may be, or no JSON. */
export function jsonIn({ fieldname, value, valueTruncated }: Field): unknown {
  // What is left of a long one may well be JSON, and not what was said.
  if (valueTruncated) throw mistake(fieldname, '过长', 'is too long')
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    throw mistake(fieldname, '不是 JSON', 'is not JSON')
  }
}

function mistake(name: string, zh: string, en: string): InvalidInput {
  return new InvalidInput([{ at: `body/${name}`, says: { zh, en } }])
}
