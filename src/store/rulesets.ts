// Own rulesets to rows and back: kept once under their id and version, and never changed after, for evaluations name them.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { audited } from './audit.js'
import { fromStoredJson, toStoredJson } from './stored-text.js'
import { Fault } from '../model/fault.js'
import { inTree } from './tenancy.js'
import type { Transaction } from 'kysely'
import type { Caller } from '../model/caller.js'
import type { Database } from './tables.js'
import type { Tenancy } from './tenancy.js'

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

export function rulesetsOf({ caller, within }: Tenancy): Rulesets {
  return {
    save: (ruleset) => within((tx) => save(tx, caller, ruleset)),
    get: (id, version) => within((tx) => get(tx, caller, id, version)),
    list: () => within(async (tx) => {
      const rows = await tx.selectFrom('rulesets').selectAll().where(inTree(caller)).orderBy('id').orderBy('kept').execute()
      return rows.map(fromRow)
    }),
  }
}

async function save(tx: Transaction<Database>, caller: Caller, { id, version, files }: OwnRuleset): Promise<boolean> {
  const sha256 = digestOf(files)
  const { organisation } = caller
  const inserted = await tx.insertInto('rulesets').values({ id, organisation_id: organisation, version, sha256, files: toStoredJson(files) })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id', 'version']).doNothing()).returning('id').executeTakeFirst()
  if (inserted) {
    await audited(tx, caller, 'ruleset.kept', `${id}@${version}`, { sha256 })
    return true
  }
  const held = await tx.selectFrom('rulesets').select('sha256').where('organisation_id', '=', organisation)
    .where('id', '=', id).where('version', '=', version).executeTakeFirstOrThrow()
  if (held.sha256 === sha256) return false
  throw new Fault('ruleset-taken', {
    zh: `规则集“${id}”的 ${version} 版已经收存，内容不同；请改用新的版本号。`,
    en: `Version ${version} of the ruleset "${id}" is kept already with other content; give the new one another version.`,
  })
}

/** An organisation's own comes before one of the same name below it. */
async function get(tx: Transaction<Database>, caller: Caller, id: string, version: string | undefined): Promise<OwnRuleset | null> {
  const ofId = tx.selectFrom('rulesets').selectAll().where('id', '=', id).where(inTree(caller))
  const row = await (version === undefined ? ofId : ofId.where('version', '=', version))
    .orderBy(sql`organisation_id = ${caller.organisation}`, 'desc').orderBy('kept', 'desc').limit(1).executeTakeFirst()
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
