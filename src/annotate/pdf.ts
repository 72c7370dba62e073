// The user's own PDF and the marks in; a copy with a highlight and a note at each place out. The original stays in it byte for byte.
import { names } from './names.js'
import { noteOf } from './marks.js'
import { withPdf } from '../ingest/pdf/open.js'
import type { OpenPdf } from '../ingest/pdf/open.js'
import type { Marks, Remark } from './marks.js'
import type { Box } from '../model/place.js'
import type { Language, Outcome } from '../model/words.js'

/** A note on one page: the boxes it covers, as the page is held. */
interface PageNote { page: number; boxes: Box[]; remark: Remark }

/**
 * An incremental update (ISO 32000-1, 7.5.6): what is new follows the bytes as they came, which also keeps an owner's password in force.
 * A highlight carries the moment it was made, so two copies of one file differ in that.
 * @throws Fault encrypted, damaged-file, as reading it would.
 */
export function markPdf(bytes: Uint8Array, marks: Marks, language: Language): Promise<Uint8Array> {
  const notes = [...marks.unplaced.map(inMargin), ...marks.placed.flatMap(({ places, remark }) => byPage(places, remark))]
  if (notes.length === 0) return Promise.resolve(bytes.slice())
  return withPdf(bytes, async (pdf) => {
    for (const [index, note] of notes.entries()) {
      pdf.document.annotationStorage.setValue(`pdfjs_internal_editor_${index}`, await highlight(pdf, note, language))
    }
    return Promise.race([pdf.document.saveDocument(), pdf.refused])
  })
}

/** Points. Findings that stand nowhere lie side by side along the upper edge of the first page. */
const sign = { edge: 6, size: 12, step: 16, inRow: 30 }

function inMargin(remark: Remark, index: number): PageNote {
  const [column, row] = [index % sign.inRow, Math.floor(index / sign.inRow)]
  const box = { x: sign.edge + column * sign.step, y: sign.edge + row * sign.step, width: sign.size, height: sign.size }
  return { page: 1, boxes: [box], remark }
}

function byPage(places: ReadonlyArray<{ page?: number; box?: Box }>, remark: Remark): PageNote[] {
  const pages = new Map<number, Box[]>()
  for (const { page, box } of places) if (page !== undefined && box) pages.set(page, [...pages.get(page) ?? [], box])
  return [...pages].map(([page, boxes]) => ({ page, boxes, remark }))
}

const colours: Partial<Record<Outcome, [red: number, green: number, blue: number]>> = { fail: [255, 170, 160], partial: [255, 210, 130] }
const yellow = [255, 240, 130]

/** As pdf.js's own editor hands a highlight over; 9 is its number for the kind. */
async function highlight({ document, refused }: OpenPdf, { page, boxes, remark }: PageNote, language: Language): Promise<object> {
  const viewport = (await Promise.race([document.getPage(page), refused])).getViewport({ scale: 1 })
  const rectangles = boxes.map((box) => inPage(box, viewport.transform))
  const all = rectangles.reduce(([left, low, right, high], [x1, y1, x2, y2]) =>
    [Math.min(left, x1), Math.min(low, y1), Math.max(right, x2), Math.max(high, y2)])
  return {
    annotationType: 9, pageIndex: page - 1, color: colours[remark.outcome] ?? yellow, opacity: 1, rotation: viewport.rotation, rect: all,
    quadPoints: rectangles.flatMap(([x1, y1, x2, y2]) => [x1, y2, x2, y2, x1, y1, x2, y1]),
    outlines: rectangles.map(([x1, y1, x2, y2]) => [x1, y1, x2, y1, x2, y2, x1, y2]),
    user: names[language].author, popup: { contents: noteOf(remark, language), rect: [all[2], all[3] - 120, all[2] + 220, all[3]] },
  }
}

type Rectangle = [x1: number, y1: number, x2: number, y2: number]

/** Back from the page as held to the page's own space, the way the reader came. */
function inPage({ x, y, width, height }: Box, [a, b, c, d, e, f]: readonly number[]): Rectangle {
  const determinant = a! * d! - b! * c!
  const point = (atX: number, atY: number): [number, number] =>
    [(d! * (atX - e!) - c! * (atY - f!)) / determinant, (a! * (atY - f!) - b! * (atX - e!)) / determinant]
  const [[x1, y1], [x2, y2]] = [point(x, y), point(x + width, y + height)]
  return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)]
}
