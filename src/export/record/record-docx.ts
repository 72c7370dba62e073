// An Evaluation in, its record as one page of Word out, to be signed and filed with the report.
import { paragraph, table } from '../docx/blocks.js'
import { a4, wordDocument } from '../docx/document.js'
import { exportWords } from '../words.js'
import { recordOf } from './content.js'
import type { FileChild } from 'docx'
import type { Evaluation } from '../../model/evaluation.js'
import type { Language } from '../../model/words.js'
import type { Look } from '../docx/blocks.js'

const margin = 907
const inner = a4.width - 2 * margin
const label: Look = { colour: '57606A' }
const small: Look = { size: 16, colour: '57606A' }

export async function recordDocx(evaluation: Evaluation, language: Language): Promise<Uint8Array> {
  const w = exportWords[language]
  const { title, subject, rows, verdict, gates, dimensions, sections, closing, signed } = recordOf(evaluation, language)
  const facts: Array<Array<[string, Look?]>> = [
    ...rows.map(({ label: name, value }): Array<[string, Look?]> => [[name, label], [value]]),
    [[w.verdict, { ...label, heading: true }], [verdict, { heading: true, size: 22 }]],
    ...gates.map((gate): Array<[string, Look?]> => [[w.gates, label], [gate]]),
  ]
  const children: FileChild[] = [
    paragraph(title, { heading: true, size: 32, align: 'center', level: 0 }),
    paragraph(subject, { size: 22, align: 'center', before: 40, after: 100 }),
    table(facts, [1700, inner - 1700]),
  ]
  if (dimensions.length > 0) {
    const names = [w.dimension, w.score, `${w.earned} / ${w.possible}`]
    const half = [inner / 2 - 2700, 1100, 1600]
    children.push(paragraph('', { size: 8 }), table([
      [...names, ...names].map((name): [string] => [name]), ...pairsOf(dimensions).map((pair) => pair.flatMap(dimensionCells)),
    ], [...half, ...half], 1))
  }
  for (const section of sections) {
    children.push(paragraph(section.heading, { heading: true, size: 20, before: 90, keepNext: true, level: 1 }))
    for (const line of section.lines) children.push(paragraph(line, /^\d/.test(line) ? { hang: 200 } : {}))
  }
  children.push(paragraph(closing, { ...small, before: 100 }), paragraph(signed, { before: 140 }))
  return wordDocument(children, { title, language: w.lang, createdAt: evaluation.createdAt, size: 18, margin })
}

/** Two beside each other take half the height. */
function pairsOf<T>(items: T[]): Array<[T, T | null]> {
  return items.filter((_item, index) => index % 2 === 0).map((item, index) => [item, items[index * 2 + 1] ?? null])
}

function dimensionCells(dimension: [title: string, score: string, points: string] | null): Array<[string, Look?]> {
  const [name, score, points] = dimension ?? ['', '', '']
  return [[name], [score, { align: 'right' }], [points, { align: 'right' }]]
}
