// A process that was killed can't stop its cluster: a sleeping shell waits at the other end of a pipe and sends someone to look.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { Socket } from 'node:net'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'

const shell = '/bin/sh'

/**
 * The pipe closes when this process ends in any way; a line in it means that it ended in order and nobody need look.
 * @returns `release` that also calls the watch off.
 */
export function setWatch(dataFolder: string, release: () => Promise<void>): () => Promise<void> {
  if (!existsSync(shell)) return release
  const caretaker = fileURLToPath(new URL(`./caretaker${extname(import.meta.url)}`, import.meta.url))
  const command = [process.execPath, ...process.execArgv, caretaker, dataFolder]
  const watch = spawn(shell, ['-c', 'read -r _ || exec "$@"', 'mingjian-watch', ...command], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  watch.on('error', () => undefined)
  watch.stdin.on('error', () => undefined)
  watch.unref()
  if (watch.stdin instanceof Socket) watch.stdin.unref()
  return async () => {
    await release()
    watch.stdin.end('\n')
  }
}
