// The report as understood: who, when, which sections, which tables, which figures. All ranges count in Text.clean.
import type { IsoDate, IssuerKind, RegimeId } from './words.js'
import type { Range, Span } from './span.js'
import type { Note } from './source.js'
import type { Observed } from './observed.js'
import type { Text } from './text.js'

export interface Report {
  text: Text
  identity: Identity
  /** Top-level sections and their children in reading order. */
  sections: Section[]
  /** Sentences of the body (no chrome, no table cells), in order. */
  sentences: Sentence[]
  tables: Table[]
  dates: DateMention[]
  claims: Claim[]
  /** Places where a picture stands in the body. */
  pictures: Range[]
  origin: Origin
  notes: Note[]
}

/** Where the file came from, as far as it and its caller tell. */
export interface Origin {
  /** Source.format, such as text, html, pdf. */
  format: string
  url: string | null
  observed: Observed
}

/** What the caller says of the document; it wins over what is read. */
export interface Submitted {
  publishedOn?: IsoDate
  year?: number
  issuer?: string
  issuerKind?: IssuerKind
  province?: string
  url?: string
  /** Set by the office that assesses, for those whom national law gives no date. */
  localDue?: IsoDate
  /** Not yet published: dimension `release` is off. */
  draft?: boolean
  /** Seen on the live site by the caller. */
  observed?: Observed
  /** What was read wrongly, place by place. */
  corrections?: Correction[]
}

/** What stands at this span of the text as read is this number, or none; in the unit the reading gives it in. */
export interface Correction extends Span { value: number | null }

/** A value read, with the places it was read at. `looked` names where an absent one was looked for. */
export interface Reading<T> { value: T | null; ranges: Range[]; from: string; looked?: string }

export interface Identity {
  kind: 'annual-report' | 'other'
  /** What another document is, an id of rules/terms.json such as `rectification` or `notice`; null for a report. */
  otherKind: string | null
  /** How many reports the file holds. */
  reports: number
  /** Their titles, where there are two to tell apart. */
  reportTitles: Range[]
  title: Reading<string>
  year: Reading<number>
  /** By report year; by the form's own labels where no year is found. */
  regime: RegimeId | null
  issuer: { name: Reading<string>; kind: Reading<IssuerKind>; province: Reading<string> }
  publishedOn: Reading<IsoDate> & { source: 'submitted' | 'page' | 'closing-line' | 'file' | null }
  /** Submitted as not yet published. */
  draft?: boolean
  /** Submitted: see Submitted.localDue. */
  localDue?: IsoDate
  /** Other dates of publication read, best first, when they differ from the one taken. Source: label (the page's 发布日期), page, closing-line. */
  otherPublicationDates: Array<{ date: IsoDate; source: string; range: Range | null }>
  /** own: the issuer's own or its government's host · government: another *.gov.cn · other · null: no host known. */
  host: 'own' | 'government' | 'other' | null
  /** Where what was submitted differs from what was read. */
  clashes: Array<{ field: string; submitted: string; read: string; range: Range | null }>
}

/** What a section is about; the outline of a regime says which are asked for. */
export type SectionSlot =
  | 'preface' | 'overview' | 'proactive' | 'applications' | 'fees' | 'appeals' | 'problems' | 'improvements' | 'other'
  | 'consultation' | 'organisation' | 'attachment'

export interface Section {
  /** null: a heading that names none of the slots. */
  slot: SectionSlot | null
  /** Further slots the title names: improvements in 存在的主要问题及改进情况. */
  also?: SectionSlot[]
  /** 1 for the report's own top level. */
  level: number
  title: string
  /** As printed: 一、 (二) 3. ; null for an unnumbered heading. */
  number: string | null
  heading: Range
  /** From after the heading to the next heading of the same or a higher level. */
  body: Range
}

export interface Sentence extends Range {
  /** Slot of the top-level section it stands in. */
  slot: SectionSlot | null
  /** Index into `sections` of the innermost section, -1 before the first. */
  section: number
}

/** A date or a period said in the text. A repaired one lost characters to a scraper; `reading` shows what was taken. */
export interface DateMention extends Range {
  kind: 'day' | 'month' | 'year' | 'period'
  /** First and last day meant: a month is its first to its last day. */
  from: IsoDate
  to: IsoDate
  repaired: boolean
  reading: string
}

export type Unit = 'item' | 'time' | 'person' | 'yuan' | 'percent' | 'other'
/** Whose figure it is in the story of the year. */
export type ClaimRole = 'this-year' | 'last-year' | 'cumulative' | 'part' | 'comparison' | 'unclear'
export type ClaimSubject =
  | 'proactive' | 'applications.received' | 'applications.handled' | 'applications.carriedOver' | 'applications.carriedForward'
  | 'applications.granted' | 'applications.partlyGranted' | 'applications.refused' | 'review' | 'litigation'
  | 'rules.issued' | 'normative.issued' | 'normative.repealed' | 'normative.inForce' | 'licences' | 'penalties' | 'coercion'
  | 'fees' | 'processingFee' | 'other'

/** A number said in the text with what it counts. Yuan are yuan: 万元 has been multiplied out. */
export interface Claim extends Range {
  subject: ClaimSubject
  value: number
  unit: Unit
  precision: 'exact' | 'about' | 'over' | 'under'
  role: ClaimRole
  /** Whose figure: 'own', or wider such as a whole county (全县, 全市); unclear when scope words stand near it. */
  scope: 'own' | 'wider' | 'unclear'
  /** Index into `sentences`. */
  sentence: number
  /** The figure stops before the year does: 截至11月底, 上半年. */
  cutOff: IsoDate | null
}

export interface Table {
  /** Id of a form in rules/forms. */
  form: string
  range: Range
  /** unreadable: it is there, but labels or cells do not align, or it is a picture. */
  state: 'read' | 'unreadable'
  /** Why the table, or some of its rows, could not be read: an id of rules/terms.json. */
  why: 'misaligned' | 'no-values' | 'layout-lost' | null
  rows: TableRow[]
  /** Keys of rows of the form that the table lacks. */
  missingRows: string[]
  /** Keys of columns of the form that the table lacks; their cells are `absent`. */
  missingColumns: string[]
  /** Rows with as many values as the form's, whose names are not known: one of them may be a row that seems to be missing. */
  unknownRows: number
}
/** Cells stand in the order of the form's columns for that row. */
export interface TableRow { key: string; label: Range; cells: TableCell[] }
/**
 * zero is a printed 0; blank nothing; dash one of / - — ; none 无; text anything else; absent where the table lacks the column;
 * unreadable where the row's values could not be told apart. Only number and zero have a value.
 */
export interface TableCell {
  value: number | null
  kind: 'number' | 'zero' | 'blank' | 'dash' | 'none' | 'text' | 'absent' | 'unreadable'
  range: Range
}
