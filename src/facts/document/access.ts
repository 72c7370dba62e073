// Report in, whether a reader gets text out of what was published, or only a picture.
import { evidenceAt, fact } from '../evidence.js'
import type { FactReader } from '../reader.js'
import type { Report } from '../../model/report.js'

/** access.form: published (a page or a file, or text that bears marks of a site), copy (bare text, which tells nothing of either). */
export const readAccessFacts: FactReader = (report) => {
  const attachment = attached(report)
  return [
    fact('access.form', formOf(report)),
    fact('access.attachment', attachment !== null, attachment ? [attachment] : []),
  ]
}

function formOf({ origin: { format, url }, text: { lines } }: Report): string {
  if (format !== 'text' && format !== 'markdown') return 'published'
  return url !== null || lines.some(({ role }) => role === 'chrome') ? 'published' : 'copy'
}

const file = /附件(?:下载)?|下载|\.(?:pdf|docx?|ofd|wps|xlsx?)(?![a-z])/i

function attached(report: Report): ReturnType<typeof evidenceAt> | null {
  const found = file.exec(report.text.clean)
  if (!found) return null
  return evidenceAt(report, { start: found.index, end: found.index + found[0].length }, { zh: '附件', en: 'attachment' })
}
