// The streams of a Word 97-2003 file in, what its head says of them out ([MS-DOC] 2.5).
import { Fault } from '../../model/fault.js'
import type { Compound } from '../../container/compound.js'

/** Stories stand one after the other in the text; their lengths in characters. */
export interface Stories { main: number; footnotes: number; heads: number; macros: number; comments: number; endnotes: number; boxes: number }

export interface WordFile {
  /** The stream that holds the text and the pages of formatting. */
  text: Buffer
  data: Buffer | null
  stories: Stories
  /** A part of the stream of tables. */
  part(name: keyof typeof parts): Buffer
}

/** Number of the pair (offset, length) in the head. */
const parts = { characters: 12, paragraphs: 13, heads: 11, pieces: 33 }
const flags = { encrypted: 0x0100, secondTable: 0x0200 }
const pairsAt = 0x9A
/** Word 97. What came before keeps its text another way. */
const oldest = 0xC1

/** @throws Fault encrypted, unknown-format for Word 95 and before, damaged-file. */
export function openWordFile(compound: Compound): WordFile {
  const text = compound.stream('WordDocument')
  if (!text || text.length < pairsAt || ![0xA5EC, 0xA5DC].includes(text.readUInt16LE(0))) throw damagedWord()
  const flag = text.readUInt16LE(0x0A)
  if ((flag & flags.encrypted) !== 0) {
    throw new Fault('encrypted', { zh: 'Word 文档设有打开密码', en: 'The Word document needs a password to open' })
  }
  if (text.readUInt16LE(2) < oldest) throw tooOld()
  const table = compound.stream((flag & flags.secondTable) !== 0 ? '1Table' : '0Table')
  if (!table) throw damagedWord()
  const length = (at: number): number => text.readUInt32LE(at)
  return {
    text, data: compound.stream('Data'),
    stories: {
      main: length(0x4C), footnotes: length(0x50), heads: length(0x54), macros: length(0x58), comments: length(0x5C), endnotes: length(0x60),
      boxes: length(0x64),
    },
    part(name) {
      const at = pairsAt + parts[name] * 8
      if (at + 8 > text.length) throw damagedWord()
      const start = text.readUInt32LE(at)
      const size = text.readUInt32LE(at + 4)
      if (start + size > table.length) throw damagedWord()
      return table.subarray(start, start + size)
    },
  }
}

function tooOld(): Fault {
  return new Fault('unknown-format', {
    zh: '文件是 Word 95 或更早的文档，不能读取；请用 Word 或 WPS 打开后另存为 docx', en: 'The file is of Word 95 or before, which is not read; save it as docx',
  })
}

export function damagedWord(cause?: unknown): Fault {
  return new Fault('damaged-file', { zh: 'Word 文档的内部结构不完整', en: 'The structure of the Word document is damaged' }, { cause })
}
