// A Result in, what a marked copy shows out: each finding that asks for something, and where it stands in the text as read.
import { articleName } from '../model/article-name.js'
import { present } from '../present/present.js'
import { outcomeTitles, severityTitles } from '../model/titles.js'
import { names } from './names.js'
import type { FindingAnswer } from '../model/evaluation.js'
import type { Result } from '../model/result.js'
import type { Place } from '../model/place.js'
import type { Span } from '../model/span.js'
import type { Language, Outcome, Severity } from '../model/words.js'

/** What one finding says, in one language; personal data in it is starred already. */
export interface Remark {
  /** From 1, gravest first: what the list at the head of a copy and its marks are numbered by. */
  number: number
  ruleId: string
  outcome: Outcome
  severity: Severity
  title: string
  message: string
  advice: string | null
  /** The articles it rests on, on one line; empty where it rests on none. */
  basis: string
}

/** One place of a finding. `span` counts in the text as read; `places` say where that is in the file, for formats that know. */
export interface Mark { span: Span; places: Place[]; remark: Remark }

export interface Marks {
  /** By where they start, the longer first; they may overlap. */
  placed: Mark[]
  /** Findings that stand nowhere: something is lacking. A copy lists them at its start. */
  unplaced: Remark[]
  /** All of the above, each once, by number. */
  remarks: Remark[]
}

type Judged = Result['findings'][number]
const asks: Partial<Record<Outcome, number>> = { fail: 0, partial: 1, review: 2 }
const gravest: Severity[] = ['critical', 'major', 'minor', 'info']

/** Failed, partly met and open findings; what passed or does not apply leaves no mark. */
export function marksOf(result: Result, language: Language): Marks {
  const { findings: answers } = present(result, { language, id: null, createdAt: '', include: [] })
  const asked = result.findings.map((finding, index) => ({ finding, answer: answers[index]! }))
    .filter(({ finding }) => finding.outcome in asks).sort((a, b) => order(a.finding, b.finding))
  const placed: Mark[] = []
  const unplaced: Remark[] = []
  const remarks = asked.map(({ finding, answer }, index) => {
    const remark = remarkOf(answer, index + 1, language)
    const marks = finding.evidence.filter(({ start, end }, at, all) => end > start && !isSamePlace(all[at - 1], { start, end }))
      .map((each) => ({ span: whole(each, result.text), places: each.places ?? [], remark }))
    if (marks.length === 0) unplaced.push(remark)
    placed.push(...marks)
    return remark
  })
  placed.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end || a.remark.number - b.remark.number)
  return { placed, unplaced, remarks }
}

/** The note of a mark as plain text, a line each: what is wrong, what to do, and the law. */
export function noteOf({ number, outcome, severity, title, message, advice, basis }: Remark, language: Language): string {
  const { how, law, aside, colon } = names[language]
  return [
    `${number}. ${title}${aside(`${outcomeTitles[language][outcome]} · ${severityTitles[language][severity]}`)}`, message,
    ...(advice === null ? [] : [how + colon + advice]), ...(basis === '' ? [] : [law + colon + basis]),
  ].join('\n')
}

/** A character of two units is marked as one. */
function whole({ start, end }: Span, text: string): Span {
  const isInside = (at: number): boolean => (text.charCodeAt(at) & 0xFC00) === 0xDC00 && (text.charCodeAt(at - 1) & 0xFC00) === 0xD800
  return { start: isInside(start) ? start - 1 : start, end: isInside(end) ? end + 1 : end }
}

/** A place that stands against several of last year's is marked once. */
function isSamePlace(before: Span | undefined, { start, end }: Span): boolean {
  return before !== undefined && before.start === start && before.end === end
}

function order(a: Judged, b: Judged): number {
  return asks[a.outcome]! - asks[b.outcome]! || gravest.indexOf(a.severity) - gravest.indexOf(b.severity)
}

function remarkOf(answer: FindingAnswer, number: number, language: Language): Remark {
  const { ruleId, outcome, severity, title, message, advice, basis } = answer
  return { number, ruleId, outcome, severity, title, message, advice, basis: basisOf(basis, language) }
}

/** Each instrument once, with all its articles. */
function basisOf(basis: FindingAnswer['basis'], language: Language): string {
  const articles = new Map<string, string[]>()
  for (const { title, article } of basis) {
    const named = article === null ? [] : [articleName(article, language)]
    articles.set(title, [...(articles.get(title) ?? []), ...named])
  }
  const { comma, semicolon } = names[language]
  return [...articles].map(([title, list]) => (list.length > 0 ? `${title} ${list.join(comma)}` : title)).join(semicolon)
}
