// What most schemas are made with: an object that takes no other fields, a value that may be null.
import Type from 'typebox'

/** A field with a mistyped name is refused and not passed over. */
export const closed = { additionalProperties: false }

export function nullable<T extends Type.TSchema>(schema: T, description?: string): Type.TUnion<[T, Type.TNull]> {
  return Type.Union([schema, Type.Null()], description === undefined ? {} : { description })
}
