// The call in, what each of its documents is held against out: last year's report.
import { Fault } from '../model/fault.js'
import { documentsOf } from './documents.js'
import type { Companions } from '../model/companions.js'
import type { Result } from '../model/result.js'
import type { Submission } from '../model/source.js'
import type { Language } from '../model/words.js'
import type { Pool } from '../threads/pool.js'

export interface CompanionOptions { lang: Language; previous?: string }

/** By the name the user knows a document by. */
export type CompanionsOf = (path: string) => Companions

/** @throws Fault where last year's report can't be read, or the call holds several files beside it. */
export async function companionsFor(files: string[], options: CompanionOptions, pool: Pool): Promise<CompanionsOf> {
  if (options.previous === undefined) return () => ({})
  if (files.length > 1) throw oneFileOnly()
  const previous = await resultOf(options.previous, pool)
  return () => ({ previous })
}

async function resultOf(file: string, pool: Pool): Promise<Result> {
  const documents: Submission[] = []
  for await (const document of documentsOf(file)) documents.push(document)
  const [document] = documents
  if (!document || documents.length > 1) throw new Fault('several-documents', { zh: `${file}。`, en: `${file}.` })
  return pool.evaluate(document, {})
}

function oneFileOnly(): Fault {
  return new Fault('invalid-input', { zh: '--previous 只能与一个文件同用。', en: '--previous goes with one file only.' })
}
