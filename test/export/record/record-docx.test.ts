// The record in Word: one page as LibreOffice lays it out, with every part of it on that page.
import t from 'tap'
import { recordDocx } from '../../../src/export/record/record-docx.js'
import { crowdedEvaluation, unbreakable } from '../crowded-evaluation.js'
import { noOffice, rendered } from '../rendered.js'
import { anEvaluation } from '../sample-evaluation.js'
import { recordPhrases } from './phrases.js'

t.test('one page, whole', { skip: noOffice }, async (t) => {
  const { text, pages } = await rendered(await recordDocx(anEvaluation(), 'zh'), 'docx')
  t.equal(pages, 1)
  for (const phrase of recordPhrases) t.ok(text.includes(phrase), phrase)
  const crowded = await rendered(await recordDocx(crowdedEvaluation(), 'zh'), 'docx')
  t.equal(crowded.pages, 1, 'more than a page holds')
  t.match(crowded.text, /不符合或部分符合（40项）.*另有3[0-9]项，见评分结果。.*需人工核对（30项）.*没有检查（40项）.*核查人：/)
  t.equal((await rendered(await recordDocx(unbreakable(), 'en'), 'docx')).pages, 1, 'words that can\'t break')
})
