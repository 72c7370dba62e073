// Every slip of the closed list is no part of a right word, and ordinary text holds none.
import { readFileSync } from 'node:fs'
import t from 'tap'
import { factsOfWhole, shortReport } from '../whole-report.js'

const lexicon = JSON.parse(readFileSync('rules/lexicons/set-terms.json', 'utf8')) as Record<string, string[]>

t.test('each slip differs from every right term', (t) => {
  const right = Object.keys(lexicon)
  for (const slip of Object.values(lexicon).flat()) t.notOk(right.some((term) => term.includes(slip)), slip)
  t.end()
})

t.test('a slip is found and its right form told', async (t) => {
  for (const [right, [slip = '']] of Object.entries(lexicon)) {
    const facts = await factsOfWhole(shortReport({ overview: `全年${slip}2件。` }))
    t.equal(facts.value('setTerms.wrong'), 1, slip)
    t.equal(facts.value('setTerms.firstRight'), right)
  }
})

t.test('ordinary words that look alike', async (t) => {
  const facts = await factsOfWhole(shortReport({
    overview: '可以申请公开，征求社会主要意见，推进平台建设，公布署名文章，学习进平台，国务院办公厅，行政复议，行政诉讼，工作人员名单。',
  }))
  t.equal(facts.value('setTerms.wrong'), 0)
})
