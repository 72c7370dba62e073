// Report in, which results of appraisal, public review and accountability it tells (article 50, item 4, of 2019).
import { evidenceAt, fact, placeOf } from '../evidence.js'
import { sentenceTexts, unwrapped } from '../sentence-text.js'
import type { FactReader } from '../reader.js'
import type { Range } from '../../model/span.js'

/** In the order of the article. Ids of rules/terms.json. */
const results: Array<[id: string, words: RegExp]> = [
  ['appraisal', /考核|考评|绩效|评估/],
  ['publicReview', /评议|满意度|测评|群众评价|公众评价|社会评价|评价活动|问卷/],
  ['accountability', /追究|追责|问责|责任倒查|(?:通报批评|约谈|处分)(?!制度)/],
]

/**
 * The whole document is searched: the form puts them into the overview, and many a report writes them elsewhere.
 * A word among the plans for next year is no result, and may still be one that stands in the wrong part.
 */
export const readAssessmentFacts: FactReader = (report) => {
  const told = new Map<string, Range>()
  const planned = new Map<string, Range>()
  sentenceTexts(report).forEach((text, index) => {
    const sentence = report.sentences[index]!
    const place = isPlan(unwrapped(text), sentence.slot) ? planned : told
    for (const [id, words] of results) if (!place.has(id) && words.test(text)) place.set(id, sentence)
  })
  const ids = results.map(([id]) => id)
  const missing = ids.filter((id) => !told.has(id))
  const evidence = [...told.values()].map((range) => evidenceAt(report, range, placeOf(report, range)))
  const doubtful = missing.filter((id) => planned.has(id))
  return [
    fact('assessment.told', told.size, evidence),
    fact('assessment.share', told.size / results.length, evidence),
    fact('assessment.missing', missing.length > 0 ? missing.join(',') : null),
    fact('assessment.planned', doubtful.length, doubtful.map((id) => {
      const range = planned.get(id)!
      return evidenceAt(report, range, placeOf(report, range))
    })),
  ]
}

function isPlan(text: string, slot: string | null): boolean {
  return slot === 'improvements' || slot === 'problems' || /下一步|下步|今后|将(?:进一步|继续|把)|拟/.test(text)
}
