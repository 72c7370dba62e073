// What a third reader settles where two coders differ, to rows and back; and the engine's own findings to hold people's codes beside.
import { sql } from 'kysely'
import { audited } from '../../audit.js'
import { personsOf } from '../../persons.js'
import { codingsOf } from './codings.js'
import { refuseAdjudication } from '../../../season/sampling/adjudication.js'
import { Fault } from '../../../model/fault.js'
import type { Selectable, Transaction } from 'kysely'
import type { Caller } from '../../../model/caller.js'
import type { DimensionId } from '../../../model/words.js'
import type { Adjudication } from '../../../season/sampling/adjudication.js'
import type { RuleCodes } from '../../../season/sampling/coding.js'
import type { Person } from '../../../season/readers.js'
import type { Database } from '../../tables.js'
import type { AdjudicationRow } from '../review-tables.js'

/** `blind`: with a key that could see nothing of the engine's. */
export interface AdjudicationGiven { codes: RuleCodes; reason: string; blind?: boolean }

export interface EngineCodes {
  /** Outcome by rule, by item. */
  codes: Map<number, RuleCodes>
  /** By rule. */
  dimensions: Map<string, DimensionId>
}

/** @returns null where there is no such item. @throws Fault wrong-step, second-reader-needed */
export async function adjudicate(
  tx: Transaction<Database>, caller: Caller, { id, n }: { id: string; n: number }, by: Person,
  { codes, reason, blind = false }: AdjudicationGiven,
): Promise<Adjudication | null> {
  const item = await tx.selectFrom('sample_items').selectAll().where('sample_id', '=', id).where('n', '=', n).executeTakeFirst()
  if (!item) return null
  refuseAdjudication(by, item, await codingsOf(tx, id, n))
  const row = {
    sample_id: id, n, organisation_id: item.organisation_id, adjudicator: by.label, adjudicator_key: by.key, codes: JSON.stringify(codes), reason,
    decided_at: new Date(), blind,
  }
  const made = await tx.insertInto('adjudications').values(row).onConflict((conflict) => conflict.columns(['sample_id', 'n']).doNothing())
    .returning('n').executeTakeFirst()
  if (!made) throw new Fault('wrong-step', { zh: '这一份的分歧已经裁定，不能更改。', en: 'This item has been adjudicated; it is not changed.' })
  await audited(tx, caller, 'sample.adjudicated', id, { item: n, rules: Object.keys(codes), reason, by: by.label, blind }, item.organisation_id)
  return adjudicationOf({ ...row, codes }, by.person)
}

/** @param n of one item alone */
export async function adjudicationsOf(tx: Transaction<Database>, id: string, n?: number): Promise<Adjudication[]> {
  let query = tx.selectFrom('adjudications').selectAll().where('sample_id', '=', id)
  if (n !== undefined) query = query.where('n', '=', n)
  const rows = await query.orderBy('n').execute()
  const personOf = await personsOf(tx, rows.map((row) => row.adjudicator_key))
  return rows.map((row) => adjudicationOf(row, personOf(row.adjudicator_key)))
}

function adjudicationOf(row: Selectable<AdjudicationRow>, person: string | null): Adjudication {
  return {
    n: row.n, by: { key: row.adjudicator_key, person, label: row.adjudicator }, codes: row.codes as RuleCodes,
    reason: row.reason, decidedAt: row.decided_at.toISOString(), blind: row.blind,
  }
}

/** As the engine left them, whatever people decided since: a verdict is a person's code, and no outcome of the engine. */
export async function engineCodesOf(tx: Transaction<Database>, id: string): Promise<EngineCodes> {
  const { rows } = await sql<{ n: number; found: Array<{ rule: string; outcome: string; dimension: DimensionId }> | null }>`
    SELECT i.n, (
      SELECT json_agg(json_build_object('rule', f."ruleId", 'outcome', f.outcome, 'dimension', f.dimension))
      FROM json_to_recordset(e.body -> 'findings') AS f ("ruleId" text, outcome text, dimension text)
    ) AS found
    FROM sample_items i JOIN evaluations e ON e.id = i.evaluation_id
    WHERE i.sample_id = ${id} AND EXISTS (SELECT FROM codings c WHERE c.sample_id = i.sample_id AND c.n = i.n)`.execute(tx)
  const codes = new Map<number, RuleCodes>()
  const dimensions = new Map<string, DimensionId>()
  for (const { n, found: kept } of rows) {
    const found = kept ?? []
    codes.set(n, Object.fromEntries(found.map(({ rule, outcome }) => [rule, outcome])))
    for (const { rule, dimension } of found) dimensions.set(rule, dimension)
  }
  return { codes, dimensions }
}
