// An archive in, a copy of it out in which some parts are written anew or added; all others keep their bytes, names and order.
import { zipSync } from 'fflate'
import { openArchive } from './zip.js'
import { limits } from '../model/limits.js'
import type { Zippable } from 'fflate'

/** Always the same moment: the same copy is the same bytes. Zip counts from 1980, in local time, and so does this. */
const moment = new Date(1980, 0, 1)
/** Pictures are packed already. */
const packed = /\.(?:png|jpe?g|gif|webp|zip|mp4)$/i

/** @param parts what each part now holds, by name. @throws Fault as openArchive does. */
export async function rewriteArchive(bytes: Uint8Array, parts: ReadonlyMap<string, string>): Promise<Uint8Array> {
  const archive = await openArchive(bytes)
  const written: Zippable = {}
  for (const name of [...archive.names, ...[...parts.keys()].filter((each) => !archive.has(each))]) {
    const fresh = parts.get(name)
    const content = fresh === undefined ? await archive.bytes(name, limits.archiveBytes) : Buffer.from(fresh)
    if (content) written[name] = [content, { level: packed.test(name) ? 0 : 6, mtime: moment }]
  }
  return zipSync(written)
}
