// What the document is and whose: identity and the plain measures of the text as facts.
import { asRead, evidenceAt, fact, readingAt } from '../evidence.js'
import type { FactReader } from '../reader.js'
import type { Fact, FactValue } from '../../model/fact.js'
import type { Reading, Report } from '../../model/report.js'
import type { Localised } from '../../model/words.js'

export const readIdentityFacts: FactReader = (report) => {
  const { identity } = report
  const title = read(report, 'report.title', identity.title, { zh: '标题', en: 'title' })
  return [
    fact('report.kind', identity.kind, title.evidence),
    fact('report.otherKind', identity.otherKind, title.evidence),
    fact('report.reports', identity.reports, identity.reportTitles.map((range) => evidenceAt(report, range, { zh: '标题', en: 'title' }))),
    title,
    read(report, 'report.year', identity.year, { zh: '报告年度', en: 'report year' }),
    fact('report.regime', identity.regime, title.evidence),
    read(report, 'issuer.name', identity.issuer.name, { zh: '报告主体', en: 'issuer' }),
    read(report, 'issuer.kind', identity.issuer.kind, { zh: '报告主体', en: 'issuer' }),
    read(report, 'issuer.province', identity.issuer.province, { zh: '报告主体所在地', en: 'place of the issuer' }),
    fact('document.hostIs', identity.host),
    fact('document.draft', identity.draft === true),
    fact('document.pictures', report.pictures.length),
    ...measures(report),
    fact('publication.source', identity.publishedOn.source),
    read(report, 'publication.date', identity.publishedOn, placeOfDate(report)),
  ]
}

function read(report: Report, id: string, { value, ranges }: Reading<FactValue & (string | number)>, where: Localised): Fact {
  return fact(id, value, ranges.map((range) => evidenceAt(report, range, where)))
}

function placeOfDate(report: Report): Localised {
  const { publishedOn } = report.identity
  const place = publishedOn.source === 'closing-line' ? { zh: '文末落款', en: 'closing line' } : { zh: '页面标注的日期', en: 'date on the page' }
  return asRead(place, readingAt(report, publishedOn.ranges[0]))
}

function measures({ text: { clean, lines } }: Report): Fact[] {
  let characters = 0
  let lost = 0
  for (const { start, end, role } of lines) {
    if (role !== 'body') continue
    for (let index = start; index < end; index += 1) {
      const unit = clean.charCodeAt(index)
      if (isBlank(unit)) continue
      characters += 1
      if (isGarbled(unit)) lost += 1
    }
  }
  return [fact('document.characters', characters), fact('document.garbledShare', characters === 0 ? 0 : lost / characters)]
}

function isBlank(unit: number): boolean {
  return unit <= 0x20 || unit === 0xA0 || unit === 0x3000
}

/** C1 controls, the private use area, the replacement character, and 锟斤拷, which wrong decoding leaves behind. */
function isGarbled(unit: number): boolean {
  return (unit >= 0x80 && unit <= 0x9F) || (unit >= 0xE000 && unit <= 0xF8FF)
    || unit === 0xFFFD || unit === 0x951F || unit === 0x62F7
}
