// The objects of a page in, with those of its templates and composites: what they put on the page as laid out, in points, out.
import { apply, multiply } from '../layout/drawn/matrix.js'
import { Fault } from '../../model/fault.js'
import { limits } from '../../model/limits.js'
import { numbersOf } from './numbers.js'
import { rulingsOf } from './paths.js'
import { textRuns } from './text-runs.js'
import type { LaidPage } from '../layout/laid-page.js'
import type { Matrix } from '../layout/drawn/matrix.js'
import type { PageObject } from './page-content.js'

const pointsOfMillimetre = 72 / 25.4
/** A composite in a composite in a composite; one that holds itself goes on for ever. */
const deepest = 8

export interface DrawnPage { page: LaidPage; slanted: number; nameless: number; invisible: number }

export class Drawing {
  private objects = 0
  private characters = 0

  /** @param composites by id; may be filled until a page draws one. */
  constructor(private readonly composites: ReadonlyMap<string, PageObject[]>) {}

  /** @param area left, top, width and height of the page in millimetres. @param layers from the lowest up. */
  page(number: number, area: number[], layers: Iterable<PageObject[]>): DrawnPage {
    const [left = 0, top = 0, width = 0, height = 0] = area
    const scale = pointsOfMillimetre
    const drawn: DrawnPage = {
      page: { number, width: width * scale, height: height * scale, runs: [], rulings: [], pictures: [] }, slanted: 0, nameless: 0, invisible: 0,
    }
    for (const objects of layers) this.draw(objects, [scale, 0, 0, scale, -left * scale, -top * scale], drawn, 0)
    return drawn
  }

  private draw(objects: PageObject[], toPage: Matrix, drawn: DrawnPage, depth: number): void {
    for (const object of objects) {
      this.objects += 1
      if (this.objects > limits.ofdObjects) throw tooMuch('对象', limits.ofdObjects, 'objects')
      const { attributes } = object
      const [x = 0, y = 0, width = 0, height = 0] = numbersOf(attributes['Boundary'] ?? '')
      const inObject = multiply(toPage, [1, 0, 0, 1, x, y])
      const ctm = numbersOf(attributes['CTM'] ?? '')
      const own = ctm.length === 6 ? multiply(inObject, ctm) : inObject
      if (attributes['Visible'] === 'false' || attributes['Alpha'] === '0') drawn.invisible += object.codes.length
      else if (object.kind === 'text') this.write(object, own, drawn)
      else if (object.kind === 'path') for (const ruling of rulingsOf(object, own)) drawn.page.rulings.push(ruling)
      else if (object.kind === 'image') drawn.page.pictures.push(boxBetween(apply(inObject, 0, 0), apply(inObject, width, height)))
      else if (depth < deepest) this.draw(this.composites.get(attributes['ResourceID'] ?? '') ?? [], own, drawn, depth + 1)
    }
  }

  private write(object: PageObject, toPage: Matrix, drawn: DrawnPage): void {
    for (const { text } of object.codes) this.characters += text.length
    if (this.characters > limits.ofdCharacters) throw tooMuch('字符', limits.ofdCharacters, 'characters')
    const { runs, slanted, nameless } = textRuns(object, toPage)
    for (const run of runs) drawn.page.runs.push(run)
    drawn.slanted += slanted
    drawn.nameless += nameless
  }
}

function boxBetween(a: { x: number; y: number }, b: { x: number; y: number }): LaidPage['pictures'][number] {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(b.x - a.x), height: Math.abs(b.y - a.y) }
}

function tooMuch(zh: string, most: number, en: string): Fault {
  return new Fault('archive-refused', { zh: `OFD 页面上的${zh}超过${most}个`, en: `The pages of the OFD document draw more than ${most} ${en}` })
}
