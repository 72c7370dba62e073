// Bytes of a known binary format in, a fault that names the format out: better than calling a Word file "no text".
import { refuseOldWorkbook } from './spreadsheet/old-workbook.js'
import { Fault } from '../model/fault.js'
import type { FaultCode } from '../model/fault.js'
import type { Localised } from '../model/words.js'

interface Foreign { fault: FaultCode; name: Localised; at: number; magic: string }

const foreign = (fault: FaultCode) => (zh: string, en: string, magic: string, at = 0): Foreign => ({ fault, name: { zh, en }, at, magic })
const picture = foreign('not-text')
const other = foreign('unknown-format')

/** First bytes as Latin-1. */
const foreigners: Foreign[] = [
  other('旧版 Office 文档，但不是 Word 文档', 'an Office 97-2003 document but not one of Word', '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1'),
  other('RTF 文档', 'an RTF document', '{\\rtf'),
  picture('PNG 图片', 'a PNG picture', '\x89PNG\r\n\x1A\n'),
  picture('JPEG 图片', 'a JPEG picture', '\xFF\xD8\xFF'),
  picture('GIF 图片', 'a GIF picture', 'GIF8'),
  picture('TIFF 图片', 'a TIFF picture', 'II*\0'),
  picture('TIFF 图片', 'a TIFF picture', 'MM\0*'),
  picture('WebP 图片', 'a WebP picture', 'WEBP', 8),
  picture('视频或 HEIC 图片', 'a video or HEIC picture', 'ftyp', 4),
  other('RAR 压缩包', 'a RAR archive', 'Rar!\x1A\x07'),
  other('7z 压缩包', 'a 7z archive', '7z\xBC\xAF\x27\x1C'),
  other('GZIP 压缩包', 'a GZIP archive', '\x1F\x8B\x08'),
  other('程序文件', 'a program', '\x7FELF'),
]

const zip = 'PK\x03\x04'
const zipKinds: Array<[entry: string, name: Localised]> = [
  ['word/', { zh: 'Word 文档(docx)', en: 'a Word document (docx)' }],
  ['xl/', { zh: '二进制 Excel 工作簿(xlsb)', en: 'a binary Excel workbook (xlsb)' }],
  ['OFD.xml', { zh: 'OFD 版式文档', en: 'an OFD document' }],
]

/** @throws Fault unknown-format for documents not read yet, not-text for pictures. Returns when the bytes are none of these. */
export function refuseForeign(bytes: Uint8Array): void {
  refuseOldWorkbook(bytes)
  const head = latin1(bytes.subarray(0, 32))
  const found = foreigners.find(({ at, magic }) => head.startsWith(magic, at))
  if (found) throw refusal(found.fault, found.name)
  if (head.startsWith(zip)) throw refusal('unknown-format', zipKind(bytes))
  if (head.startsWith('BM') && head.slice(6, 10) === '\0\0\0\0') throw refusal('not-text', { zh: 'BMP 图片', en: 'a BMP picture' })
}

/** Names of a zip's entries stand in the clear, first in its local headers and again in the directory at its end. */
function zipKind(bytes: Uint8Array): Localised {
  const names = latin1(bytes.subarray(0, 4096)) + latin1(bytes.subarray(-16384))
  return zipKinds.find(([entry]) => names.includes(entry))?.[1] ?? { zh: 'ZIP 压缩包', en: 'a ZIP archive' }
}

function refusal(code: FaultCode, { zh, en }: Localised): Fault {
  return code === 'not-text'
    ? new Fault(code, { zh: `文件是${zh}`, en: `The file is ${en}` })
    : new Fault(code, {
      zh: `文件是${zh}，不能读取；请另存为 Word 文档(docx)、PDF 或网页后提交`,
      en: `The file is ${en}, which is not read; save it as a Word document (docx), PDF or web page`,
    })
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
