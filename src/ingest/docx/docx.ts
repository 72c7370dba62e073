// A Word document in (WordprocessingML, ISO/IEC 29500), its text in reading order out, with numbers as printed and tables cell for cell.
import { bodyHolds } from '../body-text.js'
import { listedNames } from '../../container/listing.js'
import { readDocument } from './read-document.js'
import { notesOn } from './notes.js'
import { Fault } from '../../model/fault.js'
import type { Content, Format } from '../format.js'
import type { Block } from '../../model/source.js'

export const docx: Format = {
  id: 'docx',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  extensions: ['.docx', '.docm', '.dotx', '.dotm'],
  looksLike,
  read,
}

function looksLike(bytes: Uint8Array): boolean {
  const names = listedNames(bytes)
  return names.some((name) => /^word\//i.test(name)) && !names.some((name) => /\.docx$/i.test(name))
}

/** @throws Fault damaged-file, encrypted, archive-refused, file-too-large, too-many-cells, not-text, empty-file. */
async function read(bytes: Uint8Array): Promise<Content> {
  const { text, blocks, layout, seen, macros } = await readDocument(bytes)
  refuseNoText(text, blocks)
  return { text, blocks, pages: null, notes: notesOn(seen, macros), locate: (span) => layout.locate(span) }
}

function refuseNoText(text: string, blocks: Block[]): void {
  const body = bodyHolds(text, blocks)
  if (body === 'pictures') {
    throw new Fault('not-text', {
      zh: 'Word 文档里只有图片，没有可读的文字；请提交文字版', en: 'The Word document holds pictures only and no text; submit a text copy',
    })
  }
  if (body === 'nothing') throw new Fault('empty-file', { zh: 'Word 文档没有正文文字', en: 'The Word document has no body text' })
}
