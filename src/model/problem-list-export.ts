// Issued problem lists as plain values, in one language: what letters and follow-up tables are written from; and the files there are of them.
import type { FindingAnswer } from './evaluation.js'
import type { ProblemList, Punctuality } from './review-records.js'
import type { IsoDate } from './words.js'

export type ListedStep = ProblemList['items'][number]['steps'][number]

export interface ListedProblem extends Pick<ProblemList['items'][number], 'n' | 'ruleId' | 'state' | 'returns' | 'dueOn'> {
  steps: ListedStep[]
  punctuality: Punctuality | null
  /** With the outcome as people decided it; null where the evaluation is not seen any more. */
  finding: FindingAnswer | null
}

export interface IssuedList {
  id: string
  /** The body addressed, as in the roster or as read. */
  body: string | null
  year: number | null
  /** Of the report. */
  title: string | null
  document: { name: string; sha256: string } | null
  ruleset: { id: string; version: string } | null
  /** RFC 3339: when the report was checked. */
  checkedAt: string | null
  issuedOn: IsoDate
  /** As issued; each item has the day that now holds. */
  dueOn: IsoDate
  /** The office's own words to the body. */
  note: string | null
  issuedBy: string
  /** Who signs; null where it is not said. */
  office: string | null
  /** The day whose state is told. */
  asOf: IsoDate
  items: ListedProblem[]
}

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** One list: the letters that are sent and filed, and its items as a table. */
export const problemListFormats = {
  docx: { mediaType: word, ending: 'problem-list.docx' },
  pdf: { mediaType: 'application/pdf', ending: 'problem-list.pdf' },
  xlsx: { mediaType: excel, ending: 'problem-list.xlsx' },
  csv: { mediaType: 'text/csv', ending: 'problem-list.csv' },
} as const
export type ProblemListFormat = keyof typeof problemListFormats

/** Many lists: a row for each item, to follow them up by. */
export const problemTableFormats = {
  csv: { mediaType: 'text/csv', ending: 'problems.csv' },
  xlsx: { mediaType: excel, ending: 'problems.xlsx' },
} as const
export type ProblemTableFormat = keyof typeof problemTableFormats
