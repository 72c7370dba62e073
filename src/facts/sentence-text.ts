// A sentence of the report in, its clean text out, cut once for all readers.
import type { Report, Sentence } from '../model/report.js'
import type { Range } from '../model/span.js'

const cut = new WeakMap<Report, string[]>()

/** The text of every sentence, in the order of `report.sentences`. A line break of wrapped text stays: offsets count in it. */
export function sentenceTexts(report: Report): string[] {
  const known = cut.get(report)
  if (known) return known
  const texts = report.sentences.map(({ start, end }) => report.text.clean.slice(start, end))
  cut.set(report, texts)
  return texts
}

/** Wrapped text without its line breaks, where only words matter and no offset. */
export function unwrapped(sentence: string): string {
  return sentence.includes('\n') ? sentence.replace(/\s*\n\s*/g, '') : sentence
}

/** Indexes of the first sentence in a range and of the first one after it. */
export function sentencesWithin({ sentences }: Report, range: Range): { from: number; to: number } {
  return { from: firstFrom(sentences, range.start), to: firstFrom(sentences, range.end) }
}

function firstFrom(sentences: Sentence[], start: number): number {
  let low = 0
  let high = sentences.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sentences[middle]!.start < start) low = middle + 1
    else high = middle
  }
  return low
}
