// Writes openapi/openapi.json from the routes, or says whether the one on file is current.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'

export function registerOpenapi(program: Command): void {
  program
    .command('openapi', { hidden: true })
    .description('写出 openapi/openapi.json · write openapi/openapi.json')
    .option('--check', '只比较，不写 · compare, write nothing')
    .action(async ({ check }: { check?: boolean }) => {
      const { describeApi } = await import('../api/description.js')
      const file = await findFile()
      const fresh = await describeApi()
      if (check === true) process.exitCode = (await readFile(file, 'utf8').catch(() => '')) === fresh ? 0 : 1
      else {
        await mkdir(dirname(file), { recursive: true })
        await writeFile(file, fresh)
      }
      process.stdout.write(check === true && process.exitCode === 1 ? `过期 · stale: ${file}\n` : `${file}\n`)
    })
}

/** The project's root is where package.json is, above this file as written or as compiled. */
async function findFile(): Promise<string> {
  for (const up of ['../../', '../../../']) {
    const root = fileURLToPath(new URL(up, import.meta.url))
    if (await readFile(`${root}package.json`).catch(() => null)) return `${root}openapi/openapi.json`
  }
  throw new Error('no package.json above the program')
}
