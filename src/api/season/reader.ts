// Who decides, out of a key and a name, and whether his role may: two decisions by one person's keys are by one reader, whatever names he gives.
import Type from 'typebox'
import { Fault } from '../../model/fault.js'
import { rolesNamed } from '../../model/titles.js'
import type { Caller, Role } from '../../model/caller.js'
import type { Person } from '../../season/readers.js'

export const ReaderName = Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'Who, where several share one key' }))

export interface Reader extends Person {
  /** For the record: the name given, else that of the key. */
  label: string
  /** Whether a name was given. */
  named: boolean
}

export function readerOf(caller: Caller, name: string | undefined): Reader {
  const { key, keyName, person } = caller
  return { key, person, label: name ?? keyName ?? key ?? 'local', named: name !== undefined }
}

/** A scope says what a key may do; some steps are for some roles alone, whatever their scopes. @throws Fault forbidden */
export function only(caller: Caller, roles: readonly Role[]): void {
  if (roles.includes(caller.role)) return
  throw new Fault('forbidden', { zh: `这一步须由${rolesNamed(roles)}进行。`, en: `This is for ${roles.join(', ')}.` })
}
