// Rows of table two and an issuer in, a Report as far as readers of that table need one out.
import { aReport as said, aTable } from '../said.js'
import { book } from '../prose-report.js'
import type { Report, Table } from '../../../src/model/report.js'
import type { IssuerKind } from '../../../src/model/words.js'

export { aTable, book }

export function aReport(tables: Table[], { kind, name }: { kind: IssuerKind | null; name: string | null }, line = '全年公开信息12条。'): Report {
  const report = said({ text: [['overview', line]], tables })
  const { issuer } = report.identity
  const named = { ...issuer, kind: { ...issuer.kind, value: kind }, name: { ...issuer.name, value: name } }
  return { ...report, identity: { ...report.identity, issuer: named } }
}
