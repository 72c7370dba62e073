// The codes of an item's readers in; where they differ, who may settle it, and the code that then counts, out.
import { codingsByItem, conflictsOf, readersOf } from './coding.js'
import { refuseFirstReader } from '../readers.js'
import { Fault } from '../../model/fault.js'
import type { CodedItem, Coding, RuleCodes } from './coding.js'
import type { Person } from '../readers.js'

/** A third reader's codes where the two differ, and no others. Given once, as a code is. */
export interface Adjudication { n: number; by: Person; codes: RuleCodes; reason: string; decidedAt: string; blind: boolean }

/** @param codings of the item. @throws Fault wrong-step where nothing is to be settled, second-reader-needed for one of its coders */
export function refuseAdjudication(by: Person, item: CodedItem, codings: Coding[]): void {
  if (codings.length < readersOf(item) || !item.double) {
    throw new Fault('wrong-step', { zh: '这一份不是双人评，或者尚未由两人评完。', en: 'This item is not read by two, or not yet by both.' })
  }
  if (conflictsOf(codings).length === 0) throw new Fault('wrong-step', { zh: '两人的结论一致。', en: 'Its readers agree.' })
  refuseFirstReader(by, codings.map((coding) => coding.by))
}

/**
 * The code that counts for each rule of each item that all have read: that of the only reader, that on which both agree, or the
 * adjudicator's. Where two differ and nobody has settled it there is none: whoever is to settle it learns nothing.
 */
export function agreedCodes(items: CodedItem[], codings: Coding[], adjudications: Adjudication[]): Map<number, RuleCodes> {
  const byItem = codingsByItem(codings)
  const settled = new Map(adjudications.map(({ n, codes }) => [n, codes]))
  const agreed = new Map<number, RuleCodes>()
  for (const item of items) {
    const read = byItem.get(item.n) ?? []
    if (read.length < readersOf(item)) continue
    const [one, other] = read
    const same = Object.entries(one!.codes).filter(([ruleId, code]) => !other || other.codes[ruleId] === code)
    agreed.set(item.n, { ...Object.fromEntries(same), ...settled.get(item.n) })
  }
  return agreed
}

/** Items whose readers differ, and which nobody has settled. */
export function unsettled(items: CodedItem[], codings: Coding[], adjudications: Adjudication[]): number[] {
  const settled = new Set(adjudications.map(({ n }) => n))
  const byItem = codingsByItem(codings)
  return items.map(({ n }) => n).filter((n) => !settled.has(n) && conflictsOf(byItem.get(n) ?? []).length > 0)
}
