// A marked copy or an export in, a file on disk out: where the user said, and never over a file that was checked.
import { mkdir, stat, writeFile } from 'node:fs/promises'
import { dirname, extname, join, parse } from 'node:path'
import { Fault } from '../model/fault.js'
import type { MarkedCopy } from '../annotate/annotate.js'

/** Where the copies of one command go: a folder for several files, a file or a folder for one. */
export class CopyDesk {
  private readonly written = new Set<string>()

  private constructor(private readonly out: string, private readonly isFolder: boolean, private readonly originals: Set<string | null>) {}

  /** @param files those that are checked: none of them is ever written to. */
  static async open(out: string, files: string[]): Promise<CopyDesk> {
    const isFolder = files.length > 1 || /[\\/]$/.test(out) || ((await stat(out).catch(() => null))?.isDirectory() ?? false)
    return new CopyDesk(out, isFolder, new Set(await Promise.all(files.map(identityOf))))
  }

  /**
   * @returns the path written to.
   * @throws Fault invalid-input for the path of an original, file-unreadable where nothing can be written.
   */
  async put(copy: Pick<MarkedCopy, 'name' | 'bytes'>): Promise<string> {
    const path = this.isFolder || this.written.has(this.out) ? this.free(copy.name) : this.out
    const standing = await identityOf(path)
    if (standing !== null && this.originals.has(standing)) {
      throw new Fault('invalid-input', { zh: `“${path}”是原文件，请另取名称。`, en: `"${path}" is the original; give another name.` })
    }
    try {
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, copy.bytes)
    } catch (error) {
      const { message } = error as Error
      throw new Fault('file-unreadable', { zh: `写不进“${path}”：${message}。`, en: `"${path}" can't be written: ${message}.` })
    }
    this.written.add(path)
    return path
  }

  /** Files of one name from two folders get copies of two names. */
  private free(name: string): string {
    const folder = this.isFolder ? this.out : dirname(this.out)
    const { name: stem } = parse(name)
    for (let number = 1; ; number++) {
      const path = join(folder, number === 1 ? name : `${stem}-${number}${extname(name)}`)
      if (!this.written.has(path)) return path
    }
  }
}

/** The file itself, by whatever path or link it is reached; null for none. */
async function identityOf(path: string): Promise<string | null> {
  const found = await stat(path).catch(() => null)
  return found && `${found.dev}:${found.ino}`
}
