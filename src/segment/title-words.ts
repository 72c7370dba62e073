// A line's words in, what kind of title it is out: of a part, of a row, of an annex or of another document.
import { anyOf, partTitles, plainTitle } from '../model/part-titles.js'
import type { PartTitles } from '../model/part-titles.js'
import type { Rulebook } from '../model/rulebook.js'

export interface TitleWords extends PartTitles {
  /** Length of the known whole title that starts at `at`, 0 where none does. */
  fullTitleAt(text: string, at: number): number
  isFullTitle(title: string): boolean
  /** Labels of rows and heads of the prescribed tables, which look like headings. */
  isTableLabel(title: string): boolean
  /** Labels of rows that bear the name of a part: only the place tells them from a heading. */
  mayBeTableLabel(title: string): boolean
  /** Titles of documents, which are no part of a report. */
  isDocumentTitle(title: string): boolean
  /** Names of a site's own pages: 依申请公开 on a line of its own may be a link. */
  isSiteTitle(title: string): boolean
  isAttachmentLead(title: string): boolean
}

/** Compiled once per rulebook. */
export function titleWords(rulebook: Rulebook): TitleWords {
  const known = compiled.get(rulebook)
  if (known) return known
  const words = compile(rulebook)
  compiled.set(rulebook, words)
  return words
}

const compiled = new WeakMap<Rulebook, TitleWords>()

function compile(rulebook: Rulebook): TitleWords {
  const lexicon = rulebook.lexicons['outline'] ?? {}
  const full = anyOf(lexicon['title.full'], 'y')
  const fullTitles = new Set(lexicon['title.full'])
  const labels = new Set(lexicon['table.rows'])
  const namedLabels = new Set(lexicon['table.rows.named'])
  const documents = endsWith(lexicon['title.document'])
  const site = endsWith(lexicon['title.site'])
  const lead = anyOf(lexicon['title.attachment.lead'], 'y')
  return {
    ...partTitles(rulebook),
    fullTitleAt(text, at) {
      full.lastIndex = at
      return full.exec(text)?.[0].length ?? 0
    },
    isFullTitle: (title) => fullTitles.has(plainTitle(title)),
    isTableLabel: (title) => labels.has(plainTitle(title).replace(/[(\d].*/, '')),
    mayBeTableLabel: (title) => namedLabels.has(plainTitle(title).replace(/[(\d].*/, '')),
    isDocumentTitle: (title) => documents.test(plainTitle(title).replace(/\)$/, '')),
    isSiteTitle: (title) => site.test(plainTitle(title)),
    isAttachmentLead(title) {
      lead.lastIndex = 0
      return lead.test(title) || /^附\s{0,3}:/.test(title)
    },
  }
}

function endsWith(words: string[] | undefined): RegExp {
  return new RegExp(words?.length ? `(?:${words.join('|')})$` : '(?!)')
}
