// Issued problem lists in, a row for each of their items out: to follow up by whoever issued them.
import { outcomeTitles, severityTitles } from '../../model/titles.js'
import { basisOf, placesOf } from '../findings.js'
import { dayOf } from '../moment.js'
import { flat } from '../visible.js'
import { exportWords } from '../words.js'
import { stepLine } from './letter.js'
import { problemWords } from './words.js'
import type { CsvCell } from '../csv.js'
import type { Language } from '../../model/words.js'
import type { IssuedList, ListedProblem } from '../../model/problem-list-export.js'

/** A column: its head, its width on a sheet in characters, and its cell. */
export interface Column { head: string; width: number; cell(list: IssuedList, item: ListedProblem): CsvCell }
/** `which` are in both parts of a sheet: a table of all columns is too wide to print. */
export interface Columns { which: Column[]; followed: Column[]; found: Column[] }

export function columnsOf(language: Language): Columns {
  const [w, p] = [exportWords[language], problemWords[language]]
  const { heads } = p
  return {
    which: [
      { head: w.issuer, width: 26, cell: ({ body }) => body },
      { head: w.reportYear, width: 10, cell: ({ year }) => year },
      { head: heads.n, width: 6, cell: (_list, { n }) => n },
      { head: w.item, width: 22, cell: (_list, { finding, ruleId }) => finding?.title ?? ruleId },
    ],
    followed: [
      { head: heads.state, width: 14, cell: (_list, { state }) => p.states[state] },
      { head: heads.punctuality, width: 12, cell: (_list, { punctuality }) => punctuality && p.punctualities[punctuality] },
      { head: heads.issuedOn, width: 12, cell: ({ issuedOn }) => issuedOn },
      { head: heads.dueOn, width: 12, cell: (_list, { dueOn }) => dueOn },
      { head: heads.returns, width: 10, cell: (_list, { returns }) => returns },
      { head: heads.lastStep, width: 20, cell: (_list, { steps }) => lastOf(steps, ({ step }) => p.steps[step]) },
      { head: heads.lastOn, width: 12, cell: (_list, { steps }) => lastOf(steps, ({ at }) => dayOf(at)) },
      { head: heads.lastReason, width: 26, cell: (_list, { steps }) => lastOf(steps, ({ reason }) => reason) },
      { head: heads.lastLinks, width: 30, cell: (_list, { steps }) => steps.findLast(({ links }) => links.length > 0)?.links.join(' ') ?? null },
    ],
    found: [
      { head: w.outcome, width: 12, cell: (_list, { finding }) => finding && outcomeTitles[language][finding.outcome] },
      { head: w.severity, width: 10, cell: (_list, { finding }) => finding && severityTitles[language][finding.severity] },
      { head: w.problem, width: 36, cell: (_list, { finding }) => finding && finding.message },
      { head: w.quoteAndPlace, width: 36, cell: (_list, { finding }) => finding && placesOf(finding, language).join(' | ') },
      { head: w.toDo, width: 30, cell: (_list, { finding }) => finding && finding.advice },
      { head: w.basis, width: 30, cell: (_list, { finding }) => finding && basisOf(finding, language) },
      { head: heads.history, width: 40, cell: (_list, { steps }) => steps.map((step) => stepLine(step, language)).join(' | ') || null },
      { head: w.rule, width: 24, cell: (_list, { ruleId }) => ruleId },
      { head: w.file, width: 26, cell: ({ document }) => document && flat(document.name) },
      { head: heads.issuedBy, width: 14, cell: ({ issuedBy }) => issuedBy },
      { head: heads.list, width: 38, cell: ({ id }) => id },
    ],
  }
}

function lastOf<T>(steps: ListedProblem['steps'], told: (step: ListedProblem['steps'][number]) => T): T | null {
  const last = steps.at(-1)
  return last ? told(last) : null
}
