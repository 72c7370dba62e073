// A key as it is sent in, its id and the digest of its secret out; and the way back when one is made.
import { createHash, timingSafeEqual } from 'node:crypto'

export interface PresentedKey {
  /** A UUID: the key's row. */
  id: string
  secret: string
}

/** Bytes of a secret. 256 random bits can't be guessed, so one pass of SHA-256 protects them at rest as well as a slow hash would a password. */
export const secretBytes = 32

const written = /^mj_([0-9a-f]{32})_([A-Za-z0-9_-]{43})$/
const bearer = /^bearer +(\S{1,200})$/i

/** mj_<id, 32 hexadecimal digits>_<secret, 43 characters of base64url>. @param secret 32 random bytes */
export function writeKey(id: string, secret: Uint8Array): string {
  return `mj_${id.replaceAll('-', '')}_${Buffer.from(secret).toString('base64url')}`
}

/** The header `Authorization: Bearer mj_...` (RFC 6750). Null for anything else. */
export function readAuthorization(header: string): PresentedKey | null {
  const token = bearer.exec(header.trim())?.[1]
  return token === undefined ? null : readKey(token)
}

export function readKey(text: string): PresentedKey | null {
  const [, digits, secret] = written.exec(text) ?? []
  if (digits === undefined || secret === undefined) return null
  return { id: digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'), secret }
}

/** SHA-256 of the secret as written, 64 hexadecimal digits: all that is kept of it. */
export function digestOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** In the same time whether it holds or not, and where there is no such key: then `digest` is null. */
export function isSecret(secret: string, digest: string | null): boolean {
  const [given, held] = [Buffer.from(digestOfSecret(secret), 'hex'), Buffer.from(digest ?? digestOfSecret(''), 'hex')]
  return timingSafeEqual(given, held) && digest !== null
}
