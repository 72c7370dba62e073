// Findings in, the places they mark out; and a stretch of text cut where marks begin and end.
import { indexAt } from './lines.js'
import type { Block } from './lines.js'
import type { FindingAnswer } from '../../model/evaluation.js'

export type Tone = 'fail' | 'partial' | 'review'
export interface Mark { start: number; end: number; ruleId: string; tone: Tone; says: string }
/** Text under the same marks all through; none is plain text. */
export interface Piece { start: number; end: number; marks: Mark[] }

const tones: Record<string, Tone | undefined> = { fail: 'fail', partial: 'partial', review: 'review' }

/** What needs something done, in the order of the text; what passed is not marked. */
export function marksOf(findings: readonly FindingAnswer[]): Mark[] {
  return findings.flatMap(({ ruleId, outcome, message, evidence }) => {
    const tone = tones[outcome]
    if (!tone) return []
    return evidence.flatMap(({ start, end }) =>
      start === undefined || end === undefined || end <= start ? [] : [{ start, end, ruleId, tone, says: message }])
  }).sort((a, b) => a.start - b.start || b.end - a.end)
}

/** For each block, the marks that reach into it. One mark may lie over several. */
export function marksByBlock(marks: readonly Mark[], blocks: readonly Block[]): Map<number, Mark[]> {
  const byBlock = new Map<number, Mark[]>()
  for (const mark of marks) {
    for (let at = Math.max(0, indexAt(blocks, mark.start)); at < blocks.length && blocks[at]!.start < mark.end; at += 1) {
      const held = byBlock.get(at)
      if (held) held.push(mark)
      else byBlock.set(at, [mark])
    }
  }
  return byBlock
}

/** The pieces of start..end in order, without gap or overlap. `marks` may reach beyond. */
export function piecesOf(start: number, end: number, marks: readonly Mark[]): Piece[] {
  const here = marks.filter((mark) => mark.start < end && mark.end > start)
  // An empty line under a mark is one empty piece, and not none.
  if (here.length === 0 || start === end) return [{ start, end, marks: [] }]
  const cuts = new Set([start, end])
  for (const mark of here) cuts.add(Math.max(start, mark.start)).add(Math.min(end, mark.end))
  const places = [...cuts].sort((a, b) => a - b)
  return places.slice(0, -1).map((from, index) => {
    const to = places[index + 1]!
    return { start: from, end: to, marks: here.filter((mark) => mark.start <= from && mark.end >= to) }
  })
}

/** The gravest of those that lie over each other. */
export function toneOf(marks: readonly Mark[]): Tone {
  return (['fail', 'partial', 'review'] as const).find((tone) => marks.some((mark) => mark.tone === tone))!
}
