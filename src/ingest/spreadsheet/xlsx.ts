// An XLSX workbook in, its shown sheets one after another out: forms as grids, titles and prose as paragraphs.
import { listedNames } from '../../container/listing.js'
import { readWorkbook } from '../../container/workbook.js'
import { openArchive } from '../../container/zip.js'
import { Fault } from '../../model/fault.js'
import { limits } from '../../model/limits.js'
import { readDrawings } from './drawings.js'
import { contentReader, tooManyCells, withoutHidden } from './sheet-content.js'
import { layOutSheet } from './sheet-layout.js'
import { SheetWriter } from './sheet-writer.js'
import type { Content, Format } from '../format.js'
import type { Drawings } from './drawings.js'
import type { SheetContent } from './sheet-content.js'
import type { SheetPart } from './sheet-layout.js'
import type { Workbook } from '../../container/workbook.js'
import type { Archive, Opening } from '../../container/zip.js'
import type { Note } from '../../model/source.js'

export const xlsx: Format = {
  id: 'xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  extensions: ['.xlsx', '.xlsm'],
  looksLike: (bytes) => listedNames(bytes).includes('xl/workbook.xml'),
  read,
}

const opening: Opening = { what: { zh: '工作簿', en: 'workbook' }, most: limits.archiveBytes }

async function read(bytes: Uint8Array): Promise<Content> {
  const archive = await openArchive(bytes, opening)
  const workbook = await readWorkbook(archive)
  const writer = new SheetWriter()
  const seen: Seen = { hiddenSheets: workbook.hidden, hiddenCells: 0, unsavedFormulas: 0 }
  let cells = limits.gridCells
  let pictures = 0
  for (const { name, path } of workbook.sheets) {
    const content = withoutHidden(await contentOf(archive, path, workbook))
    cells -= content.rows.reduce((count, row) => count + row.cells.length, 0)
    if (cells < 0) throw tooManyCells()
    seen.hiddenCells += content.hiddenCells
    seen.unsavedFormulas += content.unsavedFormulas
    const drawings: Drawings = content.drawing === null ? { pictures: 0, paragraphs: [] } : await readDrawings(archive, path, content.drawing)
    pictures += drawings.pictures
    writeSheet(writer, name, layOutSheet(content), drawings)
  }
  const written = writer.content()
  if (written.text === '') refuseEmpty(pictures)
  return { ...written, pages: null, notes: notesOn(seen) }
}

async function contentOf(archive: Archive, path: string, workbook: Workbook): Promise<SheetContent> {
  const { reader, content } = contentReader(workbook)
  for await (const piece of archive.read(path, limits.xmlPartBytes)) reader.write(piece)
  reader.close()
  return content
}

function writeSheet(writer: SheetWriter, name: string, parts: SheetPart[], { pictures, paragraphs }: Drawings): void {
  const opens = parts[0]?.kind === 'paragraph' ? parts[0].cell.text : ''
  if (parts.length + pictures + paragraphs.length > 0 && !isDefaultName(name) && !opens.includes(name)) writer.heading(name)
  writer.write(parts, name)
  for (const text of paragraphs) writer.paragraph(text, name, null)
  writer.pictures(pictures)
}

/** What a program calls a sheet that nobody named. */
function isDefaultName(name: string): boolean {
  return /^\s*(?:sheet|工作表|表格?|页)?\s*\d*\s*(?:\(\d{1,3}\))?\s*$/i.test(name)
}

interface Seen { hiddenSheets: number; hiddenCells: number; unsavedFormulas: number }

function notesOn({ hiddenSheets, hiddenCells, unsavedFormulas }: Seen): Note[] {
  const notes: Note[] = []
  const add = (count: number, code: string, zh: string, en: string): void => {
    if (count > 0) notes.push({ step: 'ingest', code, text: { zh, en } })
  }
  add(hiddenSheets, 'hidden-sheets', `有${hiddenSheets}个隐藏的工作表，没有读取`, `${hiddenSheets} hidden sheets were not read`)
  add(hiddenCells, 'hidden-cells', `隐藏的行或列中有${hiddenCells}个单元格有内容，没有读取`,
    `${hiddenCells} cells with content in hidden rows or columns were not read`)
  add(unsavedFormulas, 'unsaved-formulas', `有${unsavedFormulas}个公式没有保存计算结果，读作“=?”；请在表格软件中打开并保存后再提交`,
    `${unsavedFormulas} formulas were saved without their results and are read as “=?”; open the file where it was made, save it and submit it again`)
  return notes
}

function refuseEmpty(pictures: number): never {
  throw pictures > 0
    ? new Fault('not-text', { zh: '工作簿中只有图片，没有文字；请提交文字版', en: 'The workbook holds pictures only and no text; submit a text copy' })
    : new Fault('empty-file', { zh: '工作簿中没有内容', en: 'The workbook holds nothing' })
}
