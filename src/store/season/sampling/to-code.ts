// A sample's item in; what a person codes it by, out: the document, whose it is, and the rules; never what the engine found by them.
import { sql } from 'kysely'
import { documentBytes } from '../../batches/documents.js'
import { getEvaluation } from '../../evaluations.js'
import { fromStored } from '../../stored-text.js'
import { maskedSpans, starred } from '../../../model/masked.js'
import type { Transaction } from 'kysely'
import type { Citation } from '../../../model/rule.js'
import type { DocumentForm } from '../../../model/coding-view.js'
import type { DrawnItem } from '../../../season/sampling/blind.js'
import type { SampleReason } from '../../../season/sampling/sampling.js'
import type { DimensionId, IssuerKind, Localised } from '../../../model/words.js'
import type { Database } from '../../tables.js'

export interface CodingTask { id: string; year: number; drawnAt: string; items: number; open: number }
export interface RuleHead { ruleId: string; title: Localised; dimension: DimensionId; cites: Array<Citation & { title: Localised }> }
export interface ToCode {
  year: number
  item: DrawnItem
  ruleset: { id: string; version: string }
  body: { name: string; kind: IssuerKind } | null
  submitted: { url: string | null; publishedOn: string | null; receivedAt: string | null }
  document: { name: string; mediaType: string; form: DocumentForm }
  rules: RuleHead[]
}
/** Neither where it was erased. */
export interface DocumentToCode { name: string; bytes: Uint8Array | null; text: string | null }

/** Newest first. @param person the reader: items that he has coded, by whichever of his keys, are open to him no more */
export async function codingTasks(
  tx: Transaction<Database>, person: string | null, { limit, after }: { limit: number; after?: string },
): Promise<CodingTask[]> {
  const { rows } = await sql<{ id: string; year: number; drawn_at: Date; items: string; open: string }>`
    WITH page AS MATERIALIZED (
      SELECT id, year, drawn_at FROM samples ${after === undefined ? sql`` : sql`WHERE id < ${after}`} ORDER BY id DESC LIMIT ${limit}
    ), readers AS MATERIALIZED (
      SELECT coder_key, mingjian_person(coder_key) AS person
      FROM (SELECT DISTINCT coder_key FROM codings WHERE sample_id IN (SELECT id FROM page) AND coder_key IS NOT NULL) keys
    ), given AS (
      SELECT sample_id, n, count(DISTINCT coalesce(r.person::text, coder)) AS times, coalesce(bool_or(r.person = ${person}::uuid), false) AS mine
      FROM codings LEFT JOIN readers r USING (coder_key) WHERE sample_id IN (SELECT id FROM page) GROUP BY sample_id, n
    )
    SELECT s.id, s.year, s.drawn_at, count(i.n) AS items,
      count(i.n) FILTER (WHERE coalesce(c.times, 0) < CASE WHEN i.double THEN 2 ELSE 1 END AND NOT coalesce(c.mine, false)) AS open
    FROM page s LEFT JOIN sample_items i ON i.sample_id = s.id LEFT JOIN given c ON c.sample_id = i.sample_id AND c.n = i.n
    GROUP BY s.id, s.year, s.drawn_at ORDER BY s.id DESC`.execute(tx)
  return rows.map(({ id, year, drawn_at: drawnAt, items, open }) => ({
    id, year, drawnAt: drawnAt.toISOString(), items: Number(items), open: Number(open),
  }))
}

interface Row {
  id: string
  year: number
  double: boolean
  reasons: SampleReason[]
  organisation_id: string
  ruleset_id: string
  ruleset_version: string
  document_name: string
  document_sha256: string
  media_type: string
  erased: boolean
  body_name: string | null
  body_kind: IssuerKind | null
  body_organisation: string | null
  of_item: string
  said_on: string | null
  url: string | null
  published_on: string | null
  received_at: Date | null
}

async function rowOf(tx: Transaction<Database>, id: string, n: number): Promise<Row | null> {
  const { rows } = await sql<Row>`
    SELECT e.id, p.year, i.double, i.reasons, e.organisation_id, e.ruleset_id, e.ruleset_version, e.document_name, e.document_sha256, e.media_type,
      e.erased_at IS NOT NULL AS erased, b.name AS body_name, b.kind AS body_kind, b.organisation_id AS body_organisation,
      i.organisation_id AS of_item, s.url, s.published_on, s.received_at,
      -- A day that the engine read is a finding of its own; one that was submitted is not.
      CASE WHEN e.head -> 'report' ->> 'publishedOnSource' = 'submitted' THEN e.head -> 'report' ->> 'publishedOn' END AS said_on
    FROM sample_items i JOIN samples p ON p.id = i.sample_id JOIN evaluations e ON e.id = i.evaluation_id
    LEFT JOIN bodies b ON b.id = e.body_id
    LEFT JOIN LATERAL (SELECT * FROM submissions WHERE evaluation_id = e.id ORDER BY received_at DESC LIMIT 1) s ON true
    WHERE i.sample_id = ${id} AND i.n = ${n}`.execute(tx)
  return rows[0] ?? null
}

/** @returns null where there is no such item. */
export async function toCode(tx: Transaction<Database>, id: string, n: number): Promise<ToCode | null> {
  const row = await rowOf(tx, id, n)
  if (!row) return null
  const kept = await keeperOf(tx, row)
  return {
    year: row.year, item: { n, double: row.double, reasons: row.reasons, evaluationId: row.id },
    ruleset: { id: row.ruleset_id, version: row.ruleset_version },
    body: row.body_name !== null && row.body_kind !== null ? { name: row.body_name, kind: row.body_kind } : null,
    submitted: { url: row.url, publishedOn: row.said_on ?? row.published_on, receivedAt: row.received_at?.toISOString() ?? null },
    document: {
      name: fromStored(row.document_name), mediaType: fromStored(row.media_type), form: row.erased ? 'erased' : kept === null ? 'text' : 'file',
    },
    rules: await rulesIn(tx, row.id),
  }
}

/** Its bytes where they are kept; else its text as read, with stars for personal data. @returns null where there is no such item. */
export async function documentToCode(tx: Transaction<Database>, id: string, n: number): Promise<DocumentToCode | null> {
  const row = await rowOf(tx, id, n)
  if (!row) return null
  const name = fromStored(row.document_name)
  if (row.erased) return { name, bytes: null, text: null }
  const kept = await keeperOf(tx, row)
  if (kept !== null) return { name, bytes: await documentBytes(tx, kept, row.document_sha256), text: null }
  const { result } = (await getEvaluation(tx, row.id))!
  return { name, bytes: null, text: starred(result.text, { start: 0, end: result.text.length }, maskedSpans(result)) }
}

/**
 * Under whom the bytes lie: whoever they were evaluated for, drawn by or handed in for; else anybody below the caller, of whom each is looked
 * up by key.
 */
async function keeperOf(tx: Transaction<Database>, row: Row): Promise<string | null> {
  const near = [...new Set([row.organisation_id, row.of_item, row.body_organisation].filter((each) => each !== null))]
  const { rows: [held] } = await sql<{ organisation_id: string }>`
    SELECT organisation_id FROM documents WHERE organisation_id = ANY(${near}::uuid[]) AND sha256 = ${row.document_sha256} LIMIT 1`.execute(tx)
  if (held) return held.organisation_id
  const { rows } = await sql<{ organisation_id: string }>`
    SELECT d.organisation_id FROM organisation_closure c JOIN documents d ON d.organisation_id = c.descendant AND d.sha256 = ${row.document_sha256}
    WHERE c.ancestor = mingjian_organisation() LIMIT 1`.execute(tx)
  return rows[0]?.organisation_id ?? null
}

/** Every rule that was judged, passed or not: which there are depends on the ruleset alone. */
async function rulesIn(tx: Transaction<Database>, evaluation: string): Promise<RuleHead[]> {
  const { rows } = await sql<RuleHead>`
    SELECT f."ruleId", f.title, f.dimension, f.cites
    FROM evaluations e, json_to_recordset(e.body -> 'findings') AS f ("ruleId" text, title json, dimension text, cites json)
    WHERE e.id = ${evaluation}`.execute(tx)
  return rows
}
