// Where rule files are read from: a folder on disk, or files that came over the API. Both are asked by path relative to their root.
import { existsSync, readdirSync, readFileSync, type Dirent } from 'node:fs'
import { join } from 'node:path'

export interface Shelf {
  /** Every name at the root. */
  entries(): string[]
  /** Names under a folder, sorted by code unit: folders for an empty ending, else files without that ending. */
  names(under: string, ending: string): string[]
  text(file: string): string | undefined
}

export function folderShelf(folder: string): Shelf {
  return {
    entries: () => readdirSync(folder).filter((name) => !name.startsWith('.')).sort(),
    names(under, ending) {
      const path = join(folder, under)
      if (!existsSync(path)) return []
      const wanted = (entry: Dirent) => (ending ? entry.isFile() && entry.name.endsWith(ending) : entry.isDirectory())
      return readdirSync(path, { withFileTypes: true })
        .filter((entry) => !entry.name.startsWith('.') && wanted(entry))
        .map((entry) => entry.name.slice(0, entry.name.length - ending.length))
        .sort()
    },
    text(file) {
      const path = join(folder, file)
      return existsSync(path) ? readFileSync(path, 'utf8') : undefined
    },
  }
}

/** @param files text by path, with forward slashes. */
export function filesShelf(files: Readonly<Record<string, string>>): Shelf {
  const parts = Object.keys(files).map((path) => path.split('/'))
  const distinct = (names: string[]) => [...new Set(names)].sort()
  return {
    entries: () => distinct(parts.map(([first]) => first!)),
    names(under, ending) {
      const depth = under.split('/').length
      const below = parts.filter((path) => path.slice(0, depth).join('/') === under)
      return distinct(ending
        ? below.filter((path) => path.length === depth + 1 && path[depth]!.endsWith(ending)).map((path) => path[depth]!.slice(0, -ending.length))
        : below.filter((path) => path.length > depth + 1).map((path) => path[depth]!))
    },
    text: (file) => (Object.hasOwn(files, file) ? files[file] : undefined),
  }
}
