// The bytes of a file in, its text out with nothing but the library that opens such files: what reading is measured against.
import { fileURLToPath } from 'node:url'
import { inflateRawSync } from 'node:zlib'
import { parse } from 'parse5'
import { SaxesParser } from 'saxes'
import { fromBufferPromise } from 'yauzl'
import type { DefaultTreeAdapterTypes } from 'parse5'

/** By extension. @returns the number of characters. */
export const bareText: Record<string, (bytes: Buffer) => Promise<number> | number> = {
  html: (bytes) => textIn(parse(bytes.toString('utf8'))),
  docx: (bytes) => xmlText(bytes, /^word\/document\.xml$/, ['w:t']),
  xlsx: (bytes) => xmlText(bytes, /^xl\/(?:worksheets\/[^/]+|sharedStrings)\.xml$/, ['v', 't']),
  pdf: pdfText,
}

function textIn(node: DefaultTreeAdapterTypes.Node): number {
  if ('value' in node) return node.value.length
  return 'childNodes' in node ? node.childNodes.reduce((sum, child) => sum + textIn(child), 0) : 0
}

async function xmlText(bytes: Buffer, parts: RegExp, elements: string[]): Promise<number> {
  let characters = 0
  for await (const entry of (await fromBufferPromise(bytes, { lazyEntries: true })).eachEntry()) {
    if (!parts.test(entry.fileName)) continue
    const parser = new SaxesParser()
    let inside = false
    parser.on('opentag', ({ name }) => { inside = elements.includes(name) })
    parser.on('closetag', () => { inside = false })
    parser.on('text', (text) => { if (inside) characters += text.length })
    parser.write(partOf(bytes, entry.relativeOffsetOfLocalHeader, entry.compressedSize, entry.compressionMethod)).close()
  }
  return characters
}

/** A local header has 30 bytes, then the name and further fields by their lengths. */
function partOf(bytes: Buffer, at: number, packed: number, method: number): string {
  const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
  const data = bytes.subarray(start, start + packed)
  return (method === 8 ? inflateRawSync(data) : data).toString('utf8')
}

async function pdfText(bytes: Buffer): Promise<number> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const folder = (name: string): string => fileURLToPath(new URL(`./${name}/`, import.meta.resolve('pdfjs-dist/package.json')))
  const task = getDocument({
    data: new Uint8Array(bytes), cMapUrl: folder('cmaps'), standardFontDataUrl: folder('standard_fonts'), useSystemFonts: false, verbosity: 0,
  })
  const document = await task.promise
  let characters = 0
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent()
    for (const item of items) if ('str' in item) characters += item.str.length
  }
  await task.destroy()
  return characters
}
