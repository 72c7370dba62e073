// Results of appraisal, public review and accountability wherever they stand; plans are no results.
import t from 'tap'
import { factsOfWhole, shortReport } from '../whole-report.js'

const cases: Array<[overview: string, told: number, missing: string | null, planned: number]> = [
  ['开展考核1次，社会评议满意率96%，没有发生责任追究。', 3, null, 0],
  ['绩效考评获得优秀，无人被问责。', 2, 'publicReview', 0],
  ['下一步将完善考核、评议和追责办法。', 0, 'appraisal,publicReview,accountability', 3],
  ['召开会议2次。', 0, 'appraisal,publicReview,accountability', 0],
]

for (const [overview, told, missing, planned] of cases) {
  t.test(overview, async (t) => {
    const facts = await factsOfWhole(shortReport({ overview }))
    t.equal(facts.value('assessment.told'), told)
    t.equal(facts.value('assessment.missing'), missing)
    t.equal(facts.value('assessment.planned'), planned)
  })
}
