// The bytes of a Word document in, its text and blocks out, and the way from the text back to paragraphs, cells and runs.
import { partText, relationsOf } from '../../container/package-parts.js'
import { openArchive } from '../../container/zip.js'
import { readNumbering } from './numbering.js'
import { body, readStory } from './read-story.js'
import { readStyles } from './styles.js'
import { StoryWriter } from './write-story.js'
import { Fault } from '../../model/fault.js'
import type { Layout } from './layout.js'
import type { Flow, Seen } from './story.js'
import type { Styles } from './styles.js'
import type { Relation } from '../../container/package-parts.js'
import type { Archive } from '../../container/zip.js'
import type { Block } from '../../model/source.js'

export interface WordDocument {
  text: string
  blocks: Block[]
  layout: Layout
  seen: Seen
  /** It carries macros. They are never run. */
  macros: boolean
}

/** @throws Fault damaged-file, encrypted, archive-refused, file-too-large, too-many-cells. */
export async function readDocument(bytes: Uint8Array): Promise<WordDocument> {
  const archive = await openArchive(bytes)
  const main = await mainPart(archive)
  const xml = await partText(archive, main)
  if (xml === null) {
    throw new Fault('damaged-file', { zh: 'Word 文档里没有正文部分', en: 'The Word document has no main part' })
  }
  const relations = await relationsOf(archive, main)
  const textOf = async (type: string): Promise<string | null> => {
    const found = relations.find((relation) => relation.type === type)
    return found ? partText(archive, found.target) : null
  }
  const styles = readStyles(await textOf('styles'))
  const numbering = readNumbering(await textOf('numbering'), styles)
  const story = readStory(xml, body, styles)
  const notes = await notesOf(archive, relations, styles)
  const writer = new StoryWriter(styles, numbering, notes)
  writer.write(story.flow, 'body')
  for (const flow of await headsOf(archive, relations, story.heads, styles)) writer.write(flow, 'chrome')
  return {
    text: writer.page.text(), blocks: writer.page.blocks, layout: writer.layout, seen: story.seen,
    macros: relations.some(({ type }) => type === 'vbaProject'),
  }
}

/** The package says which part is the document; one that does not is read where Word writes it. */
export async function mainPart(archive: Archive): Promise<string> {
  const relations = await relationsOf(archive, '')
  const named = relations.find(({ type }) => type === 'officeDocument')?.target
  return named !== undefined && archive.has(named) ? named : 'word/document.xml'
}

async function notesOf(archive: Archive, relations: Relation[], styles: Styles): Promise<Map<string, Flow>> {
  const notes = new Map<string, Flow>()
  for (const type of ['footnotes', 'endnotes']) {
    const target = relations.find((relation) => relation.type === type)?.target
    const xml = target === undefined ? null : await partText(archive, target)
    if (xml !== null) for (const [id, flow] of readStory(xml, `${target}/w:${type}`, styles).notes) notes.set(id, flow)
  }
  return notes
}

/** Headers and footers of first, even and other pages mostly say the same: each text once. Bare page numbers say nothing. */
async function headsOf(archive: Archive, relations: Relation[], ids: ReadonlySet<string>, styles: Styles): Promise<Flow[]> {
  const flows: Flow[] = []
  const said = new Set<string>()
  const inUse = relations.filter(({ id }) => ids.has(id))
  for (const [target, type] of new Map(inUse.map((relation) => [relation.target, relation.type]))) {
    const xml = await partText(archive, target)
    if (xml === null) continue
    const { flow } = readStory(xml, `${target}/w:${type === 'footer' ? 'ftr' : 'hdr'}`, styles)
    const text = JSON.stringify(flow, (key, value: unknown) => (key === 'at' || key === 'source' ? undefined : value))
    if (said.has(text) || !/"text":"[^"]{0,1000}\p{L}/u.test(text)) continue
    said.add(text)
    flows.push(flow)
  }
  return flows
}
