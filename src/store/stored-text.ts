// Text of any kind in, text that PostgreSQL can hold out, and back without a loss.
//
// PostgreSQL has no NUL and no lone surrogate, reports do: a dropped one would move every offset behind it. Each is written as
// the escape character U+001B and its four hexadecimal digits, and so is the escape character itself.

const escapable = /[\0\u001b\p{Surrogate}]/gu
const escaped = /\u001b([0-9a-f]{4})/g

export function toStored(text: string): string {
  return text.replace(escapable, (unit) => `\u001b${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

export function fromStored(stored: string): string {
  return stored.includes('\u001b')
    ? stored.replace(escaped, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)))
    : stored
}

/** In JSON text every such unit is an escape of six characters; a backslash before it belongs to it only when it is unpaired. */
const jsonEscapable = /\\(?:u(0000|001b|d[89a-f][0-9a-f]{2})|[^])/g
const jsonEscaped = /\\(?:u001b([0-9a-f]{4})|[^])/g

export function toStoredJson(value: unknown): string {
  return storedJson(JSON.stringify(value))
}

/** JSON that is written already. */
export function storedJson(json: string): string {
  return json.replace(jsonEscapable, (whole, digits: string | undefined) =>
    digits === undefined ? whole : `\\u001b${digits}`,
  )
}

export function fromStoredJson(stored: string): unknown {
  return JSON.parse(
    stored.replace(jsonEscaped, (whole, digits: string | undefined) => (digits === undefined ? whole : `\\u${digits}`)),
  )
}
