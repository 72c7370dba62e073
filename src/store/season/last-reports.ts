// Whose report of which year in; the stored one of the year before out: by the body's own id, else by its name, and none where that is not certain.
import { sql } from 'kysely'
import { getEvaluation } from '../evaluations.js'
import { toStored } from '../stored-text.js'
import { aboveOf } from './following.js'
import { rosterIndex } from './roster-index.js'
import { matchBody } from '../../season/match.js'
import { plainName } from '../../season/names.js'
import { lastReportOf } from '../../season/succession.js'
import type { Transaction } from 'kysely'
import type { Companions } from '../../model/companions.js'
import type { Localised } from '../../model/words.js'
import type { Predecessor } from '../../season/succession.js'
import type { RosterIndex } from '../../season/match.js'
import type { Database } from '../tables.js'
import type { Tenancy } from '../tenancy.js'

export interface Asked {
  /** As the sender or a person said; else it is matched by name and host. */
  body?: string | null | undefined
  submitted?: string | null | undefined
  read: string | null
  host?: string | null | undefined
  /** Of the report at hand. */
  year: number
}

export interface LastReports {
  /** What a report is held against as last year's: nothing where there is none, or a word on why none of those there are will do. */
  of(asked: Asked): Promise<Pick<Companions, 'previous' | 'sameBody' | 'withheld'>>
}

export function lastReportsOf({ caller, repeatable }: Tenancy): LastReports {
  return {
    of: (asked) => repeatable(async (tx) => {
      const found = await find(tx, asked, await rosterIndex(tx, caller.organisation))
      if ('why' in found) return { withheld: withheld(found.why) }
      const stored = found.id === null ? null : await getEvaluation(tx, found.id)
      return stored ? { previous: stored.result, ...(found.ofBody && { sameBody: true }) } : {}
    }),
  }
}

type Found = { id: string | null; ofBody: boolean } | { why: Localised }

async function find(
  tx: Transaction<Database>, { body: said, submitted = null, read, host = null, year }: Asked, index: RosterIndex,
): Promise<Found> {
  const match = said != null && index.bodies.has(said) ? null : matchBody({ code: null, submitted, read, host }, index)
  if (match?.state === 'review' && [submitted, read].some((name) => name !== null && index.byName.has(plainName(name)))) return { why: match.reason }
  const body = match === null ? said! : match.state === 'matched' ? match.body : null
  if (body !== null) {
    const held = lastReportOf(await lineOf(tx, body, year - 1), year)
    if ('why' in held) return held
    if (held.report !== null) return { id: held.report, ofBody: true }
  }
  const issuer = submitted ?? read
  return issuer === null ? { id: null, ofBody: false } : byName(tx, issuer, year - 1, body)
}

/** The newest counts, as in a league; of those scored again from one reading any will do. */
async function lineOf(tx: Transaction<Database>, body: string, year: number) {
  const { rows } = await sql<Predecessor & { founded: string | null; own: boolean }>`
    WITH RECURSIVE line AS (
      SELECT id, name, founded, NULL::text AS merged_on, 0 AS steps FROM bodies WHERE id = ${body}
      UNION ALL SELECT of.id, of.name, of.founded, of.merged_on, steps + 1 FROM bodies AS of JOIN line ON of.merged_into = line.id WHERE steps < 20
    )
    SELECT steps = 0 AS own, name, founded, merged_on AS "mergedOn", (
      SELECT evaluations.id FROM evaluations WHERE body_id = line.id AND report_year = ${year} AND report_kind = 'annual-report'
      ORDER BY evaluations.id DESC LIMIT 1) AS report
    FROM line ORDER BY steps, id LIMIT 200`.execute(tx)
  const own = rows.find((row) => row.own)
  return { founded: own?.founded ?? null, report: own?.report ?? null, predecessors: rows.filter((row) => row !== own) }
}

/** Documents of one name and year that are looked at: more than that are no one body's. */
const mostDocuments = 20

interface Candidate { id: string; body: string | null; organisation: string; province: string | null; figures: string }

/** A name says little: what is known to be another's is not taken, nor one of several that differ in a figure, or have no table to tell by. */
async function byName(tx: Transaction<Database>, issuer: string, year: number, body: string | null): Promise<Found> {
  const { rows } = await sql<Candidate>`
    SELECT DISTINCT ON (document_sha256) id, body_id AS body, organisation_id AS organisation, province,
      CASE WHEN EXISTS (SELECT FROM json_each(body -> 'tables') WHERE json_typeof(value) <> 'null')
        THEN md5((body -> 'tables')::text) ELSE document_sha256 END AS figures
    FROM evaluations WHERE issuer_name = ${toStored(issuer)} AND report_year = ${year} AND report_kind = 'annual-report'
    ORDER BY document_sha256, id DESC LIMIT ${mostDocuments}`.execute(tx)
  const near = body === null ? rows : await nearTo(tx, body, rows)
  const latest = near.reduce<Candidate | null>((last, each) => (last === null || each.id > last.id ? each : last), null)
  if (!latest) return { id: null, ofBody: false }
  if (near.some((each) => each.body !== null && each.body !== body)) return { why: anothers }
  const differ = (of: (each: Candidate) => string | null): boolean => new Set(near.map(of).filter((value) => value !== null)).size > 1
  if (differ(({ figures }) => figures) || differ(({ province }) => province) || rows.length === mostDocuments) return { why: several }
  return { id: latest.id, ofBody: false }
}

/** Of a body of one city, nothing that another city's office keeps: it may have a body of the same name. */
async function nearTo(tx: Transaction<Database>, body: string, candidates: Candidate[]): Promise<Candidate[]> {
  const { organisation_id: owner } = await tx.selectFrom('bodies').select('organisation_id').where('id', '=', body).executeTakeFirstOrThrow()
  const above = await aboveOf(tx, owner)
  const near: Candidate[] = []
  for (const each of candidates) {
    if (above.has(each.organisation) || (await aboveOf(tx, each.organisation)).has(owner)) near.push(each)
  }
  return near
}

const anothers: Localised = {
  zh: '库中同名的上年报告属于名单中的另一个单位', en: 'the stored report of that name is of another body of the roster',
}
const several: Localised = {
  zh: '库中有几份同名的上年报告，内容不一', en: 'several reports of that name are stored for that year, and they differ',
}

function withheld({ zh, en }: Localised): Localised {
  return {
    zh: `没有与库中的上年报告对照：${zh}。请附上年报告，或认定其所属单位`,
    en: `It was not held against a stored report of last year: ${en}. Give last year's report, or say of which body the stored one is`,
  }
}
