// Problem lists to rows and back: issued with a day to mend by, returned by the body, re-checked, each item closed or left open.
import { v7 as timeOrderedId } from 'uuid'
import { audited } from '../audit.js'
import { getEvaluation } from '../evaluations.js'
import { handDown } from './hand-down.js'
import { lockedAlone } from './held.js'
import { refuseUnsettled, unsettledIn } from './unsettled.js'
import { beijingDay } from '../../model/beijing.js'
import { refuseDay } from '../../season/new-day.js'
import { recheck } from '../../season/recheck.js'
import { problemItem, stepped } from '../../season/steps.js'
import { Fault } from '../../model/fault.js'
import { grouped } from '../../model/grouped.js'
import type { Insertable, Selectable, Transaction } from 'kysely'
import type { Seen } from '../../season/recheck.js'
import type { ItemState, ItemStep } from '../../model/review-records.js'
import type { Database } from '../tables.js'
import type { Tenancy } from '../tenancy.js'
import type { Held } from './held.js'
import type { ProblemItemRow, ProblemListRow, ProblemStepRow } from './review-tables.js'

export interface ProblemStep {
  step: ItemStep
  from: ItemState
  to: ItemState
  reason: string | null
  links: string[]
  evaluationId: string | null
  /** What an evaluation of the mended report says of it. */
  seen: Seen | null
  /** Of a return: whether it came after the day that held then. */
  late: boolean | null
  /** The new day that it gave. */
  dueOn: string | null
  by: string
  at: string
}
/** `dueOn` is the day that holds: the last that a step gave, else that of the list. */
export interface ProblemItem { n: number; ruleId: string; state: ItemState; returns: number; dueOn: string; steps: ProblemStep[] }
export interface ProblemList {
  id: string
  evaluationId: string
  bodyId: string | null
  /** As in the roster. */
  bodyName: string | null
  year: number | null
  issuedOn: string
  dueOn: string
  note: string | null
  issuedBy: string
  items: ProblemItem[]
}

export interface Taken {
  step: ItemStep; reason: string | null; links: string[]; evaluationId: string | null; by: string
  /** A new day to mend by. */
  dueOn: string | null
}

export interface NewList {
  /** In the order of the items. */
  ruleIds: string[]
  issuedOn: string
  dueOn: string
  note: string | null
  by: string
  leavingOut?: boolean
}

export interface ProblemLists {
  /**
   * What is unsettled in another list of the body and year is refused, or left out where `leavingOut` says so and anything remains.
   * @throws Fault not-found for the evaluation or a rule it does not have, wrong-step for what is unsettled
   */
  issue(evaluation: string, list: NewList): Promise<ProblemList>
  get(id: string): Promise<ProblemList | null>
  list(filter: { year?: number | undefined; body?: string | undefined }, page: { limit: number; after?: string }):
    Promise<{ items: ProblemList[]; next: string | null }>
  /** @returns null where there is no such item. @throws Fault wrong-step, forbidden, invalid-input for a day, not-found for the evaluation */
  take(id: string, n: number, taken: Taken): Promise<ProblemList | null>
}

export function problemListsOf({ caller, within, creating }: Tenancy): ProblemLists {
  return {
    issue: (evaluation, list) => creating(async (tx) => {
      const held = await lockedAlone(tx, evaluation)
      if (!held) throw noEvaluation(evaluation)
      const { result } = held.stored
      const absent = list.ruleIds.find((ruleId) => !result.findings.some((finding) => finding.ruleId === ruleId))
      if (absent !== undefined) throw new Fault('not-found', { zh: `该评估没有规则“${absent}”。`, en: `The evaluation has no rule "${absent}".` })
      const unsettled = await unsettledIn(tx, held, list.ruleIds)
      const ruleIds = list.leavingOut ? list.ruleIds.filter((ruleId) => !unsettled.some(({ rule }) => rule === ruleId)) : list.ruleIds
      if (!list.leavingOut || ruleIds.length === 0) refuseUnsettled(unsettled, 'issued')
      const organisation = await handDown(tx, caller, held)
      const id = timeOrderedId()
      await tx.insertInto('problem_lists').values({
        id, organisation_id: organisation, evaluation_id: evaluation, body_id: held.body, year: result.report.year, issued_on: list.issuedOn,
        due_on: list.dueOn, note: list.note, issued_by: list.by, created_at: new Date(),
      }).execute()
      await tx.insertInto('problem_items').values(ruleIds.map((ruleId, at): Insertable<ProblemItemRow> => ({
        list_id: id, n: at + 1, organisation_id: organisation, rule_id: ruleId, fingerprint: held.marks.ofFinding(ruleId)[0] ?? null, state: 'open',
        returns: 0,
      }))).execute()
      await audited(tx, caller, 'problem-list.issued', id, { evaluation, rules: ruleIds, dueOn: list.dueOn, by: list.by }, organisation)
      return (await whole(tx, id))!
    }),
    get: (id) => within((tx) => whole(tx, id)),
    list: ({ year, body }, { limit, after }) => within(async (tx) => {
      let query = heads(tx)
      if (year !== undefined) query = query.where('year', '=', year)
      if (body !== undefined) query = query.where('body_id', '=', body)
      if (after !== undefined) query = query.where('problem_lists.id', '<', after)
      const rows = await query.orderBy('problem_lists.id', 'desc').limit(limit + 1).execute()
      const items = await filled(tx, rows.slice(0, limit))
      return { items, next: rows.length > limit ? items.at(-1)!.id : null }
    }),
    take: (id, n, taken) => within(async (tx) => {
      const told = taken.step === 'reopen' ? await heldBy(tx, id) : null
      const item = await tx.selectFrom('problem_items').selectAll().where('list_id', '=', id).where('n', '=', n).forUpdate().executeTakeFirst()
      if (!item) return null
      const to = stepped(problemItem, item.state, taken.step, caller.role)
      if (told) refuseUnsettled(await unsettledIn(tx, told, [item.rule_id], id), 'reopened')
      const { due_on: ofList, evaluation_id: first } = await tx.selectFrom('problem_lists').select(['due_on', 'evaluation_id'])
        .where('id', '=', id).executeTakeFirstOrThrow()
      const at = new Date()
      const inForce = item.due_on ?? ofList
      refuseDay(taken.step, taken.dueOn, { today: beijingDay(at), inForce })
      const isReturn = taken.step === 'return'
      await tx.insertInto('problem_steps').values({
        id: timeOrderedId(), list_id: id, n, organisation_id: item.organisation_id, step: taken.step, from_state: item.state, to_state: to,
        reason: taken.reason, links: taken.links, evaluation_id: taken.evaluationId,
        seen: taken.evaluationId === null ? null : await seenIn(tx, taken.evaluationId, first, item.rule_id),
        late: isReturn ? beijingDay(at) > inForce : null, due_on: taken.dueOn, taken_by: taken.by, taken_at: at,
      }).execute()
      await tx.updateTable('problem_items')
        .set({ state: to, returns: item.returns + (isReturn ? 1 : 0), ...(taken.dueOn !== null && { due_on: taken.dueOn }) })
        .where('list_id', '=', id).where('n', '=', n).execute()
      const days = taken.dueOn === null ? {} : { dueOn: taken.dueOn, dueBefore: inForce }
      const detail = { item: n, rule: item.rule_id, from: item.state, to, reason: taken.reason, by: taken.by, ...days }
      await audited(tx, caller, `problem.${taken.step}`, id, detail, item.organisation_id)
      return whole(tx, id)
    }),
  }
}

/** The evaluation it was issued on, under the lock of whoever issues, with the body that it was issued to. */
async function heldBy(tx: Transaction<Database>, list: string): Promise<Held | null> {
  const row = await tx.selectFrom('problem_lists').select(['evaluation_id', 'body_id']).where('id', '=', list).executeTakeFirst()
  const held = row && await lockedAlone(tx, row.evaluation_id)
  return held ? { ...held, body: row.body_id } : null
}

/** @throws Fault not-found where the caller sees no such evaluation */
async function seenIn(tx: Transaction<Database>, evaluation: string, first: string, ruleId: string): Promise<Seen> {
  const [before, after] = [await getEvaluation(tx, first), await getEvaluation(tx, evaluation)]
  if (!after) throw noEvaluation(evaluation)
  return recheck(before?.result ?? null, after.result, ruleId)
}

type Head = Selectable<ProblemListRow> & { body_name: string | null }

function heads(tx: Transaction<Database>) {
  return tx.selectFrom('problem_lists').leftJoin('bodies', 'bodies.id', 'problem_lists.body_id')
    .selectAll('problem_lists').select('bodies.name as body_name')
}

async function whole(tx: Transaction<Database>, id: string): Promise<ProblemList | null> {
  const row = await heads(tx).where('problem_lists.id', '=', id).executeTakeFirst()
  return row ? (await filled(tx, [row]))[0]! : null
}

/** Two questions however many lists. */
async function filled(tx: Transaction<Database>, lists: Head[]): Promise<ProblemList[]> {
  const ids = lists.map(({ id }) => id)
  if (ids.length === 0) return []
  const items = await tx.selectFrom('problem_items').selectAll().where('list_id', 'in', ids).orderBy('n').execute()
  const steps = await tx.selectFrom('problem_steps').selectAll().where('list_id', 'in', ids).orderBy('id').execute()
  const stepsOf = grouped(steps, ({ list_id: list, n }) => `${list}/${n}`)
  const itemsOf = grouped(items, ({ list_id: list }) => list)
  return lists.map((row) => ({
    id: row.id, evaluationId: row.evaluation_id, bodyId: row.body_id, bodyName: row.body_name, year: row.year, issuedOn: row.issued_on,
    dueOn: row.due_on, note: row.note, issuedBy: row.issued_by,
    items: (itemsOf.get(row.id) ?? []).map(({ n, rule_id: ruleId, state, returns, due_on: own }) => ({
      n, ruleId, state, returns, dueOn: own ?? row.due_on, steps: (stepsOf.get(`${row.id}/${n}`) ?? []).map(stepOf),
    })),
  }))
}

function stepOf(row: Selectable<ProblemStepRow>): ProblemStep {
  return {
    step: row.step, from: row.from_state, to: row.to_state, reason: row.reason, links: row.links, evaluationId: row.evaluation_id,
    seen: row.seen as Seen | null, late: row.late, dueOn: row.due_on,
    by: row.taken_by, at: row.taken_at.toISOString(),
  }
}

function noEvaluation(id: string): Fault {
  return new Fault('not-found', { zh: `没有编号为 ${id} 的评估。`, en: `There is no evaluation ${id}.` })
}
