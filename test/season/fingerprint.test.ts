// The mark of a finding: kept by every re-run, lost with the text it rests on and with nothing else.
import t from 'tap'
import { fingerprintOf, gateMark, subjectsOf, waiverMark } from '../../src/season/fingerprint.js'
import { aFinding, bothLanguages } from '../build-rules.js'
import { aResult } from '../store/sample-result.js'
import type { Finding } from '../../src/model/finding.js'

const text = '一、总体情况\n全年公开信息３１６条。\n二、存在问题\n公开不够及时。'
const at = (quote: string, within = text): Finding['evidence'][number] => {
  const start = within.indexOf(quote)
  return { start, end: start + quote.length, where: bothLanguages('正文') }
}
const finding = (...quotes: string[]): Finding => aFinding({ evidence: quotes.map((quote) => at(quote)) })
const mark = (one: Finding, subject = 'body a 2024', whole = text) => fingerprintOf(one, subject, whole)
const base = mark(finding('全年公开信息３１６条', '公开不够及时'))

t.test('survives', (t) => {
  const moved = `页眉\n${text}`
  const cases: Array<[what: string, mark: string | null]> = [
    ['other wording, weight and outcome', mark({ ...finding('全年公开信息３１６条', '公开不够及时'), message: bothLanguages('另一句'), weight: 5, outcome: 'review' })],
    ['another order of evidence', mark(finding('公开不够及时', '全年公开信息３１６条'))],
    ['the same place twice', mark(finding('公开不够及时', '全年公开信息３１６条', '公开不够及时'))],
    ['another place in the text', mark(aFinding({ evidence: [at('全年公开信息３１６条', moved), at('公开不够及时', moved)] }), undefined, moved)],
    ['another format: width, spaces, line breaks', mark(
      aFinding({ evidence: [at('全年公开 信息316条', '全年公开 信息316条。公开不够\n及时'), at('公开不够\n及时', '全年公开 信息316条。公开不够\n及时')] }),
      undefined, '全年公开 信息316条。公开不够\n及时')],
  ]
  for (const [what, other] of cases) t.equal(other, base, what)
  t.end()
})

t.test('lapses, or is another', (t) => {
  const changed = text.replace('３１６', '３１７')
  const cases: Array<[what: string, mark: string | null]> = [
    ['a changed figure', mark(aFinding({ evidence: [at('全年公开信息３１７条', changed), at('公开不够及时', changed)] }), undefined, changed)],
    ['the same quotes in another order of the text', mark(
      aFinding({ evidence: [at('公开不够及时', '公开不够及时，全年公开信息316条'), at('全年公开信息316条', '公开不够及时，全年公开信息316条')] }),
      undefined, '公开不够及时，全年公开信息316条')],
    ['one quote less', mark(finding('公开不够及时'))],
    ['another rule', mark({ ...finding('全年公开信息３１６条', '公开不够及时'), ruleId: 'other-rule' })],
    ['another body', mark(finding('全年公开信息３１６条', '公开不够及时'), 'body b 2024')],
    ['another year', mark(finding('全年公开信息３１６条', '公开不够及时'), 'body a 2023')],
    ['words of another document beside it', mark(aFinding({
      evidence: [{ ...at('全年公开信息３１６条'), beside: { document: '上年', quote: '全年公开' } }, at('公开不够及时')],
    }))],
    ['two quotes run together', mark(finding('全年公开信息３１６条。\n二、存在问题\n公开不够及时'))],
  ]
  for (const [what, other] of cases) t.not(other, base, what)
  t.end()
})

t.test('an absence rests on the whole text; without a text there is no mark', (t) => {
  const absent = aFinding({ evidence: [] })
  t.equal(mark(absent, 's', text), mark(absent, 's', text.replace('\n', '\r\n\n')), 'line breaks are no text')
  t.not(mark(absent, 's', text), mark(absent, 's', `${text}三、收费情况`))
  t.equal(mark(absent, 's', ''), null)
  t.equal(gateMark('reissued', 's', ''), null)
  t.not(gateMark('reissued', 's', 'a'), gateMark('reissued', 's', 'b'))
  t.equal(gateMark('not-published', 's', 'a'), gateMark('not-published', 's', ''), 'what was not published has no text')
  t.not(waiverMark('a', 'bc'), waiverMark('ab', 'c'))
  t.end()
})

t.test('subjects: the body, the name as read, the document', (t) => {
  const result = aResult()
  t.same(subjectsOf(result, null), ['name 吉林省 清溪县教育局 2024', `document ${result.document.sha256}`])
  t.equal(subjectsOf(result, 'x')[0], 'body x 2024')
  const wide = { ...result, report: { ...result.report, issuer: { ...result.report.issuer, name: '清溪县　教育局' } } }
  t.same(subjectsOf(wide, null), subjectsOf(result, null))
  t.equal(subjectsOf({ ...result, report: { ...result.report, issuer: { name: null, province: null } } }, null).length, 1)
  t.end()
})
