// A Word 97-2003 document in ([MS-DOC], what DOC and WPS files are), its text in reading order and its tables cell for cell out.
import { bodyHolds } from '../body-text.js'
import { isEncryptedOffice } from '../../container/encrypted-office.js'
import { isCompound, openCompound } from '../../container/compound.js'
import { notesOn } from './notes.js'
import { StoryReader } from './story.js'
import { damagedWord, openWordFile } from './word-file.js'
import { StoryWriter } from './write-story.js'
import { Fault } from '../../model/fault.js'
import type { Paragraph } from './story.js'
import type { Content, Format } from '../format.js'

export const doc: Format = {
  id: 'doc',
  mediaType: 'application/msword',
  extensions: ['.doc', '.dot', '.wps', '.wpt'],
  looksLike,
  read,
}

/** A document inside a workbook or a presentation does not make it one: only the root counts. */
function looksLike(bytes: Uint8Array, name: string): boolean {
  if (!isCompound(bytes) || isEncryptedOffice(bytes)) return false
  try {
    return openCompound(bytes).names.includes('WordDocument')
  } catch (error) {
    // So damaged that its streams can't be listed: its name is all that is left to go by.
    return error instanceof Fault && doc.extensions.some((extension) => name.toLowerCase().endsWith(extension))
  }
}

/** @throws Fault damaged-file, encrypted, unknown-format, not-text, too-many-cells. */
function read(bytes: Uint8Array): Content {
  try {
    return contentOf(bytes)
  } catch (error) {
    // An offset that leads out of the file.
    throw error instanceof RangeError ? damagedWord(error) : error
  }
}

function contentOf(bytes: Uint8Array): Content {
  const compound = openCompound(bytes)
  const file = openWordFile(compound)
  const reader = new StoryReader(file)
  const { main, footnotes, heads, macros, comments, endnotes, boxes } = file.stories
  const writer = new StoryWriter()
  writer.write(reader.read(0, main, boxes === 0), 'body')
  const afterComments = main + footnotes + heads + macros + comments
  writer.write(reader.read(afterComments + endnotes, afterComments + endnotes + boxes, false), 'body')
  writer.write(reader.read(main, main + footnotes, false), 'body')
  writer.write(reader.read(afterComments, afterComments + endnotes, false), 'body')
  writer.write(once(reader.read(main + footnotes, main + footnotes + heads, false)), 'chrome')
  refuseNoText(writer)
  return {
    text: writer.page.text(), blocks: writer.page.blocks, pages: null, notes: notesOn(reader.seen, comments, compound),
    locate: ({ start }) => writer.elementAt(start),
  }
}

/** Heads of first, even and other pages mostly say the same; bare page numbers say nothing. */
function* once(story: Iterable<Paragraph>): Generator<Paragraph> {
  const said = new Set<string>()
  for (const paragraph of story) {
    if (said.has(paragraph.text) || !/\p{L}/u.test(paragraph.text)) continue
    said.add(paragraph.text)
    yield { ...paragraph, depth: 0, text: paragraph.text }
  }
}

function refuseNoText({ page }: StoryWriter): void {
  const body = bodyHolds(page.text(), page.blocks)
  if (body === 'pictures') {
    throw new Fault('not-text', {
      zh: 'Word 文档里只有图片，没有可读的文字；请提交文字版', en: 'The Word document holds pictures only and no text; submit a text copy',
    })
  }
  if (body === 'nothing') throw new Fault('empty-file', { zh: 'Word 文档没有正文文字', en: 'The Word document has no body text' })
}
