// A set whose documents are all read in, each told what it is held against out; then they are judged.
import { rulesOf, tenantOf } from './desk.js'
import type { SetJob } from '../store/batches/jobs.js'
import type { BesideRow } from '../store/batches/work.js'
import type { BesideAt } from '../threads/beside.js'
import type { Desk } from './desk.js'

export async function workSet({ organisation, batch: id }: SetJob, desk: Desk): Promise<void> {
  const tenant = tenantOf(desk, organisation)
  const batch = await tenant.work.batch(id)
  if (!batch || batch.phase !== 'read' || batch.read + batch.failed < batch.documents) return
  const read = await tenant.work.readings(id)
  const positions = [...read.keys()]
  const beside = await desk.beside([...read.values()], await rulesOf(batch.options, tenant), await tenant.work.whose(id, read))
  await tenant.work.judgeSet(id, new Map(beside.map((one, at) => [positions[at]!, rowOf(one, positions)])), batch.settled)
}

function rowOf({ previous, set, ...told }: BesideAt, positions: number[]): BesideRow {
  const positionOf = (at: number | null): number | null => (at === null ? null : positions[at]!)
  return {
    ...told, previous: positionOf(previous),
    set: set && { ...set, nearest: positionOf(set.nearest), template: Array.from(set.template) },
  }
}
