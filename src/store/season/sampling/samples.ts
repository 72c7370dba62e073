// Samples to rows and back: drawn by a plan from the evaluations of a year, coded by readers who don't see each other's codes.
import { sql } from 'kysely'
import { v7 as timeOrderedId } from 'uuid'
import { audited } from '../../audit.js'
import { adjudicate, adjudicationsOf, engineCodesOf } from './adjudications.js'
import { codingsOf } from './codings.js'
import { codingTasks, documentToCode, toCode } from './to-code.js'
import { usualTargets } from '../../../season/sampling/targets.js'
import { draw } from '../../../season/sampling/sampling.js'
import { isSamePerson } from '../../../season/readers.js'
import { Fault } from '../../../model/fault.js'
import type { Transaction } from 'kysely'
import type { DrawnItem } from '../../../season/sampling/blind.js'
import type { Coding, RuleCodes } from '../../../season/sampling/coding.js'
import type { Person } from '../../../season/readers.js'
import type { SampledRow, SampleReason, SamplingPlan } from '../../../season/sampling/sampling.js'
import type { Adjudication } from '../../../season/sampling/adjudication.js'
import type { AgreementTargets } from '../../../model/review-records.js'
import type { AdjudicationGiven, EngineCodes } from './adjudications.js'
import type { CodingTask, DocumentToCode, ToCode } from './to-code.js'
import type { Database } from '../../tables.js'
import type { Tenancy } from '../../tenancy.js'

export interface AgreedPlan extends SamplingPlan { targets: AgreementTargets }
export interface Sample { id: string; year: number; plan: AgreedPlan; population: number; drawnAt: string; items: DrawnItem[] }

export interface Samples {
  /** From the latest evaluation of each body's report of that year that the caller sees, by its latest score. */
  draw(year: number, plan: AgreedPlan, edges: number[]): Promise<Sample>
  get(id: string): Promise<Sample | null>
  list(page: { limit: number; after?: string }): Promise<{ items: Array<Omit<Sample, 'items'>>; next: string | null }>
  /** As coders see them: how many items each has, and how many the caller's key may still code. */
  tasks(page: { limit: number; after?: string }): Promise<{ items: CodingTask[]; next: string | null }>
  /** What it takes to code an item, with nothing of what the engine found; null where there is no such item. */
  toCode(id: string, n: number): Promise<ToCode | null>
  document(id: string, n: number): Promise<DocumentToCode | null>
  /**
   * Kept as given: a code is not changed after, or it would not be blind.
   * @returns null where there is no such item. @throws Fault wrong-step where he coded it, or as many did as should
   */
  code(id: string, n: number, by: Person, codes: RuleCodes, blind?: boolean): Promise<Coding | null>
  /** All of the sample, or of one item: whoever asks for a reader leaves out what that reader may not see. */
  codings(id: string, n?: number): Promise<Coding[]>
  /**
   * What a third reader says where the two differ; kept as given.
   * @returns null where there is no such item. @throws Fault wrong-step, second-reader-needed
   */
  adjudicate(id: string, n: number, by: Person, said: AdjudicationGiven): Promise<Adjudication | null>
  adjudications(id: string, n?: number): Promise<Adjudication[]>
  /** What the engine itself found on the items that somebody coded: for figures, and for nobody who is still to code. */
  engineCodes(id: string): Promise<EngineCodes>
  /** The rules that can be coded on an item. */
  rulesOf(id: string, n: number): Promise<string[] | null>
}

export function samplesOf({ caller, within, creating }: Tenancy): Samples {
  return {
    draw: (year, plan, edges) => creating(async (tx) => {
      const rows = await population(tx, year)
      const drawn = draw(rows, plan, edges)
      const id = timeOrderedId()
      const organisation_id = caller.organisation
      await tx.insertInto('samples').values({
        id, organisation_id, year, plan: JSON.stringify(plan), population: rows.length, drawn_at: new Date(),
      }).execute()
      for (let at = 0; at < drawn.length; at += 1000) {
        await tx.insertInto('sample_items').values(drawn.slice(at, at + 1000).map((item, index) => ({
          sample_id: id, n: at + index + 1, organisation_id, evaluation_id: item.id, reasons: item.reasons, double: item.double,
        }))).execute()
      }
      await audited(tx, caller, 'sample.drawn', id, { year, seed: plan.seed, of: rows.length, items: drawn.length })
      return (await whole(tx, id))!
    }),
    get: (id) => within((tx) => whole(tx, id)),
    list: ({ limit, after }) => within(async (tx) => {
      let query = tx.selectFrom('samples').selectAll()
      if (after !== undefined) query = query.where('id', '<', after)
      const rows = await query.orderBy('id', 'desc').limit(limit + 1).execute()
      const items = rows.slice(0, limit).map(headOf)
      return { items, next: rows.length > limit ? items.at(-1)!.id : null }
    }),
    tasks: ({ limit, after }) => within(async (tx) => {
      const found = await codingTasks(tx, caller.person, { limit: limit + 1, ...(after !== undefined && { after }) })
      const items = found.slice(0, limit)
      return { items, next: found.length > limit ? items.at(-1)!.id : null }
    }),
    toCode: (id, n) => within((tx) => toCode(tx, id, n)),
    document: (id, n) => within((tx) => documentToCode(tx, id, n)),
    code: (id, n, by, codes, blind = false) => within(async (tx) => {
      const item = await tx.selectFrom('sample_items').selectAll().where('sample_id', '=', id).where('n', '=', n).executeTakeFirst()
      if (!item) return null
      // Two who code at once wait for each other: which is first and which second is settled before either is written.
      await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`mingjian coding ${id} ${n}`}, 0))`.execute(tx)
      const held = await codingsOf(tx, id, n)
      if (held.some((coding) => isSamePerson(coding.by, by))) {
        throw new Fault('wrong-step', { zh: '您已经评过这一份，不能更改。', en: 'You coded this item; a code is not changed.' })
      }
      if (held.length >= (item.double ? 2 : 1)) throw new Fault('wrong-step', { zh: '这一份已经评完。', en: 'This item has been coded.' })
      // Not the next by number of readers: a place may be taken by a code that does not count.
      const { last } = await tx.selectFrom('codings').select(({ fn }) => fn.max('place').as('last')).where('sample_id', '=', id).where('n', '=', n)
        .executeTakeFirstOrThrow()
      const [place, codedAt] = [(last ?? 0) + 1, new Date()]
      await tx.insertInto('codings').values({
        sample_id: id, n, place, organisation_id: item.organisation_id, coder: by.label, coder_key: by.key,
        codes: JSON.stringify(codes), coded_at: codedAt, blind,
      }).execute()
      await audited(tx, caller, 'sample.coded', id, { item: n, place, by: by.label, blind }, item.organisation_id)
      return { n, place, by, codes, codedAt: codedAt.toISOString(), blind }
    }),
    codings: (id, n) => within((tx) => codingsOf(tx, id, n)),
    adjudicate: (id, n, by, said) => within((tx) => adjudicate(tx, caller, { id, n }, by, said)),
    adjudications: (id, n) => within((tx) => adjudicationsOf(tx, id, n)),
    engineCodes: (id) => within((tx) => engineCodesOf(tx, id)),
    rulesOf: (id, n) => within(async (tx) => {
      const row = await tx.selectFrom('sample_items').innerJoin('evaluations', 'evaluations.id', 'sample_items.evaluation_id')
        .select(sql<string[]>`ARRAY(SELECT finding ->> 'ruleId' FROM json_array_elements(evaluations.body -> 'findings') finding)`.as('rules'))
        .where('sample_id', '=', id).where('n', '=', n).executeTakeFirst()
      return row?.rules ?? null
    }),
  }
}

/**
 * A body has one report of a year, whoever evaluated it and however often: its newest counts, as in a league and in the coverage. What is of
 * no body is told apart by its document and the name on it, and is left out where the same stands under a body.
 */
async function population(tx: Transaction<Database>, year: number): Promise<SampledRow[]> {
  const { rows } = await sql<SampledRow & { fails: string }>`
    WITH seen AS (
      SELECT id, body_id, document_sha256, issuer_name,
        bool_or(body_id IS NOT NULL) OVER (PARTITION BY document_sha256, issuer_name) AS bound
      FROM evaluations WHERE report_kind = 'annual-report' AND id = ANY(ARRAY(
        SELECT id FROM listed_evaluations WHERE organisation_id = mingjian_organisation() AND report_year = ${year}))
    ), counted AS (
      (SELECT DISTINCT ON (body_id) id FROM seen WHERE body_id IS NOT NULL ORDER BY body_id, id DESC)
      UNION ALL
      (SELECT DISTINCT ON (document_sha256, issuer_name) id FROM seen WHERE NOT bound ORDER BY document_sha256, issuer_name, id DESC)
    )
    SELECT e.id,
      CASE WHEN v.evaluation_id IS NULL THEN e.total ELSE v.total END AS total,
      CASE WHEN v.evaluation_id IS NULL THEN (e.head -> 'score' ->> 'low')::float8 ELSE v.low END AS low,
      CASE WHEN v.evaluation_id IS NULL THEN (e.head -> 'score' ->> 'high')::float8 ELSE v.high END AS high,
      CASE WHEN v.evaluation_id IS NULL THEN e.band ELSE v.band END AS band,
      (SELECT count(*) FROM json_array_elements(e.body -> 'findings') finding
        WHERE finding ->> 'severity' = 'critical' AND finding ->> 'outcome' = 'fail') AS fails
    FROM counted JOIN evaluations e ON e.id = counted.id
    LEFT JOIN LATERAL (
      SELECT * FROM score_versions WHERE evaluation_id = e.id ORDER BY version DESC LIMIT 1
    ) v ON true
    ORDER BY e.id`.execute(tx)
  return rows.map(({ fails, ...row }) => ({ ...row, criticalFails: Number(fails) }))
}

async function whole(tx: Transaction<Database>, id: string): Promise<Sample | null> {
  const row = await tx.selectFrom('samples').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return null
  const items = await tx.selectFrom('sample_items').selectAll().where('sample_id', '=', id).orderBy('n').execute()
  return {
    ...headOf(row),
    items: items.map(({ n, double, evaluation_id: evaluationId, reasons }) => ({ n, double, evaluationId, reasons: reasons as SampleReason[] })),
  }
}

function headOf(row: { id: string; year: number; plan: unknown; population: number; drawn_at: Date }): Omit<Sample, 'items'> {
  // A plan of before there were targets has the usual ones.
  const plan = { targets: usualTargets, ...(row.plan as SamplingPlan) } as AgreedPlan
  return { id: row.id, year: row.year, plan, population: row.population, drawnAt: row.drawn_at.toISOString() }
}
