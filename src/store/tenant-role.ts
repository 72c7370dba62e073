// The role that tenants work under: whether the database user may use it, and what to tell the administrator where not.
import { sql } from 'kysely'
import { asking } from './database.js'
import { Fault } from '../model/fault.js'
import type { Kysely } from 'kysely'
import type { Database } from './tables.js'

/**
 * @throws Fault store-unavailable with what an administrator has to run, where the database user may not work under that role.
 */
export async function refuseWithoutRole(db: Kysely<Database>): Promise<void> {
  try {
    await asking(() => db.transaction().execute((tx) => sql`SELECT set_config('role', 'mingjian_tenant', true)`.execute(tx)))
  } catch (cause) {
    throw cause instanceof Fault ? cause : withoutRole(cause)
  }
}

/** As an administrator of the server is to be told it. */
export function withoutRole(cause: unknown): Fault {
  const statement = 'CREATE ROLE mingjian_tenant NOLOGIN; GRANT mingjian_tenant TO <user>;'
  return new Fault('store-unavailable', {
    zh: `数据库用户无权建立或使用角色 mingjian_tenant，请由数据库管理员执行：${statement}（已有该角色时只需 GRANT；<user> 为 DATABASE_URL 中的用户）。`,
    en: `The database user may not make or use the role mingjian_tenant. An administrator of the server must run: ${statement} `
      + '(where the role exists, the GRANT alone; <user> is the one in DATABASE_URL).',
  }, { cause })
}
