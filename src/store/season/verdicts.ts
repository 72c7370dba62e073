// What a person decided in, kept with the marks it is found by and the score it makes; and what holds for an evaluation out.
import { v7 as timeOrderedId } from 'uuid'
import { audited } from '../audit.js'
import { getEvaluation, getEvaluations, saveEvaluations } from '../evaluations.js'
import { packed } from '../../model/packed.js'
import { judgementsOf, ownMarks, verdictOf, verdictsFor } from './applicable.js'
import { bringUnder, carryOver, passOn } from './carrying-over.js'
import { lockedAlone, seen } from './held.js'
import { appendScore, latestChanges, scoresOf } from './score-versions.js'
import { refuseImpossible } from '../../season/judgement.js'
import { Fault } from '../../model/fault.js'
import type { Transaction } from 'kysely'
import type { Caller } from '../../model/caller.js'
import type { Judgement, Verdict } from '../../model/review.js'
import type { Result } from '../../model/result.js'
import type { Stored } from '../evaluations.js'
import type { Database } from '../tables.js'
import type { Tenancy } from '../tenancy.js'
import type { Held } from './held.js'
import type { Change, KeptScore, Rescore } from './score-versions.js'

export type { Rescore }

export interface NewVerdict extends Judgement { reason: string; reader: string; readerKey: string | null; objectionId?: string }

/** An evaluation as the engine left it, and what the latest version of its score changed. */
export interface Decided { stored: Stored<Result>; changes: Change[] }
/** Evaluations held at a time by whoever walks over many: a page of 100 took five questions each, and most of the time. */
export const decidedAtOnce = 20

export interface Verdicts {
  /**
   * Binds it to the finding's marks, replaces what was decided on them before, and keeps the score it makes as the next version.
   * @returns null where there is no such evaluation. @throws Fault verdict-refused, not-found for a rule the evaluation does not have
   */
  give(evaluation: string, verdict: NewVerdict, rescore: Rescore): Promise<{ verdict: Verdict; score: KeptScore } | null>
  /** What holds, and what was given on this very evaluation and was replaced or no longer finds its text. */
  of(evaluation: string): Promise<{ holding: Verdict[]; past: Verdict[] } | null>
  scores(evaluation: string): Promise<KeptScore[] | null>
  /** Evaluations by their ids, each with what people decided otherwise of it. Held whole: ask for `decidedAtOnce` at most. */
  decided(evaluations: string[]): Promise<Map<string, Decided>>
  /** Stores a result, under what was decided before on the same text of the same body and year. */
  keep(result: Result, body: string | null, rescore: Rescore): Promise<{ id: string; createdAt: string }>
  /** Evaluations of that year that stand as the engine left them, in the order of their ids. */
  untouched(year: number, page: { limit: number; after?: string }): Promise<{ items: string[]; next: string | null }>
  /** What was decided on the same text of the same body and year before: a new version where it says anything. @returns null where not. */
  carryOver(evaluation: string, rescore: Rescore): Promise<KeptScore | null>
}

export function verdictsOf({ caller, within, creating, repeatable }: Tenancy): Verdicts {
  return {
    give: (evaluation, verdict, rescore) => within(async (tx) => {
      const held = await lockedAlone(tx, evaluation)
      return held ? giveIn(tx, caller, held, verdict, rescore) : null
    }),
    of: (evaluation) => within(async (tx) => {
      const held = await seen(tx, evaluation)
      if (!held) return null
      const holding = await verdictsFor(tx, held.marks.all)
      const given = await tx.selectFrom('verdicts').selectAll().where('evaluation_id', '=', evaluation).orderBy('id').execute()
      const ids = new Set(holding.map(({ id }) => id))
      return { holding, past: given.map(verdictOf).filter(({ id }) => !ids.has(id)) }
    }),
    scores: (evaluation) => within(async (tx) => {
      const stored = await getEvaluation(tx, evaluation)
      return stored ? scoresOf(tx, stored) : null
    }),
    decided: (evaluations) => within(async (tx) => {
      if (evaluations.length === 0) return new Map<string, Decided>()
      const [found, changes] = [await getEvaluations(tx, evaluations), await latestChanges(tx, evaluations)]
      return new Map([...found].map(([id, stored]) => [id, { stored, changes: changes.get(id) ?? [] }]))
    }),
    untouched: (year, { limit, after }) => within(async (tx) => {
      // From the list of who asks: by the row-level rule alone, those of all others are read to find an agency's ten.
      let query = tx.selectFrom('listed_evaluations as listed').innerJoin('evaluations', 'evaluations.id', 'listed.id').select('listed.id')
        .where('listed.organisation_id', '=', caller.organisation).where('listed.report_year', '=', year).where('erased_at', 'is', null)
        .where(({ not, exists, selectFrom }) =>
          not(exists(selectFrom('score_versions').select('version').whereRef('score_versions.evaluation_id', '=', 'listed.id'))))
      if (after !== undefined) query = query.where('listed.id', '>', after)
      const ids = (await query.orderBy('listed.id').limit(limit + 1).execute()).map(({ id }) => id)
      return { items: ids.slice(0, limit), next: ids.length > limit ? ids[limit - 1]! : null }
    }),
    carryOver: (evaluation, rescore) => repeatable(async (tx) => {
      const held = await lockedAlone(tx, evaluation)
      return held ? carryOver(tx, caller, held, rescore) : null
    }),
    keep: (result, body, rescore) => creating(async (tx) => {
      const [placed] = await saveEvaluations(tx, caller.organisation, [{ result: packed(result), body }])
      await bringUnder(tx, caller, [placed!], rescore)
      return { id: placed!.id, createdAt: placed!.createdAt }
    }),
  }
}

/** In a transaction at hand: a decision on an objection is a verdict too. @param held with its subjects: see lockedAlone */
export async function giveIn(
  tx: Transaction<Database>, caller: Caller, held: Held, given: NewVerdict, rescore: Rescore,
): Promise<{ verdict: Verdict; score: KeptScore }> {
  const { stored: { id: evaluation, result }, organisation, body, marks } = held
  const finding = result.findings.find(({ ruleId }) => ruleId === given.ruleId)
  if (given.ruleId !== null && !finding) {
    throw new Fault('not-found', { zh: `该评估没有规则“${given.ruleId}”。`, en: `The evaluation has no rule "${given.ruleId}".` })
  }
  if (finding) refuseImpossible(finding, given)
  const own = ownMarks(given, marks)
  if (own.length === 0) {
    throw new Fault('verdict-refused', {
      zh: '原文已按保存期限清除，无法再作认定。', en: 'The text was erased at the end of the time it is kept; nothing can be bound to it.',
    })
  }
  const id = timeOrderedId()
  const at = new Date()
  const row = {
    id, organisation_id: organisation, evaluation_id: evaluation, body_id: body, year: result.report.year, rule_id: given.ruleId, gate: given.gate,
    verdict: given.verdict, outcome: given.outcome, credit: given.credit, reason: given.reason, reader: given.reader, reader_key: given.readerKey,
    decided_at: at, objection_id: given.objectionId ?? null, replaced_by: null, fingerprint: own[0]!,
    personal: finding?.evidence.some(({ masked }) => masked === true) ?? false,
  }
  await tx.insertInto('verdicts').values(row).execute()
  await tx.updateTable('verdicts').set({ replaced_by: id }).where('id', '<>', id).where('replaced_by', 'is', null)
    .where('id', 'in', tx.selectFrom('verdict_marks').select('verdict_id').where('mark', 'in', given.ruleId === null
      ? own : [...marks.ofFinding(given.ruleId), ...marks.ofWaiver(given.ruleId)])).execute()
  await tx.insertInto('verdict_marks').values([...own, ...marks.subjects]
    .map((mark) => ({ mark, verdict_id: id, organisation_id: organisation }))).execute()
  const verdicts = await verdictsFor(tx, marks.all)
  const after = rescore(result, judgementsOf(verdicts))
  const cause = given.objectionId !== undefined ? 'objection' : given.verdict === 'waive' ? 'waiver' : 'verdict'
  const score = await appendScore(tx, evaluation, organisation, { cause, verdictId: id, at, verdicts, before: result, after })
  await passOn(tx, caller, id, held, rescore)
  await audited(tx, caller, `${cause}.given`, evaluation, {
    verdict: id, rule: given.ruleId, gate: given.gate, said: given.verdict, outcome: given.outcome, credit: given.credit, reason: given.reason,
    reader: given.reader, version: score.version, total: score.score?.total ?? null,
  }, organisation)
  return { verdict: verdictOf(row), score }
}
