// The user's own Word document and its marks in, a copy with a comment at each place out; all else stands as it was.
import { commentsPart, freeName, nextCommentId, withContentType, withRelation, wordPrefix } from './comments.js'
import { withRanges } from './ranges.js'
import { names } from '../names.js'
import { noteOf } from '../marks.js'
import { partText, relationsOf, relationsPart } from '../../container/package-parts.js'
import { rewriteArchive } from '../../container/rewrite.js'
import { openArchive } from '../../container/zip.js'
import { mainPart, readDocument } from '../../ingest/docx/read-document.js'
import type { Comment } from './comments.js'
import type { Range } from './ranges.js'
import type { Mark, Marks } from '../marks.js'
import type { Layout } from '../../ingest/docx/layout.js'
import type { Part } from '../../ingest/docx/line.js'
import type { Language } from '../../model/words.js'

/**
 * What stands nowhere, or where Word takes no comment (heads, notes), is said at the first words of the document.
 * @throws Fault as reading the document does.
 */
export async function markDocx(bytes: Uint8Array, marks: Marks, language: Language): Promise<Uint8Array> {
  const archive = await openArchive(bytes)
  const main = await mainPart(archive)
  const document = inUtf8(await partText(archive, main) ?? '')
  const { layout } = await readDocument(bytes)
  const held = (await relationsOf(archive, main)).find(({ type }) => type === 'comments')?.target
  const old = held === undefined ? null : await partText(archive, held)
  const { ranges, comments } = placed(marks, layout, nextCommentId(old), language)
  const { xml, lost } = withRanges(document, ranges, wordPrefix(document))
  const kept = comments.filter(({ id }) => !lost.includes(id))
  const name = held !== undefined && old !== null ? held : freeName(main, (each) => archive.has(each))
  const parts = new Map([[main, xml], [name, commentsPart(old === null ? null : inUtf8(old), kept, names[language].author, document)]])
  if (old === null) {
    const types = '[Content_Types].xml'
    parts.set(relationsPart(main), withRelation(await partText(archive, relationsPart(main)), name, document))
    parts.set(types, withContentType(await partText(archive, types) ?? '<Types/>', name))
  }
  return rewriteArchive(bytes, parts)
}

function placed({ placed, unplaced }: Marks, layout: Layout, firstId: number, language: Language): { ranges: Range[]; comments: Comment[] } {
  const first = layout.parts[0]
  if (!first) return { ranges: [], comments: [] }
  const ranges: Range[] = []
  const comments: Comment[] = []
  const add = (note: string, range: Omit<Range, 'id'>): void => {
    const id = firstId + comments.length
    comments.push({ id, note })
    ranges.push({ id, ...range })
  }
  for (const remark of unplaced) add(noteOf(remark, language), rangeOver([first], first))
  for (const mark of placed) add(noteOf(mark.remark, language), rangeOf(mark, layout) ?? rangeOver([first], first))
  return { ranges, comments }
}

/** A number that Word computed, a tab or a break stands in no w:t: the paragraph or cell it begins is marked in its place. */
function rangeOf({ span }: Mark, layout: Layout): Omit<Range, 'id'> | null {
  const parts = layout.partsIn(span)
  if (parts.length > 0) return rangeOver(parts, span)
  const around = layout.around(span)
  const near = around ? layout.partsIn(around) : []
  return near.length > 0 ? rangeOver(near, near[0]!) : null
}

function rangeOver(parts: readonly Part[], { start, end }: { start: number; end: number }): Omit<Range, 'id'> {
  const [first, last] = [parts[0]!, parts.at(-1)!]
  const upTo = (part: Part): number => part.offset + Math.min(end, part.end) - part.start
  return {
    from: { source: first.source, offset: first.offset + Math.max(0, start - first.start) },
    to: { source: last.source, offset: upTo(last) },
    short: { source: first.source, offset: upTo(first) },
  }
}

/** Written back in UTF-8, it must not say that it is anything else. */
function inUtf8(xml: string): string {
  return xml.replace(/^\uFEFF/, '').replace(/^(\s*<\?xml[^>]{0,100}?encoding\s{0,5}=\s{0,5}["'])[\w-]{1,30}/, '$1UTF-8')
}
