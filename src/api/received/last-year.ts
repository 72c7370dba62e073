// A request as received in, the report's companions out: last year's report, sent along, named by its id or found in the store.
import { unauthenticated } from '../../access/need.js'
import { InvalidInput } from '../problem.js'
import type { Received } from './documents.js'
import type { Service } from '../dependencies.js'
import type { TenantStore } from '../../store/tenant-store.js'
import type { Companions } from '../../model/companions.js'
import type { Submitted } from '../../model/report.js'
import type { Result } from '../../model/result.js'
import type { Wishes } from '../../threads/pool.js'

/** `kept` is what the caller's organisation holds, where he has said who he is. */
type Kept = Pick<TenantStore, 'evaluations' | 'lastReports'>
interface Shelf extends Pick<Service, 'evaluate'> { kept: Kept | null | undefined }
export interface WithLastYear { submitted: Submitted; companions: Companions }

/**
 * @throws InvalidInput where last year's report is given twice, or no evaluation has the id; Fault unauthenticated where it is kept and nobody
 * has said who asks; Fault as `evaluate` for the file sent along.
 */
export async function withLastYear(received: Received, service: Shelf, wishes: Wishes): Promise<WithLastYear> {
  const { previous: named, lastYearCarriedForward: carriedForward, ...submitted } = received.metadata
  if (named !== undefined && received.previous) throw twice()
  if (carriedForward !== undefined && (named !== undefined || received.previous)) throw numberAndReport()
  if (named === 'stored' && !received.previous) return { submitted, companions: await storedFor(received, submitted, service, wishes) }
  const previous = received.previous ? await service.evaluate(received.previous, {}, wishes)
    : named !== undefined ? await byId(named, service) : null
  return { submitted, companions: { ...(previous && { previous }), ...(carriedForward !== undefined && { carriedForward }) } }
}

/** Whose report it is shows when it is read; a copy is, for the bytes are given away. */
async function storedFor(
  { submission }: Received, submitted: Submitted, { evaluate, kept }: Shelf, wishes: Wishes,
): Promise<Companions> {
  const { report: { issuer, year } } = await evaluate({ ...submission, bytes: Uint8Array.from(submission.bytes) }, submitted, wishes)
  if (year === null) return {}
  return keptBy(kept).lastReports.of({ submitted: submitted.issuer ?? null, read: issuer.name, host: submitted.url ?? null, year })
}

async function byId(id: string, { kept }: Shelf): Promise<Result> {
  const found = await keptBy(kept).evaluations.get(id)
  if (found) return found.result
  throw new InvalidInput([{ at: 'metadata/previous', says: { zh: '没有这个编号的评分', en: 'is the id of no evaluation' } }])
}

function keptBy(kept: Kept | null | undefined): Kept {
  if (!kept) throw unauthenticated('needed')
  return kept
}

function twice(): InvalidInput {
  return new InvalidInput([{
    at: 'metadata/previous', says: { zh: '已随表单提交 previous 文件，不能再写编号', en: 'is given beside a file: one of the two' },
  }])
}

function numberAndReport(): InvalidInput {
  return new InvalidInput([{
    at: 'metadata/lastYearCarriedForward',
    says: { zh: '已提供上年报告，不能再填上年结转数', en: 'is given beside last year\'s report, which says it: one of the two' },
  }])
}
