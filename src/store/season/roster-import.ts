// The bodies of a roster file in, all of them written or none, what became of each out.
import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { v7 as timeOrderedId } from 'uuid'
import { audited } from '../audit.js'
import { allBodies, codeTaken, rowOf } from './body-rows.js'
import type { Transaction } from 'kysely'
import type { Body, BodyInput } from '../../model/roster.js'
import type { FileBody, Place, RosterFile } from '../../season/roster-file.js'
import type { Database } from '../tables.js'
import type { Tenancy } from '../tenancy.js'

export interface Imported {
  /** Whether anything was written: a dry run writes nothing. */
  written: boolean
  added: number
  changed: number
  unchanged: number
  untouched: number
  lines: Array<{ line: number; id: string | null; became: 'added' | 'changed' | 'unchanged'; fields: string[] }>
}

export interface RosterImport {
  /**
   * @param read makes of the roster as it stands what is to be written; where it throws, nothing is.
   * @throws Fault code-taken, and whatever `read` throws
   */
  run(read: (roster: Body[]) => RosterFile, dry: boolean): Promise<Imported>
}

const rowsAtOnce = 1000

export function rosterImportOf({ caller, within }: Tenancy): RosterImport {
  return {
    run: (read, dry) => within(async (tx) => {
      // One import of an organisation at a time: two would each miss what the other adds.
      await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`mingjian roster ${caller.organisation}`}, 0))`.execute(tx)
      const roster = await allBodies(tx)
      const file = read(roster)
      const planned = plan(file, roster)
      if (!dry) {
        await write(tx, caller.organisation, planned)
        const { added, changed } = counted(planned)
        await audited(tx, caller, 'roster.imported', caller.organisation, { added, changed, lines: planned.length })
      }
      return {
        written: !dry, ...counted(planned), untouched: file.untouched,
        lines: planned.map(({ line, id, became, fields }) => ({ line, id: dry && became === 'added' ? null : id, became, fields })),
      }
    }),
  }
}

interface Planned { line: number; id: string; became: 'added' | 'changed' | 'unchanged'; fields: string[]; body: Body }

function plan({ bodies }: RosterFile, roster: Body[]): Planned[] {
  const held = new Map(roster.map((body) => [body.id, body]))
  const ids = new Map(bodies.map(({ line, id }) => [line, id ?? timeOrderedId()]))
  const idOf = (place: Place | null): string | null => (place === null ? null : 'id' in place ? place.id : ids.get(place.line)!)
  return bodies.map((each) => {
    const body = bodyOf(each, ids.get(each.line)!, idOf)
    const before = held.get(body.id)
    const fields = before ? fieldsThatDiffer(before, body) : []
    return { line: each.line, id: body.id, body, fields, became: before ? (fields.length > 0 ? 'changed' : 'unchanged') : 'added' }
  })
}

function bodyOf({ line: _line, merged, parent, ...rest }: FileBody, id: string, idOf: (place: Place | null) => string | null): Body {
  return { ...rest, id, parent: idOf(parent), merged: merged && { into: idOf(merged.into), on: merged.on } }
}

/** As values: PostgreSQL keeps the fields of an object in an order of its own. */
function fieldsThatDiffer(before: Body, after: Body): string[] {
  return (Object.keys(before) as Array<keyof Body>).filter((field) => !isDeepStrictEqual(before[field], after[field]))
}

function counted(planned: Planned[]): Pick<Imported, 'added' | 'changed' | 'unchanged'> {
  const count = (became: Planned['became']) => planned.filter((each) => each.became === became).length
  return { added: count('added'), changed: count('changed'), unchanged: count('unchanged') }
}

/** A parent may stand in a later line, a code pass from one body to another: what holds between rows is asked at the end. */
async function write(tx: Transaction<Database>, organisation: string, planned: Planned[]): Promise<void> {
  const changed = planned.filter(({ became }) => became === 'changed')
  if (changed.length > 0) {
    await tx.updateTable('bodies').set({ code: null }).where('id', 'in', changed.filter(({ fields }) => fields.includes('code')).map(({ id }) => id)
      .concat(timeOrderedId())).execute()
  }
  const added = planned.filter(({ became }) => became === 'added')
  await codeTaken(async () => {
    for (const { id, body } of changed) {
      await tx.updateTable('bodies').set({ ...rowOf(inputOf(body)), changed_at: sql<Date>`clock_timestamp()` }).where('id', '=', id).execute()
    }
    for (let at = 0; at < added.length; at += rowsAtOnce) {
      await tx.insertInto('bodies').values(added.slice(at, at + rowsAtOnce)
        .map(({ id, body }) => ({ id, organisation_id: organisation, ...rowOf(inputOf(body)) }))).execute()
    }
  })
}

function inputOf({ id: _id, ...input }: Body): BodyInput {
  return input
}
