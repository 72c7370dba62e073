// An archive of documents in (a ZIP that is no document itself), the documents in it out, those of archives within it among them.
import { listedNames } from '../container/listing.js'
import { openArchive } from '../container/zip.js'
import { Fault } from '../model/fault.js'
import { limits } from '../model/limits.js'
import type { Submission } from '../model/source.js'

/** Parts that make an archive one document: Office's, OFD's, and what OpenDocument and e-books begin with. */
const packageParts = /^(?:\[Content_Types\]\.xml|OFD\.xml|mimetype|word\/.*|xl\/.*)$/i

/** By content; whether it can be opened is seen when it is. */
export function isArchive(bytes: Uint8Array): boolean {
  const [p, k, third, fourth] = bytes
  if (p !== 0x50 || k !== 0x4B || !((third === 3 && fourth === 4) || (third === 5 && fourth === 6))) return false
  return !listedNames(bytes).some((name) => packageParts.test(name))
}

/** What is passed on of an archive: `documents` of the kinds that are read; `whole` also what is of another, to be refused by its name. */
export type Passed = 'documents' | 'whole'

/**
 * The documents, named `archive.zip/folder/report.docx`, in the order of the archive. Each is unpacked when it is its turn.
 * @param extensions of what is taken for a document, in lower case and with the dot.
 * @throws Fault archive-refused, damaged-file, encrypted, file-too-large; not-text where there is none.
 */
export async function* documentsIn(
  archive: Submission, extensions: ReadonlySet<string>, passed: Passed = 'documents',
): AsyncGenerator<Submission> {
  const budget = { bytes: limits.archiveBytes, documents: limits.archivedDocuments }
  let any = false
  for await (const document of unpacked(archive, { extensions, passed }, limits.archiveDepth, budget)) {
    any = true
    yield document
  }
  if (!any) throw new Fault('not-text', { zh: '压缩包里没有可以读取的文件', en: 'The archive holds no document that can be read' })
}

/**
 * @returns the one document of an archive.
 * @throws Fault several-documents, naming the first of them; and as documentsIn does.
 */
export async function onlyDocument(archive: Submission, extensions: ReadonlySet<string>): Promise<Submission> {
  const found: Submission[] = []
  for await (const document of documentsIn(archive, extensions)) {
    found.push(found.length === 0 ? document : { name: document.name, bytes: new Uint8Array() })
    if (found.length > mostNamed) break
  }
  const [first, second] = found
  if (first && !second) return first
  const names = found.slice(0, mostNamed).map(({ name }) => name)
  const more = found.length > mostNamed
  throw new Fault('several-documents', {
    zh: `压缩包里有${names.join('、')}${more ? '等多份文件' : `共${names.length}份文件`}`,
    en: `The archive holds ${names.join(', ')}${more ? ' and more' : ''}`,
  })
}

const mostNamed = 8

interface Taken { extensions: ReadonlySet<string>; passed: Passed }

async function* unpacked(
  { name, bytes }: Submission, taken: Taken, depth: number, budget: { bytes: number; documents: number },
): AsyncGenerator<Submission> {
  const archive = await openArchive(bytes, { what: { zh: '压缩包', en: 'archive' }, most: budget.bytes })
  for (const part of documentNames(archive.names, taken)) {
    budget.bytes -= archive.size(part)
    budget.documents -= 1
    if (budget.bytes < 0 || budget.documents < 0) throw tooMuch()
    const held = { name: `${name}/${part}`, bytes: await archive.bytes(part, limits.documentBytes) ?? new Uint8Array() }
    if (!isArchive(held.bytes)) yield held
    else if (depth > 1) yield* unpacked(held, taken, depth - 1, budget)
    else throw tooDeep()
  }
}

/** What archivers of another system, editors and browsers leave beside the documents. */
const litter = /(?:^|\/)(?:__MACOSX\/|\.|~\$|Thumbs\.db$|desktop\.ini$)/i

/** Of what a page is drawn, that was taken from its site with its folders. Any other picture may be a report somebody photographed. */
const furniture = /\.(?:css|m?js|json|map|ico|svg|woff2?|ttf|eot)$/i
const picture = /\.(?:jpe?g|png|gif|bmp|webp)$/i
const pictureFolder = /(?:^|\/)(?:images?|img|pics?|static|assets|css|js|skins?|themes?)\//i

/** A single file of an unknown kind is passed on, to be refused by its name. */
function documentNames(names: readonly string[], { extensions, passed }: Taken): string[] {
  const files = names.filter((name) => !litter.test(name))
  const pages = new Set(names.filter((name) => /\.html?$/i.test(name)).map((name) => name.replace(/\.html?$/i, '').toLowerCase()))
  const own = files.filter((name) => !belongsToPage(name.toLowerCase(), pages))
  const known = own.filter((name) => extensions.has(extensionOf(name)))
  if (known.length === 0 && files.length === 1) return files
  if (passed === 'documents') return known
  return own.filter((name) => extensions.has(extensionOf(name)) || !(furniture.test(name) || (picture.test(name) && pictureFolder.test(name))))
}

/** A page saved whole keeps its frames and pictures in a folder of its name. */
function belongsToPage(name: string, pages: ReadonlySet<string>): boolean {
  return [...name.matchAll(/(?:_files|\.files)\//g)].some(({ index }) => pages.has(name.slice(0, index)))
}

function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.')
  return dot < 0 ? '' : name.slice(dot).toLowerCase()
}

function tooMuch(): Fault {
  return new Fault('archive-refused', {
    zh: `压缩包里的文件超过${limits.archivedDocuments}份，或展开后超过 ${limits.archiveBytes / 1024 / 1024} MiB`,
    en: `The archive holds more than ${limits.archivedDocuments} documents, or more than ${limits.archiveBytes / 1024 / 1024} MiB unpacked`,
  })
}

function tooDeep(): Fault {
  return new Fault('archive-refused', {
    zh: `压缩包层层相套超过${limits.archiveDepth}层`, en: `The archive holds archives within archives, more than ${limits.archiveDepth} deep`,
  })
}
