// Who decides, out of a key and a name: two decisions by one key are by one reader, whatever names it gives.
import type { Caller } from '../model/caller.js'

export interface Reader {
  key: string | null
  /** For the record: the name given, else the key. */
  label: string
  /** Whether a name was given. */
  named: boolean
}

export function readerOf(caller: Caller, name: string | undefined): Reader {
  return { key: caller.key, label: name ?? caller.key ?? 'local', named: name !== undefined }
}
