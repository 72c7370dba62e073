// The statistics period, and figures that stop before the year does.
import { asRead, evidenceAt, fact, placeOf } from '../evidence.js'
import { sentenceTexts, unwrapped } from '../sentence-text.js'
import { yearFigures } from '../figures/year-figures.js'
import type { FactReader } from '../reader.js'
import type { Fact } from '../../model/fact.js'
import type { DateMention, Report, SectionSlot } from '../../model/report.js'
import type { Rulebook } from '../../model/rulebook.js'
import type { Evidence, Range } from '../../model/span.js'
import type { IsoDate } from '../../model/words.js'

export const readPeriodFacts: FactReader = (report, rulebook) => {
  const year = report.identity.year.value
  const period = statedPeriod(report, year)
  const show: Show = (range) => evidenceAt(report, range, placeOf(report, range))
  const evidence = period ? [shownAsRead(show(period.range), period)] : []
  const first = year === null ? null : firstDay(rulebook, year)
  const full = period && first ? isFull(period, first) : null
  // A period put together from damaged digits may be read wrongly: it can tell a whole year, and never a shortened one.
  const doubtful = period?.repaired === true && full !== true
  return [
    fact('period.stated', doubtful ? 'damaged' : period?.state ?? null, evidence),
    fact('period.start', startOf(period, first), evidence),
    fact('period.end', period?.to ?? null, evidence),
    fact('period.full', doubtful ? null : full, evidence),
    ...figures(report, rulebook, year, show),
    newBody(report, show),
  ]
}

export interface Period { state: 'stated' | 'damaged'; from: IsoDate | null; to: IsoDate | null; range: Range; repaired?: boolean; reading?: string }

function shownAsRead(evidence: Evidence, { repaired, reading }: Period): Evidence {
  return { ...evidence, where: asRead(evidence.where, repaired ? reading : undefined) }
}

const named = /统计期限|统计时限|统计时间|统计数据|数据统计|数据的统计|统计范围|统计周期|起止时间|时间跨度|数据期限|所列数据|报告期|时限为|期限[为自从:]|涵盖/
const strictlyNamed = /统计(?:期限|时限|时间|周期)|起止时间|数据期限|统计数据[^。,;]{0,4}截[至止]/

/** Under its customary names first; else a period of the whole year, said of the figures anywhere. */
export function statedPeriod(report: Report, year: number | null): Period | null {
  const texts = sentenceTexts(report)
  let at = 0
  let whole: Period | null = null
  for (let index = 0; index < texts.length; index++) {
    const { start, end, slot } = report.sentences[index]!
    while (at < report.dates.length && report.dates[at]!.end <= start) at++
    const dates: DateMention[] = []
    for (let next = at; next < report.dates.length && report.dates[next]!.start < end; next++) dates.push(report.dates[next]!)
    const text = unwrapped(texts[index]!)
    if (isOnPeriod(text, slot)) {
      const period = periodOf(text, dates, { start, end })
      if (period) return period
    }
    whole ??= wholeYear(dates, year)
  }
  return whole
}

/** Of the looser names a figure of the body may make use too: 据统计数据,1-8月份共受理20件. */
function isOnPeriod(text: string, slot: SectionSlot | null): boolean {
  if (strictlyNamed.test(text)) return true
  const opens = slot === 'preface' || slot === null || slot === 'overview'
  return opens && named.test(text) && !/\d\s?(?:余|多)?\s?(?:条|件|次|篇|份|人)/.test(text)
}

function periodOf(text: string, dates: DateMention[], range: Range): Period | null {
  const period = dates.find(({ kind }) => kind === 'period')
  if (period) return { state: 'stated', from: period.from, to: period.to, range, repaired: period.repaired, reading: period.reading }
  const days = dates.filter(({ kind }) => kind === 'day' || kind === 'month')
  if (days.length > 1) return { state: 'stated', from: days[0]!.from, to: days.at(-1)!.to, range }
  if (!strictlyNamed.test(text)) return null
  if (days.length === 1 && /截[至止]|至|到/.test(text)) return { state: 'stated', from: null, to: days[0]!.to, range }
  const year = dates.find(({ kind }) => kind === 'year')
  if (year && !/[至起止]/.test(text)) return { state: 'stated', from: year.from, to: year.to, range }
  return /[至起止到从自]|\d{5,}/.test(text) ? { state: 'damaged', from: null, to: null, range } : null
}

function wholeYear(dates: DateMention[], year: number | null): Period | null {
  const period = dates.find(({ kind, from, to }) => kind === 'period' && from <= `${year}-05-01` && to >= `${year}-12-30`)
  if (year === null || !period) return null
  return { state: 'stated', from: period.from, to: period.to, range: { start: period.start, end: period.end } }
}

/** The first report under a law begins with the law, not with the year. */
function firstDay({ regimes }: Rulebook, year: number): IsoDate {
  const first = regimes.find(({ firstYearStartsOn }) => firstYearStartsOn?.startsWith(`${year}-`))
  return first?.firstYearStartsOn ?? `${year}-01-01`
}

/** 统计时间截至12月31日 tells the end alone: a yearly report's period begins with its year. */
function startOf(period: Period | null, first: IsoDate | null): IsoDate | null {
  return period?.from ?? (period?.to ? first : null)
}

/** Null where the period is a whole year but not the report's: a slip of the pen in one of the two, and no shortened period. */
function isFull({ from, to }: Period, first: IsoDate): boolean | null {
  const year = first.slice(0, 4)
  if (to === null) return null
  if ((from ?? first) <= first && to >= `${year}-12-30`) return true
  const other = to.slice(0, 4)
  return other !== year && (from === null || from === `${other}-01-01`) && to >= `${other}-12-30` ? null : false
}

type Show = (range: Range) => Evidence
const mostShown = 10

function figures(report: Report, rulebook: Rulebook, year: number | null, show: Show): Fact[] {
  const { fullYear, cutOff, otherCutOffs } = yearFigures(report, year)
  // The prescribed forms ask for the year's figures in every cell.
  const yearly = new Set(rulebook.forms.filter(({ kind }) => kind !== 'appeals').map(({ id }) => id))
  const forms = report.tables.filter(({ state, form }) => state === 'read' && yearly.has(form))
  const tables = forms.map(({ rows, range }) => rows[0]?.label ?? { start: range.start, end: range.start })
  const shown = cutOff.slice(0, mostShown).map(show)
  return [
    fact('period.cutOff', cutOff[0]?.to ?? null, shown.slice(0, 1)),
    fact('period.cutOffFigures', cutOff.length, shown),
    fact('period.fullYearFigures', fullYear.length + tables.length, [...fullYear, ...tables].slice(0, 5).map(show)),
    fact('period.otherCutOffs', otherCutOffs.length, otherCutOffs.slice(0, mostShown).map(show)),
  ]
}

const self = '(?:我|本|该)(?:局|委|办|镇|乡|街|街道|厅|院|区|县|市|中心|单位|部门|机关|管委会|处|署)'
/** Set up, merged or renamed itself; a working group, an office or a company that it set up is none of this. */
const founded = new RegExp([
  `${self}[^。,;]{0,14}(?:新?组建|正式成立|新?设立|挂牌成立|正式挂牌|成立(?!了?[^。,;]{0,16}(?:小组|专班|委员会|机构|公司|队|科|室|站)))`,
  '机构改革[^。;]{0,30}(?:组建|成立|合并|划转|更名|撤并|新设|挂牌|职能调整|整合)', '(?:因|由于)[^。;]{0,6}机构改革', '新(?:组建|成立|设立)的?单位',
].join('|'))

function newBody(report: Report, show: Show): Fact {
  const index = sentenceTexts(report).findIndex((text, at) => founded.test(text) && report.sentences[at]!.slot !== 'improvements')
  return index === -1 ? fact('period.newBody', false) : fact('period.newBody', true, [show(report.sentences[index]!)])
}
