// A body in, its row out, and back; and what must hold before a row is written.
import { keptBelow } from '../tenancy.js'
import { Fault } from '../../model/fault.js'
import type { Insertable, Selectable, Transaction } from 'kysely'
import type { Body, BodyInput, LocalDueDays } from '../../model/roster.js'
import type { IssuerKind } from '../../model/words.js'
import type { Database } from '../tables.js'
import type { BodyRow } from './roster-tables.js'

export function rowOf(input: BodyInput): Omit<Insertable<BodyRow>, 'id' | 'organisation_id'> {
  const merged = input.merged && (input.merged.into !== null || input.merged.on !== null) ? input.merged : null
  return {
    name: input.name, kind: input.kind, parent_id: input.parent ?? null, code: input.code ?? null, host: input.host?.toLowerCase() ?? null,
    aliases: input.aliases ?? [], founded: input.founded ?? null, merged: merged !== null, merged_into: merged?.into ?? null,
    merged_on: merged?.on ?? null, abolished: input.abolished ?? null, local_due: JSON.stringify(input.localDue ?? null),
  }
}

export function bodyOf(row: Selectable<BodyRow>): Body {
  return {
    id: row.id, name: row.name, kind: row.kind as IssuerKind, parent: row.parent_id, code: row.code, host: row.host, aliases: row.aliases,
    founded: row.founded, merged: row.merged ? { into: row.merged_into, on: row.merged_on } : null, abolished: row.abolished,
    localDue: row.local_due as LocalDueDays | null,
  }
}

/** The whole roster that the caller sees, by id. */
export async function allBodies(tx: Transaction<Database>): Promise<Body[]> {
  return (await tx.selectFrom('bodies').selectAll().where(keptBelow()).orderBy('id').execute()).map(bodyOf)
}

/** What a body names must be of the roster the caller sees, and stand neither in nor under the body itself. @throws Fault not-found, invalid-input */
export async function refuseUnknown(tx: Transaction<Database>, { parent, merged }: BodyInput, self: string): Promise<void> {
  for (const named of [parent, merged?.into]) {
    if (named == null) continue
    const held = await tx.selectFrom('bodies').select('id').where('id', '=', named).executeTakeFirst()
    if (named === self) throw new Fault('invalid-input', ownSelf, { at: named === parent ? 'parent' : 'merged/into' })
    if (!held) throw noBody(named)
  }
  if (parent == null) return
  const { rows } = await aboveOf(tx, parent)
  if (rows.some(({ id }) => id === self)) throw new Fault('invalid-input', ring, { at: 'parent' })
}

const ring = { zh: '上级关系成环。', en: 'It would stand above itself.' }
const ownSelf = { zh: '一个单位不能是自己的上级，也不能并入自己。', en: 'A body is neither above itself nor merged into itself.' }

export function noBody(id: string): Fault {
  return new Fault('not-found', { zh: `名单中没有编号为 ${id} 的单位。`, en: `There is no body ${id}.` })
}

/** What is handed in for a body belongs to the body's own organisation, where it has one: it sees what came for it. @throws Fault not-found */
export async function ownerOf(tx: Transaction<Database>, body: string): Promise<string> {
  const row = await tx.selectFrom('bodies').select('organisation_id').where('id', '=', body).executeTakeFirst()
  if (!row) throw noBody(body)
  return row.organisation_id
}

function aboveOf(tx: Transaction<Database>, id: string): Promise<{ rows: Array<{ id: string }> }> {
  return tx.withRecursive('above', (db) => db.selectFrom('bodies').select(['id', 'parent_id']).where('id', '=', id)
    .union((more) => more.selectFrom('bodies').innerJoin('above', 'bodies.id', 'above.parent_id').select(['bodies.id', 'bodies.parent_id'])))
    .selectFrom('above').select('id').execute().then((rows) => ({ rows }))
}

/** @throws Fault code-taken */
export async function codeTaken<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    const { code, constraint } = error as { code?: unknown; constraint?: unknown }
    if (code !== '23505' || constraint !== 'bodies_code') throw error
    throw new Fault('code-taken', { zh: '名单中已有单位使用这个代码。', en: 'A body of the roster has this code already.' })
  }
}
