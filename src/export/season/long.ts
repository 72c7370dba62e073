// Rows of a season in, their long form out, row by row: a line for each body and rule, as CSV or NDJSON.
import { bandTitles, kindTitles } from '../../model/titles.js'
import { csvPieces, findingCells, findingHeads } from '../csv.js'
import { exportWords } from '../words.js'
import type { Language } from '../../model/words.js'
import type { SeasonRow, SeasonTable } from '../../model/season-export.js'
import type { CsvCell } from '../csv.js'

export type SeasonHead = Omit<SeasonTable, 'rows'>
/** Called for each row in turn, so that a season of millions of lines is never held whole; the first call brings the head. */
export type RowWriter = (row: SeasonRow) => string

/** A body without findings has one line, so that none is lost from the table. */
export function csvWriter({ ruleset }: SeasonHead, language: Language): RowWriter {
  const w = exportWords[language]
  const write = csvPieces()
  let begun = false
  return (row) => {
    const { body, kind, parent, level, year, state, score, rank, findings, document } = row
    const about: CsvCell[] = [
      body, kind && kindTitles[language][kind], parent, w.layerOf(level), year, w.states[state],
      score && bandTitles[language][score.band], score && score.total,
      score && score.low, score && score.high, score && score.coverage, rank,
    ]
    const tail: CsvCell[] = [document && document.name, document && document.sha256, `${ruleset.id} ${ruleset.version}`, ruleset.digest]
    const blank = findingHeads(language).map(() => null)
    const cells = findings.length === 0 ? [blank] : findings.map((finding) => findingCells(finding, language))
    const lines = cells.map((each) => [...about, ...each, ...tail])
    const head = [
      w.issuer, w.kind, w.parent, w.layer, w.reportYear, w.state, w.band, w.total, w.low, w.high, w.decided, w.rank, ...findingHeads(language),
      w.file, w.fileHash, w.ruleset, w.rulesetDigest,
    ]
    const text = write(begun ? lines : [head, ...lines])
    begun = true
    return text
  }
}

/** A line for each body and rule; for a body without findings one line whose finding is null. */
export function lineWriter({ ruleset, madeAt }: SeasonHead): RowWriter {
  return ({ findings, ...about }) => (findings.length === 0 ? [null] : findings)
    .map((finding) => `${JSON.stringify({ madeAt, ruleset, ...about, finding })}\n`).join('')
}
