// An invented season: bodies of three kinds, one report missing, one not scored, one whose band is open.
import { aFinding } from '../sample-evaluation.js'
import type { SeasonRow, SeasonTable } from '../../../src/model/season-export.js'
import type { IssuerKind } from '../../../src/model/words.js'

const bands = ['excellent', 'good', 'acceptable', 'failing'] as const

export function aSeason(names: string[] = ['教育局', '卫生健康局', '民政局', '财政局', '石桥镇', '柳林乡', '城关街道'], over: Partial<SeasonTable> = {}): SeasonTable {
  const rows = names.map((name, index): SeasonRow => rowOf(name, index))
  return {
    year: 2024, office: '清溪县人民政府办公室', scope: '清溪县', madeAt: '2025-03-10T01:00:00.000Z',
    ruleset: { id: 'cn-national', version: '2026.1', digest: 'f'.repeat(64) },
    rows: [
      ...rows, { ...rowOf('清溪县水务局', 0), state: 'missing', score: null, rank: null, evaluation: null, document: null, findings: [] },
      { ...rowOf('清溪县统计局', 0), state: 'not-scored', score: null, rank: null, findings: [] },
    ],
    ...over,
  }
}

function rowOf(name: string, index: number): SeasonRow {
  const kind: IssuerKind = name.endsWith('镇') || name.endsWith('乡') ? 'township' : name.endsWith('街道') ? 'street' : 'department'
  const total = Math.max(41.5, 96.4 - index * 3.7)
  const open = index === 2
  return {
    body: name, kind, parent: '清溪县人民政府', level: 1, year: 2024, state: 'scored',
    score: { total, low: total - 2.1, high: total + 1.4, coverage: 0.95, band: open ? 'open' : bands[Math.min(3, index >> 1)]! },
    rank: open ? null : index + 1, evaluation: null, document: { name: `${name}.docx`, sha256: 'a'.repeat(64) },
    findings: [
      aFinding({ outcome: index % 2 === 0 ? 'fail' : 'pass' }),
      aFinding({ ruleId: 'period-stated', title: '写明统计期限', severity: 'minor', outcome: index % 3 === 0 ? 'partial' : 'pass' }),
      aFinding({ ruleId: 'links-work', title: '链接可以打开', outcome: 'not-assessable', points: { earned: null, possible: null } }),
    ],
  }
}
