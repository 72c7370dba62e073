// A result in, kept as the report of the body it belongs to where that is certain, and under what people decided on the same text before.
import { rescorerBy } from './rescoring.js'
import type { Caller } from '../../model/caller.js'
import type { Choice } from '../../model/choice.js'
import type { Metadata } from '../../model/exchange.js'
import type { Result } from '../../model/result.js'
import type { Service } from '../dependencies.js'

/**
 * A report that may be of several bodies is of none till a person says: PUT /v1/evaluations/{id}/body.
 * @param known what was said of it, and the rules it was judged by.
 */
export async function saveOnRoster(
  result: Result, { issuer, url, rules }: Metadata & { rules: Choice }, { store, rulesets }: Service, caller: Caller,
): Promise<{ id: string; createdAt: string }> {
  const tenant = store.as(caller)
  const isReport = result.report.kind === 'annual-report'
  const match = isReport
    ? await tenant.bodies.match({ code: null, submitted: issuer ?? null, read: result.report.issuer.name, host: url ?? null }) : null
  return tenant.verdicts.keep(result, match?.state === 'matched' ? match.body : null, rescorerBy(() => rulesets.compose(rules)))
}
