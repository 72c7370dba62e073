// What is expected of a body and what it handed in, seen on one day; how it stands, and how all stand together, out.
import { dayNumber } from '../calendar/days.js'
import { countWorkingDays, isWorking } from '../calendar/working-days.js'
import type { Body, BodyState, Expectation, Handed, Standing } from '../model/roster.js'
import type { IsoDate, IssuerKind, Localised } from '../model/words.js'
import type { WorkCalendar } from '../calendar/working-days.js'

/** Later than this it may be a re-posting after a site moved (contract, gate `late`). */
const mostDaysLate = 365

/**
 * Lateness is told by the day of publication; where that is unknown, a report in hand by the due day was not late, and any other is for a
 * person. A due day that is a rest day leaves what comes up to the next working day to a person too: the regulation does not move it.
 * `missing` says that nothing came to hand; that nothing was published only a person can say.
 */
export function standingOf(expectation: Expectation, handed: Handed | null, today: IsoDate, calendar: WorkCalendar): Standing {
  const { state: expected, reasons, ...rest } = expectation
  const told = handed ? received(expectation, handed, calendar) : absent(expectation, today, calendar)
  return { ...rest, expected, state: told.state, daysLate: told.daysLate ?? null, reasons: [...reasons, ...told.reasons] }
}

interface Told { state: BodyState; daysLate?: number; reasons: Localised[] }

function received({ state, dueOn }: Expectation, { receivedOn, publishedOn }: Handed, calendar: WorkCalendar): Told {
  if (state !== 'expected' || dueOn === null) return { state: 'received', reasons: [] }
  const day = publishedOn ?? receivedOn
  const days = dayNumber(day) - dayNumber(dueOn)
  if (days <= 0) {
    return publishedOn === null
      ? { state: 'received', reasons: [say(`公布日期不详；${receivedOn}已收到`, `Day of publication unknown; in hand on ${receivedOn}`)] }
      : { state: 'received', reasons: [] }
  }
  if (publishedOn === null) {
    return { state: 'review', reasons: [say(`公布日期不详，期限之后的${receivedOn}才收到`,
      `Day of publication unknown; it came on ${receivedOn}, after it was due`)] }
  }
  if (day <= graceEnd(dueOn, calendar)) {
    return { state: 'review', reasons: [say(`期限${dueOn}是休息日，次一工作日公布是否逾期须由人工认定`,
      `The due day ${dueOn} is a rest day; whether the next working day is late is for a person to say`)] }
  }
  if (days > mostDaysLate) {
    return { state: 'review', reasons: [say(`公布日期晚于期限${days}天，可能是网站迁移后重新发布`, `${days} days late: perhaps posted again after a site moved`)] }
  }
  return { state: 'late', daysLate: days, reasons: [say(`逾期${days}天公布`, `Published ${days} days late`)] }
}

function absent({ state, dueOn }: Expectation, today: IsoDate, calendar: WorkCalendar): Told {
  if (state !== 'expected' || dueOn === null) return { state: state === 'expected' ? 'review' : state, reasons: [] }
  if (today <= graceEnd(dueOn, calendar)) return { state: 'awaited', reasons: [] }
  return { state: 'missing', reasons: [say('期限已过，没有收到；是否未公布须由人工确认',
    'Nothing came by the due day; whether nothing was published is for a person to confirm')] }
}

/** The due day itself where it is a working day or the calendar does not reach. */
function graceEnd(dueOn: IsoDate, calendar: WorkCalendar): IsoDate {
  const kind = calendar.kindOf(dueOn)
  if (kind === 'unknown' || isWorking(kind)) return dueOn
  return countWorkingDays(calendar, dueOn, 1)?.last ?? dueOn
}

export interface Counts extends Record<BodyState, number> { bodies: number }

export interface Coverage {
  all: Counts
  byKind: Array<{ kind: IssuerKind; counts: Counts }>
  /** Under null stand those without a parent. */
  byParent: Array<{ parent: string | null; counts: Counts }>
}

export function coverageOf(standings: Array<{ body: Pick<Body, 'kind' | 'parent'>; state: BodyState }>): Coverage {
  const all = noCounts()
  const byKind = new Map<IssuerKind, Counts>()
  const byParent = new Map<string | null, Counts>()
  for (const { body, state } of standings) {
    for (const counts of [all, of(byKind, body.kind), of(byParent, body.parent)]) {
      counts.bodies += 1
      counts[state] += 1
    }
  }
  return {
    all,
    byKind: [...byKind].map(([kind, counts]) => ({ kind, counts })),
    byParent: [...byParent].map(([parent, counts]) => ({ parent, counts })),
  }
}

function of<K>(map: Map<K, Counts>, key: K): Counts {
  let counts = map.get(key)
  if (!counts) map.set(key, counts = noCounts())
  return counts
}

function noCounts(): Counts {
  return { bodies: 0, received: 0, late: 0, awaited: 0, missing: 0, 'not-expected': 0, review: 0 }
}

function say(zh: string, en: string): Localised {
  return { zh, en }
}
