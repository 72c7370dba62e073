// A ZIP as a library wrote it in, the same parts with no trace of when and where out: same evaluation, same bytes.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Zippable } from 'fflate'

/** The first day a ZIP can tell; read by its parts, so that the time zone takes none. */
const epoch = new Date(1980, 0, 1)

/** @param change rewrites the text of a part; the order of parts stays. */
export function settled(archive: Uint8Array, change: (path: string, text: string) => string = (_path, text) => text): Uint8Array {
  const parts: Zippable = {}
  for (const [path, bytes] of Object.entries(unzipSync(archive))) {
    parts[path] = [strToU8(change(path, strFromU8(bytes))), { mtime: epoch, level: 6, os: 0 }]
  }
  return zipSync(parts)
}
