// Documents with what each rule must find in them, in; how often each rule is right when it finds something wanting, out.
import { readFileSync, readdirSync } from 'node:fs'
import { evaluate } from '../../src/evaluate.js'
import { answerOf, givensOf } from '../../src/rule-cases.js'
import { defects as sameReport } from '../fixtures/same-report/report.js'
import { kept } from '../fixtures/same-report/make/make.js'
import { labelledReports } from './reports.js'
import type { Evaluation } from '../../src/model/evaluation.js'
import type { Rulebook } from '../../src/model/rulebook.js'
import type { Submission } from '../../src/model/source.js'
import type { Outcome } from '../../src/model/words.js'

/** `right` of `told`: told wanting and labelled so. `missed`: labelled wanting and not told so. */
export interface Tally { documents: number; wanting: number; told: number; right: number; missed: string[]; accused: string[] }
/** `drawn`: the seeded reports, from which no rule and no case was made. */
export interface Tallies { drawn: Map<string, Tally>; all: Map<string, Tally> }

export async function tallies(rulebook: Rulebook): Promise<Tallies> {
  const ids = rulebook.rules.map(({ id }) => id)
  const [drawn, all] = [emptyFor(ids), emptyFor(ids)]
  for (const { name, submission, wanting } of labelledReports) {
    const outcomes = await outcomesOf(submission, rulebook)
    for (const id of ids) for (const tally of [drawn, all]) count(tally.get(id)!, name, wanting.includes(id), outcomes.get(id)!)
  }
  for (const { name, submission, wanting } of keptReports()) {
    const outcomes = await outcomesOf(submission, rulebook)
    for (const id of ids) count(all.get(id)!, name, wanting.includes(id), outcomes.get(id)!)
  }
  for (const id of ids) {
    for (const { name, given, expect } of rulebook.cases[id] ?? []) {
      if (!('text' in given)) continue
      const { finding } = answerOf(id, await givensOf(given, rulebook), rulebook)
      count(all.get(id)!, name, isWanting(expect.outcome), finding.outcome)
    }
  }
  return { drawn, all }
}

/** Of what it told, how much was right; nothing told is nothing wrong. */
export function precisionOf({ told, right }: Tally): number | null {
  return told === 0 ? null : right / told
}

export function recallOf({ wanting, right }: Tally): number | null {
  return wanting === 0 ? null : right / wanting
}

/** Golden documents, whose answers were read one by one, and the report that is kept in every format. */
function keptReports(): Array<{ name: string; submission: Submission; wanting: string[] }> {
  const golden = readdirSync('test/golden').sort().map((slug) => {
    const file = readdirSync(`test/golden/${slug}`).find((each) => each.startsWith('report.'))!
    const { findings } = JSON.parse(readFileSync(`test/golden/${slug}/expected.json`, 'utf8')) as Evaluation
    const wanting = findings.filter(({ outcome }) => isWanting(outcome)).map(({ ruleId }) => ruleId)
    return { name: slug, submission: { name: file, bytes: readFileSync(`test/golden/${slug}/${file}`) }, wanting }
  })
  const formats = ['report.html', 'report.docx', 'report.xlsx', 'report.pdf', 'report.ofd', 'report.doc', 'report.md']
  return [...golden, ...formats.map((name) => ({ name, submission: { name, bytes: kept(name) }, wanting: Object.keys(sameReport) }))]
}

async function outcomesOf(submission: Submission, rulebook: Rulebook): Promise<Map<string, Outcome>> {
  const { findings } = await evaluate(submission, {}, rulebook)
  return new Map(findings.map(({ ruleId, outcome }) => [ruleId, outcome]))
}

function emptyFor(ids: string[]): Map<string, Tally> {
  return new Map(ids.map((id) => [id, { documents: 0, wanting: 0, told: 0, right: 0, missed: [], accused: [] }]))
}

function count(tally: Tally, name: string, wanting: boolean, outcome: Outcome): void {
  const told = isWanting(outcome)
  tally.documents += 1
  tally.wanting += Number(wanting)
  tally.told += Number(told)
  tally.right += Number(told && wanting)
  if (wanting && !told) tally.missed.push(name)
  if (told && !wanting) tally.accused.push(name)
}

function isWanting(outcome: Outcome): boolean {
  return outcome === 'fail' || outcome === 'partial'
}
