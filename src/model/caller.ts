// Who asks: an organisation, the role its key was given, and what that key may do.
/** What a key was made for. A key has the scopes of its role, or fewer. */
export const roles = ['office', 'evaluator', 'agency', 'reader', 'coder'] as const
export type Role = (typeof roles)[number]

export const scopes = [
  'evaluations:read', 'evaluations:write', 'roster:read', 'roster:write', 'batches:read', 'batches:write', 'reviews:read', 'reviews:write',
  'samples:code', 'results:read', 'rulesets:write', 'keys:admin', 'audit:read',
] as const
export type Scope = (typeof scopes)[number]

/** What an organisation is. `root` is the one that stands above all others of a database. */
export const organisationKinds = ['root', 'province', 'city', 'county', 'evaluator', 'agency'] as const
export type OrganisationKind = (typeof organisationKinds)[number]

export interface Caller {
  /** Id of the organisation it acts for: it sees that one, all below it, and nothing else. */
  organisation: string
  role: Role
  scopes: readonly Scope[]
  /** Id of its key; null where none was needed. */
  key: string | null
  /** What that key is called: for the record, where nobody is named. */
  keyName?: string
  /** Whose key it is: the first of those that it was rotated from; null without a key. */
  person: string | null
  /** Came in without a key, over the loopback address, while no key exists. */
  open: boolean
  /** The key of the request by which it asks, where that may be repeated. */
  hold?: Hold
}

/** An Idempotency-Key while one request has it. */
export interface Hold {
  key: string
  /** Id of this one taking: whoever takes the key later is another. */
  holder: string
  /** Of all the request says; null as long as it has not been read whole. */
  fingerprint(): string | null
}

/** For what a caller has to show a key. none: nothing · kept: what is stored, a check not · always */
export type KeyAsked = 'none' | 'kept' | 'always'

/** The organisation that every database begins with. What was stored before there were organisations belongs to it. */
export const localOrganisation = '00000000-0000-7000-8000-000000000000'
