// An address and a body in, the service's answer out, with progress while it is sent and a way to stop; its refusals as problems.
import { authorization } from './key.js'
import type { Localised } from '../../model/words.js'

/** RFC 9457 as the service words it; what never reached the service is worded here. */
export interface ShownProblem {
  type?: string
  status: number
  title: string
  detail: string
  advice: string
  instance?: string
  errors?: Array<{ at: string; message: string }>
}

export class Refused extends Error {
  readonly problem: ShownProblem | Localised

  constructor(problem: ShownProblem | Localised) {
    super('title' in problem ? problem.title : problem.en)
    this.name = 'Refused'
    this.problem = problem
  }
}

export class Cancelled extends Error {
  override name = 'Cancelled'
}

export interface Asking {
  body?: FormData | string | Blob
  signal?: AbortSignal
  /** 0 to 1, of what is to be sent; 1 once the service is at work. */
  onSent?(share: number): void
}

export interface Answered { blob: Blob; header(name: string): string | null }

/**
 * Same origin only: the Content-Security-Policy allows no other. A string is sent as JSON.
 * @throws Refused with the service's own words, or Cancelled.
 */
export function ask(url: string, { body, signal, onSent }: Asking = {}): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(body === undefined ? 'GET' : 'POST', url)
    request.responseType = 'blob'
    if (typeof body === 'string') request.setRequestHeader('content-type', 'application/json')
    const shown = authorization()
    if (shown !== null) request.setRequestHeader('authorization', shown)
    request.upload.onprogress = ({ loaded, total }) => onSent?.(total > 0 ? loaded / total : 1)
    request.upload.onload = () => onSent?.(1)
    request.onerror = () => reject(new Refused(unreachable))
    request.onabort = () => reject(new Cancelled())
    request.onload = () => {
      const answer: Answered = { blob: request.response as Blob, header: (name) => request.getResponseHeader(name) }
      if (request.status < 400) resolve(answer)
      else problemIn(answer, request.status).then((problem) => reject(new Refused(problem)), reject)
    }
    if (signal?.aborted) return reject(new Cancelled())
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(body)
  })
}

export async function askJson<T>(url: string, asking?: Asking): Promise<T> {
  const { blob } = await ask(url, asking)
  return JSON.parse(await blob.text()) as T
}

async function problemIn({ blob }: Answered, status: number): Promise<ShownProblem | Localised> {
  try {
    const problem = JSON.parse(await blob.text()) as ShownProblem
    return typeof problem.title === 'string' ? problem : unreadable(status)
  } catch {
    return unreadable(status)
  }
}

const unreachable: Localised = {
  zh: '连不上服务，文件没有送出。请检查网络，稍后再试。', en: 'The service can not be reached; nothing was sent. Check the network and try again.',
}
const unreadable = (status: number): Localised => ({
  zh: `服务的回答无法读取（${status}）。请稍后再试，或告诉维护者。`, en: `The answer can not be read (${status}). Try again later, or tell the maintainers.`,
})
