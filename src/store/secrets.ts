// The setting with its keys in, what seals secrets before they are kept and opens them when they are needed out.
import { randomBytes } from 'node:crypto'
import { nonceBytes, seal, sealingKeys, unseal } from '../access/sealed.js'

export interface Secrets {
  /** @param of id of the row it is kept in. */
  seal(secret: string, of: string): string
  /** @throws Fault config-invalid where no key given opens it. */
  unseal(kept: string, of: string): string
}

export function secretsOf(setting: string | undefined): Secrets {
  const keys = sealingKeys(setting)
  return {
    seal: (secret, of) => seal(secret, of, keys, randomBytes(nonceBytes)),
    unseal: (kept, of) => unseal(kept, of, keys),
  }
}
