// Marks for tests of marked copies, made without a report, and what a reader sees of them.
import type { Mark, Marks, Remark } from '../../src/annotate/marks.js'

export function remark(number: number, message = `问题${number}`): Remark {
  return {
    number, ruleId: 'some-rule', outcome: 'fail', severity: 'major', title: `标题${number}`, message, advice: '请改正', basis: '条例 第50条',
  }
}

/** One finding for each list of stretches: `[[0, 2], [5, 6]]` is a finding with two places. */
export function marksAt(...findings: Array<Array<[start: number, end: number]>>): Marks {
  const remarks = findings.map((_, index) => remark(index + 1))
  const placed = findings.flatMap((spans, index) =>
    spans.map(([start, end]): Mark => ({ span: { start, end }, places: [], remark: remarks[index]! })))
  placed.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
  return { placed, remarks, unplaced: remarks.filter((_, index) => findings[index]!.length === 0) }
}

/** What is marked, as the markup has it. */
export function markedWords(page: string): string[] {
  return [...page.matchAll(/<mark [^>]*>([^<]*)<\/mark>/g)].map(([, words]) => words!)
}

/** The page without what a copy adds. */
export function unmarked(page: string): string {
  return page.replace(/<div lang="(?:zh-CN|en)" style="all:initial[\s\S]*?<\/details><\/div>/, '')
    .replace(/(?:<a id="mj-[\d-]+"><\/a>)*<mark style="[^"]*" title="[^"]*">/g, '').replace(/<\/mark>(?:<a href="#mj-\d+" style="[^"]*">\[\d+\]<\/a>)*/g, '')
}
