// What was seen on the live site, in; no rule visits it. The same schema checks the request, the file of the command line, and types the code.
import Type from 'typebox'
import { closed } from './schema.js'

/** Left out: nobody looked. */
export const Observed = Type.Object({
  earlierYearsReachable: Type.Optional(Type.Array(Type.Integer({ minimum: 2008, maximum: 2100 }), {
    maxItems: 100, description: 'Report years of the same issuer that the column still offers; empty where it offers none',
  })),
  brokenLinks: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 2000 }), {
    maxItems: 1000, description: 'Links and attachments of the report that did not open; empty where all did',
  })),
  changedSinceRelease: Type.Optional(Type.Union([
    Type.Object({
      on: Type.String({ format: 'date', description: 'Day on which the change was seen' }),
      noted: Type.Boolean({ description: 'The page says that it was corrected' }),
    }, closed),
    Type.Null(),
  ], { description: 'null where two looks found the same text' })),
}, { ...closed, description: 'What was seen on the live site: links, earlier years, changes' })
export type Observed = Type.Static<typeof Observed>
