// A season in, its score sheet out: a workbook with a row a body, and the defects counted by rule.
import { bandTitles, kindTitles } from '../../model/titles.js'
import { momentIn } from '../moment.js'
import { headCells, workbook } from '../sheet/workbook.js'
import { exportWords } from '../words.js'
import { countOf, defectsOf } from './defects.js'
import type { SeasonRow, SeasonTable } from '../../model/season-export.js'
import type { Language } from '../../model/words.js'
import type { SheetCell, SheetPage } from '../sheet/workbook.js'
import type { ExportWords } from '../words.js'

const tenth = '0.0'

export function leagueSheet(table: SeasonTable, language: Language): Promise<Uint8Array> {
  const w = exportWords[language]
  return workbook([leaguePage(table.rows, w, language), defectsPage(table, w), aboutPage(table, w, language)])
}

function leaguePage(rows: SeasonRow[], w: ExportWords, language: Language): SheetPage {
  const heads = [
    w.number, w.issuer, w.kind, w.parent, w.layer, w.reportYear, w.state, w.rank, w.band, w.total, w.low, w.high, w.decided, w.file, w.fileHash,
  ]
  return {
    name: w.league, heads: 1, widths: [6, 32, 12, 24, 8, 10, 10, 8, 10, 8, 10, 10, 10, 30, 36],
    rows: [headCells(heads), ...rows.map(({ body, kind, parent, level, year, state, rank, score, document }, index): SheetCell[] => [
      { value: index + 1, align: 'center' }, { value: body }, { value: kind && kindTitles[language][kind] }, { value: parent },
      { value: w.layerOf(level), align: 'center' },
      { value: year, format: '0' }, { value: w.states[state] }, { value: rank, align: 'right' }, { value: score && bandTitles[language][score.band] },
      { value: score && score.total, format: tenth }, { value: score && score.low, format: tenth }, { value: score && score.high, format: tenth },
      { value: score && score.coverage, format: '0%' }, { value: document && document.name }, { value: document && document.sha256 },
    ])],
  }
}

function defectsPage({ rows }: SeasonTable, w: ExportWords): SheetPage {
  return {
    name: w.defects, heads: 1, widths: [6, 34, 14, 14, 14, 10, 24],
    rows: [
      headCells([w.number, w.item, w.failedCount, w.partialCount, w.decidedCount, w.shareOf, w.rule]),
      ...defectsOf(rows).map((defect, index): SheetCell[] => [
        { value: index + 1, align: 'center' }, { value: defect.title }, { value: defect.failed.length }, { value: defect.partial.length },
        { value: defect.decided }, { value: countOf(defect) / defect.decided, format: '0%' }, { value: defect.ruleId },
      ]),
    ],
  }
}

function aboutPage({ year, office, scope, madeAt, ruleset, rows }: SeasonTable, w: ExportWords, language: Language): SheetPage {
  const facts: Array<[string, string | number]> = [
    [w.reportYear, year], [w.office, office ?? w.noRank], [w.scope, scope ?? w.noRank], [w.bodyCount, rows.length],
    [w.madeAt, momentIn(madeAt, language)], [w.ruleset, `${ruleset.id} ${ruleset.version}`], [w.rulesetDigest, ruleset.digest], [w.notes, w.openNote],
  ]
  return { name: w.notes, widths: [20, 74], rows: facts.map(([label, value]) => [{ value: label }, { value, align: 'left', format: '0' }]) }
}
