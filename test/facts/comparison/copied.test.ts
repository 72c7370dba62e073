// A report beside last year's: the gate that waits for a person, the words shown side by side, and what they must not show.
import t from 'tap'
import { evaluate } from '../../../src/evaluate.js'
import { present } from '../../../src/present/present.js'
import { loadRulebook } from '../../../src/rulebook/load.js'
import type { Evaluation } from '../../../src/model/evaluation.js'
import type { Result } from '../../../src/model/result.js'

const rulebook = loadRulebook()

/** Sixteen villages, each with a clause of its own: longer than what is too short to compare. */
const villages = [...'东西南北中上下前后左右新老大小高']
const clauses = (figure: number): string => villages.map((village, at) =>
  `${village}沟村把灌溉排班表贴在水闸旁边，第${at + figure}轮用水顺序由村民推选的${village}渠管护员当场填写。`).join('')

function report(year: number, figure: number, closing = ''): string {
  return `青溪县水利局${year}年政府信息公开工作年度报告\n一、总体情况\n${clauses(figure)}${closing}\n五、存在的主要问题及改进情况\n排班表雨后字迹不清，已改用塑封纸张。\n`
}

t.test('an earlier year\'s text with its figures waits for a person, and is never failed by us', async (t) => {
  const same = await against(report(2023, 3), report(2022, 3))
  const finding = findingOf(same, 'not-copied-from-last-year')
  t.equal(finding.outcome, 'review')
  t.equal(same.score?.band, 'open')
  t.notOk(same.score?.gates.some(({ id }) => id === 'reissued'), 'a gate for a person caps nothing by itself')
  const fresh = await against(report(2023, 30), report(2022, 3))
  t.match(findingOf(fresh, 'not-copied-from-last-year').message, '数字不同')
})

t.test('passages stand side by side, personal data as stars in both', async (t) => {
  const number = '11010119900307' + '7758'
  const evaluation = await against(report(2023, 3), report(2022, 3, `管护员身份证号${number}已登记。`))
  const { evidence } = findingOf(evaluation, 'not-copied-from-last-year')
  t.ok(evidence.length > 0 && evidence.length <= 8, `${evidence.length} passages`)
  t.ok(evidence.every(({ beside }) => beside?.document === 'previous.txt' && beside.quote.length > 0))
  t.notOk(JSON.stringify(evaluation).includes(number))
})

t.test('a result stored without its passages is not compared', async (t) => {
  const previous = await resultOf('previous.txt', report(2022, 3))
  delete previous.passages
  const evaluation = await against(report(2023, 3), previous)
  t.equal(findingOf(evaluation, 'not-copied-from-last-year').outcome, 'not-assessable')
  t.equal(findingOf(evaluation, 'problems-not-repeated').outcome, 'not-assessable')
})

async function against(text: string, previous: string | Result): Promise<Evaluation> {
  const result = await evaluate(fileOf('is.txt', text), {}, rulebook, {
    previous: typeof previous === 'string' ? await resultOf('previous.txt', previous) : previous,
  })
  return present(result, { language: 'zh', id: null, createdAt: '2026-01-01T00:00:00.000Z', include: [] })
}

function resultOf(name: string, text: string): Promise<Result> {
  return evaluate(fileOf(name, text), {}, rulebook)
}

function fileOf(name: string, text: string): { name: string; bytes: Uint8Array } {
  return { name, bytes: new TextEncoder().encode(text) }
}

function findingOf({ findings }: Evaluation, ruleId: string): Evaluation['findings'][number] {
  return findings.find((each) => each.ruleId === ruleId)!
}
