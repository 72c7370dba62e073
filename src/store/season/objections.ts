// The time for objections, and objections through to their decision by a second reader, to rows and back.
import { v7 as timeOrderedId } from 'uuid'
import { audited } from '../audit.js'
import { personsOf } from '../persons.js'
import { verdictsFor } from './applicable.js'
import { handDown } from './hand-down.js'
import { locked, lockedAlone } from './held.js'
import { giveIn } from './verdicts.js'
import { beijingDay } from '../../model/beijing.js'
import { lastDay, refuseOutside } from '../../season/clock.js'
import { refuseFirstReader } from '../../season/readers.js'
import { objection, stepped } from '../../season/steps.js'
import { Fault } from '../../model/fault.js'
import type { Selectable, Transaction } from 'kysely'
import type { Caller } from '../../model/caller.js'
import type { CalendarYear } from '../../model/rulebook.js'
import type { Judgement } from '../../model/review.js'
import type { Person } from '../../season/readers.js'
import type { ObjectionState, ObjectionStep } from '../../model/review-records.js'
import type { Database } from '../tables.js'
import type { Tenancy } from '../tenancy.js'
import type { ObjectionRow } from './review-tables.js'
import type { KeptScore, Rescore } from './score-versions.js'
import type { Held } from './held.js'

export interface Window {
  opensOn: string
  closesOn: string
  workingDays: number | null
  /** Working days from the filing within which each objection is to be decided, or the last day for all; both null: no clock. */
  decideWithin: number | null
  decideBy: string | null
}

export interface Objection {
  id: string
  evaluationId: string
  ruleId: string
  reason: string
  links: string[]
  filedAt: string
  filedBy: string
  state: ObjectionState
  decideBy: string | null
  decision: { reason: string; by: string; at: string; verdictId: string | null; late: boolean | null } | null
}

export interface Decision { step: Exclude<ObjectionStep, 'withdraw'>; reason: string; by: Person; judgement: Judgement }

export interface Objections {
  /**
   * Sets or moves the time; the evaluation goes down to the body's own organisation, which from then on sees it and may object.
   * @returns null where there is no such evaluation.
   */
  open(evaluation: string, window: Window): Promise<Window | null>
  window(evaluation: string): Promise<Window | null>
  /**
   * Its clock is counted once, by the window as it stands: a window moved later moves no clock.
   * @throws Fault outside-window, wrong-step for a second one to the same finding, not-found for the evaluation or the rule, calendar-missing
   */
  file(
    evaluation: string, said: { ruleId: string; reason: string; links: string[]; by: Person }, years: Record<number, CalendarYear>,
  ): Promise<Objection>
  get(id: string): Promise<Objection | null>
  /** `overdueOn`: only those that wait although their last day is before that day. */
  list(
    filter: { state?: ObjectionState | undefined; evaluation?: string | undefined; overdueOn?: string | undefined },
    page: { limit: number; after?: string },
  ): Promise<{ items: Objection[]; next: string | null }>
  /** @throws Fault wrong-step, forbidden */
  withdraw(id: string): Promise<Objection | null>
  /**
   * The finding as it was decided becomes a verdict, and the score it makes the next version.
   * @throws Fault second-reader-needed for one who decided the finding before or who filed; wrong-step, forbidden, verdict-refused
   */
  decide(id: string, decision: Decision, rescore: Rescore): Promise<{ objection: Objection; score: KeptScore } | null>
}

export function objectionsOf({ caller, within, creating }: Tenancy): Objections {
  return {
    open: (evaluation, window) => within((tx) => open(tx, caller, evaluation, window)),
    window: (evaluation) => within((tx) => windowOf(tx, evaluation)),
    file: (evaluation, said, years) => creating((tx) => file(tx, evaluation, said, years)),
    get: (id) => within(async (tx) => {
      const row = await tx.selectFrom('objections').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? objectionOf(row) : null
    }),
    list: (filter, page) => within((tx) => list(tx, filter, page)),
    withdraw: (id) => within(async (tx) => {
      const row = await lockedObjection(tx, id)
      if (!row) return null
      const state = stepped(objection, row.state, 'withdraw', caller.role)
      await tx.updateTable('objections').set({ state }).where('id', '=', id).execute()
      await audited(tx, caller, 'objection.withdrawn', id, { rule: row.rule_id }, row.organisation_id)
      return objectionOf({ ...row, state })
    }),
    decide: (id, decision, rescore) => within((tx) => decide(tx, id, decision, rescore)),
  }

  async function file(
    tx: Transaction<Database>, evaluation: string, { ruleId, reason, links, by }: Parameters<Objections['file']>[1],
    years: Record<number, CalendarYear>,
  ): Promise<Objection> {
    // Held, so that whoever puts the report to another body comes before, or finds the objection.
    const held = await locked(tx, evaluation)
    if (!held) throw new Fault('not-found', { zh: `没有编号为 ${evaluation} 的评估。`, en: `There is no evaluation ${evaluation}.` })
    if (!held.stored.result.findings.some((finding) => finding.ruleId === ruleId)) {
      throw new Fault('not-found', { zh: `该评估没有规则“${ruleId}”。`, en: `The evaluation has no rule "${ruleId}".` })
    }
    const window = await windowOf(tx, evaluation)
    if (!window) throw new Fault('outside-window', { zh: '主管部门尚未开放申诉。', en: 'The office has not opened the time for objections.' })
    const now = new Date()
    const today = beijingDay(now)
    refuseOutside(today, window)
    const decideBy = window.decideWithin === null ? window.decideBy : lastDay(today, window.decideWithin, years)
    const row: Selectable<ObjectionRow> = {
      id: timeOrderedId(), organisation_id: held.organisation, evaluation_id: evaluation, rule_id: ruleId, reason, links, filed_at: now,
      filed_by: by.label, filed_key: by.key, state: 'filed', decision_reason: null, decided_by: null, decided_key: null, decided_at: null,
      verdict_id: null, decide_by: decideBy, decided_late: null,
    }
    const made = await tx.insertInto('objections').values(row)
      .onConflict((conflict) => conflict.columns(['evaluation_id', 'rule_id']).where('state', '=', 'filed').doNothing())
      .returning('id').executeTakeFirst()
    if (!made) throw new Fault('wrong-step', { zh: '对这一项的申诉正在处理中。', en: 'An objection to this finding is under way.' })
    await audited(tx, caller, 'objection.filed', row.id, { evaluation, rule: ruleId, reason, by: by.label, decideBy }, held.organisation)
    return objectionOf(row)
  }

  async function decide(
    tx: Transaction<Database>, id: string, { step, reason, by, judgement }: Decision, rescore: Rescore,
  ): Promise<{ objection: Objection; score: KeptScore } | null> {
    const row = await lockedObjection(tx, id)
    if (!row) return null
    const state = stepped(objection, row.state, step, caller.role)
    const held = (await lockedAlone(tx, row.evaluation_id))!
    refuseFirstReader(by, await readersBefore(tx, row, held))
    const { verdict, score } = await giveIn(tx, caller, held, {
      ...judgement, ruleId: row.rule_id, gate: null, reason, reader: by.label, readerKey: by.key, objectionId: id,
    }, rescore)
    const now = new Date()
    const late = row.decide_by === null ? null : beijingDay(now) > row.decide_by
    const decided = {
      state, decision_reason: reason, decided_by: by.label, decided_key: by.key, decided_at: now, verdict_id: verdict.id, decided_late: late,
    }
    await tx.updateTable('objections').set(decided).where('id', '=', id).execute()
    const detail = { state, reason, by: by.label, verdict: verdict.id, version: score.version, decideBy: row.decide_by, late }
    await audited(tx, caller, 'objection.decided', id, detail, row.organisation_id)
    return { objection: objectionOf({ ...row, ...decided }), score }
  }
}

async function open(tx: Transaction<Database>, caller: Caller, evaluation: string, set: Window): Promise<Window | null> {
  const { opensOn, closesOn, workingDays, decideWithin, decideBy } = set
  const held = await locked(tx, evaluation)
  if (!held) return null
  const organisation = await handDown(tx, caller, held)
  const window = {
    organisation_id: organisation, opens_on: opensOn, closes_on: closesOn, working_days: workingDays, decide_within: decideWithin,
    decide_by: decideBy,
  }
  await tx.insertInto('objection_windows').values({ evaluation_id: evaluation, ...window })
    .onConflict((conflict) => conflict.column('evaluation_id').doUpdateSet({ ...window, set_at: new Date() })).execute()
  await audited(tx, caller, 'objections.opened', evaluation, { ...set }, organisation)
  return set
}

async function list(
  tx: Transaction<Database>, { state, evaluation, overdueOn }: Parameters<Objections['list']>[0], { limit, after }: { limit: number; after?: string },
): Promise<{ items: Objection[]; next: string | null }> {
  let query = tx.selectFrom('objections').selectAll()
  if (state !== undefined) query = query.where('state', '=', state)
  if (evaluation !== undefined) query = query.where('evaluation_id', '=', evaluation)
  if (overdueOn !== undefined) query = query.where('state', '=', 'filed').where('decide_by', '<', overdueOn)
  if (after !== undefined) query = query.where('id', '<', after)
  const rows = await query.orderBy('id', 'desc').limit(limit + 1).execute()
  const items = rows.slice(0, limit).map(objectionOf)
  return { items, next: rows.length > limit ? items.at(-1)!.id : null }
}

/** Whoever decided this finding, on this evaluation or by a verdict that holds for it, and whoever objects. */
async function readersBefore(tx: Transaction<Database>, row: Selectable<ObjectionRow>, { marks }: Held): Promise<Person[]> {
  const holding = (await verdictsFor(tx, marks.ofFinding(row.rule_id))).map(({ id }) => id)
  const verdicts = await tx.selectFrom('verdicts').select(['reader', 'reader_key']).where('rule_id', '=', row.rule_id)
    .where((where) => where.or([where('evaluation_id', '=', row.evaluation_id), where('id', '=', where.fn.any(where.val(holding)))])).execute()
  const before = [...verdicts.map(({ reader, reader_key: key }) => ({ label: reader, key })), { label: row.filed_by, key: row.filed_key }]
  const personOf = await personsOf(tx, before.map(({ key }) => key))
  return before.map((each) => ({ ...each, person: personOf(each.key) }))
}

async function windowOf(tx: Transaction<Database>, evaluation: string): Promise<Window | null> {
  const row = await tx.selectFrom('objection_windows').selectAll().where('evaluation_id', '=', evaluation).executeTakeFirst()
  return row ? {
    opensOn: row.opens_on, closesOn: row.closes_on, workingDays: row.working_days, decideWithin: row.decide_within, decideBy: row.decide_by,
  } : null
}

function lockedObjection(tx: Transaction<Database>, id: string): Promise<Selectable<ObjectionRow> | undefined> {
  return tx.selectFrom('objections').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

function objectionOf(row: Selectable<ObjectionRow>): Objection {
  const { decision_reason: reason, decided_by: by, decided_at: at } = row
  return {
    id: row.id, evaluationId: row.evaluation_id, ruleId: row.rule_id, reason: row.reason, links: row.links, filedAt: row.filed_at.toISOString(),
    filedBy: row.filed_by, state: row.state, decideBy: row.decide_by,
    decision: reason !== null && by !== null && at !== null
      ? { reason, by, at: at.toISOString(), verdictId: row.verdict_id, late: row.decided_late } : null,
  }
}
