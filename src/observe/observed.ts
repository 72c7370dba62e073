// An evaluation as the pool offers it in, the same with its time, outcome and span told out.
import { Fault } from '../model/fault.js'
import type { Metrics, Outcome } from './metrics.js'
import type { Traces } from './traces.js'
import type { Result } from '../model/result.js'

export interface Observer {
  metrics: Metrics
  traces: Traces
}

/** Of an evaluation, or of a marked copy with the result in it. Seconds include the wait for a thread. */
export function observed<A extends unknown[], T>(
  { metrics, traces }: Observer, name: 'evaluation' | 'marked copy', work: (...given: A) => Promise<T>,
  resultOf: (done: T) => Pick<Result, 'score' | 'report'>,
): (...given: A) => Promise<T> {
  return (...given) => traces.within(name, {}, async () => {
    const begun = performance.now()
    const tell = (outcome: Outcome, kind: string | null): void => { metrics.evaluation(outcome, kind, (performance.now() - begun) / 1000) }
    try {
      const done = await work(...given)
      const { score, report } = resultOf(done)
      tell(score === null ? 'unscored' : 'scored', report.issuer.kind)
      return done
    } catch (error) {
      tell(error instanceof Fault ? error.code : 'failed', null)
      throw error
    }
  })
}

/** For the store: each statement by its operation. The statement itself, with its values, stays where it is. */
export function observedQueries({ metrics, traces }: Observer): (operation: string, ms: number) => void {
  return (operation, ms) => {
    metrics.query(operation, ms / 1000)
    traces.past('statement', { 'db.system.name': 'postgresql', 'db.operation.name': operation }, ms)
  }
}
