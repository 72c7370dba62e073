// A report as it was evaluated in, what a ledger is compared with out.
import type { ReportedYear } from '../model/ledger.js'
import type { Result } from '../model/result.js'

export function reportedYear({ document, report, tables, facts }: Pick<Result, 'document' | 'report' | 'tables' | 'facts'>): ReportedYear {
  const fee = facts.find(({ id }) => id === 'processingFee.collected')?.value
  return {
    name: document.name, year: report.year, issuerKind: report.issuer.kind, applications: tables.applications,
    feesCharged: typeof fee === 'number' ? fee : null,
  }
}
