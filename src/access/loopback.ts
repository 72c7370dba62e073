// An address or a Host header in, whether it is this machine's own out.

/** 127.0.0.0/8, ::1 and localhost. @param host an address to listen on, without a port */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[(.*)\]$/, '$1').toLowerCase()
  return bare === 'localhost' || bare === '::1' || bare === '::ffff:127.0.0.1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(bare)
}

export interface Origins {
  host: string | undefined
  origin: string | undefined
  /** The header Sec-Fetch-Site, which a browser sets and a page can't. */
  site: string | undefined
  /** Came through a proxy, by one of the headers that proxies add. */
  forwarded: boolean
}

/**
 * Whether a request is this machine's own doing. A web page open in a browser here reaches the loopback address too, under a foreign name
 * that it has pointed at it (DNS rebinding) or by sending a form across: the headers Host, Origin and Sec-Fetch-Site show either. A proxy
 * on this machine makes the whole world look like it; one that hides itself can't be told.
 */
export function isOwnDoing({ host, origin, site, forwarded }: Origins): boolean {
  if (forwarded || host === undefined || !isLoopback(nameOf(host))) return false
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  return origin === undefined || origin.replace(/^https?:\/\//i, '').toLowerCase() === host.toLowerCase()
}

function nameOf(host: string): string {
  return host.replace(/:\d{1,5}$/, '')
}
