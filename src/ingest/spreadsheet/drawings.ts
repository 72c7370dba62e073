// The part that lies over the cells of a sheet in, its pictures counted and the text of its boxes out.
import { targetsOf } from '../../container/workbook.js'
import { readXml } from '../../container/xml.js'
import { limits } from '../../model/limits.js'
import type { Archive } from '../../container/zip.js'

export interface Drawings { pictures: number; paragraphs: string[] }

/** @param id of the drawing as the sheet at `path` names it. */
export async function readDrawings(archive: Archive, path: string, id: string): Promise<Drawings> {
  const found: Drawings = { pictures: 0, paragraphs: [] }
  const part = (await targetsOf(archive, path)).get(id)
  if (part === undefined) return found
  let line = ''
  let inText = false
  await readXml(archive.read(part, limits.workbookPartBytes), {
    open(name) {
      if (name === 'pic') found.pictures += 1
      inText = name === 't'
    },
    text(text) { if (inText) line += text },
    close(name) {
      inText = false
      if (name !== 'p') return
      if (line.trim() !== '') found.paragraphs.push(line)
      line = ''
    },
  })
  return found
}
