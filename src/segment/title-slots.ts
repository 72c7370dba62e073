// A heading's title in, the slots it names out: by words of the lexicon, in the order the title names them.
import type { SectionSlot } from '../model/report.js'
import type { Lexicon, Rulebook } from '../model/rulebook.js'

export interface TitleWords {
  /** The slots a title names, the main one first; empty for a title that names none. */
  slotsOf(title: string): SectionSlot[]
  /** Length of the known whole title that starts at `at`, 0 where none does. */
  fullTitleAt(text: string, at: number): number
  isFullTitle(title: string): boolean
  /** Labels of rows and heads of the prescribed tables, which look like headings. */
  isTableLabel(title: string): boolean
  /** Titles of documents and of parts of a site, which are no part of a report. */
  isDocumentTitle(title: string): boolean
  isAttachmentLead(title: string): boolean
}

/** Compiled once per rulebook. */
export function titleWords(rulebook: Rulebook): TitleWords {
  const known = compiled.get(rulebook)
  if (known) return known
  const words = compile(rulebook.lexicons['outline'] ?? {})
  compiled.set(rulebook, words)
  return words
}

const compiled = new WeakMap<Rulebook, TitleWords>()

const named: SectionSlot[] = ['proactive', 'applications', 'fees', 'appeals', 'problems', 'improvements', 'other', 'consultation', 'attachment', 'preface', 'overview']
/** Asked only when no slot is named outright, in this order. */
const weaker = ['title.organisation', 'title.proactive.weak', 'title.overview.weak'] as const

function compile(lexicon: Lexicon): TitleWords {
  const slots = named.map((slot) => ({ slot, words: anyOf(lexicon[`title.${slot}`]), not: anyOf(lexicon[`title.${slot}.not`]) }))
  const weak = weaker.map((key) => ({ slot: key.split('.')[1] as SectionSlot, words: anyOf(lexicon[key]) }))
  const full = anyOf(lexicon['title.full'], 'y')
  const fullTitles = new Set(lexicon['title.full'])
  const labels = new Set(lexicon['table.rows'])
  const documents = new RegExp(`(?:${lexicon['title.document']?.join('|') || '(?!)'})$`)
  const lead = anyOf(lexicon['title.attachment.lead'], 'y')
  return {
    slotsOf: (title) => slotsOf(plain(title), slots, weak),
    fullTitleAt(text, at) {
      full.lastIndex = at
      return full.exec(text)?.[0].length ?? 0
    },
    isFullTitle: (title) => fullTitles.has(plain(title)),
    isTableLabel: (title) => labels.has(plain(title).replace(/\(.*/, '')),
    isDocumentTitle: (title) => documents.test(plain(title).replace(/[))]$/, '')),
    isAttachmentLead(title) {
      lead.lastIndex = 0
      return lead.test(title) || /^附\s{0,3}:/.test(title)
    },
  }
}

interface SlotWords { slot: SectionSlot; words: RegExp; not?: RegExp }

function slotsOf(title: string, slots: SlotWords[], weak: SlotWords[]): SectionSlot[] {
  const found: Array<{ slot: SectionSlot; at: number }> = []
  for (const { slot, words, not } of slots) {
    const at = title.search(words)
    if (at >= 0 && !not?.test(title)) found.push({ slot, at })
  }
  if (found.length === 0) return weak.filter(({ words }) => words.test(title)).slice(0, 1).map(({ slot }) => slot)
  const kept = feesOfApplications.test(title) ? found.filter(({ slot }) => slot !== 'applications') : found
  // What is amiss with the other parts is said of problems; an overview is whatever no other word claims.
  return kept.sort((a, b) => rank(a) - rank(b)).map(({ slot }) => slot)
}

function rank({ slot, at }: { slot: SectionSlot; at: number }): number {
  return slot === 'problems' ? -1 : slot === 'overview' ? 1000 + at : at
}

/** 依申请公开收费情况 speaks of fees alone. */
const feesOfApplications = /申请(?:提供|公开|政府|信息|的|工作){0,5}(?:收费|收取|费用|减免)/

/** 申请行政复议 is no application for information. */
function plain(title: string): string {
  return title.replace(/[\s·.…]+/g, '').replace(/其它/g, '其他').replace(/申请(?=(?:的|行政)?(?:复议|诉讼))/g, '')
}

function anyOf(words: string[] | undefined, flags = ''): RegExp {
  if (!words?.length) return /(?!)/
  const longestFirst = [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  return new RegExp(longestFirst.join('|'), flags)
}
