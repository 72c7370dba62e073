// A handful of a batch's documents in, each settled out: evaluated, set aside, or given back to be tried again.
import { setTimeout as sleep } from 'node:timers/promises'
import { judged } from './judging.js'
import { rulesOf, tenantOf } from './desk.js'
import type { Claimed } from '../store/batches/work.js'
import type { SliceJob } from '../store/batches/jobs.js'
import type { Desk } from './desk.js'
import type { Gate } from './gate.js'
import type { Bench, Judged } from './judging.js'

/** How long a document that is done waits for others, to be kept in one transaction with them. */
const gatherMs = 200

export interface Round { gate: Gate; /** Aborts once what still runs is to be given back. */ leaving: AbortSignal }

/**
 * @throws Error where some are to be tried again: the queue gives the job back after a pause that grows.
 */
export async function workSlice(slice: SliceJob, desk: Desk, round: Round): Promise<void> {
  const tenant = tenantOf(desk, slice.organisation)
  const batch = await tenant.work.batch(slice.batch)
  if (!batch) return
  const bench: Bench = { desk, tenant, batch, rules: await rulesOf(batch.options, tenant) }
  for (;;) {
    const claimed = await tenant.work.claim(slice)
    if (claimed.length === 0) return
    const again = await workRound(claimed, bench, round).catch(async (error: unknown) => {
      // It was not the documents: had the store been there, they were settled.
      await tenant.work.giveBack({ batch: batch.id }, claimed.map(({ position }) => position)).catch(() => undefined)
      throw error
    })
    if (again.left.length > 0) return tenant.work.giveBack(slice, again.left)
    if (again.failed > 0) throw new Error(`${again.failed} documents are to be tried again`)
  }
}

/** @returns what was not done: `left` because this worker leaves, `failed` because something else did. */
async function workRound(claimed: Claimed[], bench: Bench, { gate, leaving }: Round): Promise<{ left: number[]; failed: number }> {
  const { batch, rules, desk, tenant: { work } } = bench
  const open = new Set(claimed.map(({ position }) => position))
  const anew: number[] = []
  let failed = 0
  let ready: Judged[] = []
  const all = Promise.all(claimed.map(async (item) => {
    const one = await gate.pass(() => judged(item, bench))
    if (one) ready.push(one)
  })).then(() => 'all' as const)
  let leave = (): void => undefined
  const left = new Promise<'left'>((resolve) => { leave = () => { resolve('left') } })
  if (leaving.aborted) leave()
  leaving.addEventListener('abort', leave)
  const gathered = async (): Promise<void> => {
    for (let state: string = 'more'; state === 'more' || ready.length > 0;) {
      if (state === 'more') state = await Promise.race([all, left, sleep(gatherMs, 'more')])
      const settled = ready
      ready = []
      for (const { position, again } of settled) {
        open.delete(position)
        if (again !== null) failed += 1
        if (again === 'as-new') anew.push(position)
      }
      const outcomes = settled.flatMap(({ outcome }) => outcome ?? [])
      if (outcomes.length > 0) await work.settle(batch.id, outcomes, desk.rescore(rules))
    }
  }
  await gathered().finally(() => { leaving.removeEventListener('abort', leave) })
  if (anew.length > 0) await work.giveBack({ batch: batch.id }, anew)
  return { left: [...open], failed }
}
