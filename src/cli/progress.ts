// What was done so far in, a bar on standard error out; nothing where nobody watches a terminal.
import { SingleBar } from 'cli-progress'
import type { Language } from '../model/words.js'

export interface Progress { advance(bytes: number, lines: number): void; stop(): void }

export function progressOf(size: number | null, language: Language): Progress {
  if (!process.stderr.isTTY || size === null) return { advance: () => undefined, stop: () => undefined }
  const words = language === 'zh' ? '{bar} {percentage}% | 已读{lines}行 | 剩余约{eta}秒' : '{bar} {percentage}% | {lines} lines | about {eta} s left'
  const bar = new SingleBar({ format: words, stream: process.stderr, hideCursor: true, clearOnComplete: true })
  bar.start(size, 0, { lines: 0 })
  return {
    advance: (bytes, lines) => { bar.increment(bytes, { lines }) },
    stop: () => { bar.stop() },
  }
}

export interface FileProgress {
  advance(): void
  /** A line for standard error: at once, or after the bar, which it would tear. */
  say(line: string): void
  stop(): void
}

/** @param shown false where the answers themselves show how far it is. */
export function fileProgress(files: number, shown: boolean, language: Language): FileProgress {
  if (!process.stderr.isTTY || !shown || files < 2) {
    return { advance: () => undefined, say: (line) => { process.stderr.write(`${line}\n`) }, stop: () => undefined }
  }
  const words = language === 'zh' ? '{bar} {value}/{total}份 | 剩余约{eta}秒' : '{bar} {value} of {total} | about {eta} s left'
  const bar = new SingleBar({ format: words, stream: process.stderr, hideCursor: true, clearOnComplete: true })
  const lines: string[] = []
  bar.start(files, 0)
  return {
    advance: () => { bar.increment() },
    say: (line) => { lines.push(line) },
    stop: () => {
      bar.stop()
      for (const line of lines) process.stderr.write(`${line}\n`)
    },
  }
}
