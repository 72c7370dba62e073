// The bytes of a Word document in, the characters of its w:t out and nothing else: what reading a document is measured against.
import { SaxesParser } from 'saxes'
import { fromBufferPromise } from 'yauzl'

/** Unzips the main part with the same library as the reader does, and parses it with the same parser; no styles, numbers, tables or places. */
export async function bareTextOfDocx(bytes: Buffer): Promise<string> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true })
  let text = ''
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName !== 'word/document.xml') continue
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry) as AsyncIterable<Buffer>) chunks.push(chunk)
    let inText = false
    const parser = new SaxesParser({ xmlns: false, position: false })
    parser.on('opentag', ({ name }) => { inText = name === 'w:t' })
    parser.on('closetag', () => { inText = false })
    parser.on('text', (piece) => { if (inText) text += piece })
    parser.write(Buffer.concat(chunks).toString('utf8')).close()
  }
  return text
}
