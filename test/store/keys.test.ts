// Keys that were made before coding had a scope of its own: whoever could code goes on, and nobody else may.
import t from 'tap'
import { localOrganisation } from '../../src/model/caller.js'
import { openDatabase } from '../../src/store/database.js'
import { migrate } from '../../src/store/migrate.js'
import { targets } from './targets.js'
import type { Role, Scope } from '../../src/model/caller.js'

for (const [name, open] of Object.entries(await targets(t.testdir()))) {
  t.test(`brought up to date on ${name}`, async (t) => {
    t.setTimeout(290_000)
    const target = await open()
    const { db, close } = await openDatabase({ databaseUrl: target.url, dataFolder: 'unused' })
    await migrate(db, '0025_listed_evaluations')
    const cases: Array<[what: string, role: Role, before: Scope[], codes: boolean]> = [
      ['an office', 'office', ['evaluations:read', 'reviews:write'], true], ['an evaluator', 'evaluator', ['reviews:write'], true],
      ['an evaluator that only looked', 'evaluator', ['reviews:read'], false], ['an agency, which objected', 'agency', ['reviews:write'], false],
      ['a reader', 'reader', ['reviews:read'], false],
    ]
    const idOf = (at: number): string => `01930a2e-7c40-7d3a-9b1e-00000000000${at}`
    const made = (at: number, role: Role, scopes: Scope[]) => db.insertInto('keys').values({
      id: idOf(at), organisation_id: localOrganisation, name: role, role, scopes, digest: String(at).repeat(64), requests_per_minute: null,
      expires_at: null, revoked_at: null, last_used_at: null, replaced_by: null,
    }).execute()
    for (const [at, [, role, before]] of cases.entries()) await made(at, role, before)
    await t.rejects(made(8, 'coder', ['samples:code']), { code: '23514' }, 'there was no such role')
    await migrate(db)
    const rows = new Map((await db.selectFrom('keys').select(['id', 'scopes']).execute()).map(({ id, scopes }) => [id, scopes]))
    for (const [at, [what, , before, codes]] of cases.entries()) t.same(rows.get(idOf(at)), codes ? [...before, 'samples:code'] : before, what)
    await made(8, 'coder', ['samples:code'])
    await t.rejects(made(9, 'nobody' as Role, []), { code: '23514' })
    await close()
    await target.release()
  })
}
