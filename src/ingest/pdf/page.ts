// A page of an open PDF in, the page as laid out and what was seen on the way out.
import { carryOut } from './operators.js'
import { fieldRuns } from './fields.js'
import { fontsOf } from './fonts.js'
import { joinedRulings } from '../layout/drawn/joined-rulings.js'
import { withoutSecondPrintings } from '../layout/drawn/printed-twice.js'
import type { OptionalContentConfig } from 'pdfjs-dist/types/src/display/optional_content_config.js'
import type { Matrix } from '../layout/drawn/matrix.js'
import type { OpenPdf } from './open.js'
import type { LaidPage, TextRun } from '../layout/laid-page.js'
import type { Box } from '../../model/place.js'

export interface SeenPage {
  page: LaidPage
  /** Something is drawn on it, be it text, lines or pictures. */
  painted: boolean
  /** Characters of a layer under the picture of a scan. */
  invisible: number
  /** Characters written aslant, as watermarks are: left out. */
  slanted: number
  /** Characters beyond the edge of the page: left out. */
  beyond: number
  /** Notes that readers of the file have put on it: left out. */
  comments: number
}

/** One page object answers once for its drawing and once for its fields; its memory is given back before the next one. */
export async function seePage({ document, numbers, refused }: OpenPdf, number: number, layers: OptionalContentConfig): Promise<SeenPage> {
  const page = await Promise.race([document.getPage(number), refused])
  const [operators, annotations] = await Promise.race([Promise.all([page.getOperatorList(), page.getAnnotations()]), refused])
  const { width, height, transform } = page.getViewport({ scale: 1 })
  const toPage = transform as unknown as Matrix
  const { writing, rulings, pictures, painted } = carryOut(operators, numbers, {
    toPage, fontNamed: fontsOf(page), isShown: (group) => layers.isVisible(group),
  })
  const all = withoutSecondPrintings([...writing.runs, ...fieldRuns(annotations, toPage)])
  const runs = all.filter(({ box }) => isOn(box, width, height))
  page.cleanup()
  return {
    page: { number, width, height, runs, rulings: joinedRulings(rulings), pictures: pictures.filter((box) => isOn(box, width, height)) },
    painted: painted || runs.length > 0, invisible: writing.invisible, slanted: writing.slanted,
    beyond: length(all) - length(runs), comments: annotations.filter(isComment).length,
  }
}

/** By its middle: a letter that hangs over the edge is still seen. */
function isOn({ x, y, width, height }: Box, pageWidth: number, pageHeight: number): boolean {
  const [middleX, middleY] = [x + width / 2, y + height / 2]
  return middleX >= 0 && middleX <= pageWidth && middleY >= 0 && middleY <= pageHeight
}

function length(runs: TextRun[]): number {
  return runs.reduce((sum, { text }) => sum + text.length, 0)
}

const commenting = new Set(['Text', 'Highlight', 'Underline', 'StrikeOut', 'Squiggly', 'Caret'])

function isComment({ subtype }: { subtype?: string }): boolean {
  return subtype !== undefined && commenting.has(subtype)
}
