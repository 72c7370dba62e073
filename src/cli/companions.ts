// The call in, what each of its documents is held against out: last year's report, or the other documents.
import { besideEachOther } from '../cohort/cohort.js'
import { Fault } from '../model/fault.js'
import { limits } from '../model/limits.js'
import { rulebookFor } from '../rulebook/choose.js'
import { choiceOf } from './document-options.js'
import { documentsOf, pathOf } from './documents.js'
import { inOrder } from './in-order.js'
import type { Companions } from '../model/companions.js'
import type { Submitted } from '../model/report.js'
import type { Result } from '../model/result.js'
import type { Submission } from '../model/source.js'
import type { Pool } from '../threads/pool.js'

export interface CompanionOptions { previous?: string; lastCarriedForward?: number; set?: boolean; ruleset?: string; overlay?: string }

/** By the name the user knows a document by. */
export type CompanionsOf = (path: string) => Companions

/** What files are worked on with. */
export interface Readers { pool: Pool; threads: number; submitted: Submitted }

/** @throws Fault where last year's report can't be read, or the call holds several files beside it, or too many for a set. */
export async function companionsFor(files: string[], options: CompanionOptions, readers: Readers): Promise<CompanionsOf> {
  if (options.lastCarriedForward !== undefined) return withNumber(options.lastCarriedForward, files, options)
  if (options.previous === undefined) return options.set ? companionsInSet(files, options, readers) : () => ({})
  if (files.length > 1 || options.set) throw oneFileOnly()
  const previous = await resultOf(options.previous, readers.pool)
  return () => ({ previous })
}

function withNumber(carriedForward: number, files: string[], { previous, set }: CompanionOptions): CompanionsOf {
  if (files.length === 1 && previous === undefined && !set) return () => ({ carriedForward })
  throw new Fault('invalid-input', {
    zh: '--last-carried-forward 只能与一个文件同用，也不与 --previous、--set 同用。',
    en: '--last-carried-forward goes with one file only, and not with --previous or --set.',
  })
}

async function resultOf(file: string, pool: Pool): Promise<Result> {
  const documents: Submission[] = []
  for await (const document of documentsOf(file)) documents.push(document)
  const [document] = documents
  if (!document || documents.length > 1) throw new Fault('several-documents', { zh: `${file}。`, en: `${file}.` })
  return pool.evaluate(document, {})
}

/** Each document is read once for what the others need of it; what can't be read is told when it is judged. */
async function companionsInSet(files: string[], options: CompanionOptions, readers: Readers): Promise<CompanionsOf> {
  if (files.length > limits.setReports) throw tooMany()
  const read = new Map<string, Result>()
  for await (const found of inOrder(files, readers.threads * 2, (file) => resultsOf(file, readers))) {
    for (const [path, result] of found) read.set(path, result)
    if (read.size > limits.setReports) throw tooMany()
  }
  const beside = besideEachOther([...read.values()], rulebookFor(choiceOf(options)))
  const companions = new Map([...read.keys()].map((path, at) => [path, beside[at]!]))
  return (path) => companions.get(path) ?? {}
}

async function resultsOf(file: string, { pool, submitted }: Readers): Promise<Array<[path: string, result: Result]>> {
  const found: Array<[string, Result]> = []
  try {
    for await (const document of documentsOf(file)) {
      const path = pathOf(file, document)
      const result = await pool.evaluate(document, submitted).catch(unlessFault)
      if (result) found.push([path, { ...result, findings: [] }])
    }
  } catch (error) {
    unlessFault(error)
  }
  return found
}

function unlessFault(error: unknown): null {
  if (error instanceof Fault) return null
  throw error
}

function oneFileOnly(): Fault {
  return new Fault('invalid-input', {
    zh: '--previous 只能与一个文件同用，也不与 --set 同用。', en: '--previous goes with one file only, and not with --set.',
  })
}

function tooMany(): Fault {
  return new Fault('invalid-input', {
    zh: `一次最多互相对照${limits.setReports}份报告。`, en: `At most ${limits.setReports} reports are held against each other in one call.`,
  })
}
