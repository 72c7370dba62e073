// The last id of a page in, the cursor that asks for the next one out; and back.
import Type from 'typebox'
import { Value } from 'typebox/value'
import { InvalidInput } from './problem.js'

/** As every list takes them. */
export const pageQuery = {
  limit: Type.Integer({ minimum: 1, maximum: 100, default: 20 }),
  cursor: Type.Optional(Type.String({ maxLength: 100, description: '`next` of the page before' })),
}

export const next = Type.Union([Type.String(), Type.Null()], { description: 'Send it as `cursor` for the next page; null on the last' })

/** Opaque to the caller, so that the order of lists may change one day. */
export function cursorOf(id: string): string {
  return Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')
}

/** @throws InvalidInput for what no page gave. */
export function placeOf(cursor: string): string {
  const digits = Buffer.from(cursor, 'base64url').toString('hex')
  if (digits.length !== 32) throw ofNoPage()
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** What a store is asked for. */
export function pageOf({ limit, cursor }: { limit: number; cursor?: string | undefined }): { limit: number; after?: string } {
  return { limit, ...(cursor !== undefined && { after: placeOf(cursor) }) }
}

/** What a caller is told. */
export function pageAnswer<T>({ items, next: last }: { items: T[]; next: string | null }): { items: T[]; next: string | null } {
  return { items, next: last === null ? null : cursorOf(last) }
}

export function cursorOfNumber(place: number): string {
  return Buffer.from(String(place)).toString('base64url')
}

/** @throws InvalidInput for what no page gave. */
export function numberOfCursor(cursor: string): number {
  const place = Buffer.from(cursor, 'base64url').toString()
  if (/^\d{1,15}$/.test(place)) return Number(place)
  throw ofNoPage()
}

/** Of a list whose order is not that of its ids: the cursor holds all that is to be known of the pages before. */
export function cursorOfPlace(place: object): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/** @throws InvalidInput for what no page gave. */
export function placeOfCursor<T extends Type.TSchema>(cursor: string, schema: T): Type.Static<T> {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    if (Value.Check(schema, place)) return place
  } catch { /* what is no JSON is no cursor either */ }
  throw ofNoPage()
}

function ofNoPage(): InvalidInput {
  return new InvalidInput([{ at: 'query/cursor', says: { zh: '不是上一页给出的 next', en: 'is not the `next` of a page' } }])
}
