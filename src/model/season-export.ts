// A season's results as plain values: what tables and circulars of many bodies are written from, in one language.
import type { FindingAnswer, ScoreAnswer } from './evaluation.js'
import type { IsoDate, IssuerKind } from './words.js'

export interface SeasonTable {
  /** The report year assessed. */
  year: number
  /** Who assesses and publishes; null where it is not said. */
  office: string | null
  /** What is assessed, in words: 青溪县各部门、乡镇. */
  scope: string | null
  /** RFC 3339: when the results were drawn up. */
  madeAt: string
  ruleset: { id: string; version: string; digest: string }
  /** In the order they are to be listed in; the circular groups them by kind and level, and keeps it. */
  rows: SeasonRow[]
}

/** `missing` can be said only of a body that a roster names. `not-scored`: a report is there, but no score came of it. */
export type SeasonState = 'scored' | 'not-scored' | 'missing'

export interface SeasonRow {
  body: string
  kind: IssuerKind | null
  /** The body above it; null for the highest. */
  parent: string | null
  /** How many bodies of the roster stand above it: governments of cities are not ranked with those of counties. */
  level: number
  year: number
  state: SeasonState
  score: Pick<ScoreAnswer, 'total' | 'low' | 'high' | 'coverage' | 'band'> | null
  /** Within its kind and level; null where none may be given, because its interval crosses an edge. */
  rank: number | null
  evaluation: string | null
  document: { name: string; sha256: string } | null
  /** All that was asked of it: what is not listed was not asked. */
  findings: FindingAnswer[]
}

/** A file's title names what it is; its endings are those of a single evaluation where there is one. */
export const seasonFormats = {
  json: { mediaType: 'application/json', ending: 'results.json' },
  ndjson: { mediaType: 'application/x-ndjson', ending: 'results.ndjson' },
  csv: { mediaType: 'text/csv', ending: 'results.csv' },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: 'results.xlsx' },
  'circular.docx': {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ending: 'circular.docx',
  },
} as const
export type SeasonFormat = keyof typeof seasonFormats

/** What an office adds to a circular. */
export interface CircularWishes {
  /** The day it is dated. */
  datedOn: IsoDate
  /** By when what it lists is to be mended. */
  mendBy?: IsoDate | undefined
}
