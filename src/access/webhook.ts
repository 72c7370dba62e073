// The body of a webhook and its secret in, the signature out; and for whoever receives one, whether it is ours, fresh and whole.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { limits } from '../model/limits.js'

/** `delivery` is the same at every try of one delivery: who has seen it has dealt with it. */
export const webhookHeaders = {
  delivery: 'mingjian-delivery',
  event: 'mingjian-event',
  /** Seconds since 1970, of this try. */
  timestamp: 'mingjian-timestamp',
  /** v1= and HMAC-SHA256 in lower-case hex, over the timestamp, a full stop and the body as sent. */
  signature: 'mingjian-signature',
} as const

export function signatureOf(secret: string, timestamp: string, body: string): string {
  return `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`
}

export interface Received { timestamp: string; signature: string; body: string }

/**
 * The receiver's side.
 * @param now in seconds since 1970. A signature is good for 300 seconds either way; within them `delivery` tells a replay.
 */
export function isGenuine(secret: string, { timestamp, signature, body }: Received, now: number): boolean {
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now - Number(timestamp)) > limits.webhookReplaySeconds) return false
  const [given, ours] = [Buffer.from(signature), Buffer.from(signatureOf(secret, timestamp, body))]
  return given.length === ours.length && timingSafeEqual(given, ours)
}

/** host:port of an address, the port left out where it is the scheme's own; empty for what is no http(s) address, or holds a name and password. */
export function hostOf(url: string): string {
  if (!URL.canParse(url)) return ''
  const { protocol, host, username, password } = new URL(url)
  return (protocol === 'http:' || protocol === 'https:') && username === '' && password === '' ? host.toLowerCase() : ''
}

/** The setting MINGJIAN_WEBHOOK_HOSTS. */
export function hostsOf(setting: string | undefined): ReadonlySet<string> {
  return new Set((setting ?? '').split(',').map((host) => host.trim().toLowerCase()).filter(Boolean))
}
