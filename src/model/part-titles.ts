// A title in, the parts of a report it names out: by the words of the outline's lexicon. Headings and prefaces name parts alike.
import type { SectionSlot } from './report.js'
import type { Lexicon, Rulebook } from './rulebook.js'

export interface PartTitles {
  /** The slots a title names, the main one first; empty for a title that names none. */
  slotsOf(title: string): SectionSlot[]
}

/** Compiled once per rulebook. */
export function partTitles(rulebook: Rulebook): PartTitles {
  const known = compiled.get(rulebook)
  if (known) return known
  const titles = compile(rulebook.lexicons['outline'] ?? {})
  compiled.set(rulebook, titles)
  return titles
}

const compiled = new WeakMap<Rulebook, PartTitles>()

const named: SectionSlot[] = [
  'proactive', 'applications', 'fees', 'appeals', 'problems', 'improvements', 'other', 'consultation', 'attachment', 'preface',
  'overview',
]
/** Asked only when no slot is named outright, in this order. */
const weaker = ['title.organisation', 'title.proactive.weak', 'title.overview.weak'] as const

interface SlotWords { slot: SectionSlot; words: RegExp; not: RegExp }

function compile(lexicon: Lexicon): PartTitles {
  const slots = named.map((slot) => ({
    slot, words: anyOf(lexicon[`title.${slot}`]), not: anyOf(lexicon[`title.${slot}.not`]),
  }))
  const weak = weaker.map((key) => ({ slot: key.split('.')[1] as SectionSlot, words: anyOf(lexicon[key]), not: /(?!)/ }))
  return { slotsOf: (title) => slotsOf(plainTitle(title), slots, weak) }
}

function slotsOf(title: string, slots: SlotWords[], weak: SlotWords[]): SectionSlot[] {
  const found: Array<{ slot: SectionSlot; at: number }> = []
  for (const { slot, words, not } of slots) {
    const at = title.search(words)
    if (at >= 0 && !not.test(title)) found.push({ slot, at })
  }
  if (found.length === 0) return weak.filter(({ words }) => words.test(title)).slice(0, 1).map(({ slot }) => slot)
  const kept = feesOfApplications.test(title) ? found.filter(({ slot }) => slot !== 'applications') : found
  return kept.sort((a, b) => rank(a) - rank(b)).map(({ slot }) => slot)
}

/** What is amiss with the other parts is said of problems; an overview is whatever no other word claims. */
function rank({ slot, at }: { slot: SectionSlot; at: number }): number {
  return slot === 'problems' ? -1 : slot === 'overview' ? 1000 + at : at
}

/** 依申请公开收费情况 speaks of fees alone. */
const feesOfApplications = /申请(?:提供|公开|政府|信息|的|工作){0,5}(?:收费|收取|费用|减免)/

/** A title without blanks and dots, in one spelling; 申请行政复议 is no application for information. */
export function plainTitle(title: string): string {
  if (!/[\s·.…]|其它|申请/.test(title)) return title
  return title.replace(/[\s·.…]+/g, '').replace(/其它/g, '其他').replace(/申请(?=(?:的|行政)?(?:复议|诉讼))/g, '')
}

/** One expression for a list of plain words, the longest first; matches nothing where there are none. */
export function anyOf(words: string[] | undefined, flags = ''): RegExp {
  if (!words?.length) return new RegExp('(?!)', flags)
  const longestFirst = [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  return new RegExp(longestFirst.join('|'), flags)
}
