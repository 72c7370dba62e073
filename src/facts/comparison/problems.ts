// The parts on problems of two years in, whether this year's repeats last year's and takes up what it named out.
import { evidenceAt, fact, placeOf } from '../evidence.js'
import { freeTextOf } from './free-text.js'
import { likenessOf } from './likeness.js'
import { besideSpan } from './quoted.js'
import { sentenceTexts, unwrapped } from '../sentence-text.js'
import type { ComparisonReader } from '../reader.js'
import type { Compared } from '../../model/companions.js'
import type { Fact } from '../../model/fact.js'
import type { Report, SectionSlot } from '../../model/report.js'
import type { Passage } from '../../model/result.js'
import type { Rulebook } from '../../model/rulebook.js'
import type { Evidence, Span } from '../../model/span.js'

const parts: SectionSlot[] = ['problems', 'improvements']

export const readProblemFacts: ComparisonReader = (report, rulebook, { previous }) => {
  const likeness = previous ? likenessOf(report, previous, rulebook, { slots: parts }) : null
  return [
    fact('problems.previous.characters', likeness && Math.min(likeness.characters, likeness.others)),
    fact('problems.previous.percent', likeness?.percent ?? null, likeness?.evidence),
    ...followed(report, previous, rulebook),
  ]
}

function followed(report: Report, previous: Compared | undefined, rulebook: Rulebook): Fact[] {
  const named = previous ? problemsNamed(previous, rulebook) : []
  if (!previous || named.length === 0) return factsOf(null, 0, [], [])
  const explicit = lookingBack(report, previous)
  const answers = explicit.length > 0 ? null : answersOf(report, rulebook)
  const open = answers ? named.filter((problem) => !isTakenUp(problem, answers)) : []
  return factsOf(named.length, open.length, explicit, open.map((problem) => ({ ...headingOf(report), beside: besideSpan(previous, problem) })))
}

function factsOf(named: number | null, open: number, explicit: Evidence[], places: Evidence[]): Fact[] {
  return [
    fact('problems.previous.named', named), fact('problems.previous.open', named === null ? null : open, places),
    fact('problems.previous.recalled', explicit.length > 0, explicit),
  ]
}

interface Problem extends Span { characters: string }

/** From here on a part on problems tells of what is done about them. */
const turn = /改进情况|改进措施|整改措施|下一步|今后|针对(?:上述|以上|存在)|(?:将|我们)[^，；。]{0,6}(?:继续|进一步|着力)/

/** The clauses in which last year's report names its problems; one too short to be told from others is left out. */
function problemsNamed({ text, passages = [] }: Compared, rulebook: Rulebook): Problem[] {
  const named: Problem[] = []
  for (const passage of passages.filter(({ slot }) => slot === 'problems')) {
    for (const clause of clausesOf(text, passage)) {
      if (turn.test(text.slice(clause.start, clause.end))) break
      const { characters } = freeTextOf(text, [{ ...clause, slot: passage.slot }], rulebook)
      if (characters.length >= leastProblem) named.push({ ...clause, characters })
    }
  }
  return named
}

const leastProblem = 8

function clausesOf(text: string, { start, end }: Passage): Span[] {
  const spans: Span[] = []
  for (const match of text.slice(start, end).matchAll(/[^。；;]+/g)) {
    spans.push({ start: start + match.index, end: start + match.index + match[0].length })
  }
  return spans
}

/** 针对上年度存在的问题, 去年指出的不足. */
function lookingBack(report: Report, { report: { year } }: Compared): Evidence[] {
  const back = new RegExp(`(?:上一?年度?|去年${year === null ? '' : `|${year}年`})[^。]{0,40}(?:问题|不足|短板|薄弱)`)
  const at = sentenceTexts(report).findIndex((sentence) => back.test(unwrapped(sentence)))
  const sentence = report.sentences[at]
  return sentence ? [evidenceAt(report, sentence, placeOf(report, sentence))] : []
}

/** What the report says besides its own problems, as runs of three characters. */
function answersOf(report: Report, rulebook: Rulebook): Set<string> {
  const runs = new Set<string>()
  const texts = sentenceTexts(report)
  let naming = true
  for (const [index, { start, end, slot }] of report.sentences.entries()) {
    if (slot === 'problems' && turn.test(unwrapped(texts[index]!))) naming = false
    if (slot === 'problems' && naming) continue
    for (const run of runsOfThree(freeTextOf(report.text.clean, [{ start, end, slot }], rulebook).characters)) runs.add(run)
  }
  return runs
}

/** Two runs of three in common: a word of four characters, or two shorter ones. */
function isTakenUp({ characters }: Problem, answers: Set<string>): boolean {
  return new Set(runsOfThree(characters).filter((run) => answers.has(run))).size >= 2
}

function runsOfThree(characters: string): string[] {
  return Array.from({ length: Math.max(0, characters.length - 2) }, (_, at) => characters.slice(at, at + 3))
}

function headingOf(report: Report): Evidence {
  const section = report.sections.find(({ slot, level }) => level === 1 && slot !== null && parts.includes(slot))
  const range = section?.heading ?? { start: 0, end: 0 }
  return evidenceAt(report, range, placeOf(report, range))
}
