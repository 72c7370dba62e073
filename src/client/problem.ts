// An answer in, what was asked for out; a refusal becomes an error that carries the problem as the service told it.
import type { components } from '../../openapi/api.js'

export type Problem = components['schemas']['Problem']

export class MingjianError extends Error {
  readonly status: number
  /** null where something else answered in the service's place, as a proxy does. */
  readonly problem: Problem | null

  constructor(status: number, problem: Problem | null) {
    super(problem ? `${problem.title}：${problem.detail} (${problem.type})` : `HTTP ${status}`)
    this.name = 'MingjianError'
    this.status = status
    this.problem = problem
  }
}

export interface Answer<T> { data?: T; error?: unknown; response: Response }

/**
 * `await answerOf(client.GET(…))`.
 * @throws MingjianError where the service refused.
 */
export async function answerOf<T>(asked: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await asked
  if (response.ok) return data as T
  throw new MingjianError(response.status, isProblem(error) ? error : null)
}

function isProblem(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null && 'type' in error && String(error.type).startsWith('urn:mingjian:problem:')
}
