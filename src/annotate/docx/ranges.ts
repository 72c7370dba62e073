// Marks over characters in, the XML of the document with their ranges out: runs are cut exactly at the characters, nothing else is touched.
import { anchorsIn, offsetInXml } from './anchors.js'
import type { Anchor, Run } from './anchors.js'

/** From a character of one w:t up to one of another or the same; `source` is its number, offsets count in its text. */
export interface Range { id: number; from: Point; to: Point; short: Point }
export interface Point { source: number; offset: number }

/** What is put in at one place of the XML: a run that is cut is closed before and opened again after. */
interface Cut { close: string; ends: string[]; starts: string[]; reopen: string }

/** @param prefix with its colon, as the document calls WordprocessingML. @returns ids that found no place besides. */
export function withRanges(xml: string, ranges: readonly Range[], prefix: string): { xml: string; lost: number[] } {
  const anchors = anchorsIn(xml)
  const cuts = new Map<number, Cut>()
  const preserved = new Set<Anchor>()
  const lost: number[] = []
  for (const { id, from, to, short } of ranges) {
    const [first, last, nearer] = [anchors[from.source], anchors[to.source], anchors[short.source]]
    if (!first || !last || !nearer) {
      lost.push(id)
      continue
    }
    const start = placeOf(xml, first, from.offset, 'start', prefix)
    const far = placeOf(xml, last, to.offset, 'end', prefix)
    // A text box stands before the end of the paragraph it is read after.
    const end = far.at > start.at ? far : placeOf(xml, nearer, short.offset, 'end', prefix)
    for (const [place, anchor] of [[start, first], [end, far === end ? last : nearer]] as const) if (place.cut) preserved.add(anchor)
    const named = (name: string): string => `<${prefix}${name} ${prefix}id="${id}"/>`
    cutAt(cuts, start).starts.push(named('commentRangeStart'))
    cutAt(cuts, end).ends.push(`${named('commentRangeEnd')}<${prefix}r>${named('commentReference')}</${prefix}r>`)
  }
  return { xml: put(xml, cuts, preserved), lost }
}

interface PlaceInXml { at: number; close: string; reopen: string; cut: boolean }

/** Outside the run where the range takes all of it on this side, else inside, with a second run of the same properties. */
function placeOf(xml: string, anchor: Anchor, offset: number, side: 'start' | 'end', prefix: string): PlaceInXml {
  const { run } = anchor
  const whole: PlaceInXml = { at: side === 'start' ? run.start : run.end, close: '', reopen: '', cut: false }
  const at = anchor.nested ? null : offsetInXml(xml, anchor, offset)
  if (at === null) return whole
  const atStart = at === anchor.textStart
  if ((atStart && anchor.start === run.contentStart) || (at === anchor.textEnd && anchor.end === run.contentEnd)) {
    return { ...whole, at: atStart && anchor.start === run.contentStart ? run.start : run.end }
  }
  if (atStart || at === anchor.textEnd) {
    return { at: atStart ? anchor.start : anchor.end, close: `</${prefix}r>`, reopen: reopened(run, prefix), cut: false }
  }
  const text = `${prefix}t`
  return { at, close: `</${text}></${prefix}r>`, reopen: `${reopened(run, prefix)}<${text} xml:space="preserve">`, cut: true }
}

function reopened({ properties }: Run, prefix: string): string {
  return `<${prefix}r>${properties}`
}

function cutAt(cuts: Map<number, Cut>, { at, close, reopen }: PlaceInXml): Cut {
  const found = cuts.get(at)
  if (found) return found
  const cut = { close, reopen, ends: [], starts: [] }
  cuts.set(at, cut)
  return cut
}

/** Blanks at the ends of a cut text are kept only where it says so. */
function put(xml: string, cuts: Map<number, Cut>, preserved: Set<Anchor>): string {
  const edits = [...cuts].map(([at, { close, ends, starts, reopen }]) => ({ at, text: close + ends.join('') + starts.join('') + reopen }))
  for (const { start, textStart } of preserved) {
    if (!xml.slice(start, textStart).includes('xml:space')) edits.push({ at: textStart - 1, text: ' xml:space="preserve"' })
  }
  edits.sort((a, b) => a.at - b.at)
  const pieces: string[] = []
  let done = 0
  for (const { at, text } of edits) {
    pieces.push(xml.slice(done, at), text)
    done = at
  }
  pieces.push(xml.slice(done))
  return pieces.join('')
}
