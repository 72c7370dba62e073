// What the tasks of a worker work with: the store, the threads, the rules by name, and where to tell what happened.
import type { Choice } from '../model/choice.js'
import type { BatchOptions } from '../model/batch.js'
import type { Compared, Whose } from '../model/companions.js'
import type { Caller } from '../model/caller.js'
import type { Rescore } from '../store/season/score-versions.js'
import type { Store } from '../store/store.js'
import type { TenantStore } from '../store/tenant-store.js'
import type { Traces } from '../observe/traces.js'
import type { Pool } from '../threads/pool.js'
import type { BesideAt } from '../threads/beside.js'

export interface WorkerLog {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

export interface Desk {
  store: Store
  evaluate: Pool['evaluate']
  pack: Pool['pack']
  /** Results of a set held against each other, off the event loop. */
  beside(results: Compared[], rules: Choice, whose: Whose[]): Promise<BesideAt[]>
  /** How results under these rules stand under people's verdicts. */
  rescore(rules: Choice): Rescore
  /** How many documents are worked on at once. */
  documents: number
  /** host or host:port in lower case: who may be notified. */
  webhookHosts: ReadonlySet<string>
  log: WorkerLog
  traces: Traces
  /** What the operator sees of it; nothing where nobody looks. */
  counted?: (outcome: 'done' | 'failed' | 'again', milliseconds: number) => void
}

/** Work for an organisation: what its office could do, and the name of none of its people. */
export function tenantOf({ store }: Pick<Desk, 'store'>, organisation: string): TenantStore {
  const caller: Caller = {
    organisation, role: 'office', scopes: ['batches:write', 'evaluations:write', 'evaluations:read'], key: null, person: null, open: false,
  }
  return store.as(caller)
}

/** The rules a batch names. Own ones were looked up when it came, and are named with their version. */
export async function rulesOf({ ruleset, overlay }: BatchOptions, tenant: TenantStore): Promise<Choice> {
  const above = overlay === undefined ? {} : { overlay }
  const [id, version] = ruleset?.split('@') ?? []
  if (id === undefined || version === undefined) return { ...(id !== undefined && { ruleset: id }), ...above }
  const own = await tenant.rulesets.get(id, version)
  if (!own) throw new Error('an own ruleset is never removed')
  return { files: own.files, ...above }
}
