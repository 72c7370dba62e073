// Problem lists as stored in, as they are written to files out: with the findings as people left them and each item's punctuality.
import { asDecided } from '../../season/decided.js'
import { punctualityOf } from '../../season/punctuality.js'
import { decidedAtOnce } from '../../store/season/verdicts.js'
import type { IssuedList } from '../../model/problem-list-export.js'
import type { ItemState, ProblemList, Punctuality } from '../../model/review-records.js'
import type { IsoDate, Language } from '../../model/words.js'
import type { Decided } from '../../store/season/verdicts.js'
import type { TenantStore } from '../../store/tenant-store.js'
import type { Service } from '../dependencies.js'

export interface Told { language: Language; office: string | null; today: IsoDate }
/** Which items are told; of a list none of whose items is, nothing is. */
export interface ItemFilter { state?: ItemState | undefined; punctuality?: Punctuality | undefined }

const atOnce = 100

export async function issuedList(kept: TenantStore, list: ProblemList, told: Told, present: Service['present']): Promise<IssuedList> {
  return listOf(list, (await kept.verdicts.decided([list.evaluationId])).get(list.evaluationId) ?? null, told, present)
}

function listOf(list: ProblemList, held: Decided | null, { language, office, today }: Told, present: Service['present']): IssuedList {
  const shown = held && present(held.stored.result, { language, id: held.stored.id, createdAt: held.stored.createdAt, include: [] })
  const findings = new Map((shown ? asDecided(shown.findings, held.changes) : []).map((finding) => [finding.ruleId, finding]))
  return {
    id: list.id, body: list.bodyName ?? shown?.report.issuer.name ?? null, year: list.year, title: shown?.report.title ?? null,
    document: shown && { name: shown.document.name, sha256: shown.document.sha256 },
    ruleset: shown && { id: shown.ruleset.id, version: shown.ruleset.version }, checkedAt: shown && shown.createdAt,
    issuedOn: list.issuedOn, dueOn: list.dueOn, note: list.note, issuedBy: list.issuedBy, office, asOf: today,
    items: list.items.map((item) => ({
      ...item, punctuality: punctualityOf(item, today), finding: findings.get(item.ruleId) ?? null,
    })),
  }
}

/** Newest first, one by one: a season has thousands. */
export async function* issuedLists(
  kept: TenantStore, filter: { year?: number | undefined; body?: string | undefined }, { state, punctuality }: ItemFilter, told: Told,
  present: Service['present'],
): AsyncGenerator<IssuedList> {
  for (let after: string | undefined; ;) {
    const { items: lists, next } = await kept.problemLists.list(filter, { limit: atOnce, ...(after !== undefined && { after }) })
    const wanted = lists.map((list) => ({
      ...list,
      items: list.items.filter((item) => (state === undefined || item.state === state)
        && (punctuality === undefined || punctualityOf(item, told.today) === punctuality)),
    })).filter(({ items }) => items.length > 0)
    for (let at = 0; at < wanted.length; at += decidedAtOnce) {
      const some = wanted.slice(at, at + decidedAtOnce)
      const held = await kept.verdicts.decided(some.map(({ evaluationId }) => evaluationId))
      for (const list of some) yield listOf(list, held.get(list.evaluationId) ?? null, told, present)
    }
    if (next === null) return
    after = next
  }
}
