// Things that are kept, by their ids, in; what a batch needs of their documents out, copied to the caller's organisation where they are another's.
import { sql } from 'kysely'
import { holdDocuments } from './documents.js'
import { fromStored } from '../stored-text.js'
import type { Transaction } from 'kysely'
import type { SubmittedWith } from '../../model/batch.js'
import type { Database } from '../tables.js'
import type { Tenancy } from '../tenancy.js'
import type { NewItem } from './receiving.js'

export type Reference = { submission: string } | { evaluation: string } | { sha256: string }

export interface References {
  /** In the order asked for; null where there is no such thing, or its bytes are not kept. */
  refer(references: Reference[]): Promise<Array<NewItem | null>>
}

interface Row {
  asked: string
  name: string | null
  sha256: string
  size: number
  published_on: string | null
  url: string | null
  issuer: string | null
  year: number | null
  submission: string | null
  body: string | null
}

export function referencesOf({ caller, repeatable }: Tenancy): References {
  return {
    refer: (references) => repeatable(async (tx) => {
      const asked = (kind: 'submission' | 'evaluation' | 'sha256'): string[] =>
        references.flatMap((each) => (kind in each ? [(each as Record<string, string>)[kind]!] : []))
      const found = new Map([
        ...await bySubmission(tx, asked('submission')), ...await byEvaluation(tx, asked('evaluation')), ...await byHash(tx, asked('sha256')),
      ].map((row) => [row.asked, row]))
      await holdDocuments(tx, caller.organisation, 'with others')
      await sql`INSERT INTO documents (organisation_id, sha256, bytes, size)
        SELECT DISTINCT ON (sha256) ${caller.organisation}::uuid, sha256, bytes, size FROM documents
        WHERE sha256 = ANY(${[...found.values()].map(({ sha256 }) => sha256)}) ON CONFLICT DO NOTHING`.execute(tx)
      return references.map((each) => {
        const row = found.get(Object.values(each)[0]!)
        return row ? itemOf(row) : null
      })
    }),
  }
}

function itemOf({ name, sha256, size, published_on: publishedOn, url, issuer, year, submission, body }: Row): NewItem {
  const submitted: SubmittedWith = {
    ...(publishedOn !== null && { publishedOn }), ...(url !== null && { url }), ...(issuer !== null && { issuer }),
    ...(year !== null && { year }),
  }
  return { name: name === null ? 'report' : fromStored(name), submitted, sha256, size, submission, body }
}

async function bySubmission(tx: Transaction<Database>, ids: string[]): Promise<Row[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Row>`
    SELECT submission.id::text AS asked, submission.name, sha256, document.size, published_on::text AS published_on, url,
      body.name AS issuer, year, submission.id AS submission, body.id AS body
    FROM submissions AS submission JOIN documents AS document USING (organisation_id, sha256) LEFT JOIN bodies AS body ON body.id = body_id
    WHERE submission.id = ANY(${ids}::uuid[])`.execute(tx)
  return rows
}

async function byEvaluation(tx: Transaction<Database>, ids: string[]): Promise<Row[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Row>`
    SELECT evaluation.id::text AS asked, document_name AS name, sha256, size, NULL AS published_on, NULL AS url, NULL AS issuer,
      NULL::int AS year, NULL AS submission, body_id AS body
    FROM evaluations AS evaluation JOIN documents AS document
      ON document.organisation_id = evaluation.organisation_id AND sha256 = document_sha256
    WHERE evaluation.id = ANY(${ids}::uuid[])`.execute(tx)
  return rows
}

async function byHash(tx: Transaction<Database>, hashes: string[]): Promise<Row[]> {
  if (hashes.length === 0) return []
  const { rows } = await sql<Row>`
    SELECT DISTINCT ON (sha256) sha256 AS asked, NULL AS name, sha256, size, NULL AS published_on, NULL AS url, NULL AS issuer,
      NULL::int AS year, NULL AS submission, NULL AS body
    FROM documents WHERE sha256 = ANY(${hashes})`.execute(tx)
  return rows
}
