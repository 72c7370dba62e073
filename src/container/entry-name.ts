// An entry of a ZIP directory in, its name out: in Unicode, with forward slashes, and never one that leads out of the archive.
import { isUtf8 } from 'node:buffer'
import { validateFileName } from 'yauzl'
import { Fault } from '../model/fault.js'
import type { Entry } from 'yauzl'

/** Flag 11 says UTF-8. Archives packed on Chinese Windows say nothing and write GBK; some write UTF-8 and do not say so. */
const unicodeFlag = 0x800

/** @throws Fault archive-refused for an absolute name, a drive letter or a step upwards. */
export function nameOf({ fileNameRaw, generalPurposeBitFlag }: Entry): string {
  const unicode = (generalPurposeBitFlag & unicodeFlag) !== 0 || isUtf8(fileNameRaw)
  const name = new TextDecoder(unicode ? 'utf-8' : 'gb18030').decode(fileNameRaw).replaceAll('\\', '/')
  if (validateFileName(name) !== null || name.includes('\0')) {
    const shown = name.replaceAll('\0', ' ').slice(0, 100)
    throw new Fault('archive-refused', {
      zh: `压缩内容的名称“${shown}”指向别处`, en: `The name “${shown}” of a packed part leads out of the archive`,
    })
  }
  return name
}
