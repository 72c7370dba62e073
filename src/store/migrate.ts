// Brings a database to the present shape: runs what is new in migrations/, in order, once.
import { promises as fs } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { FileMigrationProvider, Migrator } from 'kysely'
import { Fault } from '../model/fault.js'
import { withoutRole } from './tenant-role.js'
import type { Kysely } from 'kysely'

const migrationFolder = fileURLToPath(new URL('../../migrations', import.meta.url))

const insufficientPrivilege = '42501'

/**
 * Safe when two processes call it at once: one waits for the other and finds nothing to do. All run in one transaction or none.
 * @param last the migration to stop after; all of them where left out.
 * @returns the names of the migrations that ran, in order.
 * @throws Fault store-unavailable where one fails, or where the database was made by a newer version.
 */
export async function migrate<T>(db: Kysely<T>, last?: string): Promise<string[]> {
  const migrator = migratorOf(db)
  const { error, results } = await (last === undefined ? migrator.migrateToLatest() : migrator.migrateTo(last))
  if ((error as { code?: unknown } | undefined)?.code === insufficientPrivilege) throw withoutRole(error)
  if (error !== undefined) {
    const message = error instanceof Error ? error.message : String(error)
    throw new Fault(
      'store-unavailable',
      { zh: `数据库结构未能更新：${message}。`, en: `The database could not be brought up to date: ${message}.` },
      { cause: error },
    )
  }
  return (results ?? []).filter(({ status }) => status === 'Success').map(({ migrationName }) => migrationName)
}

/** Every migration of this program, by whether the database has it. */
export async function migrationsOf<T>(db: Kysely<T>): Promise<{ done: string[]; open: string[] }> {
  const all = await migratorOf(db).getMigrations()
  const names = (done: boolean): string[] => all.filter(({ executedAt }) => (executedAt !== undefined) === done).map(({ name }) => name)
  return { done: names(true), open: names(false) }
}

function migratorOf<T>(db: Kysely<T>): Migrator {
  return new Migrator({ db, provider: new FileMigrationProvider({ fs, path, migrationFolder }) })
}
