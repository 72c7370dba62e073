// Organisations to rows and back: a tree that each caller sees from its own place downwards.
import { v7 as timeOrderedId } from 'uuid'
import { audited } from './audit.js'
import { fromStored, toStored } from './stored-text.js'
import { limits } from '../model/limits.js'
import { inTree } from './tenancy.js'
import type { Selectable } from 'kysely'
import type { OrganisationKind } from '../model/caller.js'
import type { OrganisationRow } from './tables.js'
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
}

export function organisationsOf({ caller, within }: Tenancy): Organisations {
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
    create: ({ parent, name, kind }) => within(async (tx) => {
      // Depth as the caller counts it, from its own place: the bound keeps trees sane and need not be exact.
      const place = await tx.selectFrom('organisation_closure').select('depth').where('ancestor', '=', caller.organisation)
        .where('descendant', '=', parent).executeTakeFirst()
      if (!place) return 'no-parent'
      if (place.depth >= limits.organisationDepth) return 'too-deep'
      const id = timeOrderedId()
      await tx.insertInto('organisations').values({ id, parent_id: parent, name: toStored(name), kind }).execute()
      await audited(tx, caller, 'organisation.created', id, { parent, name, kind })
      return fromRow(await tx.selectFrom('organisations').selectAll().where('id', '=', id).executeTakeFirstOrThrow())
    }),
  }
}

function fromRow({ id, parent_id: parent, name, kind, created_at: createdAt }: Selectable<OrganisationRow>): Organisation {
  return { id, parent, name: fromStored(name), kind: kind as OrganisationKind, createdAt: createdAt.toISOString() }
}
