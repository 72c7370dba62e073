// Own rulesets to rows and back: kept once under their id and version, and never changed after, for evaluations name them.
import { createHash } from 'node:crypto'
import { asking } from './database.js'
import { fromStoredJson, toStoredJson } from './stored-text.js'
import { Fault } from '../model/fault.js'
import type { Kysely } from 'kysely'
import type { Database } from './tables.js'

export interface OwnRuleset {
  id: string
  version: string
  /** Text by path, with an extension.json at the root. */
  files: Record<string, string>
}

export interface Rulesets {
  /**
   * @returns false where the same files were kept under this id and version before.
   * @throws Fault ruleset-taken where others were.
   */
  save(ruleset: OwnRuleset): Promise<boolean>
  /** The version asked for, or the one kept last. */
  get(id: string, version?: string): Promise<OwnRuleset | null>
  /** Every version, by id and then as they were kept. */
  list(): Promise<OwnRuleset[]>
}

export function rulesetsOf(db: Kysely<Database>): Rulesets {
  return {
    save: (ruleset) => asking(() => save(db, ruleset)),
    get: (id, version) => asking(() => get(db, id, version)),
    list: () => asking(async () => (await db.selectFrom('rulesets').selectAll().orderBy('id').orderBy('kept').execute()).map(fromRow)),
  }
}

async function save(db: Kysely<Database>, { id, version, files }: OwnRuleset): Promise<boolean> {
  const sha256 = digestOf(files)
  const inserted = await db.insertInto('rulesets').values({ id, version, sha256, files: toStoredJson(files) })
    .onConflict((conflict) => conflict.columns(['id', 'version']).doNothing()).returning('id').executeTakeFirst()
  if (inserted) return true
  const held = await db.selectFrom('rulesets').select('sha256').where('id', '=', id).where('version', '=', version).executeTakeFirstOrThrow()
  if (held.sha256 === sha256) return false
  throw new Fault('ruleset-taken', {
    zh: `规则集“${id}”的 ${version} 版已经收存，内容不同；请改用新的版本号。`,
    en: `Version ${version} of the ruleset "${id}" is kept already with other content; give the new one another version.`,
  })
}

async function get(db: Kysely<Database>, id: string, version: string | undefined): Promise<OwnRuleset | null> {
  const ofId = db.selectFrom('rulesets').selectAll().where('id', '=', id)
  const row = await (version === undefined ? ofId.orderBy('kept', 'desc').limit(1) : ofId.where('version', '=', version)).executeTakeFirst()
  return row ? fromRow(row) : null
}

function fromRow({ id, version, files }: { id: string; version: string; files: string }): OwnRuleset {
  return { id, version, files: fromStoredJson(files) as Record<string, string> }
}

/** By path, so that the order of sending does not count. */
function digestOf(files: Record<string, string>): string {
  const inOrder = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(inOrder)).digest('hex')
}
