// Which of the required parts stand, and in what form: by heading, in the words of a sentence, or as a table.
import { evidenceAt, fact, placeOf } from '../evidence.js'
import { answeredSlots } from './part-answers.js'
import type { AnsweredSlot } from './part-answers.js'
import { sentencesWithin, sentenceTexts } from '../sentence-text.js'
import { smallNumeral } from '../small-numerals.js'
import type { FactReader } from '../reader.js'
import type { Fact } from '../../model/fact.js'
import type { Report, Section, SectionSlot } from '../../model/report.js'
import type { Rulebook } from '../../model/rulebook.js'
import type { Range } from '../../model/span.js'

const reported = ['overview', 'proactive', 'applications', 'fees', 'appeals', 'problems', 'improvements', 'other'] as const
type Reported = typeof reported[number]

export const readOutlineFacts: FactReader = (report, rulebook) => {
  const answered = answeredSlots(report)
  const answers = firstAnswers(report, answered)
  const tables = tablesBySlot(report, rulebook)
  return [
    ...reported.map((slot) => presence(report, slot, answers, tables)),
    problemsConcrete(report, answered),
    ...counts(report),
  ]
}

function presence(report: Report, slot: Reported, answers: Map<AnsweredSlot, Range>, tables: Map<Reported, Range>): Fact {
  const heading = headingOf(report, slot)
  const content = slot === 'overview' ? (heading ? null : proseBeforeParts(report)) : answers.get(slot)
  if (heading) return told(report, slot, 'heading', content ? [heading, content] : [heading])
  if (content) return told(report, slot, 'content', [content])
  const table = tables.get(slot)
  return table ? told(report, slot, 'table', [table]) : fact(`sections.${slot}`, null)
}

function told(report: Report, slot: Reported, form: 'heading' | 'content' | 'table', ranges: Range[]): Fact {
  return fact(`sections.${slot}`, form, ranges.map((range) => evidenceAt(report, range, placeOf(report, range))))
}

/** A heading of the top level, else one below it; a plan for next year under another name is no part of this report. */
function headingOf({ sections }: Report, slot: Reported): Range | null {
  let plan = false
  let below: Range | null = null
  for (const section of sections) {
    if (section.level === 1) {
      plan = section.slot === 'problems' || section.slot === 'improvements'
      if (names(section, slot)) return section.heading
    } else if (!below && names(section, slot) && isPartBelow(section, slot, plan)) below = section.heading
  }
  return below
}

function isPartBelow({ title }: Section, slot: Reported, plan: boolean): boolean {
  if (slot === 'problems' || slot === 'improvements') return true
  if (slot === 'overview') return false
  return !plan && (slot !== 'other' || /报告|说明|事项/.test(title))
}

function names(section: Section, slot: SectionSlot): boolean {
  return section.slot === slot || section.also?.includes(slot) === true
}

/** The first sentence that answers each point. */
function firstAnswers({ sentences }: Report, answered: AnsweredSlot[][]): Map<AnsweredSlot, Range> {
  const found = new Map<AnsweredSlot, Range>()
  answered.forEach((slots, index) => {
    const { start, end } = sentences[index]!
    for (const slot of slots) if (!found.has(slot)) found.set(slot, { start, end })
  })
  return found
}

const shortestOverview = 100

/** Where no heading says overview, what stands before the first of the other parts may still be one, if it is long enough. */
function proseBeforeParts(report: Report): Range | null {
  const tops = report.sections.filter(({ level }) => level === 1)
  const first = tops[0]
  const others = tops.findIndex(({ slot }) => slot !== null && slot !== 'organisation' && slot !== 'preface')
  if (!first || others <= 0) return null
  const range = { start: first.body.start, end: tops[others]!.heading.start }
  const { from, to } = sentencesWithin(report, range)
  const length = report.sentences.slice(from, to).reduce((sum, { start, end }) => sum + end - start, 0)
  return length >= shortestOverview ? first.heading : null
}

/** Forms answer for the parts whose figures they hold, whether their cells could be read or not. */
function tablesBySlot({ tables }: Report, rulebook: Rulebook): Map<Reported, Range> {
  const found = new Map<Reported, Range>()
  const kinds = new Map(rulebook.forms.map(({ id, kind }) => [id, kind]))
  for (const table of tables) {
    const kind = kinds.get(table.form)
    const range = table.rows[0]?.label ?? { start: table.range.start, end: Math.min(table.range.end, table.range.start + 40) }
    if (kind === 'disclosure') found.set('proactive', range)
    else if (kind === 'applications' || kind === 'appeals') found.set(kind, range)
    else if (kind === 'statistics') {
      for (const { key, label, cells } of table.rows) {
        const slot = blocks.get(key.slice(0, key.indexOf('.')))
        if (slot && !found.has(slot) && cells.some(({ value }) => value !== null)) found.set(slot, label)
      }
    }
  }
  return found
}

const blocks = new Map<string, Reported>([
  ['proactive', 'proactive'], ['applications', 'applications'], ['review', 'appeals'], ['litigation', 'appeals'], ['fees', 'fees'],
])

/** Whether the part on problems says anything at all; how well it says it is no machine's business. */
function problemsConcrete(report: Report, answered: AnsweredSlot[][]): Fact {
  const { sections, sentences } = report
  const inside = insideProblems(sections)
  const ranges: Range[] = []
  sentenceTexts(report).forEach((text, index) => {
    const sentence = sentences[index]!
    if (ranges.length > 2 || text.length < shortestStatement || /^(?:无|没有|暂无)[^,]{0,12}$/.test(text)) return
    const isStated = inside[sentence.section] || answered[index]!.includes('problems')
    if (isStated) ranges.push({ start: sentence.start, end: sentence.end })
  })
  const headings = sections.filter((_, index) => inside[index]).map(({ heading }) => heading)
  if (headings.length === 0 && ranges.length === 0) return fact('problems.concrete', null)
  const shown = ranges.length > 0 ? ranges : headings.slice(0, 3)
  return fact('problems.concrete', ranges.length > 0, shown.map((range) => evidenceAt(report, range, placeOf(report, range))))
}

const shortestStatement = 8

/** For each section whether it, or one around it, is on problems or improvements. */
function insideProblems(sections: Section[]): boolean[] {
  const inside: boolean[] = []
  let until = -1
  for (const section of sections) {
    if (names(section, 'problems') || names(section, 'improvements')) until = Math.max(until, section.body.end)
    inside.push(section.heading.start < until)
  }
  return inside
}

function counts(report: Report): Fact[] {
  const parts = topLevelParts(report)
  const evidence = parts.slice(0, mostShown).map(({ heading }) => evidenceAt(report, heading, placeOf(report, heading)))
  const annex = hasPromisedAnnex(report) ? 1 : 0
  return [fact('sections.count', parts.length + annex, evidence), fact('sections.numbered', isSequence(parts), evidence)]
}

const mostShown = 20

/** Without a preface, and without an annex that only follows the report. */
export function topLevelParts({ sections }: Report): Section[] {
  return sections.filter((section) => section.level === 1 && section.slot !== 'preface' && !isAnnex(section))
}

function isAnnex({ slot, number }: Section): boolean {
  return slot === 'attachment' && number === null
}

/** An annex is a part of its own where the preface counts it among the parts. */
function hasPromisedAnnex(report: Report): boolean {
  const stands = report.sections.some((section) => section.level === 1 && isAnnex(section)) || report.tables.length > 0
  if (!stands || topLevelParts(report).some((section) => names(section, 'attachment'))) return false
  const promises = (text: string): boolean => /附表|附件|附录|统计表/.test(text) && /部分|组成/.test(text)
  return sentenceTexts(report).some((text, index) => report.sentences[index]!.slot === 'preface' && promises(text))
}

function isSequence(parts: Section[]): boolean {
  const value = (number: string): number | null => smallNumeral(number.replace(/[^一二三四五六七八九十\d]/g, ''))
  return parts.length > 1 && parts.every(({ number }, index) => number !== null && value(number) === index + 1)
}
