// Evaluations of one body in, its problem list in Word out: each finding with quote, law, what to do and by when.
import { paragraph, table } from './docx/blocks.js'
import { a4, wordDocument } from './docx/document.js'
import { basisOf, failuresOf, fewPlacesOf, marksOf, uncheckedOf, withOutcome } from './findings.js'
import { dateIn, momentIn } from './moment.js'
import { flat } from './visible.js'
import { exportWords } from './words.js'
import type { FileChild } from 'docx'
import type { Evaluation, FindingAnswer } from '../model/evaluation.js'
import type { IsoDate, Language } from '../model/words.js'
import type { Look } from './docx/blocks.js'

const margin = 1020
const inner = a4.height - 2 * margin
/** Number, item, what is wrong, where and what stands there, law, what to do, by when; the text takes what is left. */
const widths = [600, 1900, 3000, 3200, 2300, inner - 12_700, 1700]

/** @param mendBy the day by which all is to be mended; left out, a line to be filled in by hand. */
export async function problemList(evaluation: Evaluation, language: Language, mendBy?: IsoDate): Promise<Uint8Array> {
  const w = exportWords[language]
  const { report, document, ruleset, createdAt, findings } = evaluation
  const body = report.issuer.name ?? w.unknown
  const failures = failuresOf(findings)
  const review = withOutcome(findings, 'review')
  const due = mendBy === undefined ? w.dateBlank : dateIn(mendBy, language)
  const children: FileChild[] = [
    paragraph(w.problemTitle, { heading: true, size: 32, align: 'center', level: 0 }),
    paragraph(w.addressed(flat(body)), { before: 160, after: 60 }),
    paragraph(w.problemAbout(flat(report.title ?? document.name), failures.length, review.length), { firstLine: 480 }),
    paragraph(w.checkedFile(flat(document.name), document.sha256, `${ruleset.id} ${ruleset.version}`, momentIn(createdAt, language)), {
      firstLine: 480, after: 120,
    }),
  ]
  if (failures.length > 0) children.push(table([heads(language), ...failures.map((each, index) => row(each, index + 1, due, language))], widths, 1))
  else children.push(paragraph(w.nothingFailed))
  if (review.length > 0) {
    children.push(paragraph(w.review(review.length), { heading: true, before: 200, after: 60, keepNext: true, level: 1 }))
    children.push(table([heads(language), ...review.map((each, index) => row(each, index + 1, due, language))], widths, 1))
  }
  const unchecked = uncheckedOf(evaluation)
  if (unchecked.length > 0) {
    children.push(paragraph(w.unchecked(unchecked.length) + w.colon + unchecked.map(({ title }) => title).join(w.list), { size: 18, before: 160 }))
  }
  children.push(paragraph(w.problemClosing, { size: 18, before: 120 }))
  return wordDocument(children, { title: w.problemTitle, language: w.lang, createdAt, landscape: true, size: 20, margin, numbered: true })
}

function heads(language: Language): Array<[string]> {
  const w = exportWords[language]
  return [[w.number], [w.item], [w.problem], [w.quoteAndPlace], [w.basis], [w.toDo], [w.mendBy]]
}

function row(finding: FindingAnswer, number: number, due: string, language: Language): Array<[string, Look?]> {
  return [
    [String(number), { align: 'center' }], [flat(finding.title) + marksOf(finding, language)], [flat(finding.message)],
    [fewPlacesOf(finding, language).join('\n') || '—'],
    [basisOf(finding, language) || '—'], [finding.advice === null ? '—' : flat(finding.advice)], [due, { align: 'center' }],
  ]
}
