// Who may read the numbers: this machine asking directly, or whoever shows the token. A caller in, yes or no out.
import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/** Of the connection itself and not what a header claims. */
const loopback = /^(127\.|::1$|::ffff:127\.)/
/** Set by proxies: a proxy on this machine makes the whole world look like this machine. */
const forwarded = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'] as const

/** @param token of the settings; where none is set, the network is never answered. */
export function mayRead(address: string | undefined, headers: IncomingHttpHeaders, token: string | undefined): boolean {
  if (token !== undefined && sameSecret(headers.authorization ?? '', `Bearer ${token}`)) return true
  return address !== undefined && loopback.test(address) && forwarded.every((name) => headers[name] === undefined)
}

/** Digests are of one length, so that the comparison takes the same time for every wrong token. */
function sameSecret(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}
