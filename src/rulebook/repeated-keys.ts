// The files read in, every key that stands twice in one object out: the parser keeps the last and says nothing.
import { visit } from 'jsonc-parser'
import { lineOf, type Desk } from './problems.js'
import { ofFiles as reasons } from './reasons.js'

/** Reads every file a second time, so only a check asked for by an author does it. */
export function complainOfRepeatedKeys({ texts, problems }: Desk): void {
  for (const [file, text] of texts) {
    const open: Array<Set<string>> = []
    visit(text, {
      onObjectBegin: () => { open.push(new Set()) },
      onObjectEnd: () => { open.pop() },
      onObjectProperty: (key, offset) => {
        const keys = open.at(-1)!
        if (keys.has(key)) problems.push({ file, line: lineOf(text, offset), reason: reasons.repeatedKey(key) })
        keys.add(key)
      },
    })
  }
}
