// Backup and restore on real databases: what is restored answers byte for byte; damaged, newer or misplaced, nothing is written.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import pg from 'pg'
import t from 'tap'
import { localCaller } from '../../../src/access/roles.js'
import { backUp } from '../../../src/store/backup/backup.js'
import { readLines } from '../../../src/store/backup/lines.js'
import { restore } from '../../../src/store/backup/restore.js'
import { openDatabase } from '../../../src/store/database.js'
import { migrate, migrationsOf } from '../../../src/store/migrate.js'
import { openStore } from '../../../src/store/store.js'
import { aService } from '../../api/asked.js'
import { aResult, unstorable } from '../sample-result.js'
import { targets } from '../targets.js'

const now = new Date('2026-11-30T08:00:00Z')
const rewritten = (file: string, to: string, change: (text: string) => string): string => {
  writeFileSync(to, gzipSync(change(gunzipSync(readFileSync(file)).toString())))
  return to
}
const without = (text: string, word: string): string => {
  const at = text.indexOf(word)
  return text.slice(0, text.lastIndexOf('\n', at)) + text.slice(text.indexOf('\n', at))
}
/** @returns why PostgreSQL's own programs can not be tried, or false. They read servers of their own version and older ones. */
async function missingFor(name: string, { databaseUrl }: Open): Promise<string | false> {
  const versions = ['pg_dump', 'pg_restore'].map((program) => spawnSync(program, ['--version'], { encoding: 'utf8' }))
  if (name !== 'given') return 'asked of the server of DATABASE_URL'
  if (versions.some(({ status }) => status !== 0)) return 'pg_dump is not installed'
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<{ version: string }>("SELECT current_setting('server_version_num') AS version")
  await client.end()
  const major = Number(/ (\d+)/.exec(versions[0]!.stdout)?.[1])
  return major >= Math.floor(Number(rows[0]!.version) / 10_000) ? false : `pg_dump ${major} is older than the server`
}

for (const [name, open] of Object.entries(await targets(t.testdir()))) {
  t.test(`backup and restore on ${name}`, async (t) => {
    const folder = t.testdir()
    mkdirSync(join(folder, 'files'))
    const file = join(folder, 'files/backup.gz')
    const [source, goal, spare] = [await open(), await open(), await open()]
    const [from, to, other] = [source, goal, spare].map(({ url }) => ({ databaseUrl: url, dataFolder: 'unused' })) as [Open, Open, Open]
    const at = async <T>(where: Open, work: (db: Awaited<ReturnType<typeof openDatabase>>['db']) => Promise<T>): Promise<T> => {
      const { db, close } = await openDatabase(where)
      return work(db).finally(close)
    }
    const restored = async (where: Open, path: string): Promise<Record<string, number>> => {
      const database = await openDatabase(where)
      return restore(database, path).finally(database.close)
    }
    /** Every table as text, in the order of its rows' text. */
    const contents = (where: Open): Promise<unknown[]> => at(where, async (db) => {
      const { rows } = await sql<{ name: string }>`
        SELECT relname AS name FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'
        AND relname NOT LIKE 'kysely%' ORDER BY 1`.execute(db)
      return Promise.all(rows.map(async ({ name: table }) => [
        table, (await sql<{ row: string }>`SELECT whole::text AS row FROM ${sql.table(table)} AS whole ORDER BY 1`.execute(db)).rows,
      ]))
    })

    const store = await openStore(from)
    const results = [
      aResult(), aResult({ text: `${unstorable}\u2028\\N\t"x"`, score: null }), aResult({ text: '申请'.repeat(200_000) }),
      ...Array.from({ length: 260 }, (_, n) => aResult({ text: `第${n}份` })),
    ]
    const ids: string[] = []
    for (const result of results) ids.push((await store.as(localCaller).evaluations.save(result)).id)
    await store.as(localCaller).rulesets.save({ id: 'own', version: '1', files: { 'extension.json': unstorable } })
    await at(from, (db) => sql`INSERT INTO audit (organisation_id, actor_organisation, actor_role, action, subject, detail)
      SELECT id, id, 'office', 'verdict.given', 'x', '{"n": 1.50}' FROM organisations`.execute(db))
    const answer = async (where: typeof store, id: string): Promise<string> => {
      const { ask, close } = await aService({ store: where })
      const { body } = await ask({ url: `/v1/evaluations/${id}?include=extracted,text` })
      await close()
      return body
    }

    const counts = await at(from, (db) => backUp(db, file, now))
    t.match(counts, { evaluations: results.length, rulesets: 1, audit: 2, organisations: 1 })
    t.equal(readFileSync(file).length > 0, true)
    await t.rejects(at(from, (db) => backUp(db, file, now)), { code: 'file-unreadable' }, 'no backup is overwritten')
    await t.rejects(restored(from, file), { code: 'store-not-empty' })

    await t.test('what can not be restored leaves an empty database empty', async (t) => {
      const wrong: Array<[what: string, path: string, code: string]> = [
        ['no backup', rewritten(file, join(folder, 'files/a'), () => '{}\n'), 'backup-refused'],
        ['no JSON', rewritten(file, join(folder, 'files/b'), () => 'x\n'), 'backup-refused'],
        ['nothing', rewritten(file, join(folder, 'files/c'), () => ''), 'backup-refused'],
        ['no gzip', 'package.json', 'backup-refused'],
        ['no file', join(folder, 'none'), 'file-unreadable'],
        ['one character changed', rewritten(file, join(folder, 'files/d'), (text) => text.replace('第7份', '第8份')), 'backup-refused'],
        ['a row left out', rewritten(file, join(folder, 'files/e'), (text) => without(text, '第7份')), 'backup-refused'],
        ['the end left out', rewritten(file, join(folder, 'files/f'), (text) => text.slice(0, text.lastIndexOf('\n{') + 1)), 'backup-refused'],
        ['of a newer program', rewritten(file, join(folder, 'files/g'), (text) => text.replace('"0001_', '"9999_')), 'backup-refused'],
      ]
      const cut = join(folder, 'files/cut')
      writeFileSync(cut, readFileSync(file).subarray(0, -2000))
      wrong.push(['cut short', cut, 'backup-refused'])
      for (const [what, path, code] of wrong) await t.rejects(restored(to, path), { code }, what)
      const read = async (): Promise<void> => { for await (const line of readLines(file, 1000)) t.ok(line) }
      await t.rejects(read(), { code: 'backup-refused' }, 'a line with no end')
    })

    t.same(await restored(to, file), counts)
    t.same(await contents(to), await contents(from), 'every table, the audit trail with its numbers, times and digests')
    const again = await openStore(to)
    for (const id of ids.slice(0, 5)) t.ok(await answer(again, id) === await answer(store, id), `${id} byte for byte`)
    t.equal(await again.as(localCaller).audit.firstBreak(), null)
    await t.rejects(at(to, (db) => sql`UPDATE audit SET action = 'x'`.execute(db)), /audit/, 'triggers hold again')
    await t.rejects(at(to, (db) => sql`UPDATE evaluations SET organisation_id = gen_random_uuid()`.execute(db)), /foreign key/, 'keys between tables too')
    await again.as(localCaller).rulesets.save({ id: 'own', version: '2', files: {} })
    t.equal((await again.as(localCaller).rulesets.get('own'))?.version, '2', 'counters go on')
    await t.rejects(restored(to, file), { code: 'store-not-empty' }, 'not twice')

    await t.test('a database that was newer than the backup', async (t) => {
      const all = await at(from, async (db) => (await migrationsOf(db)).done)
      await at(other, (db) => migrate(db))
      const older = rewritten(file, join(folder, 'files/older'), (text) => text.replace(`,"${all.at(-1)!}"`, ''))
      await t.rejects(restored(other, older), { code: 'store-not-empty' })
      t.same(await restored(other, file), counts, 'one as new as it, and empty, will do')
    })
    await t.test('pg_dump and pg_restore', { skip: await missingFor(name, from) }, async (t) => {
      const made = await open()
      const dump = join(folder, 'files/dump')
      // Without it pg_dump refuses tables whose rules bind their owner too; the owner's own rule then shows him every row.
      execFileSync('pg_dump', ['--format=custom', '--enable-row-security', `--file=${dump}`, source.url])
      execFileSync('pg_restore', ['--exit-on-error', '--single-transaction', '--no-owner', `--dbname=${made.url}`, dump])
      t.same(await contents({ ...to, databaseUrl: made.url }), await contents(from))
      const dumped = await openStore({ ...to, databaseUrl: made.url })
      for (const id of ids.slice(0, 3)) t.ok(await answer(dumped, id) === await answer(store, id), `${id} byte for byte`)
      await dumped.close()
      await made.release()
    })
    await Promise.all([store.close(), again.close()])
    await Promise.all([source.release(), goal.release(), spare.release()])
  })
}

interface Open { databaseUrl: string; dataFolder: string }
