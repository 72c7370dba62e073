// A secret that must be had again in, what may lie in a database in its place out; and the way back for whoever has the key.
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'
import { Fault } from '../model/fault.js'

/** AES-256-GCM (NIST SP 800-38D): a nonce that is drawn anew each time. */
export const nonceBytes = 12
const tagBytes = 16

export interface SealingKey { id: string; key: Buffer }

/** As the setting has them, with commas between: 32 bytes each, in base64 of either alphabet. The first seals, all of them open. */
export function sealingKeys(setting: string | undefined): SealingKey[] {
  return (setting?.split(',') ?? []).map((text) => {
    const key = Buffer.from(text.trim(), 'base64')
    return { id: createHash('sha256').update(key).digest('hex').slice(0, 8), key }
  })
}

const sealed = /^sealed:v1:([0-9a-f]{8}):([\w-]+)$/

/**
 * @param bound to what it belongs, as `batch 0193…`: put beside anything else it does not open.
 * @returns `sealed:v1:<id of the key>:<nonce, ciphertext and tag in base64url>`; without a key the secret itself.
 */
export function seal(secret: string, bound: string, [first]: readonly SealingKey[], nonce: Uint8Array): string {
  if (!first) return /^(sealed|plain):/.test(secret) ? `plain:${secret}` : secret
  const cipher = createCipheriv('aes-256-gcm', first.key, nonce)
  cipher.setAAD(Buffer.from(bound))
  const bytes = Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `sealed:v1:${first.id}:${bytes.toString('base64url')}`
}

/** @throws Fault config-invalid where the key it was sealed with is not among those given, or where it was changed or moved. */
export function unseal(text: string, bound: string, keys: readonly SealingKey[]): string {
  const [, id, written] = sealed.exec(text) ?? []
  if (id === undefined || written === undefined) return text.replace(/^plain:/, '')
  const bytes = Buffer.from(written, 'base64url')
  const key = keys.find((each) => each.id === id)
  if (!key || bytes.length < nonceBytes + tagBytes) throw shut(id)
  const decipher = createDecipheriv('aes-256-gcm', key.key, bytes.subarray(0, nonceBytes))
  decipher.setAAD(Buffer.from(bound))
  decipher.setAuthTag(bytes.subarray(-tagBytes))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]).toString('utf8')
  } catch {
    throw shut(id)
  }
}

function shut(id: string): Fault {
  return new Fault('config-invalid', {
    zh: `无法解开用密钥 ${id} 加密的内容：MINGJIAN_SECRETS_KEY 中没有这把密钥，或者内容被改动。`,
    en: `What was sealed with the key ${id} does not open: MINGJIAN_SECRETS_KEY does not hold that key, or it was changed.`,
  })
}
