// The archive of an OFD document in, its pages by the parts that hold them out: OFD.xml names the document, the document its pages (GB/T 33190, 7).
import { isUtf8 } from 'node:buffer'
import { xmlReader } from '../../container/xml.js'
import { decode } from '../encoding.js'
import { Fault } from '../../model/fault.js'
import { limits } from '../../model/limits.js'
import { boxOf } from './page-content.js'
import type { Archive } from '../../container/zip.js'

export interface OfdDocument {
  /** Parts of the pages, in order; null for one that is not in the archive. */
  pages: Array<string | null>
  /** Parts of the templates by id. */
  templates: Map<string, string>
  resources: string[]
  /** Left, top, width and height in millimetres. */
  area: number[]
  hasAnnotations: boolean
}

/** Millimetres of A4. */
const usualArea = [0, 0, 210, 297]

/** @throws Fault damaged-file, encrypted, several-documents, file-too-large. */
export async function readPackage(archive: Archive): Promise<OfdDocument> {
  const [root] = await rootsOf(archive)
  const document: OfdDocument = { pages: [], templates: new Map(), resources: [], area: usualArea, hasAnnotations: false }
  const folder = folderOf(root!)
  const find = (location: string | undefined): string | null => (location === undefined ? null : partAt(archive, folder, location))
  let area = ''
  const texts: Record<string, (text: string) => void> = {
    PhysicalBox: (text) => { area ||= text },
    PublicRes: (text) => addTo(document.resources, find(text)),
    DocumentRes: (text) => addTo(document.resources, find(text)),
    Annotations: (text) => { document.hasAnnotations ||= find(text) !== null },
  }
  await readElements(archive, root!, {
    open(name, { ID: id = '', BaseLoc: location }) {
      if (name === 'TemplatePage') {
        const part = find(location)
        if (part !== null) document.templates.set(id, part)
      } else if (name === 'Page' && location !== undefined) document.pages.push(find(location))
    },
    leaf(name, text) { texts[name]?.(text) },
  })
  if (document.pages.length > limits.pdfPages) throw tooManyPages(document.pages.length)
  return { ...document, area: boxOf(area) ?? usualArea }
}

function addTo(parts: string[], part: string | null): void {
  if (part !== null) parts.push(part)
}

/** A file may hold several documents, each with a root of its own. */
async function rootsOf(archive: Archive): Promise<string[]> {
  const roots: string[] = []
  await readElements(archive, partAt(archive, '', 'OFD.xml') ?? 'OFD.xml', {
    leaf(name, text) { if (name === 'DocRoot') addTo(roots, partAt(archive, '', text)) },
  })
  const encrypted = archive.names.some((name) => /(?:^|\/)(?:Encryptions|Decryptseed)\.(?:xml|dat)$/i.test(name))
  if (roots.length === 0 && encrypted) throw new Fault('encrypted', { zh: 'OFD 文档已加密', en: 'The OFD document is encrypted' })
  if (roots.length === 0) {
    throw new Fault('damaged-file', { zh: 'OFD 中没有文档的根文件', en: 'The OFD file holds no root of a document' })
  }
  if (roots.length > 1) {
    throw new Fault('several-documents', {
      zh: `OFD 中有${roots.length}份文档，请逐份提交`, en: `The OFD file holds ${roots.length} documents; submit them one by one`,
    })
  }
  return roots
}

interface ElementHandlers {
  open?(name: string, attributes: Record<string, string>): void
  /** An element without others in it, with its text. */
  leaf?(name: string, text: string): void
}

async function readElements(archive: Archive, part: string, { open, leaf }: ElementHandlers): Promise<void> {
  let text = ''
  const reader = xmlReader({
    open(name, attributes) {
      text = ''
      open?.(name, attributes)
    },
    text(piece) { text += piece },
    close(name) {
      leaf?.(name, text.trim())
      text = ''
    },
  })
  reader.write(await xmlOf(archive, part))
  reader.close()
}

/** The characters of a part. @throws Fault damaged-file where the part is not there. */
export async function xmlOf(archive: Archive, part: string): Promise<string> {
  const bytes = await archive.bytes(part, limits.xmlPartBytes)
  if (!bytes) throw new Fault('damaged-file', { zh: `OFD 中缺少“${part}”`, en: `“${part}” is missing from the OFD file` })
  return isUtf8(bytes) || !declaresGbk(bytes) ? decode(bytes).text : new TextDecoder('gb18030').decode(bytes)
}

/** The standard asks for UTF-8; some programs write GBK, and say so. Markup hides from the eye what it would know prose by. */
function declaresGbk(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(200, bytes.length)).toString('latin1')
  return /<\?xml[^>]{0,100}?encoding\s*=\s*["']gb[\w-]{1,10}["']/i.test(head)
}

/**
 * Absolute from the root of the archive or relative to the folder of the part that names it; programs mix up both, and the case of letters.
 * The name is only looked up in the archive: one that leads out of it finds nothing.
 */
function partAt(archive: Archive, folder: string, location: string): string | null {
  const path = location.trim().replaceAll('\\', '/')
  for (const name of path.startsWith('/') ? [joined('', path), joined(folder, path)] : [joined(folder, path), joined('', path)]) {
    if (archive.has(name)) return name
  }
  const wanted = new Set([joined(folder, path).toLowerCase(), joined('', path).toLowerCase()])
  return archive.names.find((name) => wanted.has(name.toLowerCase())) ?? null
}

function folderOf(part: string): string {
  return part.slice(0, part.lastIndexOf('/') + 1)
}

function joined(folder: string, path: string): string {
  const steps: string[] = []
  for (const step of (folder + path).split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

function tooManyPages(pages: number): Fault {
  return new Fault('file-too-large', {
    zh: `OFD 有${pages}页，上限为${limits.pdfPages}页`, en: `The OFD document has ${pages} pages; the limit is ${limits.pdfPages}`,
  })
}
