// A Word document in (WordprocessingML, ISO/IEC 29500), its text in reading order out, with numbers as printed and tables cell for cell.
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

/** A scan put into a document: to call it a report without sections would be a false accusation. */
function refuseNoText(text: string, blocks: Block[]): void {
  let characters = 0
  let sentences = 0
  for (const { kind, role, span } of blocks) {
    if (kind === 'picture' || role !== 'body') continue
    const content = text.slice(span.start, span.end)
    characters += content.replace(/\s/g, '').length
    sentences += content.includes('。') || kind === 'grid' ? 1 : 0
  }
  const pictures = blocks.filter(({ kind, role }) => kind === 'picture' && role === 'body').length
  if (pictures > 0 && sentences === 0 && characters < 80) {
    throw new Fault('not-text', {
      zh: 'Word 文档里只有图片，没有可读的文字', en: 'The Word document holds pictures only and no text that can be read',
    })
  }
  if (characters === 0) throw new Fault('empty-file', { zh: 'Word 文档没有正文文字', en: 'The Word document has no body text' })
}
