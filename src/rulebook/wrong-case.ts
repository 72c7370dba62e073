// A case that is answered otherwise than it says in, the problem at its line out.
import { complain, deskFor, type Problem } from './problems.js'
import { ofLogic as reasons } from './reasons.js'
import { fileOf } from './read-folder.js'
import type { Shelf } from './shelf.js'

interface Unmet { what: string; expected: string; got: string }

/** @param index the place of the case in its file. */
export function wrongCase(shelf: Shelf, rule: string, index: number, { what, expected, got }: Unmet): Problem {
  const desk = deskFor(shelf)
  const file = fileOf.cases(rule)
  desk.texts.set(file, desk.shelf.text(file) ?? '')
  complain(desk, file, [index, 'expect', what], reasons.otherAnswer(what, expected, got))
  return desk.problems[0]!
}
