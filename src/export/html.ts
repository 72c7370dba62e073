// An Evaluation in, a page of its own out: it fetches nothing, runs nothing, and everything of the report in it is text.
import { createHash } from 'node:crypto'
import { outcomeTitles, severityTitles } from '../model/titles.js'
import { basisOf, failuresOf, lostBy, placesOf, uncheckedOf, withOutcome } from './findings.js'
import { recordOf } from './record/content.js'
import { visible } from './visible.js'
import { exportWords } from './words.js'
import type { Evaluation, FindingAnswer, ScoreAnswer } from '../model/evaluation.js'
import type { Language } from '../model/words.js'
import type { RecordContent } from './record/content.js'
import type { ExportWords } from './words.js'

export function reportPage(evaluation: Evaluation, language: Language): Uint8Array {
  const w = exportWords[language]
  const content = recordOf(evaluation, language)
  const { document, findings, report, score, notes } = evaluation
  const unchecked = uncheckedOf(evaluation)
  const page = `<!DOCTYPE html>
<html lang="${w.lang}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hashOf(styles)}'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(content.subject)}</title>
<style>${styles}</style></head><body><main>
<h1>${text(content.title)}</h1><p class="subject">${text(report.title ?? document.name)}</p>
${factsOf(content, score?.gates ?? [], w)}
${dimensionsOf(content, [w.dimension, w.score, `${w.earned} / ${w.possible}`])}
${group(w.failed(failuresOf(findings).length), failuresOf(findings), language) || `<p>${text(w.nothingFailed)}</p>`}
${group(w.review(withOutcome(findings, 'review').length), withOutcome(findings, 'review'), language)}
<h2>${text(w.unchecked(unchecked.length))}</h2>
${unchecked.length === 0 ? `<p>${text(w.nothingUnchecked)}</p>` : `<dl>${unchecked.map(({ title, why }) => pair(title, why)).join('')}</dl>`}
${remarks(w.notes, [...report.clashes, ...notes])}
<footer>${text(w.closing)}</footer>
</main></body></html>
`
  return Buffer.from(page)
}

/** Text of the report or of ours, as text of HTML or of an attribute in quotes. */
export function text(words: string): string {
  return visible(words).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')
}

function pair(label: string, value: string): string {
  return `<div><dt>${text(label)}</dt><dd>${text(value)}</dd></div>`
}

/** Of the record the facts; what it must leave out for its one page stands here whole. */
function factsOf({ rows, verdict }: RecordContent, gates: ScoreAnswer['gates'], w: ExportWords): string {
  const facts = rows.map(({ label, value }) => pair(label, value)).join('')
  const capped = gates.map(({ effect }) => `<p>${text(w.gates)} ${text(effect)}</p>`).join('')
  return `<p class="verdict"><span>${text(w.verdict)}</span> ${text(verdict)}</p>${capped}<dl>${facts}</dl>`
}

function dimensionsOf({ dimensions }: RecordContent, heads: string[]): string {
  if (dimensions.length === 0) return ''
  const rows = dimensions.map(([title, ...numbers]) =>
    `<tr><th scope="row">${text(title)}</th>${numbers.map((each) => `<td>${text(each)}</td>`).join('')}</tr>`)
  const head = heads.map((each) => `<th scope="col">${text(each)}</th>`).join('')
  return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`
}

function group(heading: string, findings: FindingAnswer[], language: Language): string {
  if (findings.length === 0) return ''
  return `<h2>${text(heading)}</h2>\n<ol>${findings.map((finding) => itemOf(finding, language)).join('\n')}</ol>`
}

function itemOf(finding: FindingAnswer, language: Language): string {
  const w = exportWords[language]
  const { title, outcome, severity, message, advice } = finding
  const lost = lostBy(finding)
  const marks = [outcomeTitles[language][outcome], severityTitles[language][severity], ...(lost > 0 ? [`−${lost.toFixed(1)} ${w.points}`] : [])]
  const places = placesOf(finding, language)
  const basis = basisOf(finding, language)
  return `<li class="${severity}"><h3>${text(title)} <small>${text(marks.join(w.comma))}</small></h3><p>${text(message)}</p>`
    + (places.length > 0 ? `<ul>${places.map((place) => `<li>${text(place)}</li>`).join('')}</ul>` : '')
    + `<dl>${advice === null ? '' : pair(w.advice, advice)}${basis === '' ? '' : pair(w.basis, basis)}</dl></li>`
}

function remarks(heading: string, lines: string[]): string {
  return lines.length === 0 ? '' : `<h2>${text(heading)}</h2><ul>${lines.map((line) => `<li>${text(line)}</li>`).join('')}</ul>`
}

function hashOf(style: string): string {
  return `sha256-${createHash('sha256').update(style).digest('base64')}`
}

const styles = `
:root{color-scheme:light dark}
body{margin:0;background:Canvas;color:CanvasText;font:16px/1.7 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{box-sizing:border-box;max-width:900px;margin:0 auto;padding:24px 20px 48px;overflow-wrap:anywhere}
h1{font-size:1.5em;text-align:center;margin:.2em 0}
h2{font-size:1.15em;margin:1.6em 0 .4em;border-bottom:1px solid}
h3{font-size:1em;margin:0}
h3 small{font-weight:400}
.subject{text-align:center;margin:0 0 1em}
.verdict{font-size:1.2em;font-weight:600}
dl{margin:.4em 0}
dl>div{display:grid;grid-template-columns:9em 1fr;gap:8px}
dt{opacity:.75}
dd{margin:0}
ol{padding:0}
ol>li{margin:0 0 1.1em;padding-left:8px;border-left:4px solid #5f6b7a;list-style-position:inside}
ol>li h3{display:inline}
ol>li.critical{border-color:#b3261e}
ol>li.major{border-color:#c75b12}
ol>li.minor{border-color:#9a7b00}
li>p,li>ul{margin:.2em 0}
table{border-collapse:collapse;width:100%}
th,td{border:1px solid #8c959f;padding:2px 8px;text-align:right}
th:first-child{text-align:left}
footer{margin-top:2em;font-size:.85em;opacity:.75}
@media(max-width:600px){dl>div{grid-template-columns:1fr;gap:0}}
@media print{main{max-width:none;padding:0}li,tr{break-inside:avoid}}
`
