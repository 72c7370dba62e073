// Organisations to rows and back: a tree that each caller sees from its own place downwards.
import { sql } from 'kysely'
import { v7 as timeOrderedId } from 'uuid'
import { audited } from './audit.js'
import { isHeld } from './database.js'
import { fromStored, toStored } from './stored-text.js'
import { Fault } from '../model/fault.js'
import { limits } from '../model/limits.js'
import { inTree } from './tenancy.js'
import type { Selectable, Transaction } from 'kysely'
import type { OrganisationKind } from '../model/caller.js'
import type { Database, OrganisationRow } from './tables.js'
import type { Tenancy } from './tenancy.js'

export interface Organisation {
  id: string
  /** Null for the root alone. A caller's own may name one that the caller does not see. */
  parent: string | null
  name: string
  kind: OrganisationKind
  createdAt: string
}

export interface Organisations {
  get(id: string): Promise<Organisation | null>
  /** In the order they were made, the caller's own among them. */
  list(page: { limit: number; after?: string }): Promise<{ items: Organisation[]; next: string | null }>
  /** @returns 'no-parent' where the caller sees no such organisation, 'too-deep' where it stands too deep already. */
  create(wish: { parent: string; name: string; kind: Exclude<OrganisationKind, 'root'> }): Promise<Organisation | 'no-parent' | 'too-deep'>
  /**
   * Those above it before see it no more, nor its rows; those above it then do. Its leagues follow.
   * @returns null where the caller sees no such organisation. @throws Fault organisation-not-moved, not-found for the parent
   */
  change(id: string, wish: OrganisationChange): Promise<Organisation | null>
  /** Only one under which nothing was ever recorded. @returns false where there was none. @throws Fault organisation-in-use */
  remove(id: string): Promise<boolean>
}

/** What is left out stays. The caller's own is moved by one above it, and is of the kind that one says. */
export interface OrganisationChange { name?: string | undefined; kind?: Exclude<OrganisationKind, 'root'> | undefined; parent?: string | undefined }

export function organisationsOf({ caller, within, creating }: Tenancy): Organisations {
  return {
    get: (id) => within(async (tx) => {
      const row = await tx.selectFrom('organisations').selectAll().where('id', '=', id).where(inTree(caller, 'id')).executeTakeFirst()
      return row ? fromRow(row) : null
    }),
    list: ({ limit, after }) => within(async (tx) => {
      let query = tx.selectFrom('organisations').selectAll().where(inTree(caller, 'id'))
      if (after !== undefined) query = query.where('id', '>', after)
      const rows = await query.orderBy('id').limit(limit + 1).execute()
      return { items: rows.slice(0, limit).map(fromRow), next: rows.length > limit ? rows[limit - 1]!.id : null }
    }),
    create: ({ parent, name, kind }) => creating(async (tx) => {
      const depth = await depthOf(tx, parent)
      if (depth === null) return 'no-parent'
      if (depth >= limits.organisationDepth) return 'too-deep'
      const id = timeOrderedId()
      await tx.insertInto('organisations').values({ id, parent_id: parent, name: toStored(name), kind }).execute()
      await audited(tx, caller, 'organisation.created', id, { parent, name, kind })
      return fromRow(await tx.selectFrom('organisations').selectAll().where('id', '=', id).executeTakeFirstOrThrow())
    }),
    change: (id, wish) => within((tx) => change(tx, id, wish)).catch((error: unknown) => { throw isCircle(error) ? notMoved() : error }),
    remove: (id) => within(async (tx) => {
      if (id === caller.organisation) throw inUse()
      const row = await tx.deleteFrom('organisations').where('id', '=', id).where(inTree(caller, 'id')).returning('name').executeTakeFirst()
      if (!row) return false
      await audited(tx, caller, 'organisation.removed', id, { name: fromStored(row.name) })
      return true
    }).catch((error: unknown) => { throw isHeld(error) ? inUse() : error }),
  }

  /** As the caller counts it, from its own place: the bound keeps trees sane and need not be exact. */
  async function depthOf(tx: Transaction<Database>, id: string): Promise<number | null> {
    const place = await tx.selectFrom('organisation_closure').select('depth').where('ancestor', '=', caller.organisation)
      .where('descendant', '=', id).executeTakeFirst()
    return place?.depth ?? null
  }

  async function change(tx: Transaction<Database>, id: string, { name, kind, parent }: OrganisationChange): Promise<Organisation | null> {
    // As the table's own trigger does, and before a row is held: two that move below each other would wait for each other.
    if (parent !== undefined) await sql`SELECT pg_advisory_xact_lock(hashtextextended('mingjian organisations', 0))`.execute(tx)
    const before = await tx.selectFrom('organisations').selectAll().where('id', '=', id).where(inTree(caller, 'id')).forUpdate().executeTakeFirst()
    if (!before) return null
    const moves = parent !== undefined && parent !== before.parent_id
    const turns = kind !== undefined && kind !== before.kind
    if (id === caller.organisation && (parent !== undefined || turns)) throw notMoved()
    if (moves) {
      const depth = await depthOf(tx, parent)
      if (depth === null) throw new Fault('not-found', { zh: `没有编号为 ${parent} 的单位。`, en: `There is no organisation ${parent}.` })
      if (depth + await heightOf(tx, id) >= limits.organisationDepth) throw notMoved()
    }
    const changed = { ...(name !== undefined && { name: toStored(name) }), ...(turns && { kind }), ...(moves && { parent_id: parent }) }
    if (Object.keys(changed).length === 0) return fromRow(before)
    const after = await tx.updateTable('organisations').set(changed).where('id', '=', id).returningAll().executeTakeFirstOrThrow()
    await audited(tx, caller, moves ? 'organisation.moved' : 'organisation.changed', id, {
      ...(name !== undefined && { name }), ...(turns && { kind }), ...(moves && { from: before.parent_id, to: parent }),
    })
    return fromRow(after)
  }
}

/** Levels below it. */
async function heightOf(tx: Transaction<Database>, id: string): Promise<number> {
  const { rows } = await sql<{ height: number }>`
    WITH RECURSIVE below AS (
      SELECT id, 0 AS height FROM organisations WHERE id = ${id}
      UNION ALL SELECT organisations.id, height + 1 FROM organisations JOIN below ON parent_id = below.id
    ) SELECT max(height) AS height FROM below`.execute(tx)
  return rows[0]!.height
}

function isCircle(error: unknown): boolean {
  return (error as { constraint?: unknown }).constraint === 'organisations_circle'
}

function inUse(): Fault {
  return new Fault('organisation-in-use', {
    zh: '该单位还有下级、密钥、名单或记录，不能删除。', en: 'Others below it, keys, a roster or records still name it; it can not be removed.',
  })
}

function notMoved(): Fault {
  return new Fault('organisation-not-moved', {
    zh: `单位不能移到自身之下或超过 ${limits.organisationDepth} 层；本单位由上级移动。`,
    en: `It can not stand below itself nor deeper than ${limits.organisationDepth} levels; your own is moved by one above it.`,
  })
}

function fromRow({ id, parent_id: parent, name, kind, created_at: createdAt }: Selectable<OrganisationRow>): Organisation {
  return { id, parent, name: fromStored(name), kind: kind as OrganisationKind, createdAt: createdAt.toISOString() }
}
