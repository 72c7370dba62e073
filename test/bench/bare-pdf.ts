// Bytes of a PDF in, the number of characters that pdf.js's own text extraction finds out: what reading a PDF is set against.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs'
import { fileURLToPath } from 'node:url'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

const folder = (name: string): string => fileURLToPath(new URL(`./${name}/`, import.meta.resolve('pdfjs-dist/package.json')))

/** As its documentation has it for Node: no thread, text of every page, memory given back. */
export async function barePdf(bytes: Uint8Array): Promise<number> {
  const loading = getDocument({
    data: new Uint8Array(bytes), cMapUrl: folder('cmaps'), standardFontDataUrl: folder('standard_fonts'), isEvalSupported: false, verbosity: 0,
  })
  const document = await loading.promise
  let characters = 0
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    for (const item of items) if ('str' in item) characters += item.str.length
    page.cleanup()
  }
  await loading.destroy()
  return characters
}
