// A report and another document's result in, how much of its free text stands there too out, with the passages side by side.
import { evidenceAt, placeOf } from '../evidence.js'
import { freeTextOf } from './free-text.js'
import { besideSpan } from './quoted.js'
import { sharedRuns } from './shared-runs.js'
import { withoutTemplate } from './shingles.js'
import { proseOf } from '../passages.js'
import type { FreeText } from './free-text.js'
import type { SharedRun } from './shared-runs.js'
import type { Neighbour } from '../../model/companions.js'
import type { Report, SectionSlot } from '../../model/report.js'
import type { Rulebook } from '../../model/rulebook.js'
import type { Evidence } from '../../model/span.js'

export interface Likeness {
  /** Free characters of this report, and of the other. */
  characters: number
  others: number
  /** Those of this report that stand in shared passages. */
  shared: number
  /** Of a hundred, rounded down, so that 90 means at least nine in ten. */
  percent: number
  evidence: Evidence[]
}

interface Scope {
  /** Sections compared; left out, all. */
  slots?: Array<SectionSlot | null>
  template?: ReadonlySet<number>
}

const none: ReadonlySet<number> = new Set()

/** null where the other result was stored without its passages. */
export function likenessOf(report: Report, other: Neighbour, rulebook: Rulebook, { slots, template = none }: Scope = {}): Likeness | null {
  if (!other.passages) return null
  const within = <T extends { slot: SectionSlot | null }>(each: T[]): T[] => (slots ? each.filter(({ slot }) => slots.includes(slot)) : each)
  const own = withoutTemplate(freeTextOf(report.text.clean, within(proseOf(report)), rulebook), template)
  const theirs = withoutTemplate(freeTextOf(other.text, within(other.passages), rulebook), template)
  return measured(own, theirs, report, other)
}

function measured(own: FreeText, theirs: FreeText, report: Report, other: Neighbour): Likeness {
  const runs = sharedRuns(own, theirs)
  const characters = own.characters.length
  const shared = runs.reduce((sum, run) => sum + run.characters, 0)
  return {
    characters, others: theirs.characters.length, shared,
    percent: characters === 0 ? 0 : Math.floor(100 * shared / characters),
    evidence: shownOf(runs).map((run) => sideBySide(run, report, other)),
  }
}

const mostShown = 8

/** The longest, in the order of the text. */
function shownOf(runs: SharedRun[]): SharedRun[] {
  return [...runs].sort((a, b) => b.characters - a.characters || a.own.start - b.own.start).slice(0, mostShown)
    .sort((a, b) => a.own.start - b.own.start)
}

function sideBySide({ own, other: range }: SharedRun, report: Report, other: Neighbour): Evidence {
  return { ...evidenceAt(report, own, placeOf(report, own)), beside: besideSpan(other, range) }
}
