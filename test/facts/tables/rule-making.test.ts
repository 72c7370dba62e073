// Who may make government rules, by kind and name; the figures of table two that claim it.
import t from 'tap'
import { readRuleMakingFacts } from '../../../src/facts/tables/rule-making.js'
import { aReport, aTable, book } from './table-two.js'
import type { IssuerKind } from '../../../src/model/words.js'

t.test('who certainly may not', (t) => {
  const cases: Array<[IssuerKind | null, string | null, boolean]> = [
    ['township', '青溪县石桥镇人民政府', true], ['street', '青溪区城东街道办事处', true], ['department', '青溪县教育局', true],
    ['department', '国家税务总局青溪县税务局', false], ['department', '中国人民银行', false],
    ['government', '青溪县人民政府', true], ['government', '青溪县人民政府办公室', true], ['government', '淮南市人民政府', false],
    ['development-zone', '青溪经济开发区管理委员会', true], [null, '青溪县教育局', false], ['department', null, false],
  ]
  for (const [kind, name, expected] of cases) {
    const report = aReport([], { kind, name })
    t.equal(readRuleMakingFacts(report, book).find(({ id }) => id === 'powers.noRuleMaking')?.value, expected, `${kind} ${name}`)
  }
  t.end()
})

t.test('the rows of rules and licences', (t) => {
  const of = (...tables: Parameters<typeof aReport>[0]): Record<string, unknown> => Object.fromEntries(
    readRuleMakingFacts(aReport(tables, { kind: 'department', name: '青溪县教育局' }), book).map(({ id, value }) => [id, value]))
  t.match(of(aTable('disclosure-2021', { rules: [1, 2, 6], licences: [31] })),
    { 'powers.rulesMade': 3, 'powers.rulesHeld': 6, 'powers.rulesShown': null, 'powers.licences': 31 })
  t.match(of(aTable('disclosure-2019', { rules: [0, 4, 9], licences: [31, -2, 7] })),
    { 'powers.rulesMade': 0, 'powers.rulesHeld': null, 'powers.rulesShown': 13, 'powers.licences': 7 })
  t.match(of(aTable('disclosure-2021', { rules: [null, null, null] })), { 'powers.rulesMade': null, 'powers.rulesHeld': null })
  t.match(of(), { 'powers.rulesMade': null, 'powers.licences': null })
  t.end()
})
