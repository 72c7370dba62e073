// An issued problem list in, its letter in Word out: to be sent to the body, filled in by it, and filed.
import { paragraph, table } from '../docx/blocks.js'
import { a4, wordDocument } from '../docx/document.js'
import { exportWords } from '../words.js'
import { letterOf, stampOf } from './letter.js'
import { problemWords } from './words.js'
import type { FileChild } from 'docx'
import type { Language } from '../../model/words.js'
import type { IssuedList } from '../../model/problem-list-export.js'
import type { Look } from '../docx/blocks.js'
import type { LetterItem } from './letter.js'

const margin = 1020
const inner = a4.height - 2 * margin
/** Number, what is wrong, where and what stands there, law, what to do, by when, what was done; what to do takes what is left. */
const widths = [600, 3200, 2900, 2400, inner - 12_500, 1300, 2100]

export async function letterDocx(list: IssuedList, language: Language): Promise<Uint8Array> {
  const w = exportWords[language]
  const { title, addressed, opening, note, items, small, signed, checked } = letterOf(list, language)
  const heads: Array<[string]> = [
    [w.number], [w.problem], [w.quoteAndPlace], [w.basis], [w.toDo], [w.mendBy], [problemWords[language].progress],
  ]
  const children: FileChild[] = [
    paragraph(title, { heading: true, size: 32, align: 'center', level: 0 }),
    paragraph(addressed, { size: 24, before: 200, after: 60 }),
    paragraph(opening, { size: 24, firstLine: 480 }),
    ...note.map((line) => paragraph(line, { size: 24, firstLine: 480 })),
    paragraph('', { size: 12 }),
    table([heads, ...items.map(row)], widths, 1),
    ...small.map((line, index) => paragraph(line, { size: 18, before: index === 0 ? 120 : 40, keepNext: true })),
    ...signed.map((line, index) => paragraph(line, { size: 24, align: 'right', before: index === 0 ? 240 : 60, keepNext: true })),
    ...(checked === null ? [] : [paragraph(checked, { size: 16, before: 240, colour: '57606A' })]),
  ]
  return wordDocument(children, { title, language: w.lang, createdAt: stampOf(list), landscape: true, size: 20, margin, numbered: true })
}

function row({ number, item, problem, places, basis, toDo, due, progress }: LetterItem): Array<[string, Look?]> {
  return [
    [number, { align: 'center' }], [`${item}\n${problem}`], [places.join('\n') || '—'], [basis], [toDo], [due, { align: 'center' }],
    [progress.join('\n')],
  ]
}
