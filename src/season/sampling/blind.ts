// The items of a sample and what people said of them in; what one reader may see of each before it is settled, and after, out.
import { codingsByItem, conflictsOf, readersOf, visibleTo } from './coding.js'
import { isSamePerson } from '../readers.js'
import type { Adjudication } from './adjudication.js'
import type { CodedItem, Coding } from './coding.js'
import type { SampleReason } from './sampling.js'
import type { Person } from '../readers.js'
import type { CodingState } from '../../model/coding-view.js'

/** Why it was drawn tells what the engine found: a failed critical rule, a total near an edge. */
export interface DrawnItem extends CodedItem { evaluationId: string | null; reasons: SampleReason[] }

export interface ItemOfReader extends CodedItem {
  state: CodingState
  /** Null until it is settled. */
  reasons: SampleReason[] | null
  evaluationId: string | null
  codings: Coding[]
  /** Of a disputed item. */
  conflicts: string[]
  adjudication: Adjudication | null
}

/**
 * Settled is what has its last word: read by all who are to, and where two differ, decided by a third. Whoever is to decide has not seen the
 * engine's findings either, so that a disputed item hides as much as an open one.
 */
export function itemsOfReader(reader: Person, items: DrawnItem[], codings: Coding[], adjudications: Adjudication[]): ItemOfReader[] {
  const seen = codingsByItem(visibleTo(reader, items, codings))
  const given = codingsByItem(codings)
  const decided = new Map(adjudications.map((each) => [each.n, each]))
  return items.map((item) => {
    const { n, double, reasons, evaluationId } = item
    const adjudication = decided.get(n) ?? null
    const state = stateOf(reader, item, given.get(n) ?? [], adjudication)
    const settled = state === 'settled'
    return {
      n, double, state, reasons: settled ? reasons : null, evaluationId: settled ? evaluationId : null, codings: seen.get(n) ?? [],
      conflicts: state === 'disputed' ? conflictsOf(given.get(n)!) : [], adjudication,
    }
  })
}

function stateOf(reader: Person, item: CodedItem, given: Coding[], adjudication: Adjudication | null): CodingState {
  if (given.length < readersOf(item)) return given.some(({ by }) => isSamePerson(by, reader)) ? 'waiting' : 'open'
  return adjudication === null && conflictsOf(given).length > 0 ? 'disputed' : 'settled'
}
