// The first bytes and directory of an OLE2 file in; says whether it only wraps a DOCX, XLSX or PPTX that has a password ([MS-OFFCRYPTO] 2.3.4).
import { Fault } from '../model/fault.js'

const magic = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const streamName = Buffer.from('EncryptedPackage\0', 'utf16le')
/** A directory entry: 128 bytes, its name first, then the name's length in bytes and its kind, 2 for a stream ([MS-CFB] 2.6.1). */
const entry = { size: 128, lengthAt: 64, kindAt: 66, stream: 2 }

/** @throws Fault encrypted. */
export function refuseEncryptedOffice(bytes: Uint8Array): void {
  if (!isEncryptedOffice(bytes)) return
  throw new Fault('encrypted', {
    zh: '文件是用密码加密的 Office 文档(docx、xlsx 等)', en: 'The file is an Office document (docx, xlsx and the like) encrypted with a password',
  })
}

export function isEncryptedOffice(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!buffer.subarray(0, magic.length).equals(magic)) return false
  for (let at = buffer.indexOf(streamName); at >= 0; at = buffer.indexOf(streamName, at + 1)) {
    if (at % entry.size === 0 && at + entry.size <= buffer.length && buffer.readUInt16LE(at + entry.lengthAt) === streamName.length
      && buffer[at + entry.kindAt] === entry.stream) return true
  }
  return false
}
