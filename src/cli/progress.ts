// Bytes read and lines seen in, a bar on standard error out; nothing where nobody watches a terminal.
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
