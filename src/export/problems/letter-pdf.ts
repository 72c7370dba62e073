// An issued problem list in, its letter as PDF out: item below item, each with what the Word file's table has in columns.
import { codeOf } from '../visible.js'
import { lackedBy, Sheet } from '../pdf/sheet.js'
import { exportWords } from '../words.js'
import { letterOf, stampOf } from './letter.js'
import { problemWords } from './words.js'
import type { Language } from '../../model/words.js'
import type { IssuedList } from '../../model/problem-list-export.js'
import type { Typeface } from '../pdf/faces.js'
import type { LetterItem } from './letter.js'

const indent: Record<Language, string> = { zh: '　　', en: '' }
const grey = '#57606a'
const prose = { size: 11 }
const body = { size: 9.5 }
const small = { size: 8, colour: grey }

export async function letterPdf(list: IssuedList, language: Language, typeface: Typeface): Promise<Uint8Array> {
  const w = exportWords[language]
  const { title, addressed, opening, note, items, small: closing, signed, checked } = letterOf(list, language)
  const rows = items.map((item) => ({ head: `${item.number}. ${item.item}`, lines: linesOf(item, language) }))
  const told = rows.flatMap(({ head, lines }) => [head, ...lines.flat()])
  const words = [title, addressed, opening, ...note, ...told, ...closing, ...signed, checked ?? ''].join('')
  const lacked = await lackedBy(typeface, words)
  const last = [...(checked === null ? [] : [checked]), ...(lacked.length > 0 ? [w.lacking(lacked.slice(0, 12).map(codeOf).join(' '))] : [])]
  const sheet = await Sheet.open(typeface, words + last.join(''), { title, language: w.lang, createdAt: stampOf(list), numbered: true })
  sheet.text(title, { size: 17, bold: true, align: 'center' })
  sheet.space(12)
  sheet.text(addressed, prose)
  sheet.space(3)
  for (const line of [opening, ...note]) sheet.text(indent[language] + line, prose)
  sheet.space(8)
  for (const { head, lines } of rows) {
    // A heading is not left alone at the foot of a page.
    sheet.need(60)
    sheet.rule()
    sheet.space(5)
    sheet.text(head, { size: 10.5, bold: true }, { hang: 14 })
    sheet.space(2)
    for (const [label, text] of lines) sheet.row([[label, { ...body, colour: grey }, 0.17], [text, body, 0.83]])
    sheet.space(6)
  }
  sheet.rule()
  sheet.space(6)
  sheet.need(100)
  for (const line of closing) sheet.text(line, small)
  sheet.space(14)
  for (const line of signed) sheet.text(line, { ...prose, align: 'right' })
  sheet.space(14)
  for (const line of last) sheet.text(line, small)
  return sheet.bytes()
}

function linesOf({ problem, places, basis, toDo, due, progress }: LetterItem, language: Language): Array<[label: string, text: string]> {
  const [w, p] = [exportWords[language], problemWords[language]]
  const shown = places.length === 0 ? ['—'] : places
  return [
    [w.problem, problem], ...under(w.quoteAndPlace, shown), [w.basis, basis], [w.toDo, toDo], [w.mendBy, due],
    ...(progress.length === 0 ? [] : under(p.progress, progress)),
  ]
}

/** A line each, the label beside the first. */
function under(label: string, lines: string[]): Array<[string, string]> {
  return lines.map((line, index) => [index === 0 ? label : '', line])
}
