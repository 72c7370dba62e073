// The page an official reads: the verdict first, then what to mend by what it costs, then what was not checked.
import { readFileSync } from 'node:fs'
import t from 'tap'
import { printEvaluation } from '../../src/cli/print.js'
import { evaluate } from '../../src/evaluate.js'
import { present } from '../../src/present/present.js'
import { loadRulebook } from '../../src/rulebook/load.js'
import type { Evaluation } from '../../src/model/evaluation.js'
import type { Language } from '../../src/model/words.js'

const flawed = readFileSync('test/golden/qingxi-education-2024/report.html')

t.test('in the order in which it helps', async (t) => {
  const page = printEvaluation(await evaluation('zh'), 'zh')
  const parts = ['湖南省青溪县教育局2024年政府信息公开工作年度报告', '主体', '结论', '先改这些', '申请收办平衡', '报告信息处理费情况', '通过 ', '规则集 cn-national']
  const places = parts.map((part) => page.indexOf(part))
  t.ok(places.every((place, index) => place > (places[index - 1] ?? -1)), String(places))
  t.match(page, /26 \+ 2 = 28 ≠/, 'the equation with its numbers')
  t.match(page, /第50条/, 'the article as a reader says it')
})

t.test('how it was read is told where there is something to tell', async (t) => {
  const plain = await evaluation('zh')
  t.notMatch(printEvaluation({ ...plain, notes: [] }, 'zh'), '读取说明')
  t.match(printEvaluation({ ...plain, notes: ['读数更正：表三 行“本年新收”'] }, 'zh'), /读取说明（1）\n {5}·  读数更正：表三/)
})

t.test('in English from the same result', async (t) => {
  const page = printEvaluation(await evaluation('en'), 'en')
  t.match(page, /Verdict {2}excellent \d+\.\d points/)
  t.match(page, /Mend these first \(3\)/)
  t.match(page, /art\. 50/)
})

t.test('a narrow terminal is kept to', async (t) => {
  const page = printEvaluation(await evaluation('zh'), 'zh', 60)
  const wide = page.split('\n').filter((line) => [...line].reduce((width, each) => width + (each > '\u2e80' ? 2 : 1), 0) > 62)
  t.same(wide.filter((line) => /问题|怎么改|依据/.test(line)), [])
})

t.test('no word is cut and no closing mark begins a line, however wide the terminal', async (t) => {
  const checked = await evaluation('zh')
  for (const width of [60, 72, 80, 90, 100]) {
    const lines = printEvaluation(checked, 'zh', width).split('\n').map((line) => line.trim())
    t.same(lines.filter((line) => /^[，。；：）》”]/.test(line)), [], `${width} columns`)
    t.ok(lines.some((line) => line.includes('--last-carried-forward')), 'an option as it is typed')
  }
})

t.test('what gets no score says why', async (t) => {
  const text = '青溪县政府信息公开整改工作总结\n一、整改情况\n已整改三项。\n'
  const page = printEvaluation(await evaluation('zh', Buffer.from(text), 'other.txt'), 'zh')
  t.match(page, /不评分：/)
  t.notMatch(page, /结论/)
})

async function evaluation(language: Language, bytes: Uint8Array = flawed, name = 'report.html'): Promise<Evaluation> {
  const result = await evaluate({ name, bytes }, {}, loadRulebook())
  return present(result, { language, id: null, createdAt: '2026-01-01T00:00:00.000Z', include: [] })
}
