// Pieces of XML in, calls for each element out. No entity is expanded and no file is fetched.
import { SaxesParser } from 'saxes'
import { Fault } from '../model/fault.js'

export interface Handlers {
  open?(name: string, attributes: Record<string, string>): void
  close?(name: string): void
  text?(text: string): void
}

export interface XmlReader { write(piece: string): void; close(): void }

/** Names without their prefix: some programs write x:row for row. */
export function xmlReader({ open, close, text }: Handlers): XmlReader {
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('error', (error) => {
    throw new Fault('unknown-format', { zh: '工作簿的内容不完整，无法读取。', en: 'The workbook is damaged and can not be read.' }, { cause: error })
  })
  if (open) parser.on('opentag', ({ name, attributes }) => { open(plain(name), attributes) })
  if (close) parser.on('closetag', ({ name }) => { close(plain(name)) })
  if (text) parser.on('text', text)
  return { write: (piece) => { parser.write(piece) }, close: () => { parser.close() } }
}

function plain(name: string): string {
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
