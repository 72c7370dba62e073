// What may stand beside a report as last year's: the same issuer, by whichever of its names, and the year before.
import t from 'tap'
import { evaluate } from '../../../src/evaluate.js'
import { isSameBody } from '../../../src/facts/comparison/last-year.js'
import { loadRulebook } from '../../../src/rulebook/load.js'
import type { Companions } from '../../../src/model/companions.js'
import type { Result } from '../../../src/model/result.js'

const rulebook = loadRulebook()

t.test('names of one body', (t) => {
  const cases: Array<[one: string, other: string, same: boolean]> = [
    ['青溪县教育局', '青溪县教育局', true],
    ['湖南省青溪县教育局', '青溪县教育局', true],
    ['青溪县教育局', '青溪教育局', true],
    ['青溪县 教育局', '青溪县教育局', true],
    ['青溪县教育局', '青溪县公安局', false],
    ['青溪县教育局', '云水县教育局', false],
    // Two filers by nature: the government's own report, and its office's.
    ['青溪县人民政府', '青溪县人民政府办公室', false],
  ]
  for (const [one, other, same] of cases) {
    t.equal(isSameBody(one, other), same, `${one} / ${other}`)
    t.equal(isSameBody(other, one), same, `${other} / ${one}`)
  }
  t.end()
})

t.test('what is no report of last year is refused', async (t) => {
  const cases: Array<[name: string, text: string, refused: RegExp | null]> = [
    ['the year before', report(2022, '青溪县教育局'), null],
    ['a longer name', report(2022, '湖南省青溪县教育局'), null],
    ['two years before', report(2021, '青溪县教育局'), /its report year is 2021, not 2022/],
    ['the same year', report(2023, '青溪县教育局'), /its report year is 2023, not 2022/],
    ['another issuer', report(2022, '青溪县公安局'), /its issuer is "青溪县公安局", here it is "青溪县教育局"/],
    ['no annual report', '青溪县教育局2022年普法工作要点\n', /it is no annual report/],
  ]
  for (const [name, text, refused] of cases) {
    const asked = read(report(2023, '青溪县教育局'), { previous: await read(text) })
    if (refused === null) await t.resolves(asked, name)
    else await t.rejects(asked, { code: 'other-previous', message: refused }, name)
  }
})

t.test('of the same body by the roster, whatever it called itself; and why none was taken', async (t) => {
  const previous = await read(report(2022, '青溪县文化局'))
  const held = await read(report(2023, '青溪县文旅广电局'), { previous, sameBody: true })
  t.match(held.findings.find(({ ruleId }) => ruleId === 'not-copied-from-last-year'), { outcome: /^(?!not-applicable)/ })
  await t.rejects(read(report(2023, '青溪县文旅广电局'), { previous }), { code: 'other-previous' })
  await t.rejects(read(report(2024, '青溪县文旅广电局'), { previous, sameBody: true }), { code: 'other-previous' }, 'a year is a year')
  const withheld = { zh: '不止一份', en: 'more than one' }
  t.same((await read(report(2023, '青溪县文化局'), { withheld })).notes.at(-1), withheld)
})

function read(text: string, companions: Companions = {}): Promise<Result> {
  return evaluate({ name: 'report.txt', bytes: new TextEncoder().encode(text) }, {}, rulebook, companions)
}

function report(year: number, issuer: string): string {
  return `${issuer}${year}年政府信息公开工作年度报告\n一、总体情况\n本年主动公开政府信息${year}条。\n`
}
