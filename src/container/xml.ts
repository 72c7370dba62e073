// XML in, calls for each element out. No entity is expanded, no file is fetched, and elements nest no deeper than the limit.
import { SaxesParser } from 'saxes'
import { Fault } from '../model/fault.js'
import { limits } from '../model/limits.js'

/** `end`: characters read up to and with the tag, an empty element's for both of its calls. */
export interface Handlers {
  open?(name: string, attributes: Record<string, string>, end: number): void
  close?(name: string, end: number): void
  text?(text: string): void
}

export interface XmlReader { write(piece: string): void; close(): void }

/**
 * Names without their prefix: some programs write x:row for row.
 * @throws Fault damaged-file for what is not well-formed, archive-refused for a document type (it could define entities) and for nesting.
 */
export function xmlReader({ open, close, text }: Handlers): XmlReader {
  return prefixedXmlReader({
    ...(open && { open: (name, attributes, end) => { open(plain(name), attributes, end) } }),
    ...(close && { close: (name, end) => { close(plain(name), end) } }),
    ...(text && { text }),
  })
}

/** Names as they are written, where elements of several namespaces share a part. */
export function prefixedXmlReader({ open, close, text }: Handlers): XmlReader {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let depth = 0
  parser.on('error', (error) => {
    throw new Fault('damaged-file', { zh: '文件内部的 XML 不完整，无法读取。', en: 'The XML inside the file is damaged and can not be read.' }, { cause: error })
  })
  parser.on('doctype', () => refuse('带有文档类型定义(DTD)', 'has a document type definition (DTD)'))
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > limits.xmlDepth) refuse(`嵌套超过${limits.xmlDepth}层`, `nests more than ${limits.xmlDepth} levels`)
    open?.(name, attributes, parser.position)
  })
  parser.on('closetag', ({ name }) => {
    depth--
    close?.(name, parser.position)
  })
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  return { write: (piece) => { parser.write(piece) }, close: () => { parser.close() } }
}

function refuse(zh: string, en: string): never {
  throw new Fault('archive-refused', { zh: `文件内部的 XML ${zh}`, en: `The XML inside the file ${en}` })
}

export function plain(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

export async function readXml(pieces: AsyncIterable<string>, handlers: Handlers): Promise<void> {
  const reader = xmlReader(handlers)
  let any = false
  for await (const piece of pieces) {
    any = true
    reader.write(piece)
  }
  if (any) reader.close()
}
