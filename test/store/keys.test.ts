// Keys of before: whoever could code goes on, and nobody else may; a chain of rotations becomes one person's, and stays so.
import t from 'tap'
import { localOrganisation } from '../../src/model/caller.js'
import { openDatabase } from '../../src/store/database.js'
import { migrate } from '../../src/store/migrate.js'
import { personsOf } from '../../src/store/persons.js'
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

  t.test(`whose a key is, on ${name}`, async (t) => {
    t.setTimeout(60_000)
    const target = await open()
    const { db, close } = await openDatabase({ databaseUrl: target.url, dataFolder: 'unused' })
    await migrate(db, '0027_reports_of_bodies')
    const idOf = (at: number): string => `01930a2e-7c40-7d3a-9b1e-0000000000${at}`
    // As a process of before the migration does it, which knows of no person: the new key, then the old one's pointer to it.
    const made = (at: number) => db.insertInto('keys').values({
      id: idOf(at), organisation_id: localOrganisation, name: '同名', role: 'coder', scopes: ['samples:code'], digest: String(at % 10).repeat(64),
      requests_per_minute: null, expires_at: null, revoked_at: null, last_used_at: null, replaced_by: null,
    }).execute()
    const rotated = async (...chain: number[]) => {
      for (const [at, key] of chain.entries()) {
        await made(key)
        if (at > 0) await db.updateTable('keys').set({ replaced_by: idOf(key) }).where('id', '=', idOf(chain[at - 1]!)).execute()
      }
    }
    await rotated(10)
    await rotated(20, 21)
    // Ids say nothing of the order: the first of this chain has the greatest.
    await rotated(39, 35, 37, 31, 33)
    await migrate(db)
    await rotated(50, 51, 52)
    await made(53)
    await db.updateTable('keys').set({ replaced_by: idOf(53) }).where('id', '=', idOf(33)).execute()
    const persons = new Map((await db.selectFrom('keys').select(['id', 'person']).execute()).map(({ id, person }) => [id, person]))
    const cases: Array<[what: string, person: number, keys: number[]]> = [
      ['never rotated', 10, [10]], ['once', 20, [20, 21]], ['a chain, which goes on after', 39, [39, 35, 37, 31, 33, 53]],
      ['a chain made after', 50, [50, 51, 52]],
    ]
    for (const [what, person, keys] of cases) t.same(keys.map((key) => persons.get(idOf(key))), keys.map(() => idOf(person)), what)
    const nobody = idOf(99)
    const asked = await db.transaction().execute((tx) => personsOf(tx, [idOf(53), idOf(53), null, nobody]))
    t.same([idOf(53), null, nobody].map(asked), [idOf(39), null, nobody], 'a key that no row tells of is its own')
    await close()
    await target.release()
  })
}
