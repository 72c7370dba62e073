// Two rulesets in, what differs out; and over a set of documents, which verdicts and scores move.
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { evaluate } from '../evaluate.js'
import { Fault } from '../model/fault.js'
import { rulebookFor } from '../rulebook/choose.js'
import { differenceOf } from '../rulebook/difference.js'
import { choiceOf } from './document-options.js'
import { printDifference, printMoves } from './print-difference.js'
import { sayFault } from './say.js'
import type { Moves } from './print-difference.js'
import type { Result } from '../model/result.js'
import type { Rulebook } from '../model/rulebook.js'
import type { Language } from '../model/words.js'

export interface DiffOptions { lang: Language; format: 'text' | 'json'; over?: string[] }

/** @returns 0, or 2 when one of the documents could not be read; the others are compared. */
export async function diffRulesets(a: string, b: string, { lang, format, over = [] }: DiffOptions): Promise<number> {
  const [before, after] = [rulebookNamed(a), rulebookNamed(b)]
  const difference = differenceOf(before, after)
  const moves: Moves[] = []
  let unread = 0
  for (const file of over) {
    try {
      moves.push(await movesOf(file, before, after))
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      process.stderr.write(`${sayFault(error, lang, file)}\n`)
      unread += 1
    }
  }
  process.stdout.write(format === 'json'
    ? `${JSON.stringify({ from: nameOf(before), to: nameOf(after), ...difference, moves }, null, 1)}\n`
    : printDifference(before, after, difference, lang) + (over.length > 0 ? printMoves(moves, after, lang) : ''))
  return unread > 0 ? 2 : 0
}

/** An id or a folder, and behind a plus sign the overlay upon it: cn-national+hunan, as every evaluation names it. */
function rulebookNamed(name: string): Rulebook {
  const plus = name.lastIndexOf('+')
  return plus > 0 ? rulebookFor(choiceOf({ ruleset: name.slice(0, plus), overlay: name.slice(plus + 1) })) : rulebookFor(choiceOf({ ruleset: name }))
}

async function movesOf(file: string, before: Rulebook, after: Rulebook): Promise<Moves> {
  const bytes = await readFile(file).catch((cause: Error) => {
    throw new Fault('file-unreadable', { zh: `${cause.message}。`, en: `${cause.message}.` }, { cause })
  })
  const [a, b] = [await evaluate({ name: basename(file), bytes }, {}, before), await evaluate({ name: basename(file), bytes }, {}, after)]
  const first = new Map(a.findings.map((finding) => [finding.ruleId, finding]))
  const second = new Map(b.findings.map((finding) => [finding.ruleId, finding]))
  const rules = [...new Set([...first.keys(), ...second.keys()])].flatMap((id) => {
    const [from, to] = [first.get(id), second.get(id)]
    const title = (to ?? from)!.title
    return from?.outcome === to?.outcome ? [] : [{ rule: id, title, from: from?.outcome ?? null, to: to?.outcome ?? null }]
  })
  return { document: file, from: totalOf(a), to: totalOf(b), rules }
}

function totalOf({ score }: Result): Moves['from'] {
  return score && { total: score.total, band: score.band }
}

function nameOf({ id, version, digest }: Rulebook): { id: string; version: string; digest: string } {
  return { id, version, digest }
}
