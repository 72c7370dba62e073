// Who decides and who did before in; refused where the second reading is not another's.
import { Fault } from '../model/fault.js'

/**
 * `key` is the one that was used, for the record; `person` whose it is: the first of the keys that it was rotated from. Both are null where no
 * key is needed; then only the name tells two people apart.
 */
export interface Person { key: string | null; person: string | null; label: string }

/** Two of one key, or of one chain of rotations, are one reader whatever names they give: a key is a person's, a name is typed. */
export function isSamePerson(one: Person, other: Person): boolean {
  if (one.person !== null && other.person !== null) return one.person === other.person
  return one.label === other.label
}

/** @throws Fault second-reader-needed, which says so where the name is another's and the key is not. */
export function refuseFirstReader(reader: Person, before: Person[]): void {
  const first = before.find((each) => isSamePerson(reader, each))
  if (!first) return
  throw new Fault('second-reader-needed', first.label === reader.label ? {
    zh: `${reader.label}参与过对这一项的认定或申诉。`, en: `${reader.label} decided this finding before, or objects to it.`,
  } : {
    zh: `${reader.label}与${first.label}用的是同一把密钥，${first.label}参与过对这一项的认定或申诉；一把密钥只算一个人，请换用自己的密钥。`,
    en: `${reader.label} uses the key of ${first.label}, who decided this finding before, or objects to it; a key is one person's: use another.`,
  })
}
