// What the document is, whose work it reports, of which year, and when it was published.
import { kindOfDocument } from './identity/kind.js'
import { readHost, type Host } from './identity/host.js'
import { fullName, issuerElsewhere, issuerInPreface, issuerInTitle, longest, readIssuer, type Named } from './identity/issuer.js'
import { kindOfName, kindOfSelf } from './identity/issuer-kind.js'
import { closingOf, openingOf, type OpeningLine } from './identity/opening.js'
import { gazetteerOf, within, type Gazetteer } from './identity/places.js'
import { whereIs, type NameSaid } from './identity/province.js'
import { publicationDates } from './identity/publication.js'
import { regimeOf } from './identity/regime.js'
import { titlesOfReports } from './identity/reports.js'
import { numberedYearIn, readYear } from './identity/report-year.js'
import { submittedOver, type Read } from './identity/submitted.js'
import { findTitle, type Title } from './identity/titles.js'
import type { DateMention, Identity, Reading, Section, Sentence, Submitted, Table } from '../model/report.js'
import type { Rulebook } from '../model/rulebook.js'
import type { Text } from '../model/text.js'
import type { IssuerKind } from '../model/words.js'

export interface ReadSoFar { text: Text; dates: DateMention[]; tables: Table[]; sections: Section[]; sentences: Sentence[] }

/**
 * Submitted values win over what is read; where both stand and differ the clash is listed.
 * With kind 'other' the rest is filled as far as known and the regime is null.
 */
export function readIdentity(read: ReadSoFar, submitted: Submitted, rulebook: Rulebook): Identity {
  const { text, dates } = read
  const opening = openingOf(text)
  const closing = closingOf(text, 14)
  const gazetteer = gazetteerOf(rulebook.places)
  const title = findTitle(opening)
  const { kind, otherKind } = kindOfDocument(title, read)
  const host = readHost(submitted.url, rulebook.places)
  const printed = printedHosts(text.clean, rulebook)
  const names = namesOf(title, text, opening, closing, gazetteer)
  const named = nameOf(names, gazetteer)
  const said = submitted.issuer ? { name: fullName(submitted.issuer, gazetteer), range: null, from: 'submitted' } : null
  const where = whereIs(said ? [said] : names, text.clean, host, printed, rulebook.places)
  const year = kind === 'other' ? yearOfOther(title) : readYear(title, text.clean, dates)
  const reportYear = kind === 'other' ? null : submitted.year ?? year.value
  const published = publicationDates({ clean: text.clean, dates, opening, closing, titleEnd: title?.ranges.at(-1)?.end ?? 0 }, reportYear)
  const asRead: Read = {
    year, province: where.province, name: readIssuer(named), kind: issuerKind(said ?? named, text.clean), published,
  }
  const settled = submittedOver(asRead, submitted)
  const titles = kind === 'annual-report' ? titlesOfReports(text) : []
  return {
    kind, otherKind,
    reports: kind === 'annual-report' ? Math.max(1, titles.length) : 0,
    reportTitles: titles,
    title: titleReading(title),
    regime: kind === 'other' ? null : regimeOf(settled.year.value, read, rulebook),
    year: settled.year,
    issuer: settled.issuer,
    publishedOn: settled.publishedOn,
    otherPublicationDates: settled.otherPublicationDates,
    host: whose(host, where.codes, printed),
    clashes: settled.clashes,
    ...(submitted.draft && { draft: true }), ...(submitted.localDue !== undefined && { localDue: submitted.localDue }),
  }
}

function titleReading(title: Title | null): Reading<string> {
  if (title) return { value: title.text, ranges: title.ranges, from: 'opening' }
  return { value: null, ranges: [], from: 'none', looked: 'the first lines' }
}

function namesOf(title: Title | null, text: Text, opening: OpeningLine[], closing: OpeningLine[], gazetteer: Gazetteer): Named[] {
  const titled = title ? issuerInTitle(title, gazetteer) : null
  return [...(titled ? [titled] : issuerInPreface(text.clean, gazetteer)), ...issuerElsewhere(opening, closing, gazetteer)]
}

/** The title's name, else the first of the others; in its longest form. The page's source alone names no issuer. */
function nameOf(names: Named[], gazetteer: Gazetteer): Named | null {
  const whole = names.map((each) => ({ ...each, name: fullName(each.name, gazetteer) }))
  const taken = whole.find(({ from }) => from !== 'publisher')
  return taken ? longest(taken, whole) : null
}

/** What a report calls itself stands in for a name that was not found, never against one that was. */
function issuerKind(named: NameSaid | null, clean: string): Reading<IssuerKind> {
  if (named) {
    const ranges = named.range ? [named.range] : []
    return { value: kindOfName(named.name), ranges, from: named.from, looked: 'the name of the issuer' }
  }
  const self = kindOfSelf(clean)
  return self ? { value: self.kind, ranges: [{ start: self.at, end: self.at + 2 }], from: 'self' }
    : { value: null, ranges: [], from: 'none', looked: 'the name of the issuer, and what the report calls itself' }
}

function yearOfOther(title: Title | null): Reading<number> {
  const read = title ? readYear(title, '', []) : null
  if (read?.value) return read
  const numbered = title ? numberedYearIn(title.text) : null
  if (numbered) return { value: numbered, ranges: title!.ranges, from: 'title' }
  return { value: null, ranges: [], from: 'none', looked: 'title' }
}

const address = /(?=[a-z0-9-])(?<![A-Za-z0-9.@-])(?:https?:\/\/)?((?:[a-z0-9-]{1,40}\.){1,4}gov\.cn)/gi

/** 本报告的电子版可从某政府网站(www.….gov.cn)下载: the report's own words, so not of the page's frame. */
function printedHosts(clean: string, { places }: Rulebook): Host[] {
  const opening = clean.slice(0, 40_000)
  // Most reports print no address, and its end is far cheaper to look for than its beginning.
  if (!/gov\.cn/i.test(opening)) return []
  const names = new Set([...opening.matchAll(address)].map((match) => match[1]!.toLowerCase()))
  return [...names].slice(0, 8).flatMap((name) => readHost(name, places) ?? [])
}

/** own: the host is of the issuer's place or of the one above it, or is the one the report itself names. */
function whose(host: Host | null, codes: string[], printed: Host[]): Identity['host'] {
  if (!host) return null
  if (!host.government) return 'other'
  const named = printed.some(({ name }) => name.replace(/^www\./, '') === host.name.replace(/^www\./, ''))
  const holds = host.codes.some((holder) => codes.some((code) => code === holder || (within(code, holder) && !holder.endsWith('0000'))))
  return named || holds ? 'own' : 'government'
}
