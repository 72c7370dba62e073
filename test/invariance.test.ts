// What must not change a verdict does not: boilerplate, blanks, full-width digits, other heading numbers. And no message says more than was seen.
import { readFileSync } from 'node:fs'
import t from 'tap'
import { readFacts } from '../src/facts/facts.js'
import { evaluate, readReport } from '../src/evaluate.js'
import { judge } from '../src/judge/judge.js'
import { factsNamed } from '../src/judge/message.js'
import { loadRulebook } from '../src/rulebook/load.js'
import { kept } from './fixtures/same-report/make/make.js'
import { draftOf, drawer } from './labelled/draft.js'
import { labelledReports, page } from './labelled/reports.js'
import type { FactSheet } from '../src/model/fact.js'
import type { Submission } from '../src/model/source.js'

const rulebook = loadRulebook()
/** The form of the text is what these are about. */
const ofForm = new Set(['heading-numbering', 'form-instructions-left', 'overview-section', 'text-integrity', 'typos-and-set-terms'])

const decoded = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const pages: Array<[name: string, html: string]> = [
  ['the kept report', decoded(kept('report.html'))],
  ['a golden report', readFileSync('test/golden/qingxi-education-2024/report.html', 'utf8')],
  // Every fourth of the drawn reports: all five kinds of them, most defects.
  ...labelledReports.filter((_report, at) => at % 4 === 0).map(({ name, submission }): [string, string] => [name, decoded(submission.bytes)]),
]

const inText = (html: string, change: (text: string) => string) => html.replace(/>[^<]+</g, (part) => `>${change(part.slice(1, -1))}<`)
const fullWidth = (digit: string) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)
const numerals = '一二三四五六七八九十'

const changes: Record<string, (html: string, draw: (below: number) => number) => string> = {
  'boilerplate around the report': (html) => html
    .replace(/<body[^>]*>/, '$&<div>首页 政务公开 互动交流 政务服务</div><div>无障碍浏览 字号：大 中 小</div>')
    .replace('</body>', '<div>【打印本页】【关闭窗口】</div><div>版权所有 网站地图 联系我们</div></body>'),
  'blanks at the ends of paragraphs and between tags': (html, draw) => html.replace(/<\/(p|h1|td|tr)>/g, (tag) => `${[' ', '\n  ', '\u3000', ''][draw(4)]}${tag}`),
  'blanks before paragraphs': (html, draw) => html.replace(/<p>/g, (tag) => `${tag}${['\u3000\u3000', '&nbsp;&nbsp;', '  ', '\n'][draw(4)]}`),
  'full-width digits': (html) => inText(html, (text) => text.replace(/\d/g, fullWidth)),
  'parts renumbered': (html) => html.replace(new RegExp(`(<(?:p|h[1-4])[^>]*>)[${numerals}]、`, 'g'), (_all, tag: string) => `${tag}第N部分\u3000`)
    .replace(/第N部分/g, (() => {
      let at = 0
      return () => `第${numerals[at++]}部分`
    })()),
}

for (const [change, changed] of Object.entries(changes)) {
  t.test(change, async (t) => {
    for (const [index, [name, html]] of pages.entries()) {
      const other = changed(html, drawer(500 + index))
      t.not(other, html, `${name} is changed`)
      const [before, after] = [await outcomesOf(html), await outcomesOf(other)]
      const moved = [...before].filter(([id, outcome]) => after.get(id) !== outcome && !ofForm.has(id))
      t.same(moved.map(([id, outcome]) => `${id}: ${outcome} -> ${after.get(id)}`), [], name)
    }
  })
}

t.test('the score of a whole report', async (t) => {
  for (const [name, html] of pages) {
    const { score, findings } = await evaluate(submissionOf(html), {}, rulebook)
    if (!score) continue
    t.ok(score.low <= score.total && score.total <= score.high, `${name}: ${score.low} <= ${score.total} <= ${score.high}`)
    const earned = findings.reduce((sum, { points }) => sum + (points.earned ?? 0), 0)
    const capped = score.gates.length > 0 ? earned >= score.total - 0.05 : Math.abs(earned - score.total) <= 0.05
    t.ok(capped, `${name}: ${earned} earned, ${score.total} in all`)
  }
})

const arithmetic = [
  'application-table-balance', 'application-table-rows-sum', 'application-table-columns-sum', 'appeals-table-sum', 'whole-nonnegative-figures',
]

t.test('consistent tables pass; one changed cell of tables three or four fails a rule, and one rule is charged', async (t) => {
  for (let seed = 0; seed < 40; seed += 1) {
    const draw = drawer(9000 + seed)
    const sound = page(draftOf((['bureau-2020', 'bureau-2022', 'government-2023'] as const)[seed % 3]!, seed))
    const failed = async (html: string) => (await evaluate(submissionOf(html), {}, rulebook)).findings
      .filter(({ ruleId, outcome }) => arithmetic.includes(ruleId) && outcome === 'fail')
    t.same((await failed(sound)).map(({ ruleId }) => ruleId), [], `seed ${seed}`)
    const wrong = await failed(withOneCellChanged(sound, draw))
    t.equal(wrong.filter(({ causedBy }) => causedBy === undefined).length, 1, `seed ${seed}: ${wrong.map(({ message }) => message.zh).join(' ')}`)
  }
})

/** One figure of table three or four, in the page's last two tables, made greater. */
function withOneCellChanged(html: string, draw: (below: number) => number): string {
  const from = html.indexOf('<table', html.indexOf('<table') + 1)
  const cells = [...html.slice(from).matchAll(/<td rowspan="1" colspan="1">(\d+)<\/td>/g)]
  const chosen = cells[draw(cells.length)]!
  const at = from + chosen.index
  const changed = chosen[0].replace(/>\d+</, `>${Number(chosen[1]) + 1 + draw(9)}<`)
  return html.slice(0, at) + changed + html.slice(at + chosen[0].length)
}

t.test('a message says no figure that was not read or reckoned', async (t) => {
  for (const [name, html] of pages) {
    const { report } = await readReport(submissionOf(html), {}, rulebook)
    const facts = readFacts(report, rulebook)
    for (const { ruleId, message } of judge(facts, rulebook)) {
      t.same(figuresIn(message.zh).filter((figure) => !sourcesOf(ruleId, facts).has(figure)), [], `${name}: ${ruleId}: ${message.zh}`)
    }
  }
})

/** Figures of the facts that the rule's sentences name, and those its author wrote: a number of the law, never of the report. */
function sourcesOf(id: string, facts: FactSheet): Set<string> {
  const rule = rulebook.rules.find((each) => each.id === id)!
  const sentences = [...rule.verdicts.map(({ says }) => says), ...(rule.notApplicable ? [rule.notApplicable] : [])]
  const named = sentences.flatMap(factsNamed)
  const written = [...sentences.map(({ zh }) => zh.replace(/\{[^}]*\}/g, ' ')), ...titles]
  return new Set([...named.map((fact) => String(facts.get(fact).value)), ...written].flatMap(figuresIn))
}

/** What the judge says of a rule that is not asked names the regime, or says why the first rule did not pass. */
const titles = rulebook.regimes.map(({ title }) => title.zh)

function figuresIn(text: string): string[] {
  return text.match(/\d+(?:\.\d+)?/g) ?? []
}

async function outcomesOf(html: string): Promise<Map<string, string>> {
  const { findings } = await evaluate(submissionOf(html), {}, rulebook)
  return new Map(findings.map(({ ruleId, outcome }) => [ruleId, outcome]))
}

function submissionOf(html: string): Submission {
  return { name: 'report.html', bytes: new TextEncoder().encode(html) }
}
