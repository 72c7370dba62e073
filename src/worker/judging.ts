// One document of a batch in, what came of it out: an evaluation, a reading of a set's document, a reason to set it aside.
import { limits } from '../model/limits.js'
import { neighbourOf } from '../threads/beside.js'
import { erased, givenUp, verdictOn } from './outcome.js'
import type { Batch, SetAside, SubmittedWith } from '../model/batch.js'
import type { Choice } from '../model/choice.js'
import type { Companions, Compared } from '../model/companions.js'
import type { Result } from '../model/result.js'
import type { Claimed, Outcome } from '../store/batches/work.js'
import type { TenantStore } from '../store/tenant-store.js'
import type { Desk } from './desk.js'
import type { Verdict } from './outcome.js'

export interface Judged { position: number; outcome: Outcome | null; again: Extract<Verdict, { again: unknown }>['again'] | null }

export interface Bench { desk: Desk; tenant: TenantStore; batch: Batch; rules: Choice }

export async function judged(item: Claimed, bench: Bench): Promise<Judged> {
  const { position } = item
  const begun = performance.now()
  try {
    const outcome = await outcomeOf(item, bench)
    bench.desk.counted?.('fault' in outcome ? 'failed' : 'done', performance.now() - begun)
    if ('fault' in outcome) tellAside(item, outcome.fault, bench)
    return { position, outcome, again: null }
  } catch (error) {
    const verdict = verdictOn(error)
    bench.desk.counted?.('again' in verdict ? 'again' : 'failed', performance.now() - begun)
    if ('fault' in verdict) {
      tellAside(item, verdict.fault, bench)
      return { position, outcome: { position, ...verdict }, again: null }
    }
    bench.desk.log.warn({ batch: bench.batch.id, position, attempts: item.attempts, error: nameOf(error) }, 'a document is tried again')
    return { position, outcome: null, again: verdict.again }
  }
}

function tellAside({ position }: Claimed, { code }: SetAside, { desk, batch }: Bench): void {
  desk.log.info({ batch: batch.id, position, code }, 'a document is set aside')
}

async function outcomeOf(item: Claimed, { desk, tenant, batch, rules }: Bench): Promise<Outcome> {
  const { position, name, submitted, bytes, phase } = item
  if (item.attempts > limits.documentAttempts) return { position, fault: givenUp }
  if (!bytes) return { position, fault: erased }
  if (phase === 'read') return { position, reading: await desk.evaluate({ name, bytes }, submitted, { rules }) }
  const held = await heldAgainst(item, { desk, tenant, batch, rules }, bytes)
  return { position, result: await desk.pack({ name, bytes }, submitted, { rules, companions: held }) }
}

/** Last year's report of the same batch goes before a stored one. */
async function heldAgainst(item: Claimed, bench: Bench, bytes: Uint8Array): Promise<Companions> {
  const companions = item.beside ? await besideOthers(item.beside, bench) : {}
  if (companions.previous || companions.withheld || bench.batch.options.previous !== 'stored') return companions
  return { ...companions, ...await storedFor(item, bench, bytes) }
}

async function besideOthers({ previous, set, sameBody, withheld }: NonNullable<Claimed['beside']>, { tenant, batch }: Bench): Promise<Companions> {
  const wanted = [previous, set?.nearest ?? null].filter((position) => position !== null)
  const read = wanted.length > 0 ? await tenant.work.readings(batch.id, wanted) : new Map<number, Compared>()
  const last = previous === null ? undefined : read.get(previous)
  const nearest = set === null || set.nearest === null ? undefined : read.get(set.nearest)
  return {
    ...(last && { previous: last, ...(sameBody && { sameBody }) }), ...(withheld && { withheld }),
    ...(set && { set: { ...set, nearest: nearest ? neighbourOf(nearest) : null, template: Uint32Array.from(set.template) } }),
  }
}

/** Whose report it is shows when it is read, unless it was said; a copy is read, for the bytes are given away. */
async function storedFor({ name, submitted, body }: Claimed, { desk, tenant, rules }: Bench, bytes: Uint8Array): Promise<Companions> {
  const { issuer, year } = await identityOf(submitted, () => desk.evaluate({ name, bytes: Uint8Array.from(bytes) }, submitted, { rules }))
  return year === null ? {} : tenant.lastReports.of({ body, read: issuer, year })
}

async function identityOf({ issuer, year }: SubmittedWith, read: () => Promise<Result>): Promise<{ issuer: string | null; year: number | null }> {
  if (issuer !== undefined && year !== undefined) return { issuer, year }
  const { report } = await read()
  return { issuer: report.issuer.name, year: report.year }
}

/** Its name and code: a message may quote a document. */
export function nameOf(error: unknown): string {
  const { name, code } = error as { name?: unknown; code?: unknown }
  return typeof code === 'string' ? code : typeof name === 'string' ? name : 'unknown'
}
