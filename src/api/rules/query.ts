// How a request names the rules to judge by: a ruleset and an overlay.
import Type from 'typebox'

/** As a caller names rules to be judged by, in every query that does. */
export const rulesQuery = {
  ruleset: Type.Optional(Type.String({
    pattern: '^[a-z0-9-]{1,60}(@[0-9A-Za-z.-]{1,30})?$',
    description: 'Id of a ruleset, with @version for an own one; the latest version where left out', examples: ['cn-national'],
  })),
  overlay: Type.Optional(Type.String({ maxLength: 60, description: 'Id or province of an overlay', examples: ['hunan'] })),
}
