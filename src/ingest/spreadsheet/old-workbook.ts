// The bytes of an OLE2 file in, a fault that names it out where it is a workbook of Excel 97-2003 ([MS-XLS] 2.1.2) or older.
import { Fault } from '../../model/fault.js'

const magic = Buffer.from('d0cf11e0a1b11ae1', 'hex')
/** The one stream that every such workbook has; its name stands in the directory, which is made of entries of 128 bytes. */
const streams = ['Workbook\0', 'Book\0'].map((name) => Buffer.from(name, 'utf16le'))
const entrySize = 128

/** @throws Fault unknown-format. */
export function refuseOldWorkbook(bytes: Uint8Array): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!buffer.subarray(0, magic.length).equals(magic) || !streams.some((name) => hasEntry(buffer, name))) return
  throw new Fault('unknown-format', {
    zh: '文件是旧版 Excel 工作簿(xls)，不能读取；请在 Excel 或 WPS 表格中打开，另存为 XLSX 后提交',
    en: 'The file is a workbook of Excel 97-2003 (xls), which is not read; open it in a spreadsheet program and save it as XLSX',
  })
}

function hasEntry(buffer: Buffer, name: Buffer): boolean {
  for (let at = buffer.indexOf(name); at >= 0; at = buffer.indexOf(name, at + 1)) if (at % entrySize === 0) return true
  return false
}
