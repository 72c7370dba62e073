// The report and the one given as last year's in, a fault out where that is another issuer's or another year's.
import { Fault } from '../../model/fault.js'
import type { Compared } from '../../model/companions.js'
import type { Identity } from '../../model/report.js'
import type { Localised } from '../../model/words.js'

/**
 * What could not be read of either is no difference; a year that is not shown to be the one before is.
 * @param sameBody by the roster: then a name says nothing. @throws Fault other-previous.
 */
export function refuseOtherPrevious({ year, issuer: { name } }: Identity, { report, document }: Compared, sameBody = false): void {
  if (report.kind !== 'annual-report') throw refused(document.name, { zh: '不是政府信息公开工作年度报告', en: 'it is no annual report' })
  if (year.value !== null && report.year !== year.value - 1) {
    const found = report.year ?? '—'
    throw refused(document.name, {
      zh: `它的报告年度是${found}，应为${year.value - 1}`, en: `its report year is ${found}, not ${year.value - 1}`,
    })
  }
  if (!sameBody && name.value !== null && report.issuer.name !== null && !isSameBody(name.value, report.issuer.name)) {
    throw refused(document.name, {
      zh: `它的主体是“${report.issuer.name}”，这一份是“${name.value}”`, en: `its issuer is "${report.issuer.name}", here it is "${name.value}"`,
    })
  }
}

/** One name may leave out what the other begins with, and either the words 省, 市, 县, 区: 青溪县教育局, 湖南省青溪县教育局, 青溪教育局. */
export function isSameBody(one: string, other: string): boolean {
  const [a, b] = [plain(one), plain(other)]
  return ends(a, b) || ends(withoutRanks(a), withoutRanks(b))
}

function ends(a: string, b: string): boolean {
  return a.length >= b.length ? a.endsWith(b) : b.endsWith(a)
}

function plain(name: string): string {
  return name.replace(/[\s()（）“”"·]/g, '')
}

function withoutRanks(name: string): string {
  return name.replace(/[省市县区]/g, '')
}

function refused(file: string, { zh, en }: Localised): Fault {
  return new Fault('other-previous', { zh: `${file}：${zh}。`, en: `${file}: ${en}.` })
}
