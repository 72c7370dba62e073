// An evaluation and rules in, those of its body and year that are unsettled in a problem list out: what is to be mended stands in one list.
import { sql } from 'kysely'
import { Fault } from '../../model/fault.js'
import type { Transaction } from 'kysely'
import type { Database } from '../tables.js'
import type { Held } from './held.js'

/** An item that is open, or returned and not yet re-checked. */
export interface Unsettled { list: string; n: number; rule: string }

/**
 * By body and year, whichever evaluation each list was issued on: a mended report that still fails is kept open where it stands. Where one of the
 * two has no body they are the same by the finding's mark, or by the document and the name on it. Ask with the subjects held (`lockedAlone`): who
 * issues at the same time then comes before, and is seen, or after.
 * @param but a list that is not asked
 */
export async function unsettledIn(tx: Transaction<Database>, { stored, body, marks }: Held, rules: string[], but?: string): Promise<Unsettled[]> {
  const { year } = stored.result.report
  const found = rules.flatMap((rule) => marks.ofFinding(rule))
  const { rows } = await sql<Unsettled>`
    SELECT list.id AS list, item.n, item.rule_id AS rule FROM problem_lists list JOIN problem_items item ON item.list_id = list.id
    WHERE list.id IN (
        SELECT id FROM problem_lists WHERE body_id = ${body}::uuid AND year IS NOT DISTINCT FROM ${year}::int
        UNION ALL SELECT told.id FROM problem_lists told JOIN evaluations of_it ON of_it.id = told.evaluation_id
          JOIN evaluations this ON this.id = ${stored.id}
          WHERE (told.body_id IS NULL OR ${body}::uuid IS NULL) AND of_it.document_sha256 = this.document_sha256
            AND of_it.issuer_name IS NOT DISTINCT FROM this.issuer_name
        UNION ALL SELECT marked.list_id FROM problem_items marked JOIN problem_lists told ON told.id = marked.list_id
          WHERE told.body_id IS NULL AND told.year IS NOT DISTINCT FROM ${year}::int AND marked.fingerprint = ANY(${found}::text[]))
      AND item.rule_id = ANY(${rules}::text[]) AND item.state IN ('open', 'returned') AND list.id IS DISTINCT FROM ${but ?? null}::uuid
    ORDER BY list.id, item.n`.execute(tx)
  return rows
}

/** @throws Fault wrong-step where there are any, naming each. */
export function refuseUnsettled(items: Unsettled[], asked: 'issued' | 'reopened'): void {
  if (items.length === 0) return
  const zh = items.map(({ list, n, rule }) => `清单 ${list} 第${n}项“${rule}”`).join('、')
  const en = items.map(({ list, n, rule }) => `item ${n}, ${rule}, of list ${list}`).join('; ')
  throw new Fault('wrong-step', asked === 'issued'
    ? {
      zh: `同一单位同一年度的下列问题已在整改，尚未了结：${zh}。请在 ruleIds 中去掉它们，或者先了结（销号，或不再要求整改）原有各项再下发。`,
      en: `Of the same body and year, not settled yet: ${en}. Name the rules to issue and leave these out, or settle them `
        + 'there first (close or waive).',
    }
    : {
      zh: `同一单位同一年度的这一问题已另列清单，尚未了结：${zh}。请在该清单中办理，或者先了结（销号，或不再要求整改）该项再重新打开。`,
      en: `The same problem of that body and year is not settled in another list: ${en}. Go on with it there, or settle it `
        + 'there first (close or waive).',
    })
}
