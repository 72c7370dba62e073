// Findings in, the markup a copy shows them with out: marks around the words, and the list at the head that leads to them.
import { outcomeTitles, severityTitles } from '../model/titles.js'
import { names } from './names.js'
import { noteOf } from './marks.js'
import type { Mark, Marks, Remark } from './marks.js'
import type { Segment } from './segments.js'
import type { Language, Outcome, Severity } from '../model/words.js'

/** Which of a finding's marks stand in the copy, by number of the finding: the list leads to these. */
export type Anchors = Map<number, number>

/**
 * Opening and closing markup around a segment. A reader sees the note by resting on it; the number after it leads to the list.
 * Styles stand in the element, so that the page's own rules can't take them and a mark stays a mark where styles are forbidden.
 */
export function markAround(segment: Segment, anchors: Anchors, language: Language): { before: string; after: string } {
  const [gravest] = segment.marks
  const notes = segment.marks.map(({ remark }) => noteOf(remark, language)).join('\n\n')
  const targets = segment.opens.map(({ remark }) => `<a id="${nextAnchor(remark, anchors)}"></a>`).join('')
  const links = numbersOf(segment.closes).map((number) =>
    `<a href="#mj-${number}" style="${style.number}">[${number}]</a>`).join('')
  return {
    before: `${targets}<mark style="${style.mark}background:${shades[gravest!.remark.outcome]}" title="${escaped(notes)}">`,
    after: `</mark>${links}`,
  }
}

function nextAnchor({ number }: Remark, anchors: Anchors): string {
  const place = (anchors.get(number) ?? 0) + 1
  anchors.set(number, place)
  return `mj-${number}-${place}`
}

function numbersOf(marks: Mark[]): number[] {
  return [...new Set(marks.map(({ remark }) => remark.number))].sort((a, b) => a - b)
}

/** The list of all findings, those that stand nowhere among them. `all:initial` keeps the page's own rules out of it. */
export function listOf({ remarks }: Marks, anchors: Anchors, language: Language): string {
  const { heading, about, nothing } = names[language]
  const items = remarks.map((remark) => itemOf(remark, anchors.get(remark.number) ?? 0, language)).join('')
  return `<div lang="${language === 'zh' ? 'zh-CN' : 'en'}" style="${style.list}"><details open style="${style.details}">`
    + `<summary style="${style.heading}">${escaped(heading(remarks.length))}</summary>`
    + `<div style="${style.about}">${escaped(remarks.length === 0 ? nothing : about)}</div>${items}</details></div>`
}

function itemOf(remark: Remark, marked: number, language: Language): string {
  const { how, law, colon, place, nowhere } = names[language]
  const { number, outcome, severity, title, message, advice, basis } = remark
  const tag = `${outcomeTitles[language][outcome]} · ${severityTitles[language][severity]}`
  const links = Array.from({ length: marked }, (_, index) =>
    `<a href="#mj-${number}-${index + 1}" style="${style.link}">${escaped(place(index + 1))}</a>`)
  const line = (label: string, text: string): string =>
    `<div style="${style.line}"><span style="${style.label}">${escaped(label + colon)}</span>${escaped(text)}</div>`
  return `<div id="mj-${number}" style="${style.item}border-left-color:${edges[severity]}">`
    + `<div style="${style.title}">${number}. ${escaped(title)} <span style="${style.tag}background:${shades[outcome]}">`
    + `${escaped(tag)}</span></div><div style="${style.line}">${escaped(message)}</div>`
    + (advice === null ? '' : line(how, advice)) + (basis === '' ? '' : line(law, basis))
    + `<div style="${style.line}">${links.length > 0 ? links.join(' ') : `<span style="${style.label}">${escaped(nowhere)}</span>`}</div></div>`
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** Told apart without colours too: the note and the list say the outcome in words. */
const shades: Record<Outcome, string> = {
  fail: '#ffc9c2', partial: '#ffe3a8', review: '#cfe3ff', pass: 'none', 'not-applicable': 'none', 'not-assessable': 'none',
}
const edges: Record<Severity, string> = { critical: '#b3261e', major: '#c75b12', minor: '#9a7b00', info: '#5f6b7a' }

const font = "font-family:system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;"
const style = {
  mark: 'color:inherit;padding:0;',
  number: `${font}font-size:11px;vertical-align:super;line-height:0;color:#1a4f8b;text-decoration:none;white-space:nowrap;margin:0 1px;`,
  list: `all:initial;display:block;box-sizing:border-box;max-width:992px;margin:16px auto;padding:0 16px;${font}`
    + 'font-size:15px;line-height:1.6;color:#1f2328;',
  details: 'display:block;border:1px solid #d0d7de;border-radius:6px;background:#fff;padding:12px 16px;text-align:left;',
  heading: 'font-size:17px;font-weight:600;cursor:pointer;',
  about: 'color:#57606a;font-size:13px;margin:4px 0 8px;',
  item: 'border-left:4px solid;padding:2px 0 2px 12px;margin:12px 0;',
  title: 'font-weight:600;',
  tag: 'font-weight:400;font-size:12px;border-radius:4px;padding:1px 6px;margin-left:4px;white-space:nowrap;',
  line: 'margin:2px 0;overflow-wrap:anywhere;',
  label: 'color:#57606a;',
  link: 'color:#1a4f8b;margin-right:8px;',
} as const
