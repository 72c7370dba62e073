// An OFD document in (GB/T 33190-2016: an archive of XML), its text as laid out on its pages out.
import { listedNames } from '../../container/listing.js'
import { openArchive } from '../../container/zip.js'
import { layOut } from '../layout/layout.js'
import { checkLegible } from '../legibility.js'
import { joinedRulings } from '../layout/drawn/joined-rulings.js'
import { withoutSecondPrintings } from '../layout/drawn/printed-twice.js'
import { Fault } from '../../model/fault.js'
import { limits } from '../../model/limits.js'
import { Drawing } from './drawing.js'
import { ofdNotes } from './notes.js'
import { readPackage, xmlOf } from './package.js'
import { readPageContent } from './page-content.js'
import type { Archive } from '../../container/zip.js'
import type { Content, Format } from '../format.js'
import type { DrawnPage } from './drawing.js'
import type { OfdDocument } from './package.js'
import type { PageContent, PageObject } from './page-content.js'

export const ofd: Format = {
  id: 'ofd',
  mediaType: 'application/ofd',
  extensions: ['.ofd'],
  looksLike: (bytes) => listedNames(bytes).some((name) => name.toLowerCase() === 'ofd.xml'),
  read,
}

/** @throws Fault encrypted, damaged-file, several-documents, archive-refused, file-too-large, not-text, empty-file. */
async function read(bytes: Uint8Array): Promise<Content> {
  const archive = await openArchive(bytes, { what: { zh: 'OFD 文档', en: 'OFD document' }, most: limits.archiveBytes })
  const document = await readPackage(archive)
  const drawn = await drawPages(archive, document)
  if (drawn.every(({ page }) => page.runs.length === 0)) throw nothingToRead(drawn)
  const content = layOut(drawn.map(({ page }) => page))
  const legibility = checkLegible({ text: content.text, encoding: 'ofd', overruled: null })
  return { ...content, notes: [...content.notes, ...ofdNotes(document, drawn), ...legibility] }
}

/** One page after the other: memory holds one page's objects at a time. */
async function drawPages(archive: Archive, document: OfdDocument): Promise<DrawnPage[]> {
  const templates = new Map<string, PageContent>()
  for (const [id, part] of document.templates) templates.set(id, readPageContent(await xmlOf(archive, part)))
  const composites = new Map<string, PageObject[]>()
  const drawing = new Drawing(composites)
  const drawn: DrawnPage[] = []
  for (const part of document.pages) {
    const content = part === null ? empty : readPageContent(await xmlOf(archive, part))
    const layers = [...layersOf(content, templates)]
    if (composites.size === 0 && layers.some(drawsComposite)) await addComposites(archive, document, composites)
    const { page, ...counts } = drawing.page(drawn.length + 1, content.area ?? document.area, layers)
    drawn.push({ page: { ...page, runs: withoutSecondPrintings(page.runs), rulings: joinedRulings(page.rulings) }, ...counts })
  }
  return drawn
}

const empty: PageContent = { area: null, templates: [], objects: [], composites: new Map() }

/** Templates lie under the page unless they say that they lie over it. A template of a template is none. */
function* layersOf({ templates, objects }: PageContent, known: Map<string, PageContent>): Generator<PageObject[]> {
  for (const { id, front } of templates) if (!front) yield known.get(id)?.objects ?? []
  yield objects
  for (const { id, front } of templates) if (front) yield known.get(id)?.objects ?? []
}

function drawsComposite(objects: PageObject[]): boolean {
  return objects.some(({ kind }) => kind === 'composite')
}

/** Resources are opened only where a page draws a composite: else they hold fonts and pictures. */
async function addComposites(archive: Archive, { resources }: OfdDocument, composites: Map<string, PageObject[]>): Promise<void> {
  for (const part of resources) {
    for (const [id, objects] of readPageContent(await xmlOf(archive, part)).composites) composites.set(id, objects)
  }
}

function nothingToRead(drawn: DrawnPage[]): Fault {
  return drawn.some(({ page }) => page.pictures.length + page.rulings.length > 0)
    ? new Fault('not-text', {
      zh: `OFD 共${drawn.length}页，全部是图片或扫描件，没有文字；请提交文字版`,
      en: `All ${drawn.length} pages of the OFD document are pictures or scans without text; submit a text copy`,
    })
    : new Fault('empty-file', { zh: 'OFD 的页面都是空白', en: 'The pages of the OFD document are blank' })
}
