// Reviews and lawsuits told at several places in, whether they agree out.
import t from 'tap'
import { readDisputeFacts } from '../../../src/facts/figures/disputes.js'
import { aTable, factsOf } from '../said.js'
import type { Said } from '../said.js'

const nil = '没有因政府信息公开引起的行政复议、行政诉讼。'
const reviews = (count: number): string => `因政府信息公开引起的行政复议${count}件。`
const form = aTable('statistics-2014', { 'review.total': [3], 'litigation.total': [0] })
const table = aTable('appeals-2019', { review: [1, 0, 1, 0, 2], litigationDirect: [0, 0, 0, 0, 0], litigationAfterReview: [0, 0, 0, 0, 0] })

const cases: Array<[name: string, said: Said, checked: number, broken: number, doubtful: number, againstTable: number]> = [
  ['told once', { text: [['appeals', reviews(3)]] }, 0, 0, 0, 0],
  ['told twice alike', { text: [['overview', reviews(3)], ['appeals', reviews(3)]] }, 1, 0, 0, 0],
  ['told twice otherwise', { text: [['overview', reviews(1)], ['appeals', reviews(3)]] }, 0, 1, 0, 0],
  ['a government may count its office or all under it',
    { text: [['overview', reviews(1)], ['appeals', reviews(3)]], kind: 'government' }, 0, 0, 1, 0],
  ['closed cases are no total', { text: [['overview', `已审结${reviews(1)}`], ['appeals', reviews(3)]] }, 0, 0, 0, 0],
  ['none, and three in the form', { text: [['appeals', nil]], tables: [form] }, 1, 1, 0, 0],
  ['five, three of them closed in the form', { text: [['appeals', reviews(5)]], tables: [form] }, 0, 0, 1, 0],
  ['as table four', { text: [['appeals', reviews(2)]], tables: [table], year: 2022 }, 1, 0, 0, 0],
  ['not as table four', { text: [['appeals', reviews(7)]], tables: [table], year: 2022 }, 0, 0, 0, 1],
  ['nothing told', { text: [['overview', '全年公开信息12条。']] }, 0, 0, 0, 0],
]

for (const [name, said, ...expected] of cases) {
  t.test(name, (t) => {
    const facts = factsOf(readDisputeFacts, said)
    t.same(['checked', 'broken', 'doubtful', 'againstTable'].map((id) => facts[`disputes.${id}`]), expected)
    t.end()
  })
}
