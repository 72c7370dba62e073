// Evaluations in; under what people decided before on the same text of the same subject, out: with another score where that says anything.
import { audited } from '../audit.js'
import { judgementsOf, verdictsFor } from './applicable.js'
import { locked, seen } from './held.js'
import { appendScore, scoresOf } from './score-versions.js'
import { decidedSubjects } from './subjects.js'
import type { Transaction } from 'kysely'
import type { Caller } from '../../model/caller.js'
import type { Placed } from '../evaluations.js'
import type { Database } from '../tables.js'
import type { Held } from './held.js'
import type { KeptScore, Rescore } from './score-versions.js'

/** Of what was stored in this very transaction. Where nothing was decided of their subjects it costs one question of an index. */
export async function bringUnder(tx: Transaction<Database>, caller: Caller, placed: Placed[], rescore: Rescore): Promise<void> {
  const decided = await decidedSubjects(tx, placed.flatMap(({ subjects }) => subjects))
  if (decided.size === 0) return
  for (const { id, subjects } of placed) {
    if (subjects.some((subject) => decided.has(subject))) await carryOver(tx, caller, (await seen(tx, id))!, rescore)
  }
}

/** @returns null where nothing holds for it, or it has been decided on before. */
export async function carryOver(tx: Transaction<Database>, caller: Caller, held: Held, rescore: Rescore): Promise<KeptScore | null> {
  if ((await scoresOf(tx, held.stored)).length > 1) return null
  return standUnder(tx, caller, held, rescore)
}

/**
 * A verdict was given on an evaluation while a later one of the same body, year and rules stood already: the latest is what a league
 * counts, and has it too, where the text is the same. What is older, or was judged by other rules, gets it by `POST /v1/seasons/{year}/carry-overs`.
 */
export async function passOn(tx: Transaction<Database>, caller: Caller, verdict: string, from: Held, rescore: Rescore): Promise<void> {
  const { stored: { id, result: { report, ruleset } }, body } = from
  if (body === null || report.year === null) return
  const latest = await tx.selectFrom('evaluations').select('id').where('body_id', '=', body).where('report_year', '=', report.year)
    .where('ruleset_id', '=', ruleset.id).where('ruleset_version', '=', ruleset.version).where('id', '>', id).orderBy('id', 'desc').executeTakeFirst()
  const held = latest ? await locked(tx, latest.id) : null
  if (held?.body === body) await standUnder(tx, caller, held, rescore, verdict)
}

/** @param among a verdict without which nothing is new. */
async function standUnder(tx: Transaction<Database>, caller: Caller, held: Held, rescore: Rescore, among?: string): Promise<KeptScore | null> {
  const { stored: { id, result }, organisation, marks } = held
  const verdicts = await verdictsFor(tx, marks.all)
  if (verdicts.length === 0 || (among !== undefined && !verdicts.some((each) => each.id === among))) return null
  const score = await appendScore(tx, id, organisation, {
    cause: 'carried-over', verdictId: verdicts.at(-1)!.id, at: new Date(), verdicts, before: result, after: rescore(result, judgementsOf(verdicts)),
  })
  await audited(tx, caller, 'verdicts.carried-over', id, { verdicts: verdicts.map((each) => each.id) }, organisation)
  return score
}
