// A JSON file of what was seen on the live site in, its checked values out.
import { readFile } from 'node:fs/promises'
import { Fault } from '../model/fault.js'
import type { Observed } from '../model/observed.js'

/** @throws Fault where the file can't be read or says something else, or the call holds several files beside it. */
export async function observedIn(file: string, files: string[]): Promise<Observed> {
  if (files.length > 1) throw wrong('--observed 只能与一个文件同用。', '--observed goes with one file only.')
  const said = parsed(await readFile(file, 'utf8').catch((cause: Error) => {
    throw new Fault('file-unreadable', { zh: `${file}：${cause.message}。`, en: `${file}: ${cause.message}.` }, { cause })
  }))
  // The schema takes longer to load than a report to check, so only those wait who ask for it.
  const [{ Observed: schema }, { Value }] = await Promise.all([import('../model/observed.js'), import('typebox/value')])
  if (Value.Check(schema, said)) return said
  const [first] = Value.Errors(schema, said)
  const place = `${file}${first?.instancePath ?? ''}`
  throw wrong(`${place} 不符合要求：${first?.message ?? ''}。`, `${place}: ${first?.message ?? ''}.`)
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

function wrong(zh: string, en: string): Fault {
  return new Fault('invalid-input', { zh, en })
}
