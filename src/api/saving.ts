// A result in, kept as the report of the body it belongs to where that is certain, and under what people decided on the same text before.
import { rescorerFor } from './rescoring.js'
import type { Caller } from '../model/caller.js'
import type { Metadata } from '../model/exchange.js'
import type { Result } from '../model/result.js'
import type { Service } from './dependencies.js'

/** A report that may be of several bodies is of none till a person says: PUT /v1/evaluations/{id}/body. */
export async function saveOnRoster(
  result: Result, { issuer, url }: Metadata, service: Service, caller: Caller,
): Promise<{ id: string; createdAt: string }> {
  const tenant = service.store.as(caller)
  const isReport = result.report.kind === 'annual-report'
  const match = isReport
    ? await tenant.bodies.match({ code: null, submitted: issuer ?? null, read: result.report.issuer.name, host: url ?? null }) : null
  const body = match?.state === 'matched' ? match.body : null
  const saved = await tenant.evaluations.save(result, body)
  if (await tenant.verdicts.any(result, body)) {
    const rescore = await rescorerFor(saved.id, service, tenant)
    if (rescore) await tenant.verdicts.carryOver(saved.id, rescore)
  }
  return saved
}
