// Every case of every rule of ledgers: what its author says it answers is what it answers.
import t from 'tap'
import { loadRulebook } from '../../src/rulebook/load.js'
import { answerFor } from './run.js'
import type { LedgerCase, ReportedYear } from '../../src/model/ledger.js'

const { ledger } = loadRulebook()

for (const { id } of ledger.rules) {
  for (const each of ledger.cases[id] ?? []) {
    void t.test(`${id}: ${each.name}`, async (t) => {
      const { kind, csv, asOf, report } = each.given
      const answer = await answerFor(csv.join('\n'), { kind, asOf: asOf ?? null, report: reported(report) })
      const { outcome, row, says, quote } = each.expect
      const of = answer.findings.filter(({ ruleId }) => ruleId === id)
      const counted = answer.summary.rules.find(({ ruleId }) => ruleId === id)!.outcomes[outcome]
      t.ok(counted > 0, `${outcome} among ${JSON.stringify(of)}`)
      if (says === undefined && quote === undefined && row === undefined) return
      const found = of.filter((finding) => finding.outcome === outcome && (says === undefined || finding.message.includes(says))
        && (quote === undefined || finding.evidence.some((place) => place.quote.includes(quote)))
        && (row === undefined || finding.evidence.some(({ cell }) => cell?.row === row)))
      t.not(found.length, 0, JSON.stringify(of))
      t.notMatch(of.map(({ message }) => message).join(), /[{}]/, 'every name is filled')
    })
  }
}

function reported(report: LedgerCase['given']['report']): ReportedYear | null {
  return report ? { name: '年度报告', feesCharged: null, ...report, applications: report.applications } : null
}
