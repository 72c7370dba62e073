// A result as it is kept: what is small and asked for as values, the rest as the JSON it is stored in, so that it need not be made twice.
import type { Result } from './result.js'
import type { Outcome } from './words.js'

/** What a list shows of a result: all that is small. */
export type ResultHead = Pick<Result, 'engineVersion' | 'ruleset' | 'document' | 'report' | 'score'>

export interface PackedResult {
  head: ResultHead
  /** JSON of all else but the text. */
  body: string
  text: string
  /** Ids of the rules that found it wanting: lists are made by them, without the findings. */
  rules: Record<'fail' | 'partial' | 'review', string[]>
}

export function packed({ engineVersion, ruleset, document, report, score, text, ...body }: Result): PackedResult {
  const rulesThat = (outcome: Outcome): string[] => body.findings.filter((finding) => finding.outcome === outcome).map(({ ruleId }) => ruleId)
  return {
    head: { engineVersion, ruleset, document, report, score }, body: JSON.stringify(body), text,
    rules: { fail: rulesThat('fail'), partial: rulesThat('partial'), review: rulesThat('review') },
  }
}
