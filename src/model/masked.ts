// A result in, where its text must not be quoted out; a stretch of text in, the same with stars at such places out.
import { firstBehind } from './line-at.js'
import type { Result } from './result.js'
import type { Span } from './span.js'

/**
 * Spans that repeat a personal datum, sorted and merged: they leave as stars in whichever quote they stand. Those found in the text, and
 * those a fact says must not be quoted, such as how an office is reached.
 */
export function maskedSpans({ personal = [], facts }: Pick<Result, 'personal' | 'facts'>): Span[] {
  const spans: Span[] = facts.flatMap((fact) => fact.evidence).filter((each) => each.masked)
  for (let at = 0; at + 1 < personal.length; at += 2) spans.push({ start: personal[at]!, end: personal[at + 1]! })
  spans.sort((a, b) => a.start - b.start)
  const merged: Span[] = []
  for (const { start, end } of spans) {
    const last = merged.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else merged.push({ start, end })
  }
  return merged
}

/** @param masked sorted and apart: the first that reaches in is looked for by halves. */
export function starred(text: string, { start, end }: Span, masked: Span[]): string {
  let quote = ''
  let at = start
  for (let next = firstBehind(masked, start); next < masked.length && masked[next]!.start < end; next++) {
    const from = Math.max(masked[next]!.start, at)
    const to = Math.min(masked[next]!.end, end)
    quote += text.slice(at, from) + '*'.repeat(to - from)
    at = to
  }
  return quote + text.slice(at, end)
}
