// The record as PDF: one page whatever the report, its text whole, its fonts cut to it, characters it lacks named.
import t from 'tap'
import { recordPdf } from '../../../src/export/record/record-pdf.js'
import { typeface } from '../../../src/typeface.js'
import { crowdedEvaluation, unbreakable } from '../crowded-evaluation.js'
import { readPdf } from '../rendered.js'
import { anEvaluation } from '../sample-evaluation.js'
import { recordPhrases } from './phrases.js'

t.test('one page, whole', async (t) => {
  const faces = await typeface()
  const bytes = await recordPdf(anEvaluation(), 'zh', faces)
  const { text, pages } = await readPdf(bytes)
  t.equal(pages, 1)
  for (const phrase of recordPhrases) t.ok(text.includes(phrase), phrase)
  t.ok(bytes.length < 80_000, `${bytes.length} bytes: the font is cut`)
  const crowded = await readPdf(await recordPdf(crowdedEvaluation(), 'zh', faces))
  t.equal(crowded.pages, 1, 'more than a page holds')
  t.equal((await readPdf(await recordPdf(crowdedEvaluation(), 'en', faces))).pages, 1, 'in English, whose lines are longer')
  t.match(crowded.text, /不符合或部分符合（40项）.*另有3[0-9]项，见评分结果。.*需人工核对（30项）.*没有检查（40项）.*核查人：/)
  t.equal((await readPdf(await recordPdf(unbreakable(), 'en', faces))).pages, 1, 'words that can\'t break')
})

t.test('what the typeface lacks', async (t) => {
  const { report } = anEvaluation()
  const rare = anEvaluation({ report: { ...report, issuer: { ...report.issuer, name: '清溪县䶮塘局𠮷' } } })
  const { text } = await readPdf(await recordPdf(rare, 'zh', await typeface()))
  t.match(text, '清溪县〔U+4DAE〕塘局〔U+20BB7〕')
  t.match(text, '本文件的字体缺少下列字，以编码代替：〔U+4DAE〕〔U+20BB7〕。')
})
