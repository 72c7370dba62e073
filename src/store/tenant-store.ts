// A caller in, everything that is kept for it out. A repository is a file of its own and one line here.
import { auditTrailOf } from './audit.js'
import { batchesOf } from './batches/batches.js'
import { deliveriesOf } from './batches/deliveries.js'
import { workOf } from './batches/work.js'
import { evaluationsOf } from './evaluations.js'
import { bodiesOf } from './season/bodies.js'
import { coverageOf } from './season/coverage.js'
import { lastReportsOf } from './season/last-reports.js'
import { objectionsOf } from './season/objections.js'
import { problemListsOf } from './season/problem-lists.js'
import { rosterImportOf } from './season/roster-import.js'
import { keysOf } from './keys.js'
import { organisationsOf } from './organisations.js'
import { idempotencyOf } from './idempotency.js'
import { retentionsOf, submissionsOf } from './season/submissions.js'
import { samplesOf } from './season/sampling/samples.js'
import { verdictsOf } from './season/verdicts.js'
import { rescoringsOf } from './season/rescorings.js'
import { resultsOf } from './season/results.js'
import { rulesetsOf } from './rulesets.js'
import { secretsOf } from './secrets.js'
import { tenancyOf } from './tenancy.js'
import type { Kysely } from 'kysely'
import type { Caller } from '../model/caller.js'
import type { AuditTrail } from './audit.js'
import type { Batches } from './batches/batches.js'
import type { Deliveries } from './batches/deliveries.js'
import type { BatchWork } from './batches/work.js'
import type { Idempotency } from './idempotency.js'
import type { Evaluations } from './evaluations.js'
import type { Bodies } from './season/bodies.js'
import type { CoverageStore } from './season/coverage.js'
import type { LastReports } from './season/last-reports.js'
import type { Objections } from './season/objections.js'
import type { ProblemLists } from './season/problem-lists.js'
import type { RosterImport } from './season/roster-import.js'
import type { Keys } from './keys.js'
import type { Organisations } from './organisations.js'
import type { Retentions, Submissions } from './season/submissions.js'
import type { Samples } from './season/sampling/samples.js'
import type { Verdicts } from './season/verdicts.js'
import type { Rescorings } from './season/rescorings.js'
import type { Results } from './season/results.js'
import type { Rulesets } from './rulesets.js'
import type { Secrets } from './secrets.js'
import type { Database } from './tables.js'

/** What is another tree's is as if it were not: reading gives null, changing gives false or not-found. */
export interface TenantStore {
  evaluations: Evaluations
  rulesets: Rulesets
  audit: AuditTrail
  bodies: Bodies
  rosterImport: RosterImport
  coverage: CoverageStore
  organisations: Organisations
  keys: Keys
  batches: Batches
  /** A worker's side of the batches. */
  work: BatchWork
  lastReports: LastReports
  deliveries: Deliveries
  idempotency: Idempotency
  submissions: Submissions
  retentions: Retentions
  verdicts: Verdicts
  objections: Objections
  problemLists: ProblemLists
  samples: Samples
  results: Results
  rescorings: Rescorings
}

/** @param secrets kept as they are where left out. */
export function tenantStore(db: Kysely<Database>, caller: Caller, secrets: Secrets = secretsOf(undefined)): TenantStore {
  const tenancy = tenancyOf(db, caller)
  return {
    evaluations: evaluationsOf(tenancy),
    rulesets: rulesetsOf(tenancy),
    audit: auditTrailOf(tenancy),
    bodies: bodiesOf(tenancy),
    rosterImport: rosterImportOf(tenancy),
    coverage: coverageOf(tenancy),
    organisations: organisationsOf(tenancy),
    keys: keysOf(tenancy),
    batches: batchesOf(tenancy, secrets),
    work: workOf(tenancy),
    lastReports: lastReportsOf(tenancy),
    deliveries: deliveriesOf(tenancy, secrets),
    idempotency: idempotencyOf(tenancy),
    submissions: submissionsOf(tenancy),
    retentions: retentionsOf(tenancy),
    verdicts: verdictsOf(tenancy),
    objections: objectionsOf(tenancy),
    problemLists: problemListsOf(tenancy),
    samples: samplesOf(tenancy),
    results: resultsOf(tenancy),
    rescorings: rescoringsOf(tenancy),
  }
}
