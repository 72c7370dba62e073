// A file in, its unpacked lines out, and the other way: gzip, one JSON value a line, never more than a line or two in memory.
import { createReadStream, createWriteStream } from 'node:fs'
import { link, open, unlink } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { Fault } from '../../model/fault.js'

/**
 * Written beside its place and moved there whole, readable by its owner alone: it holds every report and the digests of the keys.
 * @throws Fault file-unreadable where it can't be written or is there already.
 */
export async function writeLines(file: string, values: AsyncIterable<unknown>): Promise<void> {
  const draft = `${file}.part`
  try {
    await pipeline(Readable.from(linesOf(values)), createGzip(), createWriteStream(draft, { flags: 'wx', mode: 0o600 }))
    await flush(draft)
    // link and not rename: what is there already stays.
    await link(draft, file)
  } catch (cause) {
    throw cause instanceof Fault || !isSystemError(cause) ? cause : notWritten(file, cause)
  } finally {
    await unlink(draft).catch(() => undefined)
  }
}

/**
 * Split at line feeds alone: JSON leaves other ends of lines (U+2028) as they are.
 * @param longest bytes of a line.
 * @throws Fault file-unreadable, or backup-refused where it is no gzip, is cut short, or a line has no end.
 */
export async function* readLines(file: string, longest: number): AsyncGenerator<string, void, undefined> {
  const source = createReadStream(file)
  const unpacked = source.on('error', (error) => unpacked.destroy(error)).pipe(createGunzip())
  let held: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      let from = 0
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
        yield Buffer.concat([...held, chunk.subarray(from, at)]).toString('utf8')
        held = []
        size = 0
        from = at + 1
      }
      held.push(chunk.subarray(from))
      size += chunk.length - from
      if (size > longest) throw refused({ zh: '有一行过长。', en: 'A line of it has no end.' })
    }
  } catch (cause) {
    if (cause instanceof Fault) throw cause
    const { code = '' } = cause as NodeJS.ErrnoException
    if (code.startsWith('Z_')) throw refused({ zh: '文件不是备份，或已损坏、不完整。', en: 'It is no backup, or damaged, or cut short.' }, cause)
    throw isSystemError(cause) ? new Fault('file-unreadable', { zh: `${file}：${code}。`, en: `${file}: ${code}.` }, { cause }) : cause
  } finally {
    source.destroy()
  }
}

export function refused(detail: Fault['detail'], cause?: unknown): Fault {
  return new Fault('backup-refused', detail, { cause })
}

async function* linesOf(values: AsyncIterable<unknown>): AsyncGenerator<string, void, undefined> {
  for await (const value of values) yield `${JSON.stringify(value)}\n`
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r+')
  await handle.sync().finally(() => handle.close())
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}

function notWritten(file: string, cause: NodeJS.ErrnoException): Fault {
  return new Fault('file-unreadable', {
    zh: `无法写入 ${file}：${cause.code === 'EEXIST' ? '已有这个文件' : String(cause.code)}。`,
    en: `${file} can't be written: ${cause.code === 'EEXIST' ? 'it is there already' : String(cause.code)}.`,
  }, { cause })
}
