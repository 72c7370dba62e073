// Bytes in, characters out: byte-order mark, then strict UTF-8, then whichever of the declared and usual encodings fits.
import { isUtf8, transcode } from 'node:buffer'

export interface Decoded {
  text: string
  /** WHATWG name of the encoding taken. */
  encoding: string
  /** The encoding the file declares, as it names it, where that is another one. */
  overruled: string | null
}

/**
 * What the bytes are wins over what the file says of them: valid UTF-8 over a declared gb2312, GBK bytes over a declared utf-8.
 * @returns the text without a byte-order mark; what no encoding can read is U+FFFD.
 */
export function decode(bytes: Uint8Array, declared: string | null = null): Decoded {
  const label = canonical(declared)
  const { text, encoding } = byMark(bytes) ?? strictUtf8(bytes) ?? bestOf(bytes, label)
  return { text, encoding, overruled: label !== null && label !== encoding ? declared : null }
}

interface Candidate { text: string; encoding: string }

function byMark(bytes: Uint8Array): Candidate | null {
  const found = marks.find(([mark]) => mark.every((byte, at) => bytes[at] === byte))
  if (!found) return null
  const [mark, encoding] = found
  return { text: decodeAs(encoding, bytes.subarray(mark.length)), encoding }
}

const marks: Array<[mark: number[], encoding: string]> = [[[0xEF, 0xBB, 0xBF], 'utf-8'], [[0xFF, 0xFE], 'utf-16le'], [[0xFE, 0xFF], 'utf-16be']]

function strictUtf8(bytes: Uint8Array): Candidate | null {
  if (!isUtf8(bytes)) return null
  // By way of UTF-16, which Node does ten times as fast for Chinese as decoding to a string; the bytes are known to be valid.
  const text = transcode(bytes, 'utf8', 'utf16le').toString('utf16le')
  return manyZeros(text) ? null : { text, encoding: 'utf-8' }
}

/** Every other byte of UTF-16 Latin text is zero, and that is valid UTF-8 too. */
function manyZeros(text: string): boolean {
  let zeros = 0
  const length = Math.min(text.length, 4096)
  for (let at = 0; at < length; at++) if (text.charCodeAt(at) === 0) zeros++
  return zeros > 2 && zeros * 10 > length
}

/** UTF-8 cut in the middle of a character, or with one bad byte, is still UTF-8: the candidates are judged by what they read. */
function bestOf(bytes: Uint8Array, declared: string | null): Candidate {
  const names = new Set([...(declared ? [declared] : []), 'utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'])
  const sample = bytes.subarray(0, 65_536)
  let best = { encoding: 'utf-8', merit: leastMerit }
  for (const encoding of names) {
    const merit = meritOf(decodeAs(encoding, sample))
    if (merit > best.merit) best = { encoding, merit }
  }
  return { text: decodeAs(best.encoding, bytes), encoding: best.encoding }
}

/** Under this share of frequent characters a decoder has only made accidental Chinese of other bytes: UTF-16 makes it of any. */
const leastMerit = 0.05

/** The most frequent characters of official Chinese, both scripts: a wrong decoder meets them by accident only. */
const frequent = new Set('的一是在不有和年月日公开信息政府工作度报告条例申请办理机关部门情况人民国务院等为及第件开開資訊報關門辦條況國務為請務會市县縣区區,。、0123456789')

/** Share of frequent characters, less what can't be text: unreadable, private use, control characters. Markup and scripts don't count. */
function meritOf(text: string): number {
  let merit = 0
  let weighed = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const isBad = unit === 0xFFFD || (unit >= 0xE000 && unit <= 0xF8FF) || isControl(unit)
    if (unit > 0x7F || isBad) weighed += 1
    if (isBad) merit -= 2
    else if (unit > 0x7F && frequent.has(text[at]!)) merit += 1
  }
  return merit / Math.max(1, weighed)
}

/** Control characters that no text file has a use for. */
export function isControl(unit: number): boolean {
  if (unit < 0x20) return unit !== 0x09 && unit !== 0x0A && unit !== 0x0C && unit !== 0x0D
  return unit >= 0x7F && unit <= 0x9F && unit !== 0x85
}

function canonical(label: string | null): string | null {
  if (label === null) return null
  try {
    const { encoding } = new TextDecoder(label.trim().toLowerCase())
    return encoding === 'gbk' || encoding === 'gb2312' ? 'gb18030' : encoding
  } catch {
    return null
  }
}

function decodeAs(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)
}
