// A role in, the scopes its keys may have out.
import { localOrganisation, scopes } from '../model/caller.js'
import type { Caller, Role, Scope } from '../model/caller.js'

const reading = ['evaluations:read', 'roster:read', 'batches:read', 'reviews:read', 'results:read'] as const satisfies Scope[]

/**
 * An office runs the season. An evaluator reads and judges for it, and brings rules; it neither changes who must report nor hands out keys.
 * An agency hands in its report, answers its problem list and objects. A reader looks.
 * A coder reads documents and says what he finds in them; what the engine found is shut to him.
 */
export const scopesOf: Record<Role, readonly Scope[]> = {
  office: scopes,
  evaluator: [...reading, 'evaluations:write', 'batches:write', 'reviews:write', 'samples:code', 'rulesets:write', 'audit:read'],
  agency: [...reading, 'evaluations:write', 'reviews:write'],
  reader: reading,
  coder: ['samples:code'],
}

/** Whoever works on the machine itself: with no key, for the organisation that every database begins with. */
export const localCaller: Caller = { organisation: localOrganisation, role: 'office', scopes: scopesOf.office, key: null, person: null, open: true }

/** A key of whatever role that can do nothing but code: with it there is nothing of the engine's to be seen. */
export function codesBlind({ scopes: held }: Pick<Caller, 'scopes'>): boolean {
  return held.length > 0 && held.every((scope) => scope === 'samples:code')
}

/** Without a wish, all that the role may have. Null where a wish goes beyond the role, or beyond what the one who grants has. */
export function scopesToGrant(granter: Pick<Caller, 'scopes'>, role: Role, wished?: readonly Scope[]): Scope[] | null {
  const allowed = scopesOf[role].filter((scope) => granter.scopes.includes(scope))
  if (wished === undefined) return allowed
  return wished.every((scope) => allowed.includes(scope)) ? scopes.filter((scope) => wished.includes(scope)) : null
}
