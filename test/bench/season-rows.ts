// A database in; many bodies in it, each with an evaluation a year and its place in every league that sees it, made by the database itself.
import { sql } from 'kysely'
import { toStoredJson } from '../../src/store/stored-text.js'
import { localOrganisation } from '../../src/model/caller.js'
import { aResult } from '../store/sample-result.js'
import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../../src/store/tables.js'

const cities = 14
const countiesOfEach = 10
const uuidOf = (kind: string, number: string) => sql.raw(`(lpad(to_hex(${number}), 8, '0') || '-0000-7000-${kind}-000000000000')::uuid`)

/**
 * One province, its cities and counties, and below these agencies with keys of their own; half of the bodies belong to the counties, half to
 * the agencies, one government for fifty of them.
 */
export async function fillSeason(
  db: Kysely<Database>, bodies: number, years: number, agencies: number,
): Promise<Record<'province' | 'city' | 'county' | 'agency' | 'government', string>> {
  const organisation = (number: number): string => `${number.toString(16).padStart(8, '0')}-0000-7000-a000-000000000000`
  const rows = [{ id: organisation(1), parent_id: localOrganisation, name: 'province', kind: 'province' }]
  for (let city = 0; city < cities; city += 1) {
    rows.push({ id: organisation(100 + city), parent_id: organisation(1), name: `city ${city}`, kind: 'city' })
    for (let county = 0; county < countiesOfEach; county += 1) {
      const id = organisation(1000 + city * countiesOfEach + county)
      rows.push({ id, parent_id: organisation(100 + city), name: `county ${county}`, kind: 'county' })
    }
  }
  const counties = cities * countiesOfEach
  for (let agency = 0; agency < agencies; agency += 1) {
    rows.push({ id: organisation(10_000 + agency), parent_id: organisation(1000 + (agency % counties)), name: `agency ${agency}`, kind: 'agency' })
  }
  await db.transaction().execute(async (tx) => {
    await sql`SET LOCAL statement_timeout = 0`.execute(tx)
    for (const row of rows) await tx.insertInto('organisations').values(row).execute()
    await fill(tx, bodies, years, agencies)
  })
  // What autovacuum does on a server that has been up for a minute.
  await db.connection().execute(async (connection) => {
    await sql`SET statement_timeout = 0`.execute(connection)
    await sql`VACUUM ANALYZE`.execute(connection)
  })
  return { province: organisation(1), city: organisation(100), county: organisation(1003), agency: organisation(10_003), government: bodyOf(50) }
}

const bodyOf = (number: number): string => `${number.toString(16).padStart(8, '0')}-0000-7000-b000-000000000000`

async function fill(db: Transaction<Database>, bodies: number, years: number, agencies: number): Promise<void> {
  const place = `CASE WHEN n % 2 = 0 THEN 1000 + n / 2 % ${cities * countiesOfEach} ELSE 10000 + n / 2 % ${agencies} END`
  const owner = sql.raw(`(lpad(to_hex(${place}), 8, '0') || '-0000-7000-a000-000000000000')::uuid`)
  const kind = sql.raw(`CASE WHEN n % 50 = 0 THEN 'government' WHEN n % 4 = 1 THEN 'township' WHEN n % 4 = 2 THEN 'street' ELSE 'department' END`)
  await sql`
    INSERT INTO bodies (id, organisation_id, name, kind, parent_id)
    SELECT ${uuidOf('b000', 'n')}, ${owner}, 'body ' || n, ${kind}, CASE WHEN n % 50 <> 0 THEN ${uuidOf('b000', 'n - n % 50')} END
    FROM generate_series(0, ${bodies - 1}) n`.execute(db)
  const { engineVersion, ruleset, document, report, score, text, ...body } = aResult()
  const head = toStoredJson({ engineVersion, ruleset, document, report, score })
  const whole = toStoredJson({ ...body, findings: Array.from({ length: 77 }, (_, at) => ({ ...body.findings[0]!, ruleId: `rule-${at}` })) })
  await sql`ALTER TABLE evaluations DISABLE TRIGGER evaluations_note`.execute(db)
  for (let year = 0; year < years; year += 1) {
    await sql`
      INSERT INTO evaluations (id, organisation_id, body_id, created_at, shape, ruleset_id, ruleset_version, ruleset_digest, document_sha256,
        document_name, media_type, report_kind, report_year, regime, province, issuer_kind, issuer_name, band, total, failed, partly, reviewed,
        head, body, text)
      SELECT ${uuidOf('8000', `n * ${years} + ${year}`)}, ${owner}, ${uuidOf('b000', 'n')}, now(), 1, 'bench', '1', 'd',
        md5(n::text || '-' || ${year}::text),
        'report.txt', 'text/plain', 'annual-report', 2020 + ${year}::int, 'cn-2019-form-2021', '吉林省', ${kind}, 'body ' || n,
        CASE WHEN n % 7 = 0 THEN 'failing' WHEN n % 3 = 0 THEN 'open' ELSE 'good' END, 50 + (n * 7919 + ${year}::int * 31) % 500 / 10.0,
        ARRAY['rule-' || n % 77], '{}', '{}', ${head}::jsonb, CASE WHEN n * ${years} < 10000 THEN ${whole}::json ELSE '{}'::json END, ${text}
      FROM generate_series(0, ${bodies - 1}) n`.execute(db)
  }
  await sql`ALTER TABLE evaluations ENABLE TRIGGER evaluations_note`.execute(db)
  await sql`
    INSERT INTO standings SELECT ancestor, report_year, 'bench@1', body_id, evaluations.id, 1, bodies.name, bodies.kind, bodies.parent_id,
      CASE WHEN bodies.parent_id IS NULL THEN 1 ELSE 2 END, band <> 'open', total, total, total - 2, total + 2, 0.9, band, total - 3,
      ('x' || substr(document_sha256, 1, 2))::bit(8)::int / 20.0, true, failed, partly, reviewed
    FROM evaluations JOIN bodies ON bodies.id = body_id JOIN organisation_closure ON descendant = bodies.organisation_id`.execute(db)
}
