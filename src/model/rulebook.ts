// Everything under rules/ as one frozen value: the law of each year, the forms, the places, the words and the rules.
import Type from 'typebox'
import { IssuerKind, Localised, RegimeId } from './words.js'
import { Citation } from './rule.js'
import { closed } from './schema.js'
import type { Adjustment, Apart, Grounded, LocalDue } from './extension.js'
import type { FactDefinition } from './fact-definition.js'
import type { LedgerBook } from './ledger.js'
import type { Rule, RuleCase } from './rule.js'
import type { SectionSlot } from './report.js'
import type { Scoring } from './scoring.js'

const Schema = Type.Optional(Type.String())
const IsoDay = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

/** rules/laws/<id>.json. Wording `verbatim` is the instrument's own text, `paraphrase` ours where the text was not seen whole. */
export const Law = Type.Object({
  $schema: Schema,
  id: Type.String(), title: Type.String(), titleEn: Type.String(), number: Type.Union([Type.String(), Type.Null()]),
  issuedBy: Type.String(), issuedOn: Type.Union([IsoDay, Type.Null()]),
  inForceFrom: Type.Union([IsoDay, Type.Null()]), inForceTo: Type.Union([IsoDay, Type.Null()]),
  source: Type.String(),
  /** Whether it is still in force could not be found out. */
  standing: Type.Optional(Type.Literal('unknown')),
  articles: Type.Array(Type.Object({
    article: Type.String(), text: Type.String(), wording: Type.Union([Type.Literal('verbatim'), Type.Literal('paraphrase')]),
    confidence: Type.Union([
      Type.Literal('verified'), Type.Literal('reproduced'), Type.Literal('high'), Type.Literal('medium'), Type.Literal('low'),
    ]),
  }, closed)),
}, closed)
export type Law = Type.Static<typeof Law>

/** rules/regimes/<id>.json: what governs reports of a span of years. */
export const Regime = Type.Object({
  $schema: Schema,
  id: RegimeId, title: Localised,
  /** First and last report year; the last year of the newest regime is the last one whose law was verified. */
  reportYears: Type.Object({ from: Type.Integer(), to: Type.Integer() }, closed),
  /** The day on which a person last looked whether this law and form are in force. */
  checkedOn: Type.Optional(IsoDay),
  instruments: Type.Array(Citation),
  /** Due month and day in the year after the report year, per issuer kind; a kind that is absent has no date in national law. */
  due: Type.Partial(Type.Record(IssuerKind, Type.Object({ month: Type.Integer(), day: Type.Integer(), cites: Type.Array(Citation) }, closed))),
  /** Days within which an application is answered, extended, and information disclosed by itself; in working days. */
  limits: Type.Object({
    reply: Type.Integer(), extension: Type.Integer(), proactive: Type.Integer(),
    /** A reply limit of another edition, right beside `reply` in these report years only: some applications came under it. */
    alsoLawful: Type.Array(Type.Object({
      days: Type.Integer(), reportYears: Type.Object({ from: Type.Integer(), to: Type.Integer() }, closed), cites: Type.Array(Citation),
    }, closed)),
  }, closed),
  /** Sections the law or form asks for, in order. */
  outline: Type.Array(Type.Object({ slot: Type.Unsafe<SectionSlot>(Type.String()), title: Type.String() }, closed)),
  forms: Type.Array(Type.String()),
  firstYearStartsOn: Type.Optional(IsoDay),
}, closed)
export type Regime = Type.Static<typeof Regime>

/** rules/forms/<id>.json: a table as prescribed; found by labels, never by place. */
const FormLabel = {
  key: Type.String(), label: Type.String(), aliases: Type.Array(Type.String()),
  /** What it is called in English: a gloss of ours, the form has none. */
  en: Type.Optional(Type.String()),
}
/** A label by its key, or all cells of a row, one for each of its columns; each as many columns and rows wide as it says. */
const LayoutCell = Type.Object({
  group: Type.Optional(Type.String()), column: Type.Optional(Type.String()), row: Type.Optional(Type.String()), cells: Type.Optional(Type.String()),
  across: Type.Optional(Type.Integer({ minimum: 1 })), down: Type.Optional(Type.Integer({ minimum: 1 })), shaded: Type.Optional(Type.Boolean()),
  centred: Type.Optional(Type.Boolean()),
}, closed)
export const Form = Type.Object({
  $schema: Schema,
  id: Type.String(), title: Localised,
  /** How a finding names the table: 表三, table three. */
  short: Localised,
  regimes: Type.Array(RegimeId),
  kind: Type.Union([Type.Literal('applications'), Type.Literal('appeals'), Type.Literal('disclosure'), Type.Literal('statistics')]),
  columns: Type.Array(Type.Object(FormLabel, closed)),
  rows: Type.Array(Type.Object({
    ...FormLabel,
    /** How a finding names the row. */
    short: Type.String(),
    /** How many values the row holds, and the columns they stand in. */
    values: Type.Integer(),
    columns: Type.Array(Type.String()),
    /** Block a row belongs to, where the same label may stand in two. */
    block: Type.Optional(Type.String()),
    unit: Type.Optional(Type.String()),
    /** Sum of the leaf rows over it. A report may print sums of its own with the same label before it. */
    total: Type.Optional(Type.Boolean()),
  }, closed)),
  /** Labels over rows or columns that hold no value of their own; the key is the block it opens, if it opens one. */
  groups: Type.Array(Type.Object(FormLabel, closed)),
  /** How the official form draws it: columns in twentieths of a point, then its rows from left to right and from above. */
  layout: Type.Optional(Type.Object({
    widths: Type.Array(Type.Integer()),
    rows: Type.Array(Type.Array(LayoutCell)),
  }, closed)),
  /** Wordings that stand in no other text: several of them without a readable row mean that the form lost its shape. */
  traces: Type.Array(Type.String()),
  /** Rows of one value that add up to another row. doubtful: by the form's design they may lawfully differ. */
  sums: Type.Optional(Type.Array(Type.Object({
    id: Type.String(), total: Type.String(), parts: Type.Array(Type.String()),
    force: Type.Union([Type.Literal('hard'), Type.Literal('doubtful')]),
  }, closed))),
  /** What a complete form reports on, each with the blocks of rows that do. */
  parts: Type.Optional(Type.Array(Type.Object({ id: Type.String(), blocks: Type.Array(Type.String()) }, closed))),
}, closed)
export type Form = Type.Static<typeof Form>

const Event = {
  cites: Citation,
  /** false: the text does not settle it; the other reading is tried too, and where it matters a person decides. */
  certain: Type.Boolean(),
}
/** What an event does to the limit: it pauses, starts anew, or does nothing. Numbers are working days. */
export const EventEffect = Type.Object({
  ...Event,
  effect: Type.Union([Type.Literal('pause'), Type.Literal('restart'), Type.Literal('none')]),
  /** Days the one asked has for an answer, or the applicant for payment, and the article that says so. */
  answerWithin: Type.Optional(Type.Object({ days: Type.Integer(), cites: Citation }, closed)),
  /** Days within which the applicant is told what to correct. */
  noticeWithin: Type.Optional(Type.Integer()),
  /** Not before this day: the measure it rests on came later. */
  from: Type.Optional(IsoDay),
}, closed)
export type EventEffect = Type.Static<typeof EventEffect>

const FeeStep = Type.Object({ above: Type.Integer({ minimum: 0 }), yuan: Type.Integer({ minimum: 1 }) }, closed)

/** What applications in a month, or pages, beyond a number cost each; and what each further block of applications adds to the rate. */
export const FeeScale = Type.Object({
  items: Type.Array(FeeStep, { minItems: 1 }),
  /** Blocks behind the last step: `every` so many applications the rate rises by `more`. */
  itemsBeyond: Type.Object({ every: Type.Integer({ minimum: 1 }), more: Type.Integer({ minimum: 1 }) }, closed),
  pages: Type.Array(FeeStep, { minItems: 1 }),
}, closed)
export type FeeScale = Type.Static<typeof FeeScale>

/** One edition of the law on handling an application, by the day of its receipt. */
export const Edition = Type.Object({
  regimes: Type.Array(Type.Object({ id: RegimeId, from: IsoDay }, closed)),
  receivedFrom: IsoDay, receivedTo: Type.Union([IsoDay, Type.Null()]),
  reply: Type.Object({ days: Type.Integer(), cites: Citation }, closed),
  extension: Type.Object({ days: Type.Integer(), cites: Citation }, closed),
  /** What an application sent by internet or fax is received by: its system, or confirmation by both sides. */
  receipt: Type.Object({
    electronic: Type.Union([Type.Literal('system'), Type.Literal('confirmed')]), cites: Type.Array(Citation, { minItems: 1 }),
  }, closed),
  thirdParty: EventEffect, organ: EventEffect, correction: EventEffect,
  fee: Type.Object({ ...EventEffect.properties, scale: Type.Optional(FeeScale) }, closed),
  /** Requests beyond a reasonable volume have a limit of their own, which no date tells. */
  excessive: Type.Optional(Citation),
}, closed)
export type Edition = Type.Static<typeof Edition>

/** rules/handling.json: how long an application may take, and what stops or restarts the limit. */
export const HandlingLaw = Type.Object({
  $schema: Schema,
  /** In order of `receivedFrom`. */
  editions: Type.Array(Edition),
  /** What counts as the day of a reply, from the day on which that was settled. */
  delivery: Type.Optional(Type.Object({ from: IsoDay, cites: Citation }, closed)),
}, closed)
export type HandlingLaw = Type.Static<typeof HandlingLaw>

/** rules/calendar/<year>.json: days off on weekdays and make-up workdays at weekends, by the notices of that year. */
export const CalendarYear = Type.Object({
  $schema: Schema,
  year: Type.Integer(),
  notices: Type.Array(Type.Object({
    number: Type.Union([Type.String(), Type.Null()]), url: Type.Union([Type.String(), Type.Null()]),
    /** Days that are so by this notice, of this year or the December before: the data is refused where it lacks one. */
    shows: Type.Array(Type.Object({
      day: IsoDay, is: Type.Union([Type.Literal('day-off'), Type.Literal('make-up'), Type.Literal('weekend')]),
    }, closed), { minItems: 1 }),
  }, closed), { minItems: 1 }),
  off: Type.Array(IsoDay), working: Type.Array(IsoDay),
}, closed)
export type CalendarYear = Type.Static<typeof CalendarYear>

/** rules/places/places.json, province to county, past ones included. Written by rules/places/freeze.mjs, read by segment/identity/places. */
export interface Places {
  source: string
  /** Code of GB/T 2260, full name, name without 省/市/县/自治…, its pinyin by syllables. */
  places: Array<[code: string, name: string, stem: string, pinyin: string, retired?: 1]>
  /** Well-known zones whose name holds no place, with the code of their province. */
  zones: Array<[code: string, name: string]>
  /** Labels of government hosts that are no pinyin. */
  romanised: Array<[label: string, code: string]>
  /** First letters of such labels that stand for a province, with the first two digits of its code; a letter pair may stand for two. */
  provinceLabels: Array<[label: string, province: string]>
  /** Leading digits of telephone area codes, with the first two of the province's code. */
  areaCodes: Array<[prefix: string, province: string]>
}

/** rules/lexicons/<id>.json: closed lists of words a step looks for. */
export type Lexicon = Record<string, string[]>

export const Ruleset = Type.Object({
  $schema: Schema,
  id: Type.String(), version: Type.String(), title: Localised,
  /** The order of findings. */
  rules: Type.Array(Type.String()),
  /** The rule that must pass before any other is asked. */
  precondition: Type.String(),
}, closed)
export type Ruleset = Type.Static<typeof Ruleset>

export interface Rulebook {
  id: string
  version: string
  title: Localised
  /** sha256, lower-case hex, over all that can change a verdict. */
  digest: string
  precondition: string
  /** In the ruleset's order. */
  rules: Rule[]
  cases: Record<string, RuleCase[]>
  regimes: Regime[]
  laws: Record<string, Law>
  forms: Form[]
  calendar: Record<number, CalendarYear>
  handling: HandlingLaw
  places: Places
  lexicons: Record<string, Lexicon>
  facts: Record<string, FactDefinition>
  terms: Record<string, Localised>
  scoring: Scoring
  ledger: LedgerBook
  /** Ids of the rulesets it is built from, the national one first. */
  lineage: string[]
  /** What an overlay or an own ruleset changes for some reports; none in the national ruleset. */
  adjustments: Array<Grounded<Adjustment>>
  /** Days set for those whom national law gives none. */
  localDue: Array<Grounded<LocalDue>>
  /** Rules that count apart from the base score. */
  apart: Apart[]
}
