// A fetch in, one that is patient out: every POST under a key, so that it is done once; again where the service says later, or is gone.
export interface Patience {
  /** How often a request is tried again. */
  retries?: number
  /** The longest wait before one more try, milliseconds; a service that asks for longer is not waited for. */
  longestWaitMs?: number
  fetch?: typeof globalThis.fetch
  /** Waits; for tests. */
  sleep?: (ms: number, signal: AbortSignal) => Promise<void>
}

/** Where the service does not say when: doubled each time. */
const firstWaitMs = 500
/** Too many requests; busy, or the database is away. What a full disk (507) or a wrong request needs is not time. */
const later = new Set([429, 503])
/** Where the connection fails, nobody knows what was done. These may be sent twice (RFC 9110, section 9.2.2); a POST because it has its key. */
const harmless = new Set(['GET', 'HEAD', 'PUT', 'DELETE', 'POST'])

/**
 * A POST gets an Idempotency-Key unless it has one, the same at each try. RFC 9110, section 10.2.3: Retry-After is seconds or a date.
 */
export function patientFetch(
  { retries = 4, longestWaitMs = 60_000, fetch = globalThis.fetch, sleep = wait }: Patience = {},
): (request: Request) => Promise<Response> {
  return async (given) => {
    const request = given.method === 'POST' && !given.headers.has('idempotency-key') ? underKey(given) : given
    for (let tries = 0; ; tries += 1) {
      const last = tries >= retries
      // A body is read once: all tries but the last send a copy.
      const response = await fetch(last ? request : request.clone()).catch((error: unknown) => {
        if (last || request.signal.aborted || !harmless.has(request.method)) throw error
        return null
      })
      if (response && (last || !isForLater(response))) return response
      const ms = asked(response?.headers.get('retry-after') ?? null) ?? firstWaitMs * 2 ** tries
      if (response && ms > longestWaitMs) return response
      await response?.body?.cancel()
      await sleep(ms, request.signal)
    }
  }
}

/** 409 with a time is a request whose key another has: the one before it, cut off, which may yet be answered. */
function isForLater({ status, headers }: Response): boolean {
  return later.has(status) || (status === 409 && headers.has('retry-after'))
}

function underKey(given: Request): Request {
  const headers = new Headers(given.headers)
  headers.set('idempotency-key', globalThis.crypto.randomUUID())
  return new Request(given, { headers })
}

/** @returns milliseconds to wait, null where the header is missing or can't be read. */
function asked(retryAfter: string | null): number | null {
  if (retryAfter === null) return null
  if (/^\d{1,9}$/.test(retryAfter)) return Number(retryAfter) * 1000
  const at = Date.parse(retryAfter)
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now())
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer)
      reject(signal.reason as Error)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, ms)
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
}
