// A body and the law of a report year in; whether it must report, and by which day, out.
import { isDate } from '../calendar/days.js'
import type { Body, Expectation } from '../model/roster.js'
import type { Citation } from '../model/rule.js'
import type { Regime } from '../model/rulebook.js'
import type { IsoDate, Localised } from '../model/words.js'

/** The part of a rulebook that says when reports are due. */
export interface DueLaw { regimes: Array<Pick<Regime, 'reportYears' | 'due'>> }

type ById = ReadonlyMap<string, Pick<Body, 'id' | 'name' | 'merged' | 'abolished'>>

/**
 * By the regime of the report year (article 31 of the 2007 Regulation, article 49 of 2019), else by the day the office set: national law
 * gives townships, streets and zones none since 2019. A body founded within the year reports on what is left of it; one abolished or
 * merged by the due day does not report, and its successor does.
 */
export function expectationOf(body: Body, year: number, { regimes }: DueLaw, bodies: ById): Expectation {
  const regime = regimes.find(({ reportYears }) => year >= reportYears.from && year <= reportYears.to)
  if (!regime) return outsideTheLaw(year, regimes)
  const { dueOn, reason, cites } = dueDay(body, year, regime)
  const due = { dueOn, cites }
  if (body.founded !== null && body.founded > `${year}-12-31`) {
    return answer('not-expected', due, [say(`${body.founded}设立，在${year}年度之后`, `Founded on ${body.founded}, after the year ${year}`)])
  }
  const gone = ended(body, dueOn ?? `${year}-12-31`, bodies)
  if (gone) return answer(gone.state, due, [gone.reason], gone.successor)
  if (dueOn === null) return answer('review', due, [reason])
  const partly = body.founded !== null && body.founded > `${year}-01-01`
    ? [say(`${body.founded}设立，报告自设立之日起的情况`, `Founded on ${body.founded}: the report covers the time from then on`)] : []
  return answer('expected', due, [reason, ...partly])
}

function outsideTheLaw(year: number, regimes: DueLaw['regimes']): Expectation {
  const first = Math.min(...regimes.map(({ reportYears }) => reportYears.from))
  const none = { dueOn: null, cites: [] }
  return year < first
    ? answer('not-expected', none, [say(`${year}年度尚无年度报告制度，首份报告为${first}年度`, `No annual report was asked for ${year}; the first is for ${first}`)])
    : answer('review', none, [say(`${year}年度适用的规定尚未核实`, `The law for ${year} has not been verified`)])
}

interface Due { dueOn: IsoDate | null; reason: Localised; cites: Citation[] }

function dueDay({ kind, localDue }: Body, year: number, { due }: Pick<Regime, 'due'>): Due {
  const national = due[kind]
  if (national) {
    const dueOn = `${year + 1}-${two(national.month)}-${two(national.day)}`
    return { dueOn, reason: say(`依法应于${dueOn}前公布`, `Due by law on ${dueOn}`), cites: national.cites }
  }
  const set = localDue?.byYear[String(year)] ?? (localDue?.yearly ? `${year + 1}-${localDue.yearly}` : null)
  if (set !== null && isDate(set)) return { dueOn: set, reason: say(`主管部门规定的期限为${set}`, `Due by the office's own day, ${set}`), cites: [] }
  if (set !== null) {
    return { dueOn: null, cites: [], reason: say(`规定的期限${set}不是有效日期`, `The day that was set, ${set}, does not exist`) }
  }
  return {
    dueOn: null, cites: [],
    reason: say('国家规定没有为这类单位定日期，名单中也没有本地期限', 'National law sets no day for this kind of body, and the roster has no local one'),
  }
}

interface Ended { state: 'not-expected' | 'review'; reason: Localised; successor: string | null }

/** What ended a body by that day; null while it stands. */
function ended({ id, merged, abolished }: Body, by: IsoDate, bodies: ById): Ended | null {
  if (merged && (merged.on === null || merged.on <= by)) return intoAnother(id, merged, by, bodies)
  if (abolished === null || abolished > by) return null
  return { state: 'not-expected', successor: null, reason: say(`${abolished}撤销，早于公布期限`, `Abolished on ${abolished}, before a report was due`) }
}

function intoAnother(id: string, { on, into }: NonNullable<Body['merged']>, by: IsoDate, bodies: ById): Ended {
  if (on === null) return doubt('并入其他单位，但日期不详', 'Merged into another body on an unknown day')
  const successor = successorOf(id, into, by, bodies)
  if (successor === 'circle') return doubt('并入关系成环，请核对名单', 'The mergers in the roster form a circle')
  if (successor === null) return doubt(`${on}并入其他单位，但承接单位不详或已撤销`, `Merged on ${on}; the body that took over is unknown or gone`)
  const { name } = bodies.get(successor)!
  return { state: 'not-expected', successor, reason: say(`${on}并入${name}，由其报告`, `Merged into ${name} on ${on}, which reports for it`) }
}

/** The body that stands at the end of the chain on that day. */
function successorOf(from: string, first: string | null, by: IsoDate, bodies: ById): string | 'circle' | null {
  const seen = new Set([from])
  let at = first
  while (at !== null) {
    if (seen.has(at)) return 'circle'
    seen.add(at)
    const body = bodies.get(at)
    if (!body) return null
    const { merged, abolished } = body
    if (merged?.on != null && merged.on <= by) at = merged.into
    else return merged?.on === null || (abolished !== null && abolished <= by) ? null : at
  }
  return null
}

function doubt(zh: string, en: string): Ended {
  return { state: 'review', successor: null, reason: say(zh, en) }
}

function answer(
  state: Expectation['state'], { dueOn, cites }: Pick<Due, 'dueOn' | 'cites'>, reasons: Localised[], successor: string | null = null,
): Expectation {
  return { state, dueOn: state === 'expected' ? dueOn : null, successor, reasons, cites: state === 'expected' ? cites : [] }
}

function say(zh: string, en: string): Localised {
  return { zh, en }
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
